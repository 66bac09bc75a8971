"""What of a brief's contents is laid out: the first deck and document that are asked for, and the others."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.pipeline.chosen import Chosen
from briefgen.pipeline.contents import Contents, DeckContents, PageContents
from briefgen.pipeline.parts import Part

Document = tuple[str, Sequence[PageContents]]
"""The name of a printed document, and its pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Decks and documents to lay out; the first of each also where ``parts`` say that it is not made."""

    parts: frozenset[Part]
    deck: DeckContents
    page_name: str
    pages: Sequence[PageContents]
    further_decks: Sequence[DeckContents] = ()
    further_pages: Sequence[Document] = ()


def wanted_of(made: Contents, chosen: Chosen, parts: frozenset[Part]) -> Wanted:
    """Return what is chosen of a brief's contents and needed for the parts."""
    decks = [each for each in made.decks if chosen.has_deck(each.name)]
    documents = [each for each in made.documents if chosen.has_page(each[0])]
    made_of: dict[Part, bool] = {
        "deck": bool(decks),
        "page": bool(documents),
        "long": chosen.has_page(made.documents[0][0]),
    }
    left = frozenset(part for part in parts if made_of[part])
    first, *further_decks = decks or made.decks
    (name, pages), *further_pages = documents or made.documents
    return Wanted(
        parts=left,
        deck=_dressed(first, chosen),
        page_name=name,
        pages=pages,
        further_decks=[_dressed(each, chosen) for each in further_decks] if "deck" in left else (),
        further_pages=further_pages if "page" in left else (),
    )


def _dressed(deck: DeckContents, chosen: Chosen) -> DeckContents:
    return replace(deck, embed_fonts=True) if chosen.embed_fonts else deck
