"""A word's name in, the files of a new block out: its module, its gallery example and its test."""

from __future__ import annotations

import keyword
import re
from pathlib import Path
from string import Template

from briefgen.brief.vocabulary import words

_BLOCK = '''"""`$name`: say here, in one line, what it sets."""

from __future__ import annotations

from dataclasses import field, replace

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.base.geometry import Box
from briefgen.base.phrase import Phrase
from briefgen.blocks.parts.point import set_words
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Shape


@dataclass(frozen=True, slots=True, kw_only=True)
class $cls:
    """Say here, in one sentence, what it sets: the documentation and the gallery print it."""

    text: Phrase = field(metadata={"doc": "a sentence; what stands between ** is emphasised"})
    place: Place

    @classmethod
    def from_scalar(cls, text: str, place: Place) -> $cls:
        """Read the short form, the text alone."""
        return cls(text=Phrase(text, place), place=place)

    @property
    def stretch(self) -> float:
        """Return 0: text keeps its height; 1 would take all the height that is spare."""
        return 0.0

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the text below a short line in the present hue."""
        line = Shape(
            box=Box(0.0, 0.0, min(width, setting.gap(8)), setting.gap(0.5)),
            fill=setting.accent.strong,
            name="$name line",
        )
        text = set_words(self.text, setting, width)
        text = replace(text, box=text.box.moved(0.0, setting.gap(1.5)))
        return Composition(items=(line, text), width=width, height=text.box.bottom)
'''

_EXAMPLE = """title: 图册里的一页，标题是一句结论
blocks:
  - $name: 到馆读者**{visits}**，比2023年增长{visits.growth}。
"""

_TEST = '''"""`$name`, in sentences."""

from __future__ import annotations

import pytest
from blocks_kit import outside, setting, texts_of, variants

from briefgen.cli.gallery.book import lay_out_gallery
from briefgen.model.scene import walk


def test_it_says_its_text():
    (block,) = variants("$name", "as it is")
    laid = setting("$name", "page").compose(block, 300.0)
    said = "".join(text.text for item in walk(laid.items) for text in texts_of(item))
    assert "103.3万人次" in said


@pytest.mark.parametrize("how", ["as it is", "long", "unbroken"])
def test_nothing_leaves_its_box(how):
    (block,) = variants("$name", how)
    for kind, width in (("deck", 600.0), ("page", 110.0)):
        assert outside(setting("$name", kind).compose(block, width)) == []


def test_its_gallery_page_builds_without_a_remark():
    assert lay_out_gallery(names=["$name"]).problems == ()
'''


def new_block(name: str, checkout: Path) -> dict[Path, str]:
    """Return paths and contents of a new word's files; ValueError when the name or the folder will not do."""
    if not re.fullmatch("[a-z][a-z0-9]*(?:_[a-z0-9]+)*", name) or keyword.iskeyword(name):
        raise ValueError(f"{name!r} is not a valid name: lower-case letters, digits and single underscores")
    if not (checkout / "briefgen" / "blocks").is_dir():
        raise ValueError(f"{checkout} is not a checkout of briefgen: it has no folder briefgen/blocks")
    cls = "".join(part.capitalize() for part in name.split("_"))
    files = {
        checkout / "briefgen" / "blocks" / f"{name}.py": _BLOCK,
        checkout / "briefgen" / "cli" / "gallery" / f"{name}.yaml": _EXAMPLE,
        checkout / "tests" / f"test_blocks_{name}.py": _TEST,
    }
    taken = next((path for path in files if path.exists()), None)
    if taken is not None or name in words():
        raise ValueError(f"the word {name!r} is taken" + (f": {taken}" if taken else ""))
    return {path: Template(text).substitute(name=name, cls=cls) for path, text in files.items()}
