"""Two colours in; out, how far apart they are for every eye and in grey, and how far they must be."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.base.colour import Triple, lightness, linear
from briefgen.base.oklch import oklab, times
from briefgen.base.summed import summed

LEAST_HUE_DISTANCE = 7.0
"""ΔE of two hues that stand beside each other, as each kind of eye sees them (Oklab, times 100)."""
LEAST_GREY_DISTANCE = 5.0
"""Difference of L* between hues that follow each other: apart on a grey printer."""
LEAST_PAST_DISTANCE = 20.0
"""Difference of L* between a hue and the colour of past values: the present stands out in grey, too."""

_PROTANOPIA = (
    (0.152286, 1.052583, -0.204868),
    (0.114503, 0.786281, 0.099216),
    (-0.003882, -0.048116, 1.051998),
)
_DEUTERANOPIA = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.011820, 0.042940, 0.968881),
)
"""Machado, Oliveira and Fernandes 2009, severity 1, on linear sRGB."""

EYES: dict[str, Sequence[Triple]] = {"deuteranopia": _DEUTERANOPIA, "protanopia": _PROTANOPIA}


def hue_distance(first: str, second: str, eye: str = "") -> float:
    """Return how far apart two colours look, 0 to 100: to all eyes, or to one of ``EYES``."""
    one, two = (oklab(_seen(linear(colour), eye)) for colour in (first, second))
    squares = summed((a - b) ** 2 for a, b in zip(one, two, strict=True))
    return float(100 * squares**0.5)


def look_alike(first: str, second: str) -> bool:
    """Say whether two hues are too close for some eye."""
    return any(hue_distance(first, second, eye) < LEAST_HUE_DISTANCE for eye in EYES)


def grey_distance(first: str, second: str) -> float:
    """Return the difference of two colours on a grey printer, in L*."""
    return abs(lightness(first) - lightness(second))


def _seen(light: Triple, eye: str) -> Triple:
    if not eye:
        return light
    red, green, blue = (min(1.0, max(0.0, part)) for part in times(EYES[eye], light))
    return red, green, blue
