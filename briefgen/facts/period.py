"""Periods: a key such as 2025H1 goes in; its order, its distance from others and its label come out."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Annotated

from briefgen.base.dataclass import dataclass
from briefgen.base.locale import is_chinese
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
HAN_DIGITS = "〇一二三四五六七八九十"


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
        """Say whether two periods are the same time; where a financial year begins is not known."""
        if "fiscal" in (self.kind, other.kind):
            return self.key == other.key
        return (self.start, self.end) == (other.start, other.end)


def parse(key: str, as_of: Period | None = None) -> Period:
    """Read a period however it is written; ``now`` lies at ``as_of``. NotAPeriod when it is none."""
    kind, parts = spelled(key)
    if kind == "now":
        start, end = (as_of.start, as_of.end) if as_of else (9999 * YEAR_DAYS, 10000 * YEAR_DAYS)
        return Period(key="now", kind="now", parts=as_of.parts if as_of else (), start=start, end=end)
    start, end = _extent(kind, parts)
    return Period(key=_key(kind, parts), kind=kind, parts=parts, start=start, end=end)


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
    """Say whether a text spells a period."""
    try:
        parse(key)
    except ValueError:
        return False
    return True


def _key(kind: PeriodKind, parts: tuple[int, ...]) -> str:
    match kind, parts:
        case "half", (year, half):
            return f"{year}H{half}"
        case "quarter", (year, quarter):
            return f"{year}Q{quarter}"
        case "week", (year, week):
            return f"{year}-W{week:02d}"
        case "months", (year, month, later, last):
            return f"{year}-{month:02d}/{later}-{last:02d}"
        case "fiscal", (first, last):
            return f"FY{first}" if first == last else f"FY{first}/{last % 100:02d}"
        case "span", (first, last):
            return f"{first}-{last}"
    return "-".join(str(part) if index == 0 else f"{part:02d}" for index, part in enumerate(parts))


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


def label(period: Period, language: str) -> str:
    """Return a period in words: 2025年上半年, H1 2025."""
    if period.kind == "now":
        return "目前" if is_chinese(language) else "now"
    return (_zh if is_chinese(language) else _en)(period)


def _zh(period: Period) -> str:
    match period.kind, period.parts:
        case "half", (year, half):
            return f"{year}年{'上' if half == 1 else '下'}半年"
        case "quarter", (year, quarter):
            return f"{year}年第{HAN_DIGITS[quarter]}季度"
        case "month", (year, month):
            return f"{year}年{month}月"
        case "day", (year, month, day):
            return f"{year}年{month}月{day}日"
        case "week", (year, week):
            return f"{year}年第{week}周"
        case "months", (year, month, later, last):
            return f"{year}年{month}—{last}月" if year == later else f"{year}年{month}月—{later}年{last}月"
        case "fiscal", (first, last):
            return f"{first}财年" if first == last else f"{first}/{last % 100:02d}年度"
        case "span", (first, last):
            return f"{first}—{last}年"
    return f"{period.parts[0]}年"


def _en(period: Period) -> str:
    match period.kind, period.parts:
        case (("half" | "quarter"), (year, number)):
            return f"{'H' if period.kind == 'half' else 'Q'}{number} {year}"
        case "month", (year, month):
            return f"{MONTHS[month - 1]} {year}"
        case "day", (year, month, day):
            return f"{day} {MONTHS[month - 1]} {year}"
        case "week", (year, week):
            return f"week {week} of {year}"
        case "months", (year, month, later, last):
            begin = MONTHS[month - 1] if year == later else f"{MONTHS[month - 1]} {year} "
            return f"{begin}–{MONTHS[last - 1]} {later}".replace(" –", " – ")
        case "fiscal", (first, last):
            return f"FY{first}" if first == last else f"{first}/{last % 100:02d}"
        case "span", (first, last):
            return f"{first}–{last}"
    return str(period.parts[0])
