"""A part of a year goes in; its own short name, its year's, and its place among others come out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefgen.base.locale import is_chinese
from briefgen.facts.number_text import HAN_NUMERALS
from briefgen.facts.period import MONTHS, Period, parse, period_in_words

PARTS = frozenset(
    {"half", "quarter", "month", "week", "day", "week ending", "fiscal half", "fiscal quarter"}
)  # fmt: skip
"""Kinds of periods of which several make a year: the year is a second line below their names."""
DAYS = frozenset({"day", "week ending"})
"""Kinds that are told by a day."""
PER_YEAR = {
    "half": 2,
    "fiscal half": 2,
    "quarter": 4,
    "fiscal quarter": 4,
    "month": 12,
    "end": 12,
    "months": 12,
}


def is_part(period: Period) -> bool:
    """Return whether a period is told by its own name and the year that it belongs to."""
    if period.kind == "months":
        return period.parts[0] == period.parts[2]
    return period.kind in PARTS or (period.kind == "end" and len(period.parts) == 2)


def place_in_years(period: Period) -> int:
    """Return a period's place among all of its kind: years by their number, parts of years on from year 0."""
    if not is_part(period):
        return period.parts[0] if period.kind in ("academic", "end") else period.parts[-1]
    *year, part = period.parts
    per_year = PER_YEAR.get(period.kind, 0)  # weeks: counted in their year
    return (year[1] if period.kind.startswith("fiscal") else year[0]) * per_year + part - 1


def own_name(period: Period, language: str) -> str:
    """Return what a part of a year is called in it: 10月, Q3, W40, Jan–Oct, end Oct; a day by its month."""
    part, chinese = period.parts[1 if period.kind in DAYS else -1], is_chinese(language)
    match period.kind.removeprefix("fiscal "):
        case "half":
            return f"{'上下'[part - 1]}半年" if chinese else f"H{part}"
        case "quarter":
            return f"{HAN_NUMERALS[part % 10]}季度" if chinese else f"Q{part}"
        case "week":
            return f"{part}周" if chinese else f"W{part}"
        case "months":
            first = period.parts[1]
            return f"{first}—{part}月" if chinese else f"{MONTHS[first - 1][:3]}–{MONTHS[part - 1][:3]}"
        case "end":
            return f"{part}月末" if chinese else f"end {MONTHS[part - 1][:3]}"
    return f"{part}月" if chinese else MONTHS[part - 1][:3]


def year_name(period: Period, language: str) -> str:
    """Return the year that a part belongs to: 2025, 2025年, FY2025, 2024/25财年."""
    if period.kind.startswith("fiscal"):
        return period_in_words(parse(period.key.rstrip("1234").rstrip("QH")), language)
    return f"{period.parts[0]}年" if is_chinese(language) else str(period.parts[0])


def accumulated(periods: Sequence[Period]) -> tuple[Period, ...]:
    """Return periods that each begin with their year as months up to a month: 1—2月, 1—3月, 1—4月.

    Among such, January to March is not called the first quarter. Others stay as they are.
    """
    grown = [_up_to_a_month(period) for period in periods]
    if not any(period.kind == "months" for period in periods):
        return tuple(periods)
    found = [period for period in grown if period is not None]
    return tuple(found) if len(found) == len(grown) else tuple(periods)


def _up_to_a_month(period: Period) -> Period | None:
    """Return a period as the months from January on; None where it is not."""
    year, *rest = period.parts or (0,)  # a `now` of no day has no parts
    match period.kind, rest:
        case "months", (1, later, _) if later == year:
            return period
        case (("month" | "quarter" | "half"), (1,)):
            last = {"month": 1, "quarter": 3}.get(period.kind, 6)
        case "year", ():
            last = 12
        case _:
            return None
    return replace(period, kind="months", parts=(year, 1, year, last))
