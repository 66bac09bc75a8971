"""Exact intervals: a printed number goes in, everything that may be meant by it comes out.

A printed number stands for what rounds to it: 85 % is [84.5, 85.5], 5.4 is [5.35, 5.45]; both ends
belong to it, because nobody says how halves were rounded. Whole things that are counted without a
qualifier (16 家) are exact. A qualifier moves the bounds in its own direction; its *reach* is one unit
of the last digit that is not zero (2400: 100; 4800: 100; 80: 10), and at least 5 % of the number:

| qualifier      | meaning       | interval              | example                 |
|----------------|---------------|-----------------------|-------------------------|
| 近 nearly      | a little less | [N - 10 %, N)         | 近3000: 2700 to 3000    |
| 约 about       | either side   | [N - 5 %, N + 5 %]    | 约12: 11.4 to 12.6      |
| 超 余 多 over  | a little more | (N, N + reach)        | 超2400: 2400 to 2520    |
| 以上           | that or more  | [N, N + reach)        | 90%以上: 90 to 100      |
| 以下 under     | that or less  | (N - reach, N]        | 10以下: 0 to 10         |

约 is never narrower than plain rounding. 几成 is a number of tenths: 七成 is 65 % to 75 %.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from briefgen.base.dataclass import dataclass
from briefgen.base.translate import tr

NEARLY = Fraction(1, 10)
ABOUT = Fraction(1, 20)
LEAST_REACH = Fraction(1, 20)

Number = int | Decimal | Fraction


def is_whole(number: Number) -> bool:
    """Return whether a number has no fraction."""
    if isinstance(number, Decimal):
        return number == number.to_integral_value()
    return number.denominator == 1


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers between two bounds; an open bound does not belong to it itself."""

    low: Fraction
    high: Fraction
    low_open: bool = False
    high_open: bool = False

    @staticmethod
    def exact(number: Number) -> Interval:
        """Return the interval that holds one number."""
        bound = Fraction(number)
        return Interval(bound, bound)

    @staticmethod
    def around(number: Number, half: Fraction) -> Interval:
        """Return the closed interval that reaches so far to either side."""
        centre = Fraction(number)
        if not half:
            return Interval(centre, centre)
        return Interval(centre - half, centre + half)

    @property
    def width(self) -> Fraction:
        """The distance of the bounds."""
        return self.high - self.low

    @property
    def empty(self) -> bool:
        """Whether no number lies in it."""
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))

    def __contains__(self, number: Number) -> bool:
        return not self.meet(Interval.exact(number)).empty

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low, self.high_open, self.low_open)

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            self.low + other.low,
            self.high + other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        corners = [
            (a * b, a_open or b_open)
            for a, a_open in ((self.low, self.low_open), (self.high, self.high_open))
            for b, b_open in ((other.low, other.low_open), (other.high, other.high_open))
        ]
        low = min(corners)  # a bound that some corner reaches closed is closed: False sorts first
        high = max(corners, key=lambda corner: (corner[0], not corner[1]))
        return Interval(low[0], high[0], low[1], high[1])

    def __truediv__(self, other: Interval) -> Interval:
        """Divide; raise ZeroDivisionError when the divisor may be zero."""
        if other.low <= 0 <= other.high:
            raise ZeroDivisionError(tr("the divisor may be zero"))
        return self * Interval(1 / other.high, 1 / other.low, other.high_open, other.low_open)

    def times(self, factor: Number) -> Interval:
        """Return the interval scaled by an exact number."""
        if factor == 1:
            return self
        return self * Interval.exact(factor)

    def meet(self, other: Interval) -> Interval:
        """Return what both hold; it is empty where they contradict each other."""
        low, low_open = max((self.low, self.low_open), (other.low, other.low_open))
        high, high_closed = min((self.high, not self.high_open), (other.high, not other.high_open))
        return Interval(low, high, low_open, not high_closed)

    def agrees(self, other: Interval) -> bool:
        """Return whether one number may be meant by both."""
        return not self.meet(other).empty

    def whole(self) -> Interval:
        """Return the span of the whole numbers in it, empty where there is none."""
        if self.low == self.high and self.low.denominator == 1 and not (self.low_open or self.high_open):
            return self
        low, high = math.ceil(self.low), math.floor(self.high)
        if self.low_open and low == self.low:
            low += 1
        if self.high_open and high == self.high:
            high -= 1
        return Interval(Fraction(low), Fraction(high))

    def nearest(self, number: Fraction) -> Fraction:
        """Return the number of the (closed) interval that lies nearest to the given one."""
        return min(max(number, self.low), self.high)


ONE, HUNDRED = Interval.exact(1), Interval.exact(100)


def last_place(number: Decimal) -> Fraction:
    """Return one unit of the last printed digit: 1 for 85, 0.01 for 61.77."""
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int), "readings are finite"
    return Fraction(10) ** min(exponent, 0)


def last_digit_unit(number: Decimal, *, counted: bool, tenths: bool = False) -> Fraction | None:
    """Return one unit of a value's last digit: 0 for what is counted one by one, 10 for 几成."""
    if counted and is_whole(number):
        return Fraction(0)
    return Fraction(10) if tenths else last_place(number)


def qualifier_reach(number: Decimal) -> Fraction:
    """Return how far 超 and the like may reach: one unit of the last digit that is not zero."""
    exponent = number.normalize().as_tuple().exponent
    assert isinstance(exponent, int), "readings are finite"
    return max(Fraction(10) ** exponent, abs(Fraction(number)) * LEAST_REACH)


def printed_interval(number: Decimal, qualifier: str = "", *, place: Fraction | None = None) -> Interval:
    """Return what a printed number stands for; ``place`` is one unit of its last digit (0: exact)."""
    if number < 0 and qualifier:
        return -printed_interval(-number, qualifier, place=place)
    value, unit = Fraction(number), last_place(number) if place is None else place
    match qualifier:
        case "近" | "nearly":
            return Interval(value * (1 - NEARLY), value, False, bool(value))
        case "约" | "about":
            return Interval.around(value, max(value * ABOUT, unit / 2))
        case "超" | "余" | "多" | "over":
            return Interval(value, value + qualifier_reach(number), True, True)
        case "以上":
            return Interval(value, value + qualifier_reach(number), False, True)
        case "以下" | "under":
            return Interval(value - qualifier_reach(number), value, True, False)
    return Interval.around(value, unit / 2) if unit else Interval(value, value)


def total_of(spans: Sequence[Interval]) -> Interval:
    """Return what the sum of numbers may be."""
    low, high = ([each.low for each in spans], [each.high for each in spans])
    ends = (_sum(low), _sum(high))
    return Interval(*ends, any(each.low_open for each in spans), any(each.high_open for each in spans))


def _sum(numbers: Sequence[Fraction]) -> Fraction:
    """Return a sum, in one step where all are parts of one size: fractions are slow to add up."""
    sizes = {number.denominator for number in numbers}
    if len(sizes) == 1:
        return Fraction(sum(number.numerator for number in numbers), sizes.pop())
    return sum(numbers, Fraction(0))


def added_up(spans: Sequence[Interval], number: Number, *, among: int = 1) -> Interval:
    """Return what a sum, or a mean among so many numbers, may be; the printed number is held."""
    total = total_of(spans)
    total = total.times(Fraction(1, among)) if among > 1 else total
    return Interval(min(total.low, Fraction(number)), max(total.high, Fraction(number)))
