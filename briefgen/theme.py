"""What a theme says: palette, type scale, spacing, fonts (from templates/<name>/theme.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from briefgen.scene import Style

SizeName = Literal[
    "display", "title", "heading", "subheading", "body", "label", "note", "figure", "figure-small", "kicker"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Accent:
    """One hue of the theme: strong for figures and bars, soft for surfaces, and what reads on strong."""

    strong: str
    soft: str
    on: str = "#FFFFFF"
    bright: str = ""
    """The hue as it looks on the dark masthead; strong where it is not given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The theme's colours, each ``#RRGGBB``."""

    ink: str
    muted: str
    rule: str
    paper: str
    surface: str
    past: str
    """Columns of past values."""
    masthead: str
    on_masthead: str
    muted_on_masthead: str
    accents: Mapping[str, Accent]
    """Hue names (blue, orange …) in the order in which pillars take them."""

    def accent(self, name: str) -> Accent:
        """Return the hue of that name."""
        return self.accents[name]


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeScale:
    """Sizes in points by name, leading as a multiple of the size, and what no text may go below."""

    sizes: Mapping[SizeName, float]
    leading: float
    minimum: float
    """No text of the medium is smaller, in points."""
    minimum_body: float
    unit_share: float = 0.5
    """Size of a unit against its number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Medium:
    """Deck or one-pager: page size, margins and rhythm, in points."""

    width: float
    height: float
    margin_x: float
    margin_top: float
    margin_bottom: float
    gutter: float
    gap: float
    """The spacing scale's step: every gap is a multiple of it."""
    type: TypeScale


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """The theme's handwriting: how mastheads, pillar heads, cards and titles are drawn."""

    masthead: Literal["band", "rule", "plain"] = "band"
    pillar_head: Literal["block", "rule", "underline"] = "block"
    card: Literal["topline", "filled", "outline", "leftline"] = "topline"
    title: Literal["plain", "rule", "bar"] = "plain"
    radius: float = 0.0
    cover: Literal["dark", "light", "split"] = "dark"


@dataclass(frozen=True, slots=True, kw_only=True)
class FontNames:
    """A family word's names: our own font's family, and what office applications are told."""

    embedded: str
    office_latin: str
    office_east_asian: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A whole theme."""

    name: str
    palette: Palette
    fonts: Mapping[str, FontNames]
    deck: Medium
    page: Medium
    looks: Looks
    heading_family: str = "sans"

    def medium(self, kind: Literal["deck", "page"]) -> Medium:
        """Return the deck's or the one-pager's measures."""
        return self.deck if kind == "deck" else self.page

    def style(self, medium: Medium, size: SizeName, colour: str, *, bold: bool = False) -> Style:
        """Return a style of the medium's type scale."""
        return Style(size=medium.type.sizes[size], colour=colour, weight=700 if bold else 400)


def tightened(medium: Medium, *, gaps: float, sizes: float) -> Medium:
    """Return the medium with its gaps and sizes scaled, sizes never below the theme's minimum."""
    scale = medium.type
    smaller = {
        name: max(size * sizes, scale.minimum_body if name == "body" else scale.minimum)
        for name, size in scale.sizes.items()
    }
    return replace(
        medium,
        gutter=medium.gutter * gaps,
        gap=medium.gap * gaps,
        type=replace(scale, sizes=smaller),
    )
