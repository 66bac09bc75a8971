"""Periods of a chart as slots of a time axis, with a slot for each missing period in between."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from math import gcd

from briefgen.base.dataclass import dataclass
from briefgen.blocks.charts.parts.data import MetricRow, period_name, series_of
from briefgen.facts import period as calendar
from briefgen.facts.format import short_period
from briefgen.model.context import Setting
from briefgen.model.guides import BELOW_YEARS, TimeAxis
from briefgen.model.scene import Series

MOST_YEARS = 60
"""A longer time is not filled up with the years between."""
MOST_SLOTS = 800
"""Nor is one of more months or days."""
SPARSEST = 4
"""Columns and areas are drawn to scale until so many places would stand for each value."""
COUNTED: frozenset[calendar.PeriodKind] = frozenset(
    {"year", "fiscal", "half", "quarter", "month", "week", "day"}
)
"""The kinds that follow each other at equal steps."""
PER_YEAR: Mapping[calendar.PeriodKind, int] = {"year": 1, "half": 2, "quarter": 4, "month": 12}
WEEK = 7
FIRST_DAY = datetime.date(1899, 12, 30).toordinal()
"""Day 0 of a workbook (the 1900 date system, right from March 1900 on)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodSlots:
    """All periods of a chart."""

    names: tuple[str, ...]
    places: Mapping[str, int]
    """The place of each period's key among the names."""
    axis: TimeAxis | None = None
    """The periods as an axis, where they are of one kind; not where years lie unevenly."""
    gaps: bool = False
    """Whether a period is missing from what else is a whole series of months, quarters or days."""


def period_slots(found: Sequence[MetricRow], setting: Setting, *, filled: bool = True) -> PeriodSlots:
    """Return the periods of all rows in time order.

    Months, quarters, halves and days that are missing stand among those that have a value: the native chart
    and the drawn one then keep the true distances alike. With ``filled``, so do years, and so do dates that
    lie far apart.
    """
    facts = {fact.period: fact for row in found for fact in row.facts}
    period_of = setting.ledger.context.period
    known = sorted(facts, key=lambda key: period_of(key).order)
    names = {key: period_name(facts[key], setting) for key in known}
    plain = PeriodSlots(names=tuple(names.values()), places={key: index for index, key in enumerate(known)})
    periods = {key: period_of(key) for key in known}
    years = {key for key, period in periods.items() if len(period.parts) == 1 and period.kind == "now"}
    kinds = {"year" if key in years else period.kind for key, period in periods.items()}
    if len(known) < 2 or len(kinds) > 1 or not kinds <= COUNTED:
        return plain
    kind: calendar.PeriodKind = next(iter(kinds))
    at = {key: _number(kind, period) for key, period in periods.items()}
    if len(set(at.values())) < len(at):
        return plain
    absent = {key for row in found for key in setting.ledger.missing(row.key)} - set(known)
    holes = {_number(kind, period) for key in absent if (period := period_of(key)).kind == kind}
    between = {number for number in holes if min(at.values()) < number < max(at.values())} - set(at.values())
    line = _spaced(kind, at, names, plain, setting, filled, between)
    if line.axis is None:
        return replace(line, axis=uneven_axis(known, setting.language))
    own = [[line.places[fact.period] for fact in row.facts] for row in found]
    whole = kind not in ("year", "fiscal")
    return replace(line, gaps=bool(between) or (whole and any(_has_gap(places) for places in own)))


def uneven_axis(keys: Sequence[str], language: str) -> TimeAxis | None:
    """Return the axis of periods that lie unevenly, years below their months; None where none needs one."""
    kinds = {calendar.parse(key).kind for key in keys}
    parts = len(kinds) == 1 and kinds <= BELOW_YEARS
    return TimeAxis(periods=tuple(keys), language=language, even=False) if parts else None


