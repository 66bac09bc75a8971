"""A colour of DrawingML in, ``#RRGGBB`` and its opacity out: theme colours, maps and changes applied."""

from __future__ import annotations

import colorsys
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from briefgen.base.colour import encoded, hex_of, linear, shares, written
from briefgen.base.dataclass import dataclass
from briefgen.base.ooxml import DEGREE, WHOLE, tag
from briefgen.base.summed import summed

SLOTS = (
    "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink",
    "folHlink",
)  # fmt: skip
"""The twelve colours of a theme (ISO 29500-1, 20.1.6.2)."""
PLAIN_MAP = {
    "bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2",
    **{slot: slot for slot in SLOTS},
}  # fmt: skip
_LARGEST = 1e9
"""Lengths are units of 1/12,700 point: the largest slide has 51 million."""


class Tone(NamedTuple):
    """A colour and how far it covers what lies below, 0 to 1."""

    colour: str
    opacity: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ColourScheme:
    """A theme's twelve colours, and by which names a master or a layout calls them."""

    slots: Mapping[str, str]
    names: Mapping[str, str]

    def mapped(self, override: Any) -> ColourScheme:
        """Return the scheme under a ``clrMap`` or an ``overrideClrMapping``; unchanged without one."""
        if override is None:
            return self
        names = {str(name): str(slot) for name, slot in override.attrib.items() if slot in SLOTS}
        return ColourScheme(slots=self.slots, names={**self.names, **names})

    def named(self, name: str) -> str | None:
        """Return the colour of a name such as ``bg1`` or ``accent2``; None where there is none."""
        return self.slots.get(self.names.get(name, name))

    def tone(self, holder: Any, own: str | None = None) -> Tone | None:
        """Return the colour in an element such as ``solidFill``; None where it holds none.

        ``own`` is the colour that ``phClr`` stands for.
        """
        for element in holder if holder is not None else ():
            base = self._base(element, own)
            if base is not None:
                return _changed(base, element)
        return None

    def _base(self, element: Any, own: str | None) -> str | None:
        kind, value = element.tag, element.get("val") or ""
        if kind == tag("a:srgbClr"):
            return written(value)
        if kind == tag("a:schemeClr"):
            return own if value == "phClr" else self.named(value)
        if kind == tag("a:sysClr"):
            return written(element.get("lastClr") or "") or ("#FFFFFF" if value == "window" else "#000000")
        if kind == tag("a:prstClr"):
            return _preset(value)
        if kind == tag("a:scrgbClr"):
            return hex_of([encoded(_share(element.get(part))) for part in "rgb"])
        if kind == tag("a:hslClr"):
            hue = number_of(element.get("hue")) / DEGREE / 360 % 1
            return hex_of(colorsys.hls_to_rgb(hue, _share(element.get("lum")), _share(element.get("sat"))))
        return None


def mixed(over: Tone, below: str) -> str:
    """Return what is seen of a tone over a colour."""
    pairs = zip(shares(over.colour), shares(below), strict=True)
    return hex_of([above * over.opacity + under * (1 - over.opacity) for above, under in pairs])


def average(colours: Mapping[str, float]) -> str:
    """Return the mean of colours by their weights, in linear light."""
    whole = summed(colours.values()) or 1.0
    light = [(linear(colour), weight / whole) for colour, weight in colours.items()]
    return hex_of([encoded(summed(each[part] * weight for each, weight in light)) for part in range(3)])


def _preset(name: str) -> str | None:
    """Return a named colour of DrawingML, whose names are those of CSS with dk, lt and med before them."""
    from PIL import ImageColor

    for short, long in (("dk", "dark"), ("lt", "light"), ("med", "medium")):
        if name.startswith(short) and name[len(short) : len(short) + 1].isupper():
            name = long + name[len(short) :]
    found = ImageColor.colormap.get(name.casefold())
    return written(found) if isinstance(found, str) else None


def number_of(text: str | None, default: float = 0.0) -> float:
    """Return a number of DrawingML, a percentage in thousandths of one; the default for what is none."""
    try:
        value = str(text or "")
        number = float(value[:-1]) * 1000 if value.endswith("%") else float(value)
    except ValueError:
        return default
    return number if abs(number) <= _LARGEST else default


def whole_of(text: str | None, default: int = 0) -> int:
    """Return a whole number; the default for what is none."""
    try:
        return int(text) if text else default
    except ValueError:
        return default


def _share(text: str | None) -> float:
    return min(1.0, max(0.0, number_of(text) / WHOLE))


def _changed(colour: str, element: Any) -> Tone:
    """Return a colour after the changes below its element, one after the other."""
    opacity = 1.0
    for change in element:
        word = change.tag.rpartition("}")[2] if isinstance(change.tag, str) else ""
        value = number_of(change.get("val")) / WHOLE
        if word == "alpha":
            opacity = min(1.0, max(0.0, value))
        elif word in ("tint", "shade"):  # PowerPoint mixes them in linear light: black at 75% is #898989
            white = (1 - value) if word == "tint" else 0.0
            colour = hex_of([encoded(part * value + white) for part in linear(colour)])
        elif word in _CHANGES:
            colour = _turned(colour, _CHANGES[word], value)
        elif word == "hueOff":
            colour = _turned(colour, _CHANGES[word], number_of(change.get("val")) / DEGREE / 360)
    return Tone(colour, opacity)


_Hls = tuple[float, float, float]
_CHANGES: Mapping[str, Callable[[_Hls, float], _Hls]] = {
    "lumMod": lambda hls, value: (hls[0], hls[1] * value, hls[2]),
    "lumOff": lambda hls, value: (hls[0], hls[1] + value, hls[2]),
    "lum": lambda hls, value: (hls[0], value, hls[2]),
    "satMod": lambda hls, value: (hls[0], hls[1], hls[2] * value),
    "satOff": lambda hls, value: (hls[0], hls[1], hls[2] + value),
    "sat": lambda hls, value: (hls[0], hls[1], value),
    "hueMod": lambda hls, value: (hls[0] * value, hls[1], hls[2]),
    "hueOff": lambda hls, value: (hls[0] + value, hls[1], hls[2]),
    "gray": lambda hls, value: (hls[0], hls[1], 0.0),
    "comp": lambda hls, value: (hls[0] + 0.5, hls[1], hls[2]),
}


def _turned(colour: str, change: Callable[[_Hls, float], _Hls], value: float) -> str:
    hue, light, saturation = change(colorsys.rgb_to_hls(*shares(colour)), value)
    return hex_of(colorsys.hls_to_rgb(hue % 1, min(1.0, max(0.0, light)), min(1.0, max(0.0, saturation))))
