"""Distances between periods, as they are counted: in days between days, else in months and years."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise

from briefgen.base.dataclass import dataclass
from briefgen.base.translate import tr, tr_n
from briefgen.facts.period import MONTH_DAYS, WEEKS, Period, years_between

EVEN = Fraction(11, 10)
"""Steps whose longest is no more than this times the shortest count as even."""
MONTHS_A_YEAR = 12
MOST_TOLD = 3
"""The most steps that are listed one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeStep:
    """The time from one period to the next, in days or in months."""

    number: Fraction
    in_days: bool = False

    @property
    def in_words(self) -> str:
        """The step in words: 10 days, 3 months, 5 years, a year and a half."""
        if self.in_days:
            return _counted(int(self.number), "day")
        return span_in_words(self.number)


def span_in_words(months: Fraction) -> str:
    """Return a number of months in words, whole years as years; what is no whole month in days."""
    if months.denominator > 1:
        return tr("about {days}", days=_counted(round(months * MONTH_DAYS), "day"))
    years, rest = divmod(int(months), MONTHS_A_YEAR)
    parts = [_counted(number, unit) for number, unit in ((years, "year"), (rest, "month")) if number]
    return tr(" and ").join(parts)


def steps_of(periods: Sequence[Period]) -> list[TimeStep]:
    """Return the time from each period's end to that of the next; days and weeks in days of the calendar.

    Months are as long as each other, and so are quarters: 28 to 31 days are one step, from one end of a
    month to the next as well as from the 15th to the 15th.
    """
    if _is_monthly(periods):
        months = [MONTHS_A_YEAR * period.parts[0] + period.parts[1] for period in periods]
        return [TimeStep(number=Fraction(later - earlier)) for earlier, later in pairwise(months)]
    if all(period.kind in ("day", *WEEKS) for period in periods):
        days = [_last_day(period) for period in periods]
        return [TimeStep(number=Fraction(later - earlier), in_days=True) for earlier, later in pairwise(days)]
    return [TimeStep(number=years_between(one, other) * MONTHS_A_YEAR) for one, other in pairwise(periods)]


def _is_monthly(periods: Sequence[Period]) -> bool:
    """Return whether periods are the same day of different months, or each the last day of its month."""
    if not all(period.kind == "day" for period in periods):
        return False
    days = {period.parts[2] for period in periods}
    ends = all(period.parts[2] == monthrange(*period.parts[:2])[1] for period in periods)
    return len(days) == 1 or ends


def are_even(steps: Sequence[TimeStep]) -> bool:
    """Return whether steps may be drawn equidistant."""
    numbers = [step.number for step in steps]
    return len(numbers) < 2 or max(numbers) <= min(numbers) * EVEN


def uneven_steps(periods: Sequence[Period], steps: Sequence[TimeStep]) -> str:
    """Return steps in words; of many only those that differ from the commonest."""
    shown = [
        tr("{first} to {last} ({step})", first=one.key, last=other.key, step=step.in_words)
        for (one, other), step in zip(pairwise(periods), steps, strict=True)
    ]
    if len(shown) <= MOST_TOLD:
        return ", ".join(shown)
    usual, count = Counter(step.in_words for step in steps).most_common(1)[0]
    other = [text for text, step in zip(shown, steps, strict=True) if step.in_words != usual]
    more = tr(" and {count} more", count=len(other) - MOST_TOLD) if len(other) > MOST_TOLD else ""
    return tr_n(
        "{steps}{more}, where {number} other step is {usual}",
        "{steps}{more}, where {number} other steps are {usual} each",
        count,
        steps=", ".join(other[:MOST_TOLD]),
        more=more,
        usual=usual,
    )


def _last_day(period: Period) -> int:
    if period.kind == "week":
        year, week = period.parts
        return date.fromisocalendar(year, week, 7).toordinal()
    return date(*period.parts).toordinal()


def _counted(number: int, unit: str) -> str:
    if unit == "day":
        return tr_n("{number} day", "{number} days", number)
    if unit == "month":
        return tr_n("{number} month", "{number} months", number)
    return tr_n("{number} year", "{number} years", number)
