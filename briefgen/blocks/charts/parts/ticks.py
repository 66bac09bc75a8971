"""The range of an axis goes in; round numbers to begin, end and step with come out."""

from __future__ import annotations

from math import ceil, floor, log10

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
FROM_ZERO = 0.4
"""An axis begins at zero unless its values lie within this share of the highest one."""
MOST_STEPS = 8
HEADROOM = 1.08


def nice(low: float, high: float, most: int) -> tuple[float, float, float]:
    """Return begin, end and step of an axis that holds the values with a little room, in so many steps."""
    if low == high:
        low, high = (low - 1.0, high + 1.0) if not low else sorted((0.0, low * 1.25))
    if low >= 0 and high - low > FROM_ZERO * high:
        low = 0.0
    reach = high - low
    low = low - reach * 0.06 if low else low
    high = high + reach * (HEADROOM - 1.0)
    raw = (high - low) / max(1, min(most, MOST_STEPS))
    power = 10.0 ** floor(log10(raw))
    step = next(each * power for each in STEPS if each * power >= raw * 0.999)
    return round(floor(low / step) * step, 10), round(ceil(high / step) * step, 10), step


def between(low: float, high: float, step: float) -> list[tuple[float, str]]:
    """Return the numbers of an axis and how they are printed."""
    count = round((high - low) / step)
    return [(value := round(low + index * step, 10), f"{value:.10g}") for index in range(count + 1)]
