"""A brief and its ledger in, its page and its slides out: what it leaves out is told of its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.base.dataclass import dataclass
from briefgen.brief.model import Brief, OnePager, Slide
from briefgen.facts.ledger import Ledger
from briefgen.story.sections import is_written

if TYPE_CHECKING:
    from briefgen.story.page import Derivation


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What deck and page hold before they are laid out."""

    page: OnePager
    slides: tuple[Slide, ...]
    derivation: Derivation | None
    """What the figures tell; None where the brief lays everything out itself."""


def contents(brief: Brief, ledger: Ledger, *, long: bool) -> Contents:
    """Return the contents; ``long``: a long picture is made, too, whose order is always derived.

    The story's modules are a tenth of what a build imports: only a brief that is told needs them.
    """
    if brief.onepager is not None and is_written(brief) and not long:
        return Contents(page=brief.onepager, slides=brief.deck, derivation=None)
    from briefgen.story.deck import derived_deck
    from briefgen.story.page import Derivation

    derivation = Derivation.of(brief, ledger)
    page = derivation.page()
    return Contents(page=page, slides=derived_deck(page, derivation.story), derivation=derivation)
