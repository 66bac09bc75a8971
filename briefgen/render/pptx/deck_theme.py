"""The scene's colours, fonts and language in, the DrawingML that names them out."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import field
from typing import Any

from briefgen.base.compile_late import compile_late
from briefgen.base.conventions import tag_with_region
from briefgen.base.dataclass import dataclass
from briefgen.base.locale import is_chinese
from briefgen.model.scene import Page, Role, Scene, Stroke, Style, Text
from briefgen.render.pptx.markup import Element, el, emu
from briefgen.render.xml_text import in_attribute
from briefgen.text.face import FILES, face

SCHEME_NAMES = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
"""Slots that a slide reaches through the master's colour map (ISO 29500-1, 19.3.1.6)."""

LINK_SLOTS = ("hlink", "folHlink")
"""Slots that paint links only: no shape is filled with them."""

HEADING_ROLES: frozenset[Role] = frozenset({"title", "subtitle", "heading"})

_MAJOR_FACES = el("a:latin", typeface="+mj-lt"), el("a:ea", typeface="+mj-ea")
_MINOR_FACES = el("a:latin", typeface="+mn-lt"), el("a:ea", typeface="+mn-ea")
_HAN = compile_late("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckTheme:
    """What every element of a deck shares: theme colours, font families, and the language."""

    slots: Mapping[str, str]
    fonts: Mapping[str, tuple[str, str]]
    body: str
    """Family word of the theme's minor font."""
    heading: str
    """Family word of the theme's major font."""
    language: str
    made: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)
    """What was written of it so far: a deck has a thousand runs, and a dozen looks."""

    @staticmethod
    def of(scene: Scene) -> DeckTheme:
        """Return the theme of a scene; headings are in the family of its first title."""
        fonts = dict(scene.office_fonts) or {"sans": ("Microsoft YaHei", "Microsoft YaHei")}
        body = "sans" if "sans" in fonts else next(iter(fonts))
        heading = next((f for page in scene.pages if (f := _title_family(page)) in fonts), body)
        slots = {
            colour.upper(): SCHEME_NAMES.get(slot, slot)
            for slot, colour in reversed(scene.colours)
            if slot not in LINK_SLOTS
        }
        return DeckTheme(
            slots=slots, fonts=fonts, body=body, heading=heading, language=scene.imprint.language
        )

    @property
    def chinese(self) -> bool:
        """Return whether the document's own language is Chinese."""
        return is_chinese(self.language)

    @property
    def document_language(self) -> str:
        """The document's own language as DrawingML names it."""
        return tag_with_region(self.language)

    def drawn(self, style: Style, text: str) -> float:
        """Return the share of its size that a text is drawn in: less in a typeface that is too wide."""
        return 1.0

    def colour(self, colour: str, opacity: float = 1.0) -> Element:
        """Return the theme's slot for a colour, else the colour itself."""
        alpha = el("a:alpha", val=round(opacity * 100_000)) if opacity < 1 else None
        slot = self.slots.get(colour.upper())
        if slot:
            return el("a:schemeClr", alpha, val=slot)
        return el("a:srgbClr", alpha, val=colour.lstrip("#").upper())

    def fill(self, colour: str | None, opacity: float = 1.0) -> Element:
        """Return a solid fill, or an explicit absence of one."""
        if not colour:
            return "<a:noFill/>"
        if (key := ("fill", colour, opacity)) not in self.made:
            self.made[key] = el("a:solidFill", self.colour(colour, opacity))
        return str(self.made[key])

    def line(
        self, stroke: Stroke | None, name: str = "a:ln", opacity: float = 1.0, *, rounded: bool = False
    ) -> Element:
        """Return a line, with round ends and corners where asked for; or an explicit absence of one."""
        if stroke is None or stroke.width <= 0:
            return f"<{name}><a:noFill/></{name}>"
        if (key := ("line", stroke, name, opacity, rounded)) not in self.made:
            self.made[key] = self._line(stroke, name, opacity, rounded=rounded)
        return str(self.made[key])

    def _line(self, stroke: Stroke, name: str, opacity: float, *, rounded: bool) -> Element:
        return el(
            name,
            self.fill(stroke.colour, opacity),
            _dash(stroke),
            el("a:round") if rounded else el("a:miter", lim=800_000),
            w=emu(stroke.width),
            cap="rnd" if rounded else "flat",
        )

    def faces(self, style: Style, *, heading: bool = False) -> tuple[Element, Element]:
        """Return the latin and the East-Asian typeface of a style.

        Both are always given: … — → ‰ take the latin face, “” the East-Asian one. Chinese that was measured
        in the fallback family, since the style's own has none in its weight, is set in that of the body.
        """
        latin, east_asian = self.typefaces(style.family, heading=heading)
        if (style.family, style.weight) in FILES and not face(style.family, style.weight).chinese:
            east_asian = _MINOR_FACES[1]
        return latin, east_asian

    def typefaces(self, family: str, *, heading: bool = False) -> tuple[Element, Element]:
        """Return the typefaces of a family: the theme's, unless it is neither of its two."""
        if family == self.heading and (heading or family != self.body):
            return _MAJOR_FACES
        if family == self.body or family not in self.fonts:
            return _MINOR_FACES
        latin, east_asian = self.fonts[family]
        return el("a:latin", typeface=latin), el("a:ea", typeface=east_asian)

    def languages(self, text: str) -> dict[str, str]:
        """Return ``lang`` and ``altLang``: Chinese in a Chinese document and for Han characters.

        Quotation marks take the East-Asian face under zh-CN only (ISO 29500-1, 21.1.2.3).
        """
        own = self.document_language
        if self.chinese:
            return {"lang": own, "altLang": "en-US"}
        if _HAN.search(text):
            return {"lang": "zh-CN", "altLang": own}
        return {"lang": own, "altLang": "zh-CN"}

    def spoken(self, text: str) -> str:
        """Return the attributes that say a text's language."""
        key = "spoken", not self.chinese and _HAN.search(text) is not None
        if key not in self.made:
            languages = self.languages(text)
            self.made[key] = "".join(f' {name}="{in_attribute(tag)}"' for name, tag in languages.items())
        return str(self.made[key])

    def plain(self, style: Style, name: str = "a:defRPr") -> Element:
        """Return the properties of characters whose language is the document's."""
        return el(
            name,
            self.fill(style.colour),
            *self.faces(style),
            sz=round(style.size * 100),
            b=style.weight == 700,
            **self.languages(""),
        )


def _dash(stroke: Stroke) -> Element:
    """Return the dash as multiples of the line's width, the unit of custom dashes (20.1.8.21)."""
    if not stroke.dash:
        return el("a:prstDash", val="solid")
    lengths = stroke.dash if len(stroke.dash) % 2 == 0 else stroke.dash * 2
    shares = [round(length / stroke.width * 100_000) for length in lengths]
    return el(
        "a:custDash",
        *(el("a:ds", d=on, sp=off) for on, off in zip(shares[::2], shares[1::2], strict=True)),
    )


def _title_family(page: Page) -> str:
    titles = (item for item in page.items if isinstance(item, Text) and item.role == "title")
    return next((run.style.family for title in titles for p in title.paragraphs for run in p.runs), "")
