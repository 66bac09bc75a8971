"""Periods: a key such as 2025H1 goes in; its order, its distance from others and its label come out."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import Annotated

from briefgen.base.dataclass import dataclass
from briefgen.base.locale import is_chinese
from briefgen.base.say import say
from briefgen.facts.fiscal_year import FiscalYear
from briefgen.facts.period_forms import FISCAL, in_words, written_key
from briefgen.facts.period_spelling import spelled
from briefgen.facts.period_words import MONTHS, NotAPeriod, PeriodKind

__all__ = ["FISCAL", "MONTHS", "NotAPeriod", "Period", "PeriodKind"]

PeriodKey = Annotated[str, "period"]
"""A key of the brief that is a period: however it was written, it is read as ``canonical`` gives it."""
PointKey = Annotated[str, "point"]
"""A word of the brief that may be a period, or a metric: a period is read as ``canonical`` gives it."""
Day = Annotated[str, "day"]
"""A day of the calendar, read as YYYY-MM-DD."""

DAYS_A_YEAR = 365.25
YEAR_DAYS = 372
"""Twelve months of 31 days: an exact calendar in which the distance of two like dates is whole years."""
MONTH_DAYS = 31
MOST_KEPT = 16_384
"""Periods that are known once they were read: more than a metric from a table has."""
ACADEMIC_START = 9
"""Schools and universities begin their year in September."""
WEEKS = frozenset({"week", "week ending"})
WEEK_DAYS = 7
_COUNTED_DAYS = {"day": 1, "end": 1, "week": WEEK_DAYS, "week ending": WEEK_DAYS}
_PART_ENDS = {
    "half": "半年", "quarter": "季度", "month": "月", "fiscal half": "半年", "fiscal quarter": "季度",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of time; ``start`` and ``end`` in days of a calendar of equal months."""

    key: str
    kind: PeriodKind
    parts: tuple[int, ...]
    start: int
    end: int
    placed: bool = True
    """Whether the calendar knows where it lies; not a financial year of which nobody says when it begins."""

    @property
    def order(self) -> tuple[int, int, bool]:
        """What periods are sorted by: when they end; of two that end together the shorter is later."""
        return (self.end, self.start, self.kind == "now")

    @property
    def days(self) -> int:
        """How long it is; of days and weeks as they are counted, also beyond the end of a month of thirty."""
        return _COUNTED_DAYS.get(self.kind, self.end - self.start)

    def is_when(self, other: Period) -> bool:
        """Return whether two periods are the same time; where a financial year begins may not be known."""
        if not (self.placed and other.placed):
            return self.key == other.key
        return (self.start, self.end) == (other.start, other.end)


@lru_cache(maxsize=MOST_KEPT)
def parse(key: str, as_of: Period | None = None, fiscal: FiscalYear | None = None) -> Period:
    """Read a period however it is written; ``now`` lies at ``as_of``. NotAPeriod when it is none.

    Without ``fiscal`` a financial year lies somewhere about its name: half a year before the end of the
    last year that it names.
    """
    kind, parts = spelled(key)
    if kind == "now":
        start, end = (as_of.start, as_of.end) if as_of else (9999 * YEAR_DAYS, 10000 * YEAR_DAYS)
        return Period(key="now", kind="now", parts=as_of.parts if as_of else (), start=start, end=end)
    written = written_key(kind, parts)
    if kind in FISCAL:
        start, end = _fiscal_extent(kind, parts, fiscal, written)
        return Period(key=written, kind=kind, parts=parts, start=start, end=end, placed=fiscal is not None)
    start, end = _extent(kind, parts)
    return Period(key=written, kind=kind, parts=parts, start=start, end=end)


@lru_cache(maxsize=MOST_KEPT)
def canonical(key: str) -> str:
    """Return the one key of a period, 2025-10 for Oct 2025, also behind a metric; else what was given."""
    try:
        return parse(key).key
    except ValueError:
        pass
    metric, point, period = key.partition(".")
    try:
        return f"{metric}.{parse(period).key}" if point else key
    except ValueError:
        return key


def is_period(key: str) -> bool:
    """Return whether a text spells a period."""
    try:
        parse(key)
    except ValueError:
        return False
    return True


def _extent(kind: PeriodKind, parts: tuple[int, ...]) -> tuple[int, int]:
    """Return the first day of a period and the day after its last."""
    match kind, parts:
        case "span", (first, last):
            return first * YEAR_DAYS, (last + 1) * YEAR_DAYS
        case "academic", (year, _):
            start = _month(year, ACADEMIC_START)
            return start, start + YEAR_DAYS
        case "week", (year, week):
            return _days(date.fromisocalendar(year, week, 7), WEEK_DAYS)
        case "week ending", (year, month, day):
            return _days(date(year, month, day), WEEK_DAYS)
        case "day", (year, month, day):
            return _days(date(year, month, day), 1)
        case "end", (year, *given):
            month = given[0] if given else 12
            return _days(date(year, month, monthrange(year, month)[1]), 1)
        case "months", (year, month, later, last):
            return _month(year, month), _month(later, last) + MONTH_DAYS
    length = {"year": 12, "half": 6, "quarter": 3}.get(kind, 1)
    start = _month(parts[0], (parts[1] - 1) * length + 1 if len(parts) > 1 else 1)
    return start, start + length * MONTH_DAYS


