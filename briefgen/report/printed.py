"""Finished scenes in, where each fact is printed out: its slides and the page, and as what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import singledispatch
from typing import Literal

from briefgen.base.dataclass import dataclass
from briefgen.model.scene import Chart, Item, Page, Table, Text, walk


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """One page that prints a fact. ``as_`` are roles of texts, words of charts, and ``table``."""

    medium: Literal["slide", "page"]
    number: int
    as_: tuple[str, ...]


def printed_at(deck: tuple[Page, ...], pages: tuple[Page, ...]) -> Mapping[str, tuple[Printed, ...]]:
    """Return, by a fact's id, where it is printed, in the order of slides and pages."""
    found: dict[str, list[Printed]] = {}
    media: tuple[tuple[Literal["slide", "page"], tuple[Page, ...]], ...] = (("slide", deck), ("page", pages))
    for medium, sheets in media:
        for sheet in sheets:
            for identity, words in _on(sheet).items():
                entry = Printed(medium=medium, number=sheet.number, as_=tuple(words))
                found.setdefault(identity, []).append(entry)
    return {identity: tuple(entries) for identity, entries in found.items()}


def _on(page: Page) -> dict[str, dict[str, None]]:
    """Return the facts of a page, and as what each is printed."""
    facts: dict[str, dict[str, None]] = {}
    for item in walk(page.items):
        for identity, word in _facts(item):
            facts.setdefault(identity, {})[word] = None
    return facts


@singledispatch
def _facts(item: Item) -> Iterator[tuple[str, str]]:
    """Yield the ids of the facts that an item prints, each with the word for it; shapes print none."""
    return iter(())


@_facts.register
def _(item: Text) -> Iterator[tuple[str, str]]:
    for paragraph in item.paragraphs:
        yield from ((run.fact, item.role) for run in paragraph.runs if run.fact)


@_facts.register
def _(item: Chart) -> Iterator[tuple[str, str]]:
    for series in item.series:
        yield from ((identity, item.word) for identity in series.facts if identity)
    yield from ((level.fact, item.word) for level in item.levels if level.fact)


@_facts.register
def _(item: Table) -> Iterator[tuple[str, str]]:
    for cell in item.cells:
        yield from ((identity, "table") for identity, _ in _facts(cell.text))
