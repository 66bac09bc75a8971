"""The decks and printed documents of a brief beyond the first of each, laid out and checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefgen.base.dataclass import dataclass
from briefgen.edition.edition import Edition
from briefgen.edition.publication import LaidOut, Publication
from briefgen.layout.deck import lay_out_deck
from briefgen.layout.split import split_slides
from briefgen.model.scene import Scene
from briefgen.pipeline.contents import DeckContents, PageContents
from briefgen.pipeline.parts import actionable, checked, checked_pages, without_errors
from briefgen.pipeline.scenes import as_scene
from briefgen.pipeline.wanted import Wanted
from briefgen.story.sections import is_derived


@dataclass(frozen=True, slots=True, kw_only=True)
class FurtherParts:
    """Further decks and documents by their names."""

    decks: Sequence[tuple[str, LaidOut]] = ()
    pages: Sequence[tuple[str, LaidOut]] = ()

    @property
    def all(self) -> tuple[LaidOut, ...]:
        """What is laid out of them, decks first."""
        return tuple(laid for _, laid in (*self.decks, *self.pages))


def lay_out_further(edition: Edition, wanted: Wanted, *, written: bool) -> FurtherParts:
    """Return further decks and documents laid out.

    ``written``: the brief lays out something, and a derived part with errors is left out with a warning.
    """
    return FurtherParts(
        decks=[(deck.name, _deck(edition, deck, written=written)) for deck in wanted.further_decks],
        pages=[(name, _pages(edition, pages, written=written)) for name, pages in wanted.further_pages],
    )


def _deck(edition: Edition, deck: DeckContents, *, written: bool) -> LaidOut:
    slides = split_slides(edition, deck.slides)
    own = replace(edition, brief=replace(edition.brief, deck=slides))
    laid = checked(lay_out_deck(own, slides), own)
    if deck.written:
        return laid
    return without_errors(actionable(laid), "deck") if written else actionable(laid)


def _pages(edition: Edition, pages: Sequence[PageContents], *, written: bool) -> LaidOut:
    laid = checked_pages(edition, pages)
    if any(not is_derived(each.brief) for each in pages):
        return laid
    return without_errors(actionable(laid), "page") if written else actionable(laid)


def with_further(laid: Publication, wanted: Wanted, further: FurtherParts) -> Publication:
    """Return a publication with its further decks and documents, and the names of the first."""
    edition = laid.edition
    notes = (note for each in further.all for note in each.notes)
    return replace(
        laid,
        deck=_called(laid.deck, wanted.deck.name),
        page=_called(laid.page, wanted.page_name),
        further_decks=tuple(as_scene(edition, each, name) for name, each in further.decks),
        further_pages=tuple(as_scene(edition, each, name) for name, each in further.pages),
        notes=(*laid.notes, *notes),
    )


def _called(scene: Scene, name: str) -> Scene:
    return replace(scene, imprint=replace(scene.imprint, name=name)) if name else scene
