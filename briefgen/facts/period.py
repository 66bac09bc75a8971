"""Periods: a key such as 2025H1 goes in; its order, its distance from others and its label come out."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Literal

from briefgen.language import is_chinese
from briefgen.records import dataclass

PeriodKind = Literal["year", "half", "quarter", "month", "day", "span", "now"]

YEAR_DAYS = 372
"""Twelve months of 31 days: an exact calendar in which the distance of two like dates is whole years."""
MONTH_DAYS = 31
MOST_SHOWN = 40
"""So many characters of what is no period are repeated in its message."""

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
HAN_DIGITS = "〇一二三四五六七八九十"

_PATTERNS: tuple[tuple[PeriodKind, re.Pattern[str]], ...] = (
    ("year", re.compile(r"(\d{4})年?")),
    ("half", re.compile(r"(\d{4})\s*[Hh]([12])")),
    ("quarter", re.compile(r"(\d{4})\s*[Qq]([1-4])")),
    ("month", re.compile(r"(\d{4})-(\d{1,2})")),
    ("day", re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")),
    ("span", re.compile(r"(\d{4})\s*(?:-|–|—|\.\.)\s*(\d{4})")),
)


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


def parse(key: str, as_of: Period | None = None) -> Period:
    """Read a period's key; ``now`` lies at ``as_of``. Raise ValueError when it is none."""
    text = key.strip()
    if text in {"now", "目前"}:
        start, end = (as_of.start, as_of.end) if as_of else (9999 * YEAR_DAYS, 10000 * YEAR_DAYS)
        return Period(key="now", kind="now", parts=as_of.parts if as_of else (), start=start, end=end)
    for kind, pattern in _PATTERNS:
        if found := pattern.fullmatch(text):
            return _period(text, kind, tuple(int(part) for part in found.groups()))
    shown = key if len(key) <= MOST_SHOWN else key[:MOST_SHOWN] + "…"
    raise ValueError(
        f"{shown!r} is no period: write 2020, 2025H1, 2025Q3, 2025-06, 2025-06-30, 2021-2025 or now"
    )


def _period(key: str, kind: PeriodKind, parts: tuple[int, ...]) -> Period:
    if kind == "span":
        if parts[0] >= parts[1]:
            raise ValueError(f"{key!r} ends before it begins")
        start, end = parts[0] * YEAR_DAYS, (parts[1] + 1) * YEAR_DAYS
    else:
        first, months = _months(key, kind, parts)
        start = parts[0] * YEAR_DAYS + first * MONTH_DAYS
        end = start + months * MONTH_DAYS
    if kind == "day":
        if not 1 <= parts[2] <= MONTH_DAYS:
            raise ValueError(f"{key!r} is no date")
        start += parts[2] - 1
        end = start + 1
    return Period(key=key, kind=kind, parts=parts, start=start, end=end)


def _months(key: str, kind: PeriodKind, parts: tuple[int, ...]) -> tuple[int, int]:
    """Return the first month (from 0) and the number of months."""
    length = {"year": 12, "half": 6, "quarter": 3}.get(kind, 1)
    index = parts[1] if len(parts) > 1 else 1
    if not 1 <= index <= 12:
        raise ValueError(f"{key!r} has no month {index}")
    return (index - 1) * length, length


def years_between(earlier: Period, later: Period) -> Fraction:
    """Return the years from the end of one period to the end of the other: 2020 to 2025H1 is 4½."""
    return Fraction(later.end - earlier.end, YEAR_DAYS)


def length_in_years(period: Period) -> Fraction:
    """Return how many years a period covers: 2021-2025 is five."""
    return Fraction(period.end - period.start, YEAR_DAYS)


def label(period: Period, language: str) -> str:
    """Return a period in words: 2025年上半年, H1 2025."""
    return _zh(period) if is_chinese(language) else _en(period)


def _zh(period: Period) -> str:
    match period.kind, period.parts:
        case "now", _:
            return "目前"
        case "half", (year, half):
            return f"{year}年{'上' if half == 1 else '下'}半年"
        case "quarter", (year, quarter):
            return f"{year}年第{HAN_DIGITS[quarter]}季度"
        case "month", (year, month):
            return f"{year}年{month}月"
        case "day", (year, month, day):
            return f"{year}年{month}月{day}日"
        case "span", (first, last):
            return f"{first}—{last}年"
    return f"{period.parts[0]}年"


def _en(period: Period) -> str:
    match period.kind, period.parts:
        case "now", _:
            return "now"
        case "half", (year, half):
            return f"H{half} {year}"
        case "quarter", (year, quarter):
            return f"Q{quarter} {year}"
        case "month", (year, month):
            return f"{MONTHS[month - 1]} {year}"
        case "day", (year, month, day):
            return f"{day} {MONTHS[month - 1]} {year}"
        case "span", (first, last):
            return f"{first}–{last}"
    return str(period.parts[0])
