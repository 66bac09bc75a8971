"""``#RRGGBB`` in; lightness, contrast and mixtures out."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from briefgen.base.compile_late import compile_late
from briefgen.base.translate import tr

LEAST_TEXT_CONTRAST = 4.5
"""Of text against its background (WCAG 2.2, 1.4.3)."""

MOST_DARK = 0.18
"""Relative luminance up to which white is read better than black."""

KEPT = 4096
"""Colours whose light is not computed again: a theme has some dozens, and each is held against many."""

Triple = tuple[float, float, float]
_DIGITS = compile_late(r"#?([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})")


def whole_colour(text: str) -> str | None:
    """Return ``F2A``, ``#f2a`` or ``#ff22aa`` as ``#FF22AA``; None where a text is not such a colour."""
    found = _DIGITS.fullmatch(text)
    digits = found[1].upper() if found else ""
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)) if digits else None


def hex_of(parts: Iterable[float]) -> str:
    """Return ``#RRGGBB`` of red, green and blue from 0 to 1; what lies beyond is cut off."""
    return "#" + "".join(f"{round(255 * min(1.0, max(0.0, part))):02X}" for part in parts)


def shares(colour: str) -> Triple:
    """Return red, green and blue from 0 to 1; ValueError where it is not a colour."""
    red, green, blue = _channels(colour)
    return red / 255, green / 255, blue / 255


@lru_cache(KEPT)
def linear(colour: str) -> Triple:
    """Return linear red, green and blue (IEC 61966-2-1)."""
    red, green, blue = shares(colour)
    return _decoded(red), _decoded(green), _decoded(blue)


def encoded(light: float) -> float:
    """Return a linear value in sRGB encoding: the inverse of ``linear``."""
    return 12.92 * light if light <= 0.0031308 else float(1.055 * light ** (1 / 2.4) - 0.055)


@lru_cache(KEPT)
def luminance(colour: str) -> float:
    """Return the relative luminance (WCAG 2.1): 0 black, 1 white."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def is_dark(colour: str) -> bool:
    """Return whether white is read better on a colour than black."""
    return luminance(colour) <= MOST_DARK


def lightness(colour: str) -> float:
    """Return L* of CIELAB, 0 black to 100 white."""
    light = luminance(colour)
    return 116 * light ** (1 / 3) - 16 if light > 216 / 24389 else light * 24389 / 27


def contrast(colour: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2.1): 1 none, 21 black on white."""
    one, two = luminance(colour) + 0.05, luminance(other) + 0.05
    return one / two if one > two else two / one


def reads_on(background: str, *candidates: str) -> str:
    """Return the candidate with the most contrast on a background; black or white where none has enough."""
    best = max(candidates, key=lambda colour: contrast(colour, background))
    if contrast(best, background) >= LEAST_TEXT_CONTRAST:
        return best
    return max(("#000000", "#FFFFFF"), key=lambda colour: contrast(colour, background))


def mixed(colour: str, other: str, share: float) -> str:
    """Return the mixture of two colours; ``share`` is that of the other."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def written(value: str) -> str | None:
    """Return six hexadecimal digits, as Office has them, as ``#RRGGBB``; None for anything else."""
    digits = value.strip().lstrip("#")
    return whole_colour(digits) if len(digits) == 6 else None


def _channels(colour: str) -> tuple[int, int, int]:
    if len(colour) != 7 or not colour.startswith("#"):
        raise ValueError(tr("a colour is written #RRGGBB, not {colour!r}", colour=colour))
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _decoded(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)
