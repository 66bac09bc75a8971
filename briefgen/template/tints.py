"""A theme colour in, the darker and paler tints of it that PowerPoint's palette offers out."""

from __future__ import annotations

import colorsys
from collections.abc import Iterator

from briefgen.base.colour import hex_of, shares

DARKER = ((0.75, 0.0), (0.5, 0.0), (0.25, 0.0))
LIGHTER = ((0.6, 0.4), (0.4, 0.6), (0.2, 0.8))
"""``lumMod`` and ``lumOff`` of “Darker 25%” and “Lighter 40%” and on, as shares."""


def tints(colour: str) -> tuple[str, ...]:
    """Return a colour's tints, those nearest to it first: darker and lighter ones in turn."""
    return tuple(each for pair in zip(darker(colour), lighter(colour), strict=True) for each in pair)


def darker(colour: str) -> Iterator[str]:
    """Yield the darker tints, the nearest first."""
    return (tint(colour, *change) for change in DARKER)


def lighter(colour: str) -> Iterator[str]:
    """Yield the lighter tints, the nearest first."""
    return (tint(colour, *change) for change in LIGHTER)


def tint(colour: str, modulated: float, offset: float) -> str:
    """Return the colour with its lightness multiplied and moved, as ``lumMod`` and ``lumOff`` do."""
    hue, light, saturation = colorsys.rgb_to_hls(*shares(colour))
    return hex_of(colorsys.hls_to_rgb(hue, min(1.0, light * modulated + offset), saturation))
