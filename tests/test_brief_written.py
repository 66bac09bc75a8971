"""What is written as YAML is read again as it was: every word, every layout, in its shortest form."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from briefgen.brief.decode import decode
from briefgen.brief.model import OnePager, Slide
from briefgen.brief.read import read_brief
from briefgen.brief.source import parse
from briefgen.brief.vocabulary import words
from briefgen.brief.written import as_yaml
from briefgen.cli.gallery.example import path_of, read_example
from briefgen.model.context import Block

DATA = Path(__file__).parents[1] / "data"
PLACE = re.compile(r"Place\(file='[^']*', line=\d+, column=\d+\)")
BLOCKS = tuple[Block, ...]


def placeless(value: Any) -> str:
    return PLACE.sub("", repr(value))


def read_again(text: str, hint: Any) -> Any:
    found = decode(parse(text.encode(), "brief.yaml"), dict[str, hint])
    (value,) = found.values()
    return value


@pytest.mark.parametrize("word", words())
def test_every_word_is_written_so_that_it_is_read_as_it_was(word: str) -> None:
    try:
        blocks = read_example(path_of(word)).blocks
    except FileNotFoundError:
        pytest.skip(f"{word} has no example of its own")
    text = as_yaml("blocks", blocks, BLOCKS)
    assert placeless(read_again(text, BLOCKS)) == placeless(blocks)


@pytest.mark.parametrize("name", ["qingdao-2025", "harbour-transit"])
def test_a_layout_made_by_hand_is_written_so_that_it_is_read_as_it_was(name: str) -> None:
    brief = read_brief(DATA / f"{name}.yaml")
    assert brief.page is not None
    page = as_yaml("onepager", brief.page, OnePager)
    assert placeless(read_again(page, OnePager)) == placeless(brief.page)
    deck = as_yaml("deck", brief.deck, tuple[Slide, ...])
    assert placeless(read_again(deck, tuple[Slide, ...])) == placeless(brief.deck)


@pytest.mark.parametrize(
    "text",
    [
        "true",
        "null",
        "~",
        "12",
        "012",
        "a: b",
        "# a",
        "{a}",
        "- a",
        "是的：否",
        "'a'",
        "a\u3000b",
        " a",
        "1.5",
    ],
)
def test_a_text_that_looks_like_something_else_stays_a_text(text: str) -> None:
    hint = tuple[str, ...]
    assert read_again(as_yaml("key", (text, "b"), hint), hint) == (text, "b")


@pytest.mark.parametrize(
    "text",
    [
        "prose: x",
        "kpi: visits",
        "kpi: {metric: visits, claim: none}",
        "column: visits",
        "line: [visits, loans]",
        "tiles: [visits, {metric: loans, note: A}]",
        "table: {metrics: [visits], columns: [latest, 2024]}",
        'callout: "{visits} visits"',
    ],
)
def test_a_block_is_written_in_its_short_form(text: str) -> None:
    yaml = f"blocks:\n  - {text}\n"
    assert as_yaml("blocks", read_again(yaml, BLOCKS), BLOCKS) == yaml
