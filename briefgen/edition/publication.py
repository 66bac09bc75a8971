"""A brief laid out, as painters and checks take it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Problem
from briefgen.brief.acceptance import Accepted
from briefgen.edition.edition import Edition
from briefgen.edition.outline import Outline, Sheet
from briefgen.facts.fact import Fact
from briefgen.model.scene import Attachment, Page, Scene
from briefgen.model.theme import Medium


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidOut:
    """Slides or printed pages, their medium, problems and notes, and the facts computed for them."""

    pages: tuple[Page, ...]
    medium: Medium
    problems: tuple[Problem, ...] = ()
    computed: Mapping[str, Fact] = field(default_factory=dict)
    """By id."""
    notes: tuple[str, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    """What printed pages are laid out from."""
    level: int = 0
    """How dense a printed page is set: the number of the level among those of its paper, 0 the loosest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A brief laid out: its decks, its pages and its long picture as scenes, and their warnings."""

    edition: Edition
    deck: Scene
    """The first deck; without pages where none is asked for."""
    page: Scene
    """The first printed document; without pages where none is asked for."""
    further_decks: tuple[Scene, ...] = ()
    further_pages: tuple[Scene, ...] = ()
    """Printed documents with files of their own."""
    long: Scene
    problems: tuple[Problem, ...]
    accepted: tuple[Accepted, ...] = ()
    """The warnings that the brief accepts, each with what accepts it."""
    outline: Outline
    source: Attachment | None = None
    """The brief as it was read."""
    notes: tuple[str, ...] = ()
    """Remarks about the page that are no problems."""

    @property
    def decks(self) -> tuple[Scene, ...]:
        """All decks."""
        return (self.deck, *self.further_decks)

    @property
    def printed(self) -> tuple[Scene, ...]:
        """All printed documents."""
        return (self.page, *self.further_pages)

    @property
    def slides(self) -> tuple[Page, ...]:
        """The slides of all decks."""
        return tuple(slide for deck in self.decks for slide in deck.pages)

    @property
    def sheets(self) -> tuple[Page, ...]:
        """The pages of all printed documents."""
        return tuple(sheet for page in self.printed for sheet in page.pages)
