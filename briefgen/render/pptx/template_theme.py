"""A layout of a company's template in, the colours and fonts that its slides reach by name out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from lxml import etree

from briefgen.model.scene import Scene
from briefgen.render.pptx.deck_theme import DeckTheme
from briefgen.render.pptx.markup import NAMESPACES
from briefgen.runtime.package import Package

_A, _P = f"{{{NAMESPACES['a']}}}", f"{{{NAMESPACES['p']}}}"
REACHED = ("bg1", "tx1", "bg2", "tx2", *(f"accent{number}" for number in range(1, 7)))
"""Names by which shapes take theme colours; a colour of two names has the first of them that is listed."""
USUAL_MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}


def theme_of(package: Package, layout: str, scene: Scene) -> DeckTheme:
    """Return the deck's theme as slides on a layout see it: through the colour map of its master."""
    master = package.related(layout, "slideMaster") or ""
    part = package.related(master, "theme") or ""
    scheme, named = _scheme(package.tree(part)), _map(package, layout, master)
    slots = {scheme[slot]: name for name in reversed(REACHED) if (slot := named.get(name, name)) in scheme}
    own = DeckTheme.of(scene)
    families = _families(package.tree(part), own)
    return replace(own, slots=slots, heading=families["heading"], body=families["body"])


def colour_map_of(package: Package, layout: str) -> bytes:
    """Return what slides on a layout say of their colour map: what the layout itself says of its own."""
    override = package.tree(layout).find(f"{_P}clrMapOvr")
    if override is None or override.find(f"{_A}overrideClrMapping") is None:
        return b"<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
    attributes = "".join(f' {key}="{value}"' for key, value in override[0].attrib.items())
    return f"<p:clrMapOvr><a:overrideClrMapping{attributes}/></p:clrMapOvr>".encode()


def _map(package: Package, layout: str, master: str) -> Mapping[str, str]:
    """Return which slot of the theme each name stands for: as the layout has it, else the master."""
    own = package.tree(layout).find(f"{_P}clrMapOvr/{_A}overrideClrMapping")
    found = own if own is not None else package.tree(master).find(f"{_P}clrMap")
    return {**USUAL_MAP, **(found.attrib if found is not None else {})}


def _scheme(theme: Any) -> dict[str, str]:
    """Return the colours of a theme's slots as ``#RRGGBB``."""
    found: dict[str, str] = {}
    for slot in theme.iterfind(f"{_A}themeElements/{_A}clrScheme/*"):
        colour = next(iter(slot), None)
        if colour is not None:
            value = colour.get("lastClr") or colour.get("val") or ""
            found[etree.QName(slot).localname] = f"#{value.upper()}"
    return found


def _families(theme: Any, own: DeckTheme) -> dict[str, str]:
    """Return which families are the theme's two fonts, by their Latin names."""
    found: dict[str, str] = {}
    for key, word in (("heading", "majorFont"), ("body", "minorFont")):
        latin = theme.find(f"{_A}themeElements/{_A}fontScheme/{_A}{word}/{_A}latin")
        name = latin.get("typeface") if latin is not None else ""
        ours = [family for family, (face, _) in own.fonts.items() if face == name]
        preferred = getattr(own, key)
        found[key] = preferred if preferred in ours or not ours else ours[0]
    return found