def _spaced(
    kind: calendar.PeriodKind, at: Mapping[str, int], names: Mapping[str, str], plain: PeriodSlots,
    setting: Setting, filled: bool, holes: set[int],
) -> PeriodSlots:  # fmt: skip
    """Return the periods ``at`` their numbers as slots to scale, with ``holes``, unless too many."""
    numbers = sorted({*at.values(), *holes})
    steps = [later - earlier for earlier, later in pairwise(numbers)]
    step = 1 if kind in ("year", "fiscal") else gcd(*steps)
    slots = (numbers[-1] - numbers[0]) // step + 1
    even = len(set(steps)) == 1
    most = MOST_YEARS if kind in ("year", "fiscal") else MOST_SLOTS
    if kind in ("year", "fiscal"):
        whole = (filled or bool(holes)) and slots <= most
    else:
        whole = slots <= (most if filled else min(most, SPARSEST * len(numbers)))
    whole = whole and (kind != "fiscal" or slots == len(numbers))  # FY2024 or 2023/24: only the brief says
    if not whole and not even:
        return plain
    if not whole:
        step, slots = steps[0], len(numbers)
    keys = {number: key for key, number in at.items()}
    language, first = setting.language, numbers[0]
    places = range(first, numbers[-1] + 1, step)
    periods = tuple(
        _key(kind, number) if kind == "year" else keys.get(number) or _key(kind, number) for number in places
    )
    unstated = (str(at) if kind == "year" else short_period(_key(kind, at), language) for at in places)
    told = tuple(names[keys[at]] if at in keys else name for at, name in zip(places, unstated, strict=True))
    exact = step == 1 and kind in ("month", "day")
    days = places if kind == "day" else (datetime.date(at // 12, at % 12 + 1, 1).toordinal() for at in places)
    dates = tuple(day - FIRST_DAY for day in days) if exact else ()
    axis = TimeAxis(
        periods=periods, language=language, dates=dates, step="days" if kind == "day" else "months"
    )  # fmt: skip
    return PeriodSlots(
        names=told, places={key: (number - first) // step for key, number in at.items()}, axis=axis
    )  # fmt: skip


def _has_gap(places: Sequence[int]) -> bool:
    """Say whether a place is missing among what else follows each other; none is among dates far apart."""
    steps = [later - earlier for earlier, later in pairwise(sorted(places))]
    if max(steps, default=0) <= 1:
        return False
    from statistics import median  # with random and more behind it; most charts have no gap

    return median(steps) == 1


def periods_of(
    found: Sequence[MetricRow], setting: Setting, *, filled: bool = True
) -> tuple[tuple[str, ...], Mapping[str, int]]:
    """Return the names of all periods in time order, and the place of each period's key among them."""
    line = period_slots(found, setting, filled=filled)
    return line.names, line.places


def series_over(
    row: MetricRow,
    places: Mapping[str, int],
    count: int,
    setting: Setting,
    colour: str | Sequence[str] = (),
    ink: str | Sequence[str] = (),
    *,
    unit: bool = False,
    labelled: bool,
) -> Series:
    """Return a row as a series over so many periods: None where it has no value."""
    at = {places[fact.period]: fact for fact in row.facts}
    facts = [at.get(index) for index in range(count)]
    return series_of(facts, setting, colour, ink, name=row.label, unit=unit, labelled=labelled, bold=())


def _number(kind: calendar.PeriodKind, period: calendar.Period) -> int:
    """Return the place of a period among all of its kind."""
    match kind, period.parts:
        case "day", (year, month, day):
            return datetime.date(year, month, day).toordinal()
        case "week", (year, week):
            return datetime.date.fromisocalendar(year, week, 1).toordinal() // WEEK
        case "fiscal", (_, last):
            return last
    year, part = (*period.parts, 1)[:2]
    return year * PER_YEAR[kind] + part - 1


def _key(kind: calendar.PeriodKind, number: int) -> str:
    """Return the key of a period by its place among all of its kind."""
    if kind == "day":
        return datetime.date.fromordinal(number).isoformat()
    if kind == "week":
        year, week, _ = datetime.date.fromordinal(number * WEEK + 1).isocalendar()
        return f"{year}-W{week:02}"
    if kind == "fiscal":
        return f"FY{number}"
    year, part = divmod(number, PER_YEAR[kind])
    parts = {"half": f"H{part + 1}", "quarter": f"Q{part + 1}", "month": f"-{part + 1:02}"}
    return f"{year:04}{parts.get(kind, '')}"
