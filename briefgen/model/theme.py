"""A theme: palette, type scale, spacing, fonts (from templates/<name>/theme.yaml)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Literal

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass, inner, option
from briefgen.base.diagnostics import FieldError
from briefgen.base.translate import tr
from briefgen.model.logo import Logo
from briefgen.model.scene import Style
from briefgen.model.slide_template import SlideTemplate

SizeName = Literal[
    "display", "title", "heading", "subheading", "body", "label", "note", "figure", "figure-small", "kicker"
]


Ground = Literal["paper", "surface", "dark"]


FontFamily = Literal["sans", "serif", "condensed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Accent:
    """One hue of the theme: for areas, for words, for surfaces, and what reads on its areas."""

    strong: str = field(metadata={"doc": "bars, heads and other areas; words too, where there is no `text`"})
    soft: str = field(metadata={"doc": "surfaces of cards and chips"})
    on: str = option("text on strong", "#FFFFFF")
    bright: str = option("the hue on the masthead; strong by default", "")
    text: str = option(
        "words, icons and thin lines in the hue, where strong is too pale for them; strong by default", ""
    )
    past: str = option("columns of past values beside this hue; the palette's by default", "")

    @property
    def words(self) -> str:
        """Return the colour of words, icons and thin lines in this hue."""
        return self.text or self.strong


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The theme's colours, each ``#RRGGBB``."""

    ink: str = field(metadata={"doc": "text"})
    muted: str = field(metadata={"doc": "labels, notes, axes"})
    rule: str = field(metadata={"doc": "lines between things"})
    paper: str = field(metadata={"doc": "the page's background"})
    surface: str = field(metadata={"doc": "the background of cards without a hue"})
    past: str = field(metadata={"doc": "columns of past values"})
    masthead: str = field(metadata={"doc": "the background of the masthead and of the cover"})
    on_masthead: str = field(metadata={"doc": "text on the head"})
    muted_on_masthead: str = field(metadata={"doc": "kicker and standfirst on the head"})
    accents: Mapping[str, Accent] = field(
        metadata={"doc": "hues by name, in the order in which pillars take them"}
    )

    def past_beside(self, accent: Accent) -> str:
        """Return the colour of past values in a chart of this hue."""
        return accent.past or self.past


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeScale:
    """Sizes in points by name, leading as a multiple of the size, and what no text may go below."""

    sizes: Mapping[SizeName, float] = field(metadata={"doc": "sizes in points, by name"})
    leading: float = field(metadata={"doc": "line height as a multiple of the size"})
    minimum: float = field(metadata={"doc": "no text of the medium is smaller, in points"})
    minimum_body: float = field(metadata={"doc": "no running text is smaller, in points"})
    unit_share: float = option("size of a unit against its number", 0.5)

    def scaled(self, factor: Callable[[SizeName], float]) -> TypeScale:
        """Return the scale with each size multiplied by its factor."""
        return replace(self, sizes={name: size * factor(name) for name, size in self.sizes.items()})


