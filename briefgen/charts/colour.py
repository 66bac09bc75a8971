"""Colours go in; tints that stay apart in grey print come out, and what reads on them."""

from __future__ import annotations

TINTS = (0.0, 0.38, 0.66, 0.82, 0.2, 0.52, 0.75)
"""How far towards paper the first, second … series of one hue lie; neighbours differ most."""


LEAST_TEXT_CONTRAST = 4.5
"""Of text against its ground (WCAG 2.2, 1.4.3)."""
LEAST_MARK_CONTRAST = 3.4
"""Of a mark on paper whose value is not printed as text: 3 on a tinted ground (WCAG 2.2, 1.4.11)."""
VISIBLE_STEPS = 50
DARKER = 0.7
"""How far towards ink the third line of a hue lies."""


def mixed(colour: str, other: str, share: float) -> str:
    """Return a colour that is the given share of the way to the other."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def tints(strong: str, paper: str, count: int) -> tuple[str, ...]:
    """Return so many tints of a hue, the strong one first; in a ring the last differs from it, too."""
    shares = [TINTS[index % len(TINTS)] for index in range(count)]
    if count > 1 and not shares[-1]:
        shares[-1] = TINTS[1]
    return tuple(mixed(strong, paper, share) for share in shares)


def visible(colour: str, paper: str, ink: str) -> str:
    """Return the colour, as much nearer to ink as a mark needs that nothing but it tells a value."""
    steps = (mixed(colour, ink, step / VISIBLE_STEPS) for step in range(VISIBLE_STEPS + 1))
    return next((each for each in steps if contrast(each, paper) >= LEAST_MARK_CONTRAST), ink)


def line_tints(strong: str, paper: str, ink: str, count: int) -> tuple[str, ...]:
    """Return so many visible colours of one hue for lines: the strong one, a lighter, a darker."""
    light = visible(mixed(strong, paper, TINTS[2]), paper, strong)
    three = (strong, light, mixed(strong, ink, DARKER))
    return tuple(three[index % len(three)] for index in range(count))


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
    """Return the candidate that reads best on a ground; black or white where none reads well enough."""
    best = max(candidates, key=lambda colour: contrast(colour, ground))
    if contrast(best, ground) >= LEAST_TEXT_CONTRAST:
        return best
    return max(("#000000", "#FFFFFF"), key=lambda colour: contrast(colour, ground))


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
