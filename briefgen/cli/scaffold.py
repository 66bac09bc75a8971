"""A word's name in, the files of a new block out: its module, its gallery example and its test."""

from __future__ import annotations

import keyword
import re
from pathlib import Path
from string import Template

from briefgen.base.translate import tr
from briefgen.brief.vocabulary import words

TEMPLATES = Path(__file__).parent / "new_block"


def new_block(name: str, checkout: Path) -> dict[Path, str]:
    """Return paths and contents of a new word's files; ValueError when the name or the folder will not do."""
    if not re.fullmatch("[a-z][a-z0-9]*(?:_[a-z0-9]+)*", name) or keyword.iskeyword(name):
        raise ValueError(
            tr("{name!r} is not a valid name: lower-case letters, digits and single underscores", name=name)
        )
    if not (checkout / "briefgen" / "blocks").is_dir():
        raise ValueError(
            tr(
                "{checkout} is not a checkout of briefgen: it has no folder briefgen/blocks",
                checkout=checkout,
            )
        )
    cls = "".join(part.capitalize() for part in name.split("_"))
    files = {
        checkout / "briefgen" / "blocks" / f"{name}.py": "block",
        checkout / "briefgen" / "cli" / "gallery" / f"{name}.yaml": "example",
        checkout / "tests" / f"test_blocks_{name}.py": "test",
    }
    taken = next((path for path in files if path.exists()), None)
    if taken is not None or name in words():
        raise ValueError(tr("the word {name!r} is taken", name=name) + (f": {taken}" if taken else ""))
    return {path: _filled(template, name, cls) for path, template in files.items()}


def _filled(template: str, name: str, cls: str) -> str:
    text = (TEMPLATES / f"{template}.txt").read_text(encoding="utf-8")
    return Template(text).substitute(name=name, cls=cls)
