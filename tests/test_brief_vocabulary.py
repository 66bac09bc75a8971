"""A file is a word: which words there are, what each takes, and that a list of words costs no import."""

import contextlib
import subprocess
import sys
from dataclasses import dataclass, is_dataclass
from importlib import import_module
from pkgutil import iter_modules

import pytest

from briefgen import blocks
from briefgen.base.diagnostics import Place
from briefgen.blocks import charts
from briefgen.brief.model import Slide
from briefgen.brief.vocabulary import describe, word, words
from briefgen.facts.metric import Metric


@pytest.mark.parametrize("name", words())
def test_each_word_is_a_dataclass_that_composes_and_documents_every_key(name):
    cls = word(name)
    assert cls is not None
    assert is_dataclass(cls)
    assert hasattr(cls, "compose")
    assert all(doc for _, _, _, doc in describe(cls))


@pytest.mark.parametrize("name", ["base", "recorder", "cache", "frame", "_flow", "", "../x", "Prose", "os"])
def test_a_module_that_is_no_word_is_none(name):
    assert name not in words()
    assert word(name) is None


def test_words_are_listed_without_importing_a_block_or_matplotlib():
    code = (
        "import sys; from briefgen.brief.vocabulary import words; assert 'prose' in words();"
        "heavy = ('briefgen.blocks.', 'briefgen.blocks.charts.', 'matplotlib');"
        "assert not [name for name in sys.modules if name.startswith(heavy)]"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_description_has_keys_types_and_defaults_in_words():
    rows = {key: (kind, default, doc) for key, kind, default, doc in describe(Slide)}
    assert rows["title"] == ("a text", "none", "one sentence with the finding")
    assert rows["blocks"][0] == "a list of blocks"
    assert rows["kind"][1] == "content"
    assert "place" not in rows


def test_a_key_filled_by_the_mapping_is_not_described():
    assert "key" not in {key for key, *_ in describe(Metric)}


def test_a_string_below_a_field_describes_it_where_metadata_does_not():
    assert [doc for *_, doc in describe(Bare)] == ["What it weighs, in words."]


@dataclass(frozen=True)
class Bare:
    weight: str
    """What it weighs,
    in words."""


def parts_of_blocks():
    """Return every record that a text alone may stand for, an item of a block's list too."""
    names = [
        f"{package.__name__}.{module.name}"
        for package in (blocks, charts)
        for module in iter_modules(package.__path__)
    ]
    things = [each for name in names for each in vars(import_module(name)).values()]
    found = {each for each in things if is_dataclass(each) and hasattr(each, "from_scalar")}
    return sorted(found, key=lambda each: each.__qualname__)


@pytest.mark.parametrize("part", parts_of_blocks(), ids=lambda part: part.__qualname__)
def test_a_text_alone_is_understood_or_refused_with_a_reason(part):
    with contextlib.suppress(ValueError):
        assert isinstance(part.from_scalar("text", Place("brief.yaml", 1, 1)), part)
