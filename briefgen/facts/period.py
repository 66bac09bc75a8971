"""Periods: a key such as 2025H1 goes in; its order, its distance from others and its label come out."""

from __future__ import annotations

import re
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import Annotated

from briefgen.base.dataclass import dataclass
from briefgen.base.locale import is_chinese
from briefgen.facts.number_text import HAN_NUMERALS
from briefgen.facts.period_spelling import MONTHS, NotAPeriod, PeriodKind, spelled

__all__ = ["MONTHS", "NotAPeriod", "Period", "PeriodKind"]

PeriodKey = Annotated[str, "period"]
"""A key of the brief that is a period: however it was written, it is read as ``canonical`` gives it."""
PointKey = Annotated[str, "point"]
"""A word of the brief that may be a period, or a metric: a period is read as ``canonical`` gives it."""
Day = Annotated[str, "day"]
"""A day of the calendar, read as YYYY-MM-DD."""

YEAR_DAYS = 372
"""Twelve months of 31 days: an exact calendar in which the distance of two like dates is whole years."""
MONTH_DAYS = 31
_FORMS = {
    "year": ("{0}", "{0}年", "{0}"),
    "half": ("{0}H{1}", "{0}年{half}半年", "H{1} {0}"),
    "quarter": ("{0}Q{1}", "{0}年第{quarter}季度", "Q{1} {0}"),
    "month": ("{0}-{1:02d}", "{0}年{1}月", "{month} {0}"),
    "day": ("{0}-{1:02d}-{2:02d}", "{0}年{1}月{2}日", "{2} {month} {0}"),
    "week": ("{0}-W{1:02d}", "{0}年第{1}周", "week {1} of {0}"),
    "months": ("{0}-{1:02d}/{2}-{3:02d}", "{0}年{1}月—{2}年{3}月", "{month} {0} – {last} {2}"),
    "whole months": ("{0}-{1:02d}/{2}-{3:02d}", "{0}年{1}—{3}月", "{month}–{last} {2}"),
    "fiscal": ("FY{0}/{end}", "{0}/{end}年度", "{0}/{end}"),
    "whole fiscal": ("FY{0}", "{0}财年", "FY{0}"),
    "span": ("{0}-{1}", "{0}—{1}年", "{0}–{1}"),
}
"""A period's key, and how it is written in Chinese and in English; whole: in one year of the calendar."""


_MONTH_NAME = re.compile("|".join(MONTHS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of time; ``start`` and ``end`` in days of a calendar of equal months."""

    key: str
    kind: PeriodKind
    parts: tuple[int, ...]
    start: int
    end: int

    @property
    def order(self) -> tuple[int, int, bool]:
        """What periods are sorted by: when they end; of two that end together the shorter is later."""
        return (self.end, self.start, self.kind == "now")

    def is_when(self, other: Period) -> bool:
        """Return whether two periods are the same time; where a financial year begins is not known."""
        if "fiscal" in (self.kind, other.kind):
            return self.key == other.key
        return (self.start, self.end) == (other.start, other.end)


@lru_cache(maxsize=4096)
def parse(key: str, as_of: Period | None = None) -> Period:
    """Read a period however it is written; ``now`` lies at ``as_of``. NotAPeriod when it is none."""
    kind, parts = spelled(key)
    if kind == "now":
        start, end = (as_of.start, as_of.end) if as_of else (9999 * YEAR_DAYS, 10000 * YEAR_DAYS)
        return Period(key="now", kind="now", parts=as_of.parts if as_of else (), start=start, end=end)
    start, end = _extent(kind, parts)
    return Period(key=_written(kind, parts, 0), kind=kind, parts=parts, start=start, end=end)


@lru_cache(maxsize=4096)
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


def _written(kind: PeriodKind, parts: tuple[int, ...], form: int) -> str:
    """Return a period as its key (0), in Chinese (1) or in English (2)."""
    whole = (kind == "fiscal" and parts[0] == parts[1]) or (kind == "months" and parts[0] == parts[2])
    named = {
        "half": "上下"[parts[-1] - 1] if kind == "half" else "",
        "quarter": HAN_NUMERALS[parts[-1]] if kind == "quarter" else "",
        "month": MONTHS[parts[1] - 1] if kind in ("month", "day", "months") else "",
        "last": MONTHS[parts[3] - 1] if kind == "months" else "",
        "end": f"{parts[-1] % 100:02d}",
    }
    return _FORMS[f"whole {kind}" if whole else kind][form].format(*parts, **named)


def _extent(kind: PeriodKind, parts: tuple[int, ...]) -> tuple[int, int]:
    """Return the first day of a period and the day after its last."""
    match kind, parts:
        case "span", (first, last):
            return first * YEAR_DAYS, (last + 1) * YEAR_DAYS
        case "fiscal", (_, last):  # where it begins is a country's or a company's own: half a year before
            return last * YEAR_DAYS - YEAR_DAYS // 2, last * YEAR_DAYS + YEAR_DAYS // 2
        case "week", (year, week):
            monday = date.fromisocalendar(year, week, 1)
            return _day(monday), _day(monday + timedelta(days=6)) + 1
        case "day", (year, month, day):
            return _day(date(year, month, day)), _day(date(year, month, day)) + 1
        case "months", (year, month, later, last):
            return _month(year, month), _month(later, last) + MONTH_DAYS
    length = {"year": 12, "half": 6, "quarter": 3}.get(kind, 1)
    start = _month(parts[0], (parts[1] - 1) * length + 1 if len(parts) > 1 else 1)
    return start, start + length * MONTH_DAYS


def _month(year: int, month: int) -> int:
    return year * YEAR_DAYS + (month - 1) * MONTH_DAYS


def _day(day: date) -> int:
    return _month(day.year, day.month) + day.day - 1


def years_between(earlier: Period, later: Period) -> Fraction:
    """Return the years from the end of one period to the end of the other: 2020 to 2025H1 is 4½."""
    return Fraction(later.end - earlier.end, YEAR_DAYS)


def length_in_years(period: Period) -> Fraction:
    """Return how many years a period covers: 2021-2025 is five."""
    return Fraction(period.end - period.start, YEAR_DAYS)


def period_in_words(period: Period, language: str) -> str:
    """Return a period in words: 2025年上半年, H1 2025."""
    if period.kind == "now":
        return "目前" if is_chinese(language) else "now"
    return _written(period.kind, period.parts, 1 if is_chinese(language) else 2)


def from_to(one: Period, other: Period, language: str, *, bare: bool = False) -> str:
    """Return two periods as the way from one to the other, their year once: Sep–Oct 2024, 2024年9–10月.

    ``bare``: without the year, where it is one.
    """
    first, last = (shortly(period, language) for period in (one, other))
    alike = one.kind == other.kind and one.kind in ("half", "quarter", "month")
    if not alike or one.parts[0] != other.parts[0]:
        return f"{first}–{last}"
    year = f"{one.parts[0]}年" if is_chinese(language) else f" {one.parts[0]}"
    if is_chinese(language):
        behind = {"half": "半年", "quarter": "季度", "month": "月"}[one.kind]
        return (
            f"{'' if bare else year}{first.removeprefix(year).removesuffix(behind)}–{last.removeprefix(year)}"
        )
    return f"{first.removesuffix(year)}–{last.removesuffix(year) if bare else last}"


def shortly(period: Period, language: str) -> str:
    """Return a period in fewer letters: Sep 2024, 2024年三季度."""
    name = period_in_words(period, language)
    if is_chinese(language):
        return name.replace("第", "") if period.kind == "quarter" else name
    return _MONTH_NAME.sub(lambda found: found[0][:3], name)
