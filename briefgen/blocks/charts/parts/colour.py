"""Tints of one hue that can be told apart in greyscale, and colours with enough contrast for marks."""

from __future__ import annotations

from functools import lru_cache
from math import sqrt

from briefgen.base.colour import contrast, mixed, reads_on
from briefgen.base.oklch import reading
from briefgen.model.scene import Symbol
from briefgen.model.theme import Accent, Palette

TINTS = (0.0, 0.38, 0.66, 0.82, 0.2, 0.52, 0.75)
"""How far towards paper the first, second … series of one hue lie; neighbours differ most."""

LEAST_MARK_CONTRAST = 3.4
"""Of a mark on paper whose value is not printed as text: 3 on a tinted ground (WCAG 2.2, 1.4.11)."""
LEAST_EDGE_CONTRAST = 3.0
"""Of an area, or of its edge, against paper (WCAG 2.2, 1.4.11)."""
DEEPEST_CONTRAST = 14.0
"""Of the tint in which a pale hue's ends, against paper."""
READABLE_STEPS = 50
VISIBLE_STEPS = 50
MOST_KEPT = 256
"""Colours that are kept: charts of one hue ask for the same ones."""
DARKER = 0.7
"""How far towards ink the third line of a hue lies."""

SHADES = 3
"""So many lines differ by their colour alone."""
LEAST_STEP = 1.4
"""Contrast of two lines' colours."""
LOOKS: tuple[tuple[tuple[float, ...], Symbol], ...] = (
    ((), "circle"), ((4.5, 3.0), "square"), ((0.8, 2.8), "diamond"),
)  # fmt: skip
"""Dashes in line widths, which applications make longer by round ends, and marks at the points."""


def tints(strong: str, paper: str, count: int) -> tuple[str, ...]:
    """Return so many tints of a hue, the strong one first; in a ring the last differs from it, too."""
    shares = [TINTS[index % len(TINTS)] for index in range(count)]
    if count > 1 and not shares[-1]:
        shares[-1] = TINTS[1]
    return tuple(mixed(strong, paper, share) for share in shares)


def hue_tints(hue: Accent, paper: str, count: int) -> tuple[str, ...]:
    """Return so many tints of a hue for areas: towards paper, of a pale hue the other way, past its words."""
    if not hue.text or _stands_out(hue.strong, paper):
        return tints(hue.strong, paper, count)
    return tints(hue.strong, reading(hue.strong, (paper,), DEEPEST_CONTRAST), count)


def line_hue(hue: Accent, paper: str) -> str:
    """Return the colour of a hue's lines and points: as dark or pale as a mark without a number needs."""
    return reading(hue.strong, (paper,), LEAST_MARK_CONTRAST) if hue.text else hue.strong


def edges(palette: Palette) -> tuple[tuple[str, str], ...]:
    """Return the colours of areas too near to paper, each with that of the edge which shows its end."""
    areas = [area for hue in palette.accents.values() if hue.text for area in (hue.strong, hue.past)]
    pale = (area for area in dict.fromkeys(areas) if area and not _stands_out(area, palette.paper))
    return tuple((area, reading(area, (palette.paper,), LEAST_EDGE_CONTRAST)) for area in pale)


def _stands_out(area: str, paper: str) -> bool:
    return contrast(area, paper) >= LEAST_EDGE_CONTRAST


def readable(strong: str, paper: str, ink: str, share: float) -> str:
    """Return a tint that lies so far towards paper, or the nearest one on which paper or ink can be read.

    Between both lie tints on which only black would be: beside white words it looks like a fault. What is
    darker than another tint is never lighter for it.
    """
    low, high = _unreadable(strong, paper, ink)
    if low < share < high:
        share = low if low >= 0 and (share - low < high - share or high > 1) else min(high, 1.0)
    return mixed(strong, paper, share)


@lru_cache(maxsize=64)
def _unreadable(strong: str, paper: str, ink: str) -> tuple[float, float]:
    """Return between which shares neither paper nor ink can be read on a hue's tints."""
    steps = [step / READABLE_STEPS for step in range(READABLE_STEPS + 1)]
    neither = [step for step in steps if reads_on(mixed(strong, paper, step), paper, ink) not in (paper, ink)]
    if not neither:
        return 0.0, 0.0
    return min(neither) - 1 / READABLE_STEPS, max(neither) + 1 / READABLE_STEPS


@lru_cache(maxsize=MOST_KEPT)
def visible(colour: str, paper: str, ink: str) -> str:
    """Return the colour, darkened towards ink as far as a mark without a printed value needs."""
    steps = (mixed(colour, ink, step / VISIBLE_STEPS) for step in range(VISIBLE_STEPS + 1))
    return next((each for each in steps if contrast(each, paper) >= LEAST_MARK_CONTRAST), ink)


@lru_cache(maxsize=MOST_KEPT)
def line_tints(strong: str, paper: str, ink: str, count: int) -> tuple[str, ...]:
    """Return visible colours of a hue: strong, lighter, darker (between, if strong is ink), repeated."""
    light = visible(mixed(strong, paper, TINTS[2]), paper, strong)
    third = mixed(strong, ink, DARKER)
    if contrast(strong, third) < LEAST_STEP:
        middle = sqrt(contrast(strong, paper) * contrast(light, paper))
        between = [mixed(strong, light, step / VISIBLE_STEPS) for step in range(VISIBLE_STEPS + 1)]
        third = min(between, key=lambda each: abs(contrast(each, paper) - middle))
    three = (strong, light, third)
    return tuple(three[index % SHADES] for index in range(count))


def line_look(number: int) -> tuple[tuple[float, ...], Symbol]:
    """Return a line's dashes and marker by its number: greyscale keeps only three shades apart."""
    return LOOKS[number // SHADES % len(LOOKS)]
