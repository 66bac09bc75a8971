"""A chart's periods and where they lie go in; what is printed below its time axis comes out.

Two lines: the period by its short name, and below it, once, the year it belongs to. Both ends are always
named; between them so many as go beside each other, at the starts of years, halves, quarters or months.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from briefgen.base.compile_late import compile_late
from briefgen.base.conventions import conventions
from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.locale import is_chinese
from briefgen.blocks.charts.parts import axes as fit
from briefgen.facts import period as calendar
from briefgen.facts.part_of_year import DAYS, accumulated, is_part, own_name, place_in_years, year_name
from briefgen.model.guides import TimeAxis
from briefgen.model.scene import Chart

GAP_EM = 0.5
"""Between two names beside each other."""
SMALLER_PT = 0.5
_SLASHED = compile_late(r"(\d{4}/\d\d)(?:财年|学年)")
MOST_AXES = 64
"""Whose periods, and what may be named of them, are kept: a chart is tried in many widths."""
MOST_WIDTHS = 4096
"""Of names that are kept: each is asked for at many margins."""
ROUNDS = 8
"""Tick labels are chosen again at most so often for the margins that the ones before need."""
SHORT_STEP = 2
"""Years between names that need be at no round numbers."""
MANY = 400
"""Of so many periods, which may be some of more, any month may stand for its year."""
WEEKS = 52
"""Of a year; the 53rd counts with the one before it."""
CLOSE_EM = 0.25
"""Where all are named."""
OTHER_FONTS = 1.06
"""How much wider the names may be in another application's font."""
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


def ticked(chart: Chart, centres: Sequence[float]) -> Chart:
    """Return the chart with names below its time axis; ``centres`` are where its periods lie, in points.

    A chart without a time axis stays as it is, and so does one of a period a year whose whole names all go
    beside each other.
    """
    if chart.time is None:
        return chart
    periods = _periods(chart.time.periods)
    size = chart.style.category_size
    years_apart = len({period.parts[:1] for period in periods}) == len(periods)
    if years_apart and _all_go(
        chart.categories, centres, size
    ):  # a line of years would repeat one below each
        return replace(chart, time=replace(chart.time, ticks=()))
    slashed = _slashed(chart.categories)
    if years_apart and slashed and _all_go(slashed, centres, size):
        return replace(chart, time=replace(chart.time, ticks=slashed))
    kept: dict[int, Tick] = {}
    for named in _choices(chart.time.periods, chart.categories, chart.time.language):
        if len(named) > 2 and len(named) * size > centres[-1] - centres[0] + 2 * size:
            continue  # no name is narrower than its size with the gap beside it
        kept = _between_ends(named, centres, size, even=chart.time.even)
        if _apart(kept, centres, size):
            break
    if not kept or not _apart(kept, centres, size):  # too narrow for both ends: the last one tells more
        kept = {index: tick for index, tick in named.items() if index == len(periods) - 1}
    lines = _lines(kept)
    ticks = tuple("\n".join(lines.get(index, ())) for index in range(len(periods)))
    return replace(chart, time=replace(chart.time, ticks=ticks))


@lru_cache(maxsize=MOST_WIDTHS)
def half_width(text: str, size: float) -> float:
    """Return half the width of a tick label of one or two lines."""
    return max((fit.width_of(line, size) for line in text.split("\n")), default=0.0) * OTHER_FONTS / 2


def fit_time_labels(
    chart: Chart,
    width: float,
    minimum: float,
    *,
    ends: tuple[float, float] = (0.0, 0.0),
    from_edge: bool = False,
) -> tuple[Chart, float, float]:
    """Return the chart with names below its time axis, and the margins its plot area leaves for them.

    ``width``: what plot area and margins share. ``ends``: how far what else stands at the first and the last
    period reaches beyond it. ``from_edge``: these lie on the edges of the plot area, as an area's do. What
    would leave the chart's box moves in PowerPoint, and LibreOffice shrinks the whole chart for it. Names get
    smaller, down to a minimum, where the first and the last one would not go beside each other, or not all of
    uneven periods.
    """
    found = _placed(chart, width, ends, from_edge)
    for size in fit.sizes(chart.style.category_size, minimum, SMALLER_PT):
        if _is_told(found[0]):
            break
        smaller = replace(chart, style=replace(chart.style, category_size=size))
        tried = _placed(smaller, width, ends, from_edge)
        if _is_told(tried[0]) or (_has_both_ends(tried[0]) and not _has_both_ends(found[0])):
            found = tried
    return found


def _is_told(chart: Chart) -> bool:
    """Say whether the names tell when each period was: the ends do where steps are even, else only all."""
    even = chart.time is None or chart.time.even
    return _has_both_ends(chart) and (even or all(chart.ticks))


def _has_both_ends(chart: Chart) -> bool:
    return not chart.ticks or bool(chart.ticks[0] and chart.ticks[-1])


def _placed(
    chart: Chart, width: float, ends: tuple[float, float], from_edge: bool
) -> tuple[Chart, float, float]:
    """Return the chart with names in its own size, and the margins for them."""
    count, left, right = len(chart.categories), 0.0, 0.0
    for _ in range(ROUNDS):
        inner = max(width - left - right, 1.0)
        step = inner / max(count - 1, 1) if from_edge else inner / count
        inset = 0.0 if from_edge else step / 2
        chart = ticked(chart, [left + inset + step * index for index in range(count)])
        shown = (chart.ticks[0], chart.ticks[-1]) if chart.ticks else ("", "")
        first, last = (half_width(tick, chart.style.category_size) for tick in shown)
        wanted = max(left, first - inset, ends[0] - inset), max(right, last - inset, ends[1] - inset)
        if wanted == (left, right):
            break  # the names are those of just these margins
        left, right = wanted
    return chart, left, right


