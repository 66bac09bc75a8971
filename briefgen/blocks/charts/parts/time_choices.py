"""A time axis's periods in; which of them may be named, and by what, comes out: the finest choice first."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from briefgen.base.conventions import conventions
from briefgen.base.dataclass import dataclass
from briefgen.base.locale import is_chinese
from briefgen.facts import period as calendar
from briefgen.facts.part_of_year import DAYS, accumulated, is_part, own_name, place_in_years, year_name

MOST_AXES = 64
"""Whose periods, and what may be named of them, are kept: a chart is tried in many widths."""
SHORT_STEP = 2
"""Years between names that need be at no round numbers."""
MANY = 400
"""Of so many periods, which may be some of more, any month may stand for its year."""
WEEKS = 52
"""Of a year; the 53rd counts with the one before it."""
STEPS: Mapping[str, tuple[int, ...]] = {
    "year": (1, 2, 5, 10, 20, 50, 100),
    "half": (1, 2, 4, 10, 20, 40),
    "quarter": (1, 2, 4, 8, 20, 40, 80),
    "month": (1, 3, 6, 12, 24, 60, 120, 240),
    "week": (1, 2, 4, 8, 13, 26, 52, 104, 260, 520, 1040),
}
"""Steps between labelled periods: divisors of a year, or round numbers of years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A tick label: the period's own name, and the year (of days: month and year) below it."""

    own: str
    whole: str
    alone: bool = False
    """Whether the next tick label has the year, for which there is no room below this one."""


@lru_cache(maxsize=MOST_AXES)
def parsed(keys: tuple[str, ...]) -> tuple[calendar.Period, ...]:
    """Return the periods of keys, their own order kept, those that add up told apart."""
    return tuple(accumulated([calendar.parse(key) for key in keys]))


@lru_cache(maxsize=MOST_AXES)
def choices(keys: tuple[str, ...], names: tuple[str, ...], language: str) -> tuple[Mapping[int, Tick], ...]:
    """Return which periods may be named, the finest choice first; the ends are among each."""
    return tuple(_grids(parsed(keys), names, language))


def _grids(
    periods: Sequence[calendar.Period], names: Sequence[str], language: str
) -> Iterator[dict[int, Tick]]:
    last = len(periods) - 1
    kind = periods[0].kind
    if kind in DAYS:
        yield from day_grids(periods, language)
        return
    places = [place_in_years(period) for period in periods]
    if kind.removeprefix("fiscal ") == "week" and len(periods) >= MANY:
        places = [period.parts[-2] * WEEKS + min(period.parts[-1], WEEKS) - 1 for period in periods]
    steps = STEPS.get(kind.removeprefix("fiscal "), STEPS["month" if is_part(periods[0]) else "year"])
    each = {index: tick_of(period, names[index], language) for index, period in enumerate(periods)}
    for step in steps:
        if kind == "year" and (every := _dividing(periods, step)):
            yield {at: each[at] for at in range(0, last + 1, every)}
            continue
        yield {at: each[at] for at in each if at in (0, last) or _begins(places, at, step)}
    yield {at: each[at] for at in dict.fromkeys((0, last))}


def _begins(places: Sequence[int], at: int, step: int) -> bool:
    """Say whether a period begins a step of years; of values of which some are drawn the first one drawn."""
    if len(places) < MANY:
        return not places[at] % step
    return places[at] // step > places[at - 1] // step


def _dividing(periods: Sequence[calendar.Period], step: int) -> int:
    """Return a step of two or three years at which they are named from the first to the last; 0: none.

    2016, 2019, 2022, 2025 reads better than 2016, 2018, 2020, 2022, 2025, whose last step is another. Longer
    times are named at round years.
    """
    first, last = (place_in_years(periods[at]) for at in (0, -1))
    if step != SHORT_STEP or last - first != len(periods) - 1 or first % step == last % step == 0:
        return 0
    fitting = (every for every in (step, step + 1) if (last - first) % every == 0 and every < last - first)
    return next(fitting, 0)


def tick_of(period: calendar.Period, name: str, language: str) -> Tick:
    """Return the label of a period: its part of the year above the year, or its whole name."""
    if not is_part(period):
        return Tick(own=name, whole="")
    return Tick(own=own_name(period, language), whole=year_name(period, language))


def day_grids(periods: Sequence[calendar.Period], language: str) -> Iterator[dict[int, Tick]]:
    """Yield days by their numbers above their month, then months above their year."""
    chinese, last = is_chinese(language), len(periods) - 1
    written = conventions(language)
    short = [written.short_months[period.parts[1] - 1] for period in periods]
    of_year = written.day.replace("{year}", "").strip()

    def day(index: int) -> Tick:
        year, month, number = periods[index].parts
        whole = f"{year}年{month}月" if chinese else written.month.format(month=short[index], year=year)
        return Tick(own=f"{number}日" if chinese else str(number), whole=whole)

    def month(index: int) -> Tick:
        year, number, of_month = periods[index].parts
        own = f"{number}月" if chinese else short[index]
        if index in (0, last):
            own = f"{own}{of_month}日" if chinese else of_year.format(day=of_month, month=own)
        return Tick(own=own, whole=f"{year}年" if chinese else str(year))

    dates = [datetime.date(*period.parts) for period in periods]
    for chosen in (lambda at: True, lambda at: at % 2 == 1, lambda at: dates[at].weekday() == 0):
        yield {index: day(index) for index in range(last + 1) if index in (0, last) or chosen(index)}
    begun = [0, *(at for at in range(1, last + 1) if periods[at].parts[:2] != periods[at - 1].parts[:2])]
    for step in STEPS["month"]:
        yield {
            at: month(at)
            for at in dict.fromkeys((*begun, last))
            if at in (0, last) or not (periods[at].parts[0] * 12 + periods[at].parts[1] - 1) % step
        }
    yield {at: month(at) for at in dict.fromkeys((0, last))}