LARGE_SIDE_PT = 780.0
"""The shorter side of a sheet for a wall is longer: that of A3 is 842 points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Medium:
    """Deck or one-pager: page size, margins and rhythm, in points."""

    width: float = field(metadata={"doc": "width of the sheet"})
    height: float = field(metadata={"doc": "height of the sheet"})
    margin_x: float = field(metadata={"doc": "margin at the left and at the right"})
    margin_top: float = field(metadata={"doc": "margin above"})
    margin_bottom: float = field(metadata={"doc": "margin below"})
    gutter: float = field(metadata={"doc": "room between columns"})
    gap: float = field(metadata={"doc": "the spacing scale's step: every gap is a multiple of it"})
    type: TypeScale = field(metadata={"doc": "the sizes of text"})

    @property
    def large(self) -> bool:
        """Say whether it is a sheet for a wall, A3 or larger: it has room for more, not for larger words."""
        return min(self.width, self.height) > LARGE_SIDE_PT

    @property
    def content_width(self) -> float:
        """Return the width between the margins."""
        return self.width - 2 * self.margin_x


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """The theme's style: how mastheads, pillar heads, cards and titles are drawn."""

    masthead: Literal["band", "banner", "rule", "plain"] = option(
        "the page's head: a dark band, a band with centred words and a gilt edge, between rules, "
        "or on the bare paper",
        "band",
    )
    pillar_head: Literal["block", "rule", "underline", "number"] = option(
        "a pillar's name: on its hue, under a rule, over one, or behind its number", "block"
    )
    card: Literal["topline", "filled", "outline", "leftline"] = option("how a card shows its hue", "topline")
    title: Literal["plain", "rule", "bar", "band"] = option(
        "a slide's title: bare, over a rule, beside a bar, or on a dark band", "plain"
    )
    radius: float = option("rounding of corners in points", 0.0)
    cover: Literal["dark", "light", "split", "centred"] = option(
        "the cover: on the masthead's background, on paper, on both side by side, or centred on the first",
        "dark",
    )
    cover_picture: Literal["full", "low", "half", "band"] = option(
        "a cover's picture: edge to edge with the words above, edge to edge with the words at the foot, "
        "beside the words, or in a band over them",
        "full",
    )
    divider: Literal["hue", "dark", "light", "split"] = option(
        "the slide that opens a pillar: on its hue, on the masthead's background, on paper, "
        "or on paper beside its hue or picture",
        "hue",
    )
    ornament: Literal["none", "arcs", "rays", "dots", "lines"] = option(
        "what is drawn on a cover or a divider without a picture: quarter circles, rays from the foot, "
        "a grid of dots, or hairlines",
        "none",
    )
    grounds: tuple[Ground, ...] = option(
        "what content slides lie on, one after the other and over again: the paper, the surface of cards, "
        "or the masthead's background; the list of sources lies on paper",
        ("paper",),
    )
    headings: FontFamily = option("font family of titles and headings", "sans")
    figures: FontFamily | None = option("font family of large figures; that of headings by default", None)
    text: FontFamily = option("font family of running text; labels and notes are always `sans`", "sans")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartLooks:
    """How a theme draws its charts."""

    bars: float = option("share of a category's width that its columns or bars take", 0.55)
    lines: float = option("width of lines against the usual", 1.0)
    markers: float = option("size of a line's points against the usual", 1.0)
    hole: float = option("inner radius of a doughnut, as a share of the outer", 0.62)

    def __post_init__(self) -> None:
        limits = {"bars": (0.25, 0.7), "lines": (0.4, 2.0), "markers": (0.4, 1.6), "hole": (0.4, 0.8)}
        for key, (least, most) in limits.items():
            if not least <= getattr(self, key) <= most:
                raise FieldError(
                    tr("`{key}` must lie between {least:g} and {most:g}", key=key, least=least, most=most),
                    key,
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class FontNames:
    """A family word's names: our own font's family, and its names in office applications."""

    embedded: str = field(metadata={"doc": "the font that texts are measured with and the page embeds"})
    office_latin: str = field(metadata={"doc": "what PowerPoint sets Latin text in"})
    office_east_asian: str = field(metadata={"doc": "what PowerPoint sets Chinese text in"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A whole theme."""

    name: str = field(metadata={"doc": "the folder's name by default"})
    palette: Palette = field(metadata={"doc": "the colours"})
    fonts: Mapping[str, FontNames] = field(metadata={"doc": "font families by the word that styles use"})
    deck: Medium = field(metadata={"doc": "measures of the slides"})
    page: Medium = field(metadata={"doc": "measures of the printed page"})
    looks: Looks = field(metadata={"doc": "how heads, cards and titles are drawn"})
    charts: ChartLooks = option("how charts are drawn", factory=ChartLooks)
    logo: Logo | None = option("the house's logo, a file below the theme's folder", None)
    template: SlideTemplate | None = inner()
    """The company's file that decks are built into, where there is one."""

    def medium(self, kind: Literal["deck", "page"]) -> Medium:
        """Return the deck's or the one-pager's measures."""
        return self.deck if kind == "deck" else self.page

    def style(self, medium: Medium, size: SizeName, colour: str, *, bold: bool = False) -> Style:
        """Return a style of the medium's type scale."""
        return Style(
            size=medium.type.sizes[size],
            colour=colour,
            weight=700 if bold else 400,
            family=self.family(size, bold=bold),
        )

    def family(self, size: SizeName, *, bold: bool = False) -> str:
        """Return the font family of a size: of headings where they are bold, the sans of what is small."""
        if size in ("label", "note"):
            return "sans"
        if size in ("figure", "figure-small"):
            return self.looks.figures or self.looks.headings
        return self.looks.headings if bold and size in ("display", "title", "heading") else self.looks.text
