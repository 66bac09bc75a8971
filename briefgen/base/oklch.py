"""Colours in OKLCH (Ottosson 2020): lightness, chroma and hue in and out of sRGB, and what reads on a ground.

Steps of lightness look equal and keep the hue, which mixtures with black and white do not: a gold that is
darkened here stays a gold.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from briefgen.base.colour import Triple, contrast, encoded, hex_of, linear
from briefgen.base.summed import summed

_TO_CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_OKLAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
"""Linear sRGB to cones, their cube roots to lightness and two hue axes."""
_TO_LINEAR = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)
_SCREEN_TOLERANCE = 0.002
"""How far a linear channel may lie outside 0 to 1 and still round to a colour of the screen."""
_LEAST_STEP = 0.004
"""Of lightness: what is nearer is one to every eye."""
_CHROMA_STEPS = 12


class Oklch(NamedTuple):
    """A colour as eyes order it."""

    lightness: float
    """0 black, 1 white."""
    chroma: float
    """0 grey; about 0.3 is as strong as a screen shows."""
    hue: float
    """In degrees, 0 to 360: about 29 red, 90 yellow, 142 green, 264 blue."""


def times(matrix: Sequence[Triple], vector: Triple) -> Triple:
    """Return a matrix times a vector."""
    first, second, third = (summed(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return first, second, third


def oklab(light: Triple) -> Triple:
    """Return lightness and two hue axes of linear light."""
    long, middle, short = (part ** (1 / 3) for part in times(_TO_CONES, light))
    return times(_TO_OKLAB, (long, middle, short))


def shown(lab: Triple) -> str | None:
    """Return #RRGGBB of a colour in Oklab, None when no screen shows it."""
    light, a, b = lab
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    parts = times(_TO_LINEAR, (long, middle, short))
    if any(not -_SCREEN_TOLERANCE <= part <= 1 + _SCREEN_TOLERANCE for part in parts):
        return None
    return hex_of(encoded(min(1.0, max(0.0, part))) for part in parts)


def oklch(colour: str) -> Oklch:
    """Return a colour's lightness, chroma and hue; ValueError where it is not ``#RRGGBB``."""
    light, a, b = oklab(linear(colour))
    return Oklch(light, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360)


def from_oklch(lightness: float, chroma: float, hue: float) -> str:
    """Return #RRGGBB; chroma is lowered to the largest that a screen shows at this lightness and hue."""
    light = min(1.0, max(0.0, lightness))
    if found := _of(light, chroma, hue):
        return found
    low, high, best = 0.0, chroma, "#FFFFFF" if light > 0.5 else "#000000"
    for _ in range(_CHROMA_STEPS):
        middle = (low + high) / 2
        if found := _of(light, middle, hue):
            low, best = middle, found
        else:
            high = middle
    return best


def _of(lightness: float, chroma: float, hue: float) -> str | None:
    angle = math.radians(hue)
    return shown((lightness, chroma * math.cos(angle), chroma * math.sin(angle)))


def reading(colour: str, grounds: Sequence[str], least: float) -> str:
    """Return the colour, or what is nearest to it in lightness, that has this contrast with every ground.

    Hue is kept, and chroma as far as a screen shows it; black or white where no lightness does.
    """

    def passes(other: str) -> bool:
        return all(contrast(other, ground) >= least for ground in grounds)

    if passes(colour):
        return colour
    own = oklch(colour)
    found = list[tuple[float, str]]()
    for end in (0.0, 1.0):
        good, bad = end, own.lightness  # what lies beyond a shade that reads is read as well
        best = from_oklch(end, own.chroma, own.hue)
        if not passes(best):
            continue
        while abs(good - bad) > _LEAST_STEP:
            middle = (good + bad) / 2
            if passes(other := from_oklch(middle, own.chroma, own.hue)):
                good, best = middle, other
            else:
                bad = middle
        found.append((abs(good - own.lightness), best))
    if found:
        return min(found)[1]
    return max(("#000000", "#FFFFFF"), key=lambda end: min(contrast(end, ground) for ground in grounds))
