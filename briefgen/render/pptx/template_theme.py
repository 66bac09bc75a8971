"""A layout of a company's template in, the colours and fonts that its slides reach by name out."""

from __future__ import annotations

from collections.abc import Mapping
from colorsys import hls_to_rgb, rgb_to_hls
from functools import lru_cache
from typing import Any, NamedTuple

from lxml import etree

from briefgen.base.colour import hex_of, shares, written
from briefgen.base.dataclass import dataclass
from briefgen.base.ooxml import NAMESPACES, WHOLE, tag
from briefgen.model.scene import Scene, Style
from briefgen.model.slide_template import wider
from briefgen.render.pptx.deck_theme import DeckTheme
from briefgen.render.pptx.markup import Element, el
from briefgen.runtime.package import Package

REACHED = ("bg1", "tx1", *(f"accent{number}" for number in range(1, 7)), "bg2", "tx2")
"""Names by which shapes take theme colours; a colour of two names has the first of them that is listed."""
FIRST_HAN = "\u2e80"
"""From here on characters are Chinese ones and their punctuation, of one width in every typeface."""
BOLD_FROM = 500
USUAL_MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateTheme(DeckTheme):
    """A theme whose lighter and darker shades are named too, so that they change with it."""

    def drawn(self, style: Style, text: str) -> float:
        """Return less than 1 for Latin text in a typeface that is wider than the one it was measured in."""
        if style.family not in self.fonts or any(char >= FIRST_HAN for char in text):
            return 1.0
        return 1 / wider(self.fonts[style.family][0], bold=style.weight > BOLD_FROM)

    def colour(self, colour: str, opacity: float = 1.0) -> Element:
        """Return the theme's slot for a colour or the shade of one, else the colour itself."""
        shade = None if colour.upper() in self.slots else shade_of(colour.upper(), tuple(self.slots.items()))
        if shade is None:
            return DeckTheme.colour(self, colour, opacity)
        return el(
            "a:schemeClr",
            el("a:lumMod", val=shade.of),
            el("a:lumOff", val=shade.plus) if shade.plus else None,
            el("a:alpha", val=round(opacity * WHOLE)) if opacity < 1 else None,
            val=shade.slot,
        )


class Shade(NamedTuple):
    """A slot's colour with its lightness times ``of`` and more by ``plus``, in thousandths of a percent."""

    slot: str
    of: int
    plus: int


@lru_cache(maxsize=512)
def shade_of(colour: str, slots: tuple[tuple[str, str], ...]) -> Shade | None:
    """Return which shade of which slot is exactly a colour (ISO 29500-1, 20.1.2.3.20); None where none is."""
    wanted = rgb_to_hls(*shares(colour))[1]
    for base, slot in slots:
        hue, light, saturation = rgb_to_hls(*shares(base))
        part = wanted / light if wanted < light else (1 - wanted) / max(1 - light, 1e-9)
        for step in (1000, 1):  # whole percents, as PowerPoint offers them, before any
            of = round(part * WHOLE / step) * step
            plus = 0 if wanted < light else WHOLE - of
            made = hls_to_rgb(hue, min(light * of / WHOLE + plus / WHOLE, 1.0), saturation)
            if of and hex_of(made) == colour:
                return Shade(slot, of, plus)
    return None


def theme_of(package: Package, layout: str, scene: Scene) -> TemplateTheme:
    """Return the deck's theme as slides on a layout see it: through the colour map of its master."""
    master = package.related(layout, "slideMaster") or ""
    part = package.related(master, "theme") or ""
    scheme, named = _scheme(package.tree(part)), _map(package, layout, master)
    slots = {scheme[slot]: name for name in reversed(REACHED) if (slot := named.get(name, name)) in scheme}
    own = DeckTheme.of(scene)
    families = _families(package.tree(part), own)
    return TemplateTheme(
        slots=slots,
        fonts=own.fonts,
        heading=families["heading"],
        body=families["body"],
        language=own.language,
    )


def colour_map_of(package: Package, layout: str) -> bytes:
    """Return what slides on a layout say of their colour map: what the layout itself says of its own."""
    override = package.tree(layout).find(tag("p:clrMapOvr"))
    if override is None or override.find(tag("a:overrideClrMapping")) is None:
        return b"<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
    attributes = "".join(f' {key}="{value}"' for key, value in override[0].attrib.items())
    return f"<p:clrMapOvr><a:overrideClrMapping{attributes}/></p:clrMapOvr>".encode()


def _map(package: Package, layout: str, master: str) -> Mapping[str, str]:
    """Return which slot of the theme each name stands for: as the layout has it, else the master."""
    own = package.tree(layout).find(f"{tag('p:clrMapOvr')}/{tag('a:overrideClrMapping')}")
    found = own if own is not None else package.tree(master).find(tag("p:clrMap"))
    return {**USUAL_MAP, **(found.attrib if found is not None else {})}


def _scheme(theme: Any) -> dict[str, str]:
    """Return the colours of a theme's slots as ``#RRGGBB``, those that it writes so."""
    found: dict[str, str] = {}
    for slot in theme.iterfind("a:themeElements/a:clrScheme/*", NAMESPACES):
        colour = next(iter(slot), None)
        value = None if colour is None else written(colour.get("lastClr") or colour.get("val") or "")
        if value is not None:
            found[etree.QName(slot).localname] = value
    return found


def _families(theme: Any, own: DeckTheme) -> dict[str, str]:
    """Return which families are the theme's two fonts, by their Latin names."""
    found: dict[str, str] = {}
    for key, word in (("heading", "majorFont"), ("body", "minorFont")):
        latin = theme.find(f"a:themeElements/a:fontScheme/a:{word}/a:latin", NAMESPACES)
        name = latin.get("typeface") if latin is not None else ""
        ours = [family for family, (face, _) in own.fonts.items() if face == name]
        preferred = getattr(own, key)
        found[key] = preferred if preferred in ours or not ours else ours[0]
    return found
