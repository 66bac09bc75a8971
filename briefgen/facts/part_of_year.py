"""A part of a year goes in; its own short name, its year's, and its place among others come out."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.base.conventions import conventions
from briefgen.base.copier import replace
from briefgen.base.locale import is_chinese
from briefgen.base.say import say
from briefgen.facts.number_text import HAN_NUMERALS
from briefgen.facts.period import Period, parse, period_in_words
from briefgen.facts.period_forms import short_part

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
    part = period.parts[1 if period.kind in DAYS else -1]
    months = conventions(language).short_months
    match kind := period.kind.removeprefix("fiscal "):
        case "half" | "quarter" if not is_chinese(language):
            return short_part(kind, part, language)
        case "half":
            return say(language, "{half}半年", "", half="上下"[part - 1])
        case "quarter":
            return say(language, "{quarter}季度", "", quarter=HAN_NUMERALS[part % 10])
        case "week":
            return say(language, "{number}周", "W{number}", number=part)
        case "months":
            first = period.parts[1]
            return say(
                language, "{first}—{number}月", "{month}–{last}",
                first=first, number=part, month=months[first - 1], last=months[part - 1],
            )  # fmt: skip
        case "end":
            return say(language, "{number}月末", "end {month}", number=part, month=months[part - 1])
    return say(language, "{number}月", "", number=part) if is_chinese(language) else months[part - 1]


def year_name(period: Period, language: str) -> str:
    """Return the year that a part belongs to: 2025, 2025年, FY2025, 2024/25财年."""
    if period.kind.startswith("fiscal"):
        return period_in_words(parse(period.key.rstrip("1234").rstrip("QH")), language)
    return say(language, "{year}年", "{year}", year=period.parts[0])


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
