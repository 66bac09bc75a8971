"""A brief and its ledger in, its pages and its slides out: what it leaves out is told of its figures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.base.dataclass import dataclass
from briefgen.brief.model import Brief, OnePager, Pillar, Slide
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
class Contents:
    """What deck and pages hold before they are laid out."""

    pages: tuple[PageContents, ...]
    slides: tuple[Slide, ...]

    @property
    def page(self) -> OnePager:
        """The first page, with the pillars of all."""
        first, *others = (each.page for each in self.pages)
        own = {pillar.key for pillar in first.pillars}
        further: dict[str, Pillar] = {}
        for pillar in (pillar for page in others for pillar in page.pillars if pillar.key not in own):
            further.setdefault(pillar.key, pillar)
        return replace(first, pillars=(*first.pillars, *further.values())) if further else first


def contents(brief: Brief, ledger: Ledger, *, long: bool) -> Contents:
    """Return the contents; ``long``: a long picture is made, too, whose order is always derived.

    The story's modules are a tenth of what a build imports: only a brief that is told needs them.
    """
    alone = [brief.of_page(page) for page in brief.onepager] or [brief]
    pages = tuple(
        _page(each, ledger, told=not is_written(each) or (long and not index))
        for index, each in enumerate(alone)
    )
    if brief.deck:
        return Contents(pages=pages, slides=brief.deck)
    from briefgen.story.deck import derived_deck

    told = [(each.page, each.derivation.story) for each in pages if each.derivation is not None]
    return Contents(pages=pages, slides=derived_deck(told))


def _page(brief: Brief, ledger: Ledger, *, told: bool) -> PageContents:
    """Return a page's contents; the figures of a member's page are those of that member."""
    page = brief.page
    if page is not None and not told:
        return PageContents(brief=brief, page=page, derivation=None)
    from briefgen.story.page import Derivation

    keys = None if page is None or not page.member else _of_member(brief, page.member)
    derivation = Derivation.of(brief, ledger, keys)
    return PageContents(brief=brief, page=derivation.page(), derivation=derivation)


def _of_member(brief: Brief, member: str) -> list[str]:
    """Return the metrics that are a member's alone, not those of it and a member of another dimension."""
    found = brief.metrics.values()
    own = [each for each in found if each.membership and member in each.membership.coordinates]
    alone = [each for each in own if each.membership and sum(map(bool, each.membership.coordinates)) == 1]
    return [metric.key for metric in alone or own]
