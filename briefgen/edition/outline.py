"""What a publication is laid out from, kept so that it can be explained and written into the brief."""

from __future__ import annotations

from briefgen.base.dataclass import dataclass
from briefgen.brief.model import Brief, OnePager, Slide
from briefgen.facts.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A printed page as it is laid out."""

    page: OnePager
    metrics: tuple[str, ...] = ()
    """The figures that a derived page is made of, by key; none of a written one."""
    given: tuple[OnePager, ...] = ()
    """What the brief says of it; nothing where it says nothing of any page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A brief as it was read, and the slides and sheets that are laid out of it."""

    brief: Brief
    ledger: Ledger
    slides: tuple[Slide, ...]
    """Written or derived, before long tables go on over further ones."""
    spans: tuple[int, ...]
    """Over how many slides each of them goes."""
    sheets: tuple[Sheet, ...] = ()
    tells_deck: bool = False
    """Whether the slides are derived."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A derived slide or a derived part of the page: what it shows, how, and why."""

    number: int
    """Of the slide or the sheet."""
    last: int
    """The last slide on which it goes on, else the same number."""
    title: str
    form: str
    """What it is: a form of insights (whole, trend, …), or cover, divider, overview, …"""
    composition: str
    """How it is composed; empty where that has no name."""
    figures: tuple[str, ...]
    why: str
    others: tuple[str, ...] = ()
    """Further compositions that it could have had."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What deck and page are made of: None where the brief lays them out, empty where they are not made."""

    deck: tuple[Part, ...] | None
    page: tuple[Part, ...] | None
