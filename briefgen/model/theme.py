"""What a theme says: palette, type scale, spacing, fonts (from templates/<name>/theme.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from typing import Literal

from briefgen.base.dataclass import dataclass
from briefgen.model.scene import Style


def _doc(text: str) -> dict[str, str]:
    return {"doc": text}


SizeName = Literal[
    "display", "title", "heading", "subheading", "body", "label", "note", "figure", "figure-small", "kicker"
]


FontFamily = Literal["sans", "serif"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Accent:
    """One hue of the theme: strong for figures and bars, soft for surfaces, and what reads on strong."""

    strong: str = field(metadata=_doc("figures, bars and heads"))
    soft: str = field(metadata=_doc("surfaces of cards and chips"))
    on: str = field(default="#FFFFFF", metadata=_doc("text on strong"))
    bright: str = field(default="", metadata=_doc("the hue on the masthead; strong by default"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The theme's colours, each ``#RRGGBB``."""

    ink: str = field(metadata=_doc("text"))
    muted: str = field(metadata=_doc("labels, notes, axes"))
    rule: str = field(metadata=_doc("lines between things"))
    paper: str = field(metadata=_doc("the page's ground"))
    surface: str = field(metadata=_doc("the ground of cards without a hue"))
    past: str = field(metadata=_doc("columns of past values"))
    masthead: str = field(metadata=_doc("the ground of the head and of the cover"))
    on_masthead: str = field(metadata=_doc("text on the head"))
    muted_on_masthead: str = field(metadata=_doc("kicker and standfirst on the head"))
    accents: Mapping[str, Accent] = field(
        metadata=_doc("hues by name, in the order in which pillars take them")
    )

    def accent(self, name: str) -> Accent:
        """Return the hue of that name."""
        return self.accents[name]


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeScale:
    """Sizes in points by name, leading as a multiple of the size, and what no text may go below."""

    sizes: Mapping[SizeName, float] = field(metadata=_doc("sizes in points, by name"))
    leading: float = field(metadata=_doc("line height as a multiple of the size"))
    minimum: float = field(metadata=_doc("no text of the medium is smaller, in points"))
    minimum_body: float = field(metadata=_doc("no running text is smaller, in points"))
    unit_share: float = field(default=0.5, metadata=_doc("size of a unit against its number"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Medium:
    """Deck or one-pager: page size, margins and rhythm, in points."""

    width: float = field(metadata=_doc("width of the sheet"))
    height: float = field(metadata=_doc("height of the sheet"))
    margin_x: float = field(metadata=_doc("margin at the left and at the right"))
    margin_top: float = field(metadata=_doc("margin above"))
    margin_bottom: float = field(metadata=_doc("margin below"))
    gutter: float = field(metadata=_doc("room between columns"))
    gap: float = field(metadata=_doc("the spacing scale's step: every gap is a multiple of it"))
    type: TypeScale = field(metadata=_doc("the sizes of text"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """The theme's handwriting: how mastheads, pillar heads, cards and titles are drawn."""

    masthead: Literal["band", "banner", "rule", "plain"] = field(
        default="band",
        metadata=_doc(
            "the page's head: a dark band, a band with centred words and a gilt edge, between rules, "
            "or on the bare paper"
        ),
    )
    pillar_head: Literal["block", "rule", "underline", "number"] = field(
        default="block",
        metadata=_doc("a pillar's name: on its hue, under a rule, over one, or behind its number"),
    )
    card: Literal["topline", "filled", "outline", "leftline"] = field(
        default="topline", metadata=_doc("how a card shows its hue")
    )
    title: Literal["plain", "rule", "bar", "band"] = field(
        default="plain", metadata=_doc("a slide's title: bare, over a rule, beside a bar, or on a dark band")
    )
    radius: float = field(default=0.0, metadata=_doc("rounding of corners in points"))
    cover: Literal["dark", "light", "split", "centred"] = field(
        default="dark",
        metadata=_doc(
            "the cover: on the masthead's ground, on paper, on both side by side, or centred on the first"
        ),
    )
    divider: Literal["hue", "dark", "light"] = field(
        default="hue",
        metadata=_doc("the slide that opens a pillar: on its hue, on the masthead's ground, or on paper"),
    )
    headings: FontFamily = field(default="sans", metadata=_doc("font family of titles, headings and figures"))
    text: FontFamily = field(
        default="sans", metadata=_doc("font family of running text; labels and notes are always `sans`")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FontNames:
    """A family word's names: our own font's family, and what office applications are told."""

    embedded: str = field(metadata=_doc("the font that texts are measured with and the page embeds"))
    office_latin: str = field(metadata=_doc("what PowerPoint sets Latin text in"))
    office_east_asian: str = field(metadata=_doc("what PowerPoint sets Chinese text in"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A whole theme."""

    name: str = field(metadata=_doc("the folder's name by default"))
    palette: Palette = field(metadata=_doc("the colours"))
    fonts: Mapping[str, FontNames] = field(metadata=_doc("font families by the word that styles use"))
    deck: Medium = field(metadata=_doc("measures of the slides"))
    page: Medium = field(metadata=_doc("measures of the printed page"))
    looks: Looks = field(metadata=_doc("how heads, cards and titles are drawn"))

    def medium(self, kind: Literal["deck", "page"]) -> Medium:
        """Return the deck's or the one-pager's measures."""
        return self.deck if kind == "deck" else self.page

    def style(self, medium: Medium, size: SizeName, colour: str, *, bold: bool = False) -> Style:
        """Return a style of the medium's type scale."""
        return Style(
            size=medium.type.sizes[size],
            colour=colour,
            weight=700 if bold else 400,
            family=self.family(size),
        )

    def family(self, size: SizeName) -> str:
        """Return the font family of a size: of headings, of running text, or the sans of what is small."""
        if size in ("label", "note"):
            return "sans"
        return self.looks.text if size in ("body", "kicker") else self.looks.headings


TIGHTEST_LEADING = 1.25
"""Lines of Chinese any closer cannot be told apart at a glance."""


def tightened(medium: Medium, *, gaps: float, sizes: float, leading: float = 1.0) -> Medium:
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
        type=replace(scale, sizes=smaller, leading=max(scale.leading * min(1.0, leading), TIGHTEST_LEADING)),
    )
