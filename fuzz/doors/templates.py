"""`--template`: a brief in a company's slides, sound or damaged; the deck is valid and read back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from lxml import etree

from briefgen.base.diagnostics import BriefError
from briefgen.blocks.charts import with_marks
from briefgen.edition.publication import Publication
from briefgen.model.memory import own_memory
from briefgen.pipeline.filenames import DECK
from briefgen.pipeline.lay_out import lay_out
from briefgen.pipeline.paint import painted
from fuzz import opened, seen
from fuzz.doors.damage import damaged
from fuzz.doors.visit import Visit
from fuzz.trial import differing, file_of

HOME = Path(__file__).parents[2] / "tests" / "templates"
DAMAGED = 3
"""One of so many templates is damaged."""
AGAIN = 6
"""One of so many decks is built a second time, for its bytes."""


def faults(visit: Visit) -> list[str]:
    """Return what is wrong with a brief's deck in a template."""
    choice = visit.choice
    path = choice.pick(templates())
    data, broken = path.read_bytes(), choice.once_in(DAMAGED)
    if broken:
        data = damaged(choice, data)
    house = visit.folder / f"house{path.suffix}"
    house.write_bytes(data)
    visit.brief.write_bytes(visit.yaml)
    try:
        laid = _laid(visit, house)
        files = painted(laid, "brief", ("pptx",))
    except BriefError as error:
        return visit.refused("template", error.problems)
    found = differing(laid, files)
    for scene in laid.decks:
        deck = file_of(files, scene, DECK)
        if deck and broken:  # what its own parts are like is not ours, but all of them are XML
            found += [*_unread(deck), *opened.lacking(opened.Package.of(deck), scene)]
        elif deck:
            found += [*opened.deck_faults(deck, scene, known(path)), *seen.faults(scene)]
    if not broken and choice.once_in(AGAIN) and _anew(visit, house) != files:
        found.append("its bytes differ the second time")
    visit.counts["template: damaged, and built"] += broken
    return found


def _laid(visit: Visit, house: Path) -> Publication:
    laid = lay_out(visit.brief, template=str(house), parts=frozenset({"deck"}))
    decks = [with_marks(each, natives=False) for each in laid.decks]
    return replace(laid, deck=decks[0], further_decks=tuple(decks[1:]))


def _anew(visit: Visit, house: Path) -> Mapping[str, bytes]:
    with own_memory():  # what is remembered would be given again
        return painted(_laid(visit, house), "brief", ("pptx",))


def _unread(deck: bytes) -> Iterator[str]:
    """Yield the parts of a deck that no program can read."""
    for name, part in opened.Package.of(deck).parts.items():
        if name.endswith((".xml", ".rels")) and not name.startswith("customXml/"):
            try:
                etree.fromstring(part)
            except etree.XMLSyntaxError as error:
                yield f"{name} is not XML: {error}"


@cache
def templates() -> tuple[Path, ...]:
    """Return the companies' templates of the tests."""
    return tuple(sorted(HOME.iterdir()))


@cache
def known(path: Path) -> tuple[str, ...]:
    """Return what the lint finds in a template itself."""
    return tuple(opened.lint(path.read_bytes()))
