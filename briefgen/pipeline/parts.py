"""An edition in, its slides and its printed pages laid out and checked out: each by itself, or none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from briefgen.base.copier import replace
from briefgen.base.diagnostics import Problem
from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.brief.model import Slide
from briefgen.edition.edition import Edition
from briefgen.edition.publication import LaidOut
from briefgen.layout.check_charts import ROOM_HINTS, check_charts
from briefgen.layout.check_glyphs import check_glyphs
from briefgen.layout.check_positions import check_pages
from briefgen.layout.deck import lay_out_deck
from briefgen.model.memory import memory
from briefgen.pipeline.contents import Contents, PageContents
from briefgen.pipeline.printed_pages import lay_out_pages
from briefgen.story.check_content import check_content
from briefgen.story.sections import is_derived

Part = Literal["deck", "page", "long"]
PARTS: frozenset[Part] = frozenset({"deck", "page"})
"""What is laid out unless a build asks for less or more."""

DERIVED_ROOM = N_(
    "shorten its label or unit, or write the layout out with `briefgen eject` and give it more room"
)


def lay_out_parts(
    edition: Edition,
    made: Contents,
    slides: tuple[Slide, ...],
    pages: Sequence[PageContents],
    requested: frozenset[Part],
    *,
    own_deck: bool,
) -> tuple[LaidOut, LaidOut, LaidOut]:
    """Return deck, page and long picture; one that is not requested has no pages.

    ``slides`` and ``pages`` are those of the first deck and of the first printed document.
    A derived part never blocks a written one: where both are requested and the derived one has errors, it is
    left out with a warning.
    """
    deck = LaidOut(pages=(), medium=edition.theme.deck)
    page = long = LaidOut(pages=(), medium=edition.page_medium)
    if "deck" in requested:
        deck = checked(lay_out_deck(edition, slides), edition)
    if "page" in requested:
        page = checked_pages(edition, pages)
    derived = made.pages[0].derivation
    if "long" in requested and derived is not None:
        from briefgen.pipeline.long_picture import lay_out_long_picture

        long = _named(
            checked(lay_out_long_picture(edition, derived), edition), (*deck.problems, *page.problems)
        )
    own_page = not is_derived(edition.brief)
    deck, page = (deck if own_deck else actionable(deck)), (page if own_page else actionable(page))
    long = actionable(long)
    if requested >= PARTS:
        deck = without_errors(deck, "deck") if own_page and not own_deck else deck
        page = without_errors(page, "page") if own_deck and not own_page else page
    return deck, page, long


def checked_pages(edition: Edition, pages: Sequence[PageContents]) -> LaidOut:
    """Return the pages of a document with the problems of their content and of their finished pages."""
    warned = (problem for each in pages for problem in check_content(each.page, each.brief))
    return checked(lay_out_pages(edition, pages), edition, *warned)


def actionable(derived: LaidOut) -> LaidOut:
    """Return a derived part whose charts without room say what to do, since nobody chose their room."""
    room = {tr(hint) for hint in ROOM_HINTS}
    problems = (
        replace(each, hint=tr(DERIVED_ROOM)) if each.code == "chart" and each.hint in room else each
        for each in derived.problems
    )
    return replace(derived, problems=tuple(problems))


def _named(long: LaidOut, others: Sequence[Problem]) -> LaidOut:
    """Return the long picture whose problems say so where deck and page do not have them."""
    known = frozenset(others)
    problems = (
        each
        if each in known
        else replace(each, message=tr("in the long picture, {message}", message=each.message))
        for each in long.problems
    )
    return replace(long, problems=tuple(problems))


def checked(part: LaidOut, edition: Edition, *further: Problem) -> LaidOut:
    """Return a part with the problems of its finished pages; positions only where none overflows.

    A page that is as it was in the last build is that very object: painters know it.
    """
    part = replace(part, pages=memory().pages.same(part.pages))
    found = (*part.problems, *further)
    ledger = edition.ledger.with_computed(part.computed)
    overflows = any(problem.code == "overflow" and problem.severity == "error" for problem in found)
    said = {problem.place for problem in found if problem.code == "table" and problem.severity == "error"}
    placed = () if overflows else check_pages(part.pages, part.medium.width, part.medium.height)
    misplaced = (problem for problem in placed if problem.place not in said)
    checked = (*misplaced, *check_glyphs(part.pages), *check_charts(part.pages, ledger))
    return replace(part, problems=(*found, *checked))


def without_errors(part: LaidOut, what: Part) -> LaidOut:
    """Return a derived part, or an empty one with a warning where it has errors."""
    errors = [problem for problem in part.problems if problem.severity == "error"]
    if not errors:
        return part
    first = min(errors)
    message = tr("no {what} is derived from the figures: {message}", what=what, message=first.message)
    warning = Problem(first.place, message, first.hint, first.code, "warning")
    return LaidOut(pages=(), medium=part.medium, problems=(warning,))
