"""Periods of one sort as whole numbers that follow each other, and back, so that gaps can be counted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from briefgen.facts.part_of_year import PER_YEAR, place_in_years
from briefgen.facts.period import FISCAL, WEEK_DAYS, Period

YEARLY = frozenset({"year", "fiscal", "academic", "months"})
"""Kinds of which there is one a year."""


def is_yearly(period: Period) -> bool:
    """Return whether there is one such period a year; January to October is one, too."""
    return period.kind in YEARLY or (period.kind == "end" and len(period.parts) == 1)


def are_alike(periods: Sequence[Period]) -> bool:
    """Return whether periods can be counted: of one kind, one stretch of months, one weekday."""
    return len({_sort(period) for period in periods}) == 1


def _sort(period: Period) -> tuple[str, tuple[int, ...]]:
    match period.kind:
        case "months":
            first_year, first, last_year, last = period.parts
            return period.kind, (first, last, last_year - first_year)
        case "week ending":
            return period.kind, (date(*period.parts).weekday(),)
        case "end":
            return period.kind, (len(period.parts),)
        case "now":
            return "year", ()
    return period.kind, ()


def number_of(period: Period) -> int:
    """Return the place of a period among all of its sort."""
    match period.kind, period.parts:
        case "day", (year, month, day):
            return date(year, month, day).toordinal()
        case "week ending", (year, month, day):
            return date(year, month, day).toordinal() // WEEK_DAYS
        case "week", (year, week):
            return date.fromisocalendar(year, week, 1).toordinal() // WEEK_DAYS
        case "months", (year, *_):
            return year
    return place_in_years(period)


def key_of(number: int, sample: Period) -> str:
    """Return the key of a period by its place among all of the sample's sort, named as the sample is."""
    if is_yearly(sample) or sample.kind == "now":
        return _yearly(number, sample)
    match sample.kind:
        case "day":
            return date.fromordinal(number).isoformat()
        case "week":
            year, week, _ = date.fromordinal(number * WEEK_DAYS + 1).isocalendar()
            return f"{year}-W{week:02}"
        case "week ending":
            weekday = date(*sample.parts).toordinal() % WEEK_DAYS
            return f"WE{date.fromordinal(number * WEEK_DAYS + weekday).isoformat()}"
    year, part = divmod(number, PER_YEAR[sample.kind])
    if sample.kind in ("month", "end"):
        return f"{'end-' if sample.kind == 'end' else ''}{year:04}-{part + 1:02}"
    whole = _fiscal(year, sample) if sample.kind in FISCAL else f"{year:04}"
    return f"{whole}{'H' if sample.kind.endswith('half') else 'Q'}{part + 1}"


def _yearly(number: int, sample: Period) -> str:
    match sample.kind:
        case "months":
            first_year, first, last_year, last = sample.parts
            return f"{number}-{first:02}/{number + last_year - first_year}-{last:02}"
        case "academic":
            return f"AY{number}/{(number + 1) % 100:02}"
        case "fiscal":
            return _fiscal(number, sample)
        case "end":
            return f"end-{number}"
    return f"{number:04}"


def _fiscal(last: int, sample: Period) -> str:
    """Return the key of the financial year that ends in a year, FY2025 or FY2024/25 as the sample is."""
    if sample.parts[0] == sample.parts[1]:
        return f"FY{last}"
    return f"FY{last - 1}/{last % 100:02}"
