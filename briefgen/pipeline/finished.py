"""An edition in, its slides and its printed pages finished and checked out: each by itself, or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Literal

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Problem
from briefgen.brief.model import Slide
from briefgen.edition.edition import Edition
from briefgen.facts.fact import Fact
from briefgen.facts.ledger import Ledger
from briefgen.layout.check import check_pages
from briefgen.layout.deck import lay_out_deck
from briefgen.layout.glyphs import check_glyphs
from briefgen.layout.honest import check_charts
from briefgen.layout.paper import on_paper
from briefgen.model.scene import Page
from briefgen.model.theme import Medium
from briefgen.pipeline.sheets import lay_out_sheets
from briefgen.story.page import is_derived
from briefgen.story.suited import check_suited

Part = Literal["deck", "page"]
PARTS: frozenset[Part] = frozenset({"deck", "page"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """The pages of a deck or of a printed page, their medium, and what was found on the way."""

    pages: tuple[Page, ...]
    medium: Medium
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    computed: Mapping[str, Fact] = field(default_factory=dict)
    """The facts that were computed for the pages, by id."""


def finished(
    edition: Edition, slides: tuple[Slide, ...], asked: frozenset[Part], *, own_deck: bool
) -> tuple[Finished, Finished]:
    """Return deck and page; one that nobody asks for has no pages.

    What is derived never stops what its author wrote: where the derived one of two asked parts has errors,
    it is left out and a warning says why.
    """
    deck = _deck(edition, slides) if "deck" in asked else Finished(pages=(), medium=edition.theme.deck)
    page = _page(edition) if "page" in asked else Finished(pages=(), medium=_paper(edition))
    if asked == PARTS:
        own_page = not is_derived(edition.brief)
        deck = _spared(deck, "deck") if own_page and not own_deck else deck
        page = _spared(page, "page") if own_deck and not own_page else page
    return deck, page


def _paper(edition: Edition) -> Medium:
    return on_paper(edition.theme.page, edition.page.size, edition.page.orientation)


def _deck(edition: Edition, slides: tuple[Slide, ...]) -> Finished:
    deck, medium = lay_out_deck(edition, slides), edition.theme.deck
    ledger = edition.ledger.with_computed(deck.computed)
    problems = _checked(deck.problems, deck.pages, medium, ledger)
    return Finished(pages=deck.pages, medium=medium, problems=problems, computed=deck.computed)


def _page(edition: Edition) -> Finished:
    printed = lay_out_sheets(edition)
    found = (*printed.problems, *check_suited(edition))
    ledger = edition.ledger.with_computed(printed.computed)
    problems = _checked(found, printed.pages, printed.medium, ledger)
    return Finished(
        pages=printed.pages,
        medium=printed.medium,
        problems=problems,
        notes=printed.notes,
        computed=printed.computed,
    )


def _checked(
    found: Sequence[Problem], pages: tuple[Page, ...], medium: Medium, ledger: Ledger
) -> tuple[Problem, ...]:
    """Return what layout found, and what finished pages show; on pages that overflow things are misplaced."""
    overflows = any(problem.code == "overflow" for problem in found)
    misplaced = () if overflows else check_pages(pages, medium.width, medium.height)
    return (*found, *misplaced, *check_glyphs(pages), *check_charts(pages, ledger))


def _spared(part: Finished, what: Part) -> Finished:
    """Return a derived part, or nothing of it and a warning where it has errors."""
    errors = [problem for problem in part.problems if problem.severity == "error"]
    if not errors:
        return part
    first = min(errors)
    message = f"no {what} is derived from the figures: {first.message}"
    warning = Problem(first.place, message, first.hint, first.code, "warning")
    return Finished(pages=(), medium=part.medium, problems=(warning,))