def _fiscal_extent(
    kind: PeriodKind, parts: tuple[int, ...], fiscal: FiscalYear | None, written: str
) -> tuple[int, int]:
    """Return the first day of a financial year or a part of it, and the day after its last."""
    first, last, *part = parts
    begins = (
        last * YEAR_DAYS - YEAR_DAYS // 2 if fiscal is None else _month(*fiscal.begins(first, last, written))
    )
    length = {"fiscal": 12, "fiscal half": 6}.get(kind, 3) * MONTH_DAYS
    start = begins + (part[0] - 1) * length if part else begins
    return start, start + length


def _days(last: date, number: int) -> tuple[int, int]:
    """Return where so many days begin, and where the day behind them does: after 30 June, in July."""
    return _day(last - timedelta(days=number - 1)), _day(last + timedelta(days=1))


def _month(year: int, month: int) -> int:
    return year * YEAR_DAYS + (month - 1) * MONTH_DAYS


def _day(day: date) -> int:
    return _month(day.year, day.month) + day.day - 1


def years_between(earlier: Period, later: Period) -> Fraction:
    """Return the years from the end of one period to the end of the other: 2020 to 2025H1 is 4½.

    The same week of two years is whole years apart, 52 or 53 weeks as it may be.
    """
    if earlier.kind in WEEKS and earlier.kind == later.kind and (years := _weeks_apart(earlier, later)):
        return Fraction(years)
    return Fraction(later.end - earlier.end, YEAR_DAYS)


def _weeks_apart(earlier: Period, later: Period) -> int:
    """Return the whole years between two weeks of one name, or that end on one weekday; 0 where none are."""
    if earlier.kind == "week":
        return later.parts[0] - earlier.parts[0] if later.parts[1] == earlier.parts[1] else 0
    days = (date(*later.parts) - date(*earlier.parts)).days
    years = round(days / DAYS_A_YEAR)
    return years if days % WEEK_DAYS == 0 and abs(days - years * DAYS_A_YEAR) <= WEEK_DAYS / 2 else 0


def is_year_before(earlier: Period, later: Period) -> bool:
    """Return whether a period is the same one of the year before: October, week 40, January to October."""
    return earlier.days == later.days and years_between(earlier, later) == 1


def length_in_years(period: Period) -> Fraction:
    """Return how many years a period covers: 2021-2025 is five."""
    return Fraction(period.days, YEAR_DAYS)


def period_in_words(period: Period, language: str) -> str:
    """Return a period in words: 2025年上半年, H1 2025, 1. Halbjahr 2025."""
    if period.kind == "now":
        return say(language, "目前", "now")
    return in_words(period.kind, period.parts, language)


def dated_in_english(period: Period) -> str:
    """Return when something was, with its preposition: in March, on 31 March 2024, at the end of 2025."""
    return " ".join(filter(None, (preposition(period), period_in_words(period, "en"))))


def preposition(period: Period) -> str:
    """Return what stands before a period in English: on a day, at an end, in all else; now has none."""
    return {"day": "on", "end": "at", "now": ""}.get(period.kind, "in")


def from_to(one: Period, other: Period, language: str, *, bare: bool = False) -> str:
    """Return two periods as the way from one to the other, their year once: Sep–Oct 2024, 2024年9–10月.

    ``bare``: without the year, where it is one.
    """
    first, last = (shortly(period, language) for period in (one, other))
    behind = _PART_ENDS.get(one.kind)
    if one.kind != other.kind or behind is None or one.parts[:-1] != other.parts[:-1]:
        return f"{first}–{last}"
    if is_chinese(language):
        year = first[: first.index("年") + 1]
        way = f"{first.removeprefix(year).removesuffix(behind)}–{last.removeprefix(year)}"
        return way if bare else year + way
    if one.kind in FISCAL:
        year = first[: first.index(" ") + 1]
        return f"{first.removeprefix(year) if bare else first}–{last.removeprefix(year)}"
    year = f" {one.parts[0]}"
    return f"{first.removesuffix(year)}–{last.removesuffix(year) if bare else last}"


def shortly(period: Period, language: str) -> str:
    """Return a period in fewer letters: Sep 2024, 2024年三季度, W40 2025."""
    if period.kind == "now":
        return period_in_words(period, language)
    return in_words(period.kind, period.parts, language, short=True)


def key_of(kind: PeriodKind, parts: tuple[int, ...]) -> str:
    """Return the key of a period by its kind and its numbers: ("month", (2025, 9)) is 2025-09."""
    return written_key(kind, parts)
