"""Decimals of computed numbers: those of their figures, or those that their intervals justify."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

from briefgen.facts.dimensions import dimensions
from briefgen.facts.fact import Fact
from briefgen.facts.format import WIDE
from briefgen.facts.interval import Interval, last_place
from briefgen.facts.unit import dimension

MOST_OF_PERCENT = 1
DIGITS = 3
"""That tell a ratio, as far as its interval justifies them."""
COARSE = 5
"""Units of its last digit, where that is of ones, tens or more, that a number with 约 leaves open."""


def of_figures(exact: Fraction, figures: Iterable[Fact], unit: str) -> tuple[Decimal, bool]:
    """Return a sum or difference as a reader computes it, and whether it is only about right.

    Figures in its own unit give it the decimals of the finest (12.5 and 7.25 are 19.75). Where units differ
    the coarsest decides: 12.5亿元 and 7.5万元 are about 12.5亿元, for the first knows of no 万元.
    """
    used, size = list(figures), dimensions(unit).size
    places = [last_place(part.number) * dimensions(part.unit).size / size for part in used]
    alike = all(dimensions(part.unit) == dimensions(unit) for part in used)  # % and percentage points, too
    place = min(places) if alike else max(places)
    number = WIDE.divide(Decimal(exact.numerator), Decimal(exact.denominator))
    number = number.quantize(Decimal((0, (1,), power_of_ten(place))), context=WIDE)
    shown = number if alike else number.normalize(WIDE)  # 20.0 of 12.5 and 7.5, but 0.9万 of 4000 and 5000
    return Decimal(f"{shown:f}"), Fraction(number) != exact


def power_of_ten(place: Fraction) -> int:
    """Return the exponent of the largest power of ten that is no more than a unit of a last digit."""
    power = Decimal(place.numerator).adjusted() - Decimal(place.denominator).adjusted()
    return power if Fraction(10) ** power <= place else power - 1


def common_places(values: Sequence[tuple[Interval, Fraction]], unit: str) -> int:
    """Return the decimals that all values of a series justify; below zero: only tens, hundreds … are sure."""
    found = [
        _places(interval, exact, unit)
        for interval, exact in values
        if interval.width or exact.denominator != 1
    ]
    return min(found, default=0)


def _places(interval: Interval, exact: Fraction, unit: str) -> int:
    places = MOST_OF_PERCENT if dimension(unit) == "percent" else _most(exact)
    while interval.width * Fraction(10) ** places > (1 if places > 0 else COARSE):
        places -= 1
    return places


def _most(exact: Fraction) -> int:
    """Return the decimals that show a number with three digits, one at least."""
    if not exact:
        return 0
    leading = WIDE.divide(Decimal(exact.numerator), Decimal(exact.denominator)).adjusted()
    return max(DIGITS - 1 - leading, 1)


def at_places(exact: Fraction, interval: Interval, places: int) -> tuple[Decimal, bool]:
    """Return a number rounded to decimals, and whether its last digit is unsure."""
    number = WIDE.divide(Decimal(exact.numerator), Decimal(exact.denominator))
    number = number.quantize(Decimal((0, (1,), -places)), rounding=ROUND_HALF_EVEN, context=WIDE)
    return Decimal(f"{number:f}"), interval.width > Fraction(10) ** -places
