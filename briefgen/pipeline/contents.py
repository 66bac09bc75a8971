"""A brief and its ledger in, its pages and its slides out: what it leaves out is told of its figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.brief.model import Brief, Deck, OnePager, Pillar, Slide
from briefgen.facts.ledger import Ledger
from briefgen.story.sections import is_written

if TYPE_CHECKING:
    from briefgen.story.page import Derivation


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContents:
    """What a printed page holds before it is laid out."""

    brief: Brief
    """With this page alone."""
    page: OnePager
    derivation: Derivation | None
    """What the figures tell; None where the brief lays out the page and its deck itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckContents:
    """What a deck holds before it is laid out."""

    name: str
    slides: tuple[Slide, ...]
    written: bool
    """Whether the brief lays it out, and nothing of it is derived."""
    embed_fonts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What decks and pages hold before they are laid out."""

    pages: tuple[PageContents, ...]
    decks: tuple[DeckContents, ...]

    @property
    def page(self) -> OnePager:
        """The first page, with the pillars of all."""
        first, *others = (each.page for each in self.pages)
        own = {pillar.key for pillar in first.pillars}
        further: dict[str, Pillar] = {}
        for pillar in (pillar for page in others for pillar in page.pillars if pillar.key not in own):
            further.setdefault(pillar.key, pillar)
        return replace(first, pillars=(*first.pillars, *further.values())) if further else first

    @property
    def documents(self) -> tuple[tuple[str, tuple[PageContents, ...]], ...]:
        """The pages by the name of the file that they stand in, in the order of the names."""
        found: dict[str, list[PageContents]] = {}
        for each in self.pages:
            found.setdefault(str(each.page.name), []).append(each)
        return tuple((name, tuple(pages)) for name, pages in found.items())


def contents(brief: Brief, ledger: Ledger, *, long: bool) -> Contents:
    """Return the contents; ``long``: a long picture is made, too, whose order is always derived.

    The story's modules are a tenth of what a build imports: only a brief that is told needs them.
    """
    alone = [brief.of_page(page) for page in brief.onepager] or [brief]
    pages = tuple(
        _page(each, ledger, told=not is_written(each) or (long and not index))
        for index, each in enumerate(alone)
    )
    decks = tuple(_deck(deck, brief, ledger, pages) for deck in brief.decks)
    return Contents(pages=pages, decks=decks)


def _page(
    brief: Brief, ledger: Ledger, *, told: bool, keys: Sequence[str] | None = None
) -> PageContents:  # fmt: skip
    """Return a page's contents, of some figures or all; a member's page is of those of that member."""
    page = brief.page
    if page is not None and not told:
        return PageContents(brief=brief, page=page, derivation=None)
    from briefgen.story.page import Derivation

    if keys is None and page is not None and page.member:
        keys = _of_member(brief, page.member)
    derivation = Derivation.of(brief, ledger, keys)
    return PageContents(brief=brief, page=derivation.page(), derivation=derivation)


def _of_member(brief: Brief, member: str) -> list[str]:
    """Return the metrics that are a member's alone, not those of it and a member of another dimension."""
    found = brief.metrics.values()
    own = [each for each in found if each.membership and member in each.membership.coordinates]
    alone = [each for each in own if each.membership and sum(map(bool, each.membership.coordinates)) == 1]
    return [metric.key for metric in alone or own]


def _deck(deck: Deck, brief: Brief, ledger: Ledger, pages: Sequence[PageContents]) -> DeckContents:
    """Return a deck's slides: its own, those of the deck that it names, or what is told of the figures."""
    taken = next((each for each in brief.decks if deck.of and each.name == deck.of), deck)
    slides = taken.slides or _told(replace(taken, pillars=deck.pillars), brief, ledger, pages)
    return DeckContents(
        name=str(deck.name),
        slides=_of_pillars(slides, deck.pillars),
        written=bool(taken.slides),
        embed_fonts=deck.embed_fonts,
    )


def _told(
    deck: Deck, brief: Brief, ledger: Ledger, pages: Sequence[PageContents]
) -> tuple[Slide, ...]:  # fmt: skip
    """Return a derived deck: of the pages, or of the first one where it tells something of its own.

    Where all pages are written it is told of their figures all the same.
    """
    from briefgen.story.deck import derived_deck

    own = [metric.key for metric in brief.metrics.values() if metric.pillar and metric.pillar in deck.pillars]
    if deck.story is not None or own:
        steered = replace(brief, story=deck.story or brief.story)
        sheets = steered.onepager[:1] if own else steered.onepager
        alone = [steered.of_page(page) for page in sheets] or [steered]
        pages = [_page(each, ledger, told=True, keys=own or None) for each in alone]
    if all(each.derivation is None for each in pages):
        pages = [_page(each.brief, ledger, told=True) for each in pages]
    return derived_deck([(each.page, each.derivation.story) for each in pages if each.derivation is not None])


def _of_pillars(slides: tuple[Slide, ...], pillars: Sequence[str]) -> tuple[Slide, ...]:
    """Return the slides of some pillars between the first and the last of the deck: cover and sources stay.

    A slide that names no pillar belongs to the one before it, up to the next divider.
    """
    if not pillars:
        return slides
    kept, home = list[Slide](), ""
    for slide in slides:
        home = slide.pillar if slide.pillar or slide.kind == "section" else home
        if slide.kind in ("cover", "sources") or slide.layout == "closing" or home in pillars:
            kept.append(slide)
    return tuple(kept)
