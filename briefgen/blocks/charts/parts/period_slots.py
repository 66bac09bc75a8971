"""Periods of a chart as slots of a time axis, with a slot for each missing period in between."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import gcd

from briefgen.base.copier import replace
from briefgen.blocks.charts.parts.data import MetricRow, period_name, series_of
from briefgen.blocks.charts.parts.slots import PeriodSlots
from briefgen.facts import period as calendar
from briefgen.facts.format import short_period
from briefgen.facts.part_of_year import PARTS, accumulated, is_part
from briefgen.facts.period_number import are_alike, is_yearly, key_of, number_of
from briefgen.model.context import Setting
from briefgen.model.guides import TimeAxis
from briefgen.model.scene import Series

MOST_YEARS = 60
"""A longer time is not filled up with the years between."""
MOST_SLOTS = 800
"""Nor is one of more months or days. More values than these are thinned."""
SPARSEST = 4
"""Columns and areas are drawn to scale until so many places would stand for each value."""
COUNTED = PARTS | {"year", "fiscal", "academic", "end", "months"}
"""The kinds that follow each other at equal steps."""
FIRST_DAY = datetime.date(1899, 12, 30).toordinal()
"""Day 0 of a workbook (the 1900 date system, right from March 1900 on)."""


def period_slots(found: Sequence[MetricRow], setting: Setting, *, filled: bool = True) -> PeriodSlots:
    """Return the periods of all rows in time order.

    Months, quarters, halves and days that are missing stand among those that have a value: the native chart
    and the drawn one then keep the true distances alike. With ``filled``, so do years, and so do dates that
    lie far apart.
    """
    if found and found[0].slotted is not None:
        return found[0].slotted
    if columns := tuple(dict.fromkeys(name for row in found for name in row.columns)):
        return PeriodSlots(names=columns, places={name: index for index, name in enumerate(columns)})
    facts = tuple(fact for row in found for fact in row.facts)
    rows = tuple((row.key, len(row.facts)) for row in found)
    return setting.once(facts, (period_slots, rows, filled), lambda: _slots_of(found, setting, filled))


def _slots_of(found: Sequence[MetricRow], setting: Setting, filled: bool) -> PeriodSlots:
    facts = {fact.period: fact for row in found for fact in row.facts}
    period_of = setting.ledger.context.period
    known = sorted(facts, key=lambda key: period_of(key).order)
    periods = dict(zip(known, accumulated([period_of(key) for key in known]), strict=True))
    names = {
        key: period_name(facts[key], setting)
        if period is period_of(key)
        else calendar.shortly(period, setting.language)
        for key, period in periods.items()
    }
    plain = PeriodSlots(names=tuple(names.values()), places={key: index for index, key in enumerate(known)})
    years = {key for key, period in periods.items() if len(period.parts) == 1 and period.kind == "now"}
    kinds = {"year" if key in years else period.kind for key, period in periods.items()}
    if len(known) < 2 or len(kinds) > 1 or not kinds <= COUNTED:
        return plain
    every = tuple(periods.values())
    if not are_alike(every):
        return replace(plain, axis=uneven_axis(known, setting.language))
    kind: calendar.PeriodKind = next(iter(kinds))
    at = {key: number_of(period) for key, period in periods.items()}
    if len(set(at.values())) < len(at):
        return plain
    absent = {key for row in found for key in setting.ledger.missing(row.key)} - set(known)
    holes = {number_of(period) for key in absent if are_alike((period := period_of(key), every[-1]))}
    between = {number for number in holes if min(at.values()) < number < max(at.values())} - set(at.values())
    line = _spaced(every[-1], at, names, plain, setting, filled, between)
    if line.axis is None:
        return replace(line, axis=uneven_axis(known, setting.language))
    own = [[line.places[fact.period] for fact in row.facts] for row in found]
    whole = kind != "year" and not is_yearly(every[-1])
    return replace(line, gaps=bool(between) or (whole and any(_has_gap(places) for places in own)))


def uneven_axis(keys: Sequence[str], language: str) -> TimeAxis | None:
    """Return the axis of periods that lie unevenly, years below their months; None where none needs one."""
    periods = accumulated([calendar.parse(key) for key in keys])
    parts = len({period.kind for period in periods}) == 1 and all(map(is_part, periods))
    return TimeAxis(periods=tuple(keys), language=language, even=False) if parts else None


def _spaced(
    sample: calendar.Period, at: Mapping[str, int], names: Mapping[str, str], plain: PeriodSlots,
    setting: Setting, filled: bool, holes: set[int],
) -> PeriodSlots:  # fmt: skip
    """Return periods like the sample as slots to scale, with ``holes`` between, unless too many."""
    kind, yearly = sample.kind, is_yearly(sample) or sample.kind == "now"
    numbers = sorted({*at.values(), *holes})
    steps = [later - earlier for earlier, later in pairwise(numbers)]
    step = 1 if yearly else gcd(*steps)
    slots = (numbers[-1] - numbers[0]) // step + 1
    even = len(set(steps)) == 1
    most = MOST_YEARS if yearly else MOST_SLOTS
    if yearly:
        whole = (filled or bool(holes)) and slots <= most
    else:
        whole = slots <= (most if filled else min(most, SPARSEST * len(numbers)))
    # So many values are thinned by the time at which they lie.
    whole = whole or (not yearly and len(numbers) > MOST_SLOTS and slots <= SPARSEST * len(numbers))
    if not whole and not even:
        return plain
    if not whole:
        step, slots = steps[0], len(numbers)
    keys = {number: key for key, number in at.items()}
    language, first = setting.language, numbers[0]
    places = range(first, numbers[-1] + 1, step)
    calendar_years = kind in ("year", "now")
    periods = tuple(
        str(number) if calendar_years else keys.get(number) or key_of(number, sample) for number in places
    )
    told = tuple(
        names[keys[number]]
        if number in keys
        else str(number)
        if calendar_years
        else short_period(key_of(number, sample), language)
        for number in places
    )
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
    at = {places[slot]: fact for slot, fact in row.at.items()}
    facts = [at.get(index) for index in range(count)]
    return series_of(facts, setting, colour, ink, name=row.label, unit=unit, labelled=labelled, bold=())
