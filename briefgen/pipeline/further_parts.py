"""The decks and printed documents of a brief beyond the first of each, laid out and checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.translate import tr
from briefgen.edition.edition import Edition
from briefgen.edition.publication import LaidOut, Publication
from briefgen.layout.deck import lay_out_deck
from briefgen.layout.split import split_slides
from briefgen.layout.thinning_notes import thinning_notes
from briefgen.model.scene import Scene
from briefgen.model.theme import Theme
from briefgen.pipeline.contents import DeckContents, PageContents
from briefgen.pipeline.parts import actionable, checked, checked_pages, without_errors
from briefgen.pipeline.scenes import as_scene
from briefgen.pipeline.wanted import Wanted
from briefgen.story.sections import is_derived
from briefgen.text.face import FALLBACK, FILES, face


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
    shown = (*laid.slides, *laid.sheets, *(page for each in further.all for page in each.pages))
    return replace(
        laid,
        deck=_carrying(_called(laid.deck, wanted.deck.name), wanted.deck, edition.theme),
        page=_called(laid.page, wanted.page_name),
        further_decks=tuple(
            _carrying(as_scene(edition, laid, name), deck, edition.theme)
            for deck, (name, laid) in zip(wanted.further_decks, further.decks, strict=True)
        ),
        further_pages=tuple(as_scene(edition, each, name) for name, each in further.pages),
        notes=(*laid.notes, *notes, *thinning_notes(shown), *_not_embedded(wanted, edition.theme)),
    )


def _carrying(scene: Scene, deck: DeckContents, theme: Theme) -> Scene:
    """Return a deck that carries its fonts where that is asked for: it then names these."""
    if not deck.embed_fonts or theme.template is not None:
        return scene
    chinese = theme.fonts[FALLBACK].embedded
    own = {
        family: (
            names.embedded,
            names.embedded if any(face(*key).chinese for key in FILES if key[0] == family) else chinese,
        )
        for family, names in theme.fonts.items()
    }
    return replace(scene, embed_fonts=True, office_fonts=tuple(own.items()))


def _not_embedded(wanted: Wanted, theme: Theme) -> Iterator[str]:
    """Yield why a deck does not carry its fonts although that is asked for."""
    if theme.template is not None and any(deck.embed_fonts for deck in (wanted.deck, *wanted.further_decks)):
        yield tr("no fonts are embedded: a deck in a company's template is set in the template's fonts")


def _called(scene: Scene, name: str) -> Scene:
    return replace(scene, imprint=replace(scene.imprint, name=name)) if name else scene