def narrowest(axis: TimeAxis, names: Sequence[str], size: float) -> float:
    """Return the width in which the names of both ends of an axis go beside each other."""
    every = accumulated([calendar.parse(key) for key in axis.periods])
    periods = (every[0], every[-1])
    if not is_part(periods[0]):
        return max(fit.width_of(name, size) for name in names)
    first, last = (_tick(period, "", axis.language) for period in periods)
    if periods[0].kind in DAYS:
        *_, named = _day_grids(periods, axis.language)
        first, last = named.values()
    reach = half_width(f"{first.own}\n{first.whole}", size) + half_width(f"{last.own}\n{last.whole}", size)
    return 2 * reach + size * GAP_EM


def has_years_below(chart: Chart) -> bool:
    """Say whether the names below a chart's time axis have a second line for years."""
    return chart.time is not None and is_part(
        accumulated([calendar.parse(key) for key in chart.time.periods])[0]
    )


def _all_go(names: Sequence[str], centres: Sequence[float], size: float) -> bool:
    """Say whether every name goes below its place, so that the axis needs no choice of names."""
    widest = max(fit.width_of(name, size) for name in names)
    return len(names) < 2 or widest + size * CLOSE_EM <= centres[1] - centres[0]


def _slashed(names: Sequence[str]) -> tuple[str, ...]:
    """Return 2023/24财年 and 2024/25财年 as 2023/24 and 2024/25, which say the same; none for other names."""
    found = [_SLASHED.fullmatch(name) for name in names]
    return tuple(each[1] for each in found if each) if all(found) else ()


@lru_cache(maxsize=MOST_AXES)
def _periods(keys: tuple[str, ...]) -> tuple[calendar.Period, ...]:
    return tuple(accumulated([calendar.parse(key) for key in keys]))


@lru_cache(maxsize=MOST_AXES)
def _choices(keys: tuple[str, ...], names: tuple[str, ...], language: str) -> tuple[Mapping[int, Tick], ...]:
    """Return which periods may be named, the finest choice first; the ends are among each."""
    return tuple(_grids(_periods(keys), names, language))


def _grids(
    periods: Sequence[calendar.Period], names: Sequence[str], language: str
) -> Iterator[dict[int, Tick]]:
    last = len(periods) - 1
    kind = periods[0].kind
    if kind in DAYS:
        yield from _day_grids(periods, language)
        return
    places = [place_in_years(period) for period in periods]
    if kind.removeprefix("fiscal ") == "week" and len(periods) >= MANY:
        places = [period.parts[-2] * WEEKS + min(period.parts[-1], WEEKS) - 1 for period in periods]
    steps = STEPS.get(kind.removeprefix("fiscal "), STEPS["month" if is_part(periods[0]) else "year"])
    each = {index: _tick(period, names[index], language) for index, period in enumerate(periods)}
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


def _tick(period: calendar.Period, name: str, language: str) -> Tick:
    if not is_part(period):
        return Tick(own=name, whole="")
    return Tick(own=own_name(period, language), whole=year_name(period, language))


def _day_grids(periods: Sequence[calendar.Period], language: str) -> Iterator[dict[int, Tick]]:
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


def _between_ends(
    named: Mapping[int, Tick], centres: Sequence[float], size: float, *, even: bool
) -> dict[int, Tick]:
    """Return the labels clear of the first and last one; a year without room moves on if ``even``."""
    first, last = min(named), max(named)
    kept = dict(named)
    while True:
        rows = _lines(kept)
        inner = (index for index in kept if index not in (first, last))
        index = next((at for at in inner if _touches_an_end(at, first, last, rows, centres, size)), None)
        if index is None:
            return kept
        short = {**rows, index: rows[index][:1]}
        free = not _touches_an_end(index, first, last, short, centres, size)
        nearest = kept.get(index + 1)  # it may name the year instead where that is its own, too
        same = even and nearest is not None and nearest.whole == kept[index].whole
        if free and len(rows[index]) > 1 and same:
            kept[index] = replace(kept[index], alone=True)
        else:
            kept.pop(index)


def _touches_an_end(
    index: int,
    first: int,
    last: int,
    rows: Mapping[int, tuple[str, ...]],
    centres: Sequence[float],
    size: float,
) -> bool:  # fmt: skip
    return _touch(index, first, rows, centres, size) or _touch(index, last, rows, centres, size)


def _lines(named: Mapping[int, Tick]) -> dict[int, tuple[str, ...]]:
    """Return the lines of each name: the year below the first name that belongs to it only."""
    lines: dict[int, tuple[str, ...]] = {}
    before = ""
    for index in sorted(named):
        tick = named[index]
        below = tick.whole and tick.whole != before and not tick.alone
        lines[index] = (tick.own, tick.whole) if below else (tick.own,)
        before = before if tick.alone else tick.whole
    return lines


def _apart(named: Mapping[int, Tick], centres: Sequence[float], size: float) -> bool:
    """Say whether no two names touch, nor any two years."""
    rows = _lines(named)
    whole = [index for index, lines in rows.items() if len(lines) > 1]
    pairs = (*pairwise(rows), *pairwise(whole))
    return not any(_touch(one, other, rows, centres, size) for one, other in pairs)


def _touch(
    one: int, other: int, rows: Mapping[int, tuple[str, ...]], centres: Sequence[float], size: float
) -> bool:  # fmt: skip
    """Say whether two names, or what stands below them, would touch."""
    away = abs(centres[one] - centres[other]) - size * GAP_EM
    for here, there in zip(rows[one], rows[other], strict=False):
        if half_width(here, size) + half_width(there, size) > away:
            return True
    return False
