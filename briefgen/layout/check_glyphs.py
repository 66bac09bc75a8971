"""Finished pages in, a Problem for every character without a glyph and for invisible titles out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from briefgen.base.diagnostics import Place, Problem
from briefgen.base.translate import tr
from briefgen.brief.limits import is_visible
from briefgen.model.memory import memory
from briefgen.model.scene import Chart, Item, Page, TableItem, Text, walk
from briefgen.text import missing

MOST_NAMED = 20
"""Characters reported one by one: more of them are a script that no font has."""


def check_glyphs(pages: Iterable[Page]) -> tuple[Problem, ...]:
    """Return a Problem for each missing character where it first occurs, and for each invisible title."""
    found: dict[str, Problem] = {}
    for page in pages:
        for char, place in memory().painted.made_of((page,), _unseen, _unseen, page):
            if not char:
                message = tr("this title is missing or shows nothing: what it is made of leaves no letter")
                hint = tr("write `title`: the finding in one sentence")
                found[f"title {page.number}"] = Problem(place, message, hint, "invisible")
            elif char not in found and len(found) < MOST_NAMED:
                found[char] = _missing(char, place)
    return tuple(found.values())


def _unseen(page: Page) -> tuple[tuple[str, Place], ...]:
    """Return a page's characters without a glyph and where they stand; an empty one is an invisible title."""
    found: list[tuple[str, Place]] = []
    for item in walk(page.items):
        place = page.place_of(item)
        if isinstance(item, Text) and item.role == "title" and not is_visible(item.text):
            found.append(("", place))
        found += ((char, place) for char in missing("".join(_texts(item))))
    return tuple(found)


def _texts(item: Item) -> Iterator[str]:
    if isinstance(item, Text):
        yield from (span.text for line in item.lines for span in line.spans)
        yield from (paragraph.bullet or "" for paragraph in item.paragraphs)
    elif isinstance(item, TableItem):
        for cell in item.cells:
            yield from _texts(cell.text)
    elif isinstance(item, Chart):
        yield from (*item.categories, *item.groups, *item.ticks, *(level.label for level in item.levels))
        for series in item.series:
            yield from (series.name, *series.labels)
        for drawn in item.overlay:
            yield from _texts(drawn)


def _missing(char: str, place: Place) -> Problem:
    shown = f"“{char}” " if unicodedata.category(char)[0] in "LNPS" else ""
    named = " ".join(filter(None, (f"U+{ord(char):04X}", unicodedata.name(char, "").lower())))
    hint = tr("say it in words or with another character; it may have come with copied text")
    if unicodedata.category(char) == "Lo" and "CJK" in unicodedata.name(char, ""):
        hint = tr("no font that is shipped has this rare character; write what it is made of, or its sound")
    return Problem(
        place, tr("no font has the character {shown}({named})", shown=shown, named=named), hint, "glyph"
    )
