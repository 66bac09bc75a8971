"""What a source says of how sure a value is: a margin or two bounds in, a confidence interval out."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from briefgen.base.dataclass import dataclass
from briefgen.base.translate import tr
from briefgen.facts.interval import Interval
from briefgen.facts.reading import Reading

LEVEL = Decimal(95)
"""Per cent: the level where none is stated."""
LOWEST_LEVEL, HIGHEST_LEVEL = 50, 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Confidence:
    """A confidence interval: its bounds as printed, and its level in per cent."""

    low: Decimal
    high: Decimal
    level: Decimal = LEVEL

    @property
    def interval(self) -> Interval:
        """The interval with its ends."""
        return Interval(Fraction(self.low), Fraction(self.high))


def confidence_of(number: Decimal, stated: Sequence[Reading], level: Decimal) -> Confidence | str:
    """Return the interval of a margin, or of a lower and an upper bound; a text where they give none."""
    bounds = [each.number for each in stated]
    if len(bounds) == 1:
        (margin,) = bounds
        if margin <= 0:
            return tr(
                "a margin of {text}: it lies on both sides of the value, so it is above zero",
                text=stated[0].text,
            )
        return Confidence(low=number - margin, high=number + margin, level=level)
    if len(bounds) != 2:
        return tr(
            "`ci` takes a margin, or a lower and an upper bound: found {count} numbers", count=len(bounds)
        )
    low, high = bounds
    if not low <= number <= high or low == high:
        return tr(
            "the value {number:f} does not lie between {low} and {high}",
            number=number,
            low=stated[0].text,
            high=stated[1].text,
        )
    return Confidence(low=low, high=high, level=level)
