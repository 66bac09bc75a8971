"""Colours go in; tints that stay apart in grey print come out, and what reads on them."""

from __future__ import annotations

TINTS = (0.0, 0.38, 0.66, 0.82, 0.2, 0.52, 0.75)
"""How far towards paper the first, second … series of one hue lie; neighbours differ most."""


def mixed(colour: str, other: str, share: float) -> str:
    """Return a colour that is the given share of the way to the other."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def tints(strong: str, paper: str, count: int) -> tuple[str, ...]:
    """Return so many tints of a hue, the strong one first."""
    return tuple(mixed(strong, paper, TINTS[index % len(TINTS)]) for index in range(count))


def luminance(colour: str) -> float:
    """Return the relative luminance (WCAG 2.1): 0 black, 1 white."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(colour: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2.1): 1 none, 21 black on white."""
    light, dark = sorted((luminance(colour), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def reads_on(ground: str, *candidates: str) -> str:
    """Return the candidate that reads best on a ground."""
    return max(candidates, key=lambda colour: contrast(colour, ground))


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
