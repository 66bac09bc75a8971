"""A chart's periods and where they lie go in; what is printed below its time axis comes out.

Two lines: the period by its short name, and below it, once, the year it belongs to. Both ends are always
named; between them so many as go beside each other, at the starts of years, halves, quarters or months.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from briefgen.base.compile_late import compile_late
from briefgen.base.copier import replace
from briefgen.blocks.charts.parts import axes as fit
from briefgen.blocks.charts.parts.time_choices import Tick, choices, day_grids, parsed, tick_of
from briefgen.facts.part_of_year import DAYS, is_part
from briefgen.model.guides import TimeAxis
from briefgen.model.scene import Chart

GAP_EM = 0.5
"""Between two names beside each other."""
SMALLER_PT = 0.5
_SLASHED = compile_late(r"(\d{4}/\d\d)(?:财年|学年)")
MOST_WIDTHS = 4096
"""Of names that are kept: each is asked for at many margins."""
MOST_FITTED = 512
"""Axes whose names are kept: pages and slides of one size, and their attempts, ask for the same again."""
ROUNDING = 1e-6
"""Of a size: far below what is measured, far above what sums of lengths lose."""
ROUNDS = 8
"""Tick labels are chosen again at most so often for the margins that the ones before need."""
CLOSE_EM = 0.25
"""Where all are named."""
OTHER_FONTS = 1.06
"""How much wider the names may be in another application's font."""


def ticked(chart: Chart, centres: Sequence[float]) -> Chart:
    """Return the chart with names below its time axis; ``centres`` are where its periods lie, in points.

    A chart without a time axis stays as it is, and so does one of a period a year whose whole names all go
    beside each other.
    """
    if chart.time is None:
        return chart
    ticks = _ticks(chart.time, chart.categories, chart.style.category_size, centres)
    return replace(chart, time=replace(chart.time, ticks=ticks))


def _ticks(axis: TimeAxis, names: tuple[str, ...], size: float, centres: Sequence[float]) -> tuple[str, ...]:
    """Return what stands below each period; nothing where its whole name does."""
    periods = parsed(axis.periods)
    years_apart = len({period.parts[:1] for period in periods}) == len(periods)
    if years_apart and _all_go(names, centres, size):  # a line of years would repeat one below each
        return ()
    slashed = _slashed(names)
    if years_apart and slashed and _all_go(slashed, centres, size):
        return slashed
    kept: dict[int, Tick] = {}
    for named in choices(axis.periods, names, axis.language):
        if len(named) > 2 and len(named) * size > centres[-1] - centres[0] + 2 * size:
            continue  # no name is narrower than its size with the gap beside it
        kept = _between_ends(named, centres, size, even=axis.even)
        if _apart(kept, centres, size):
            break
    if not kept or not _apart(kept, centres, size):  # too narrow for both ends: the last one tells more
        kept = {index: tick for index, tick in named.items() if index == len(periods) - 1}
    lines = _lines(kept)
    return tuple("\n".join(lines.get(index, ())) for index in range(len(periods)))


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
    axis, size = chart.time, chart.style.category_size
    asked = axis and TimeAxis(periods=axis.periods, language=axis.language, even=axis.even)
    ticks, left, right = _in_margins(asked, chart.categories, size, width, ends, from_edge)
    return replace(chart, time=axis and replace(axis, ticks=ticks)), left, right


@lru_cache(maxsize=MOST_FITTED)
def _in_margins(
    axis: TimeAxis | None,
    names: tuple[str, ...],
    size: float,
    width: float,
    ends: tuple[float, float],
    from_edge: bool,
) -> tuple[tuple[str, ...], float, float]:
    """Return what stands below each period, and the margins for it and for what else stands at the ends."""
    ticks, left, right = tuple[str, ...](), 0.0, 0.0
    for _ in range(ROUNDS):
        inner = max(width - left - right, 1.0)
        step = inner / max(len(names) - 1, 1) if from_edge else inner / len(names)
        inset = 0.0 if from_edge else step / 2
        if axis is not None:
            ticks = _ticks(axis, names, size, [left + inset + step * index for index in range(len(names))])
        first, last = (half_width(tick, size) for tick in ((ticks[0], ticks[-1]) if ticks else ("", "")))
        wanted = max(left, first - inset, ends[0] - inset), max(right, last - inset, ends[1] - inset)
        if wanted == (left, right):
            break  # the names are those of just these margins
        left, right = wanted
    return ticks, left, right


def narrowest(axis: TimeAxis, names: Sequence[str], size: float) -> float:
    """Return the width in which the names of both ends of an axis go beside each other."""
    every = parsed(axis.periods)
    periods = (every[0], every[-1])
    if not is_part(periods[0]):
        return max(fit.width_of(name, size) for name in names)
    first, last = (tick_of(period, "", axis.language) for period in periods)
    if periods[0].kind in DAYS:
        *_, named = day_grids(periods, axis.language)
        first, last = named.values()
    reach = half_width(f"{first.own}\n{first.whole}", size) + half_width(f"{last.own}\n{last.whole}", size)
    return 2 * reach + size * GAP_EM


def has_years_below(chart: Chart) -> bool:
    """Say whether the names below a chart's time axis have a second line for years."""
    return chart.time is not None and is_part(parsed(chart.time.periods)[0])


def _all_go(names: Sequence[str], centres: Sequence[float], size: float) -> bool:
    """Say whether every name goes below its place, so that the axis needs no choice of names."""
    widest = max(fit.width_of(name, size) for name in names)
    return len(names) < 2 or widest + size * CLOSE_EM <= centres[1] - centres[0]


def _slashed(names: Sequence[str]) -> tuple[str, ...]:
    """Return 2023/24财年 and 2024/25财年 as 2023/24 and 2024/25, which say the same; none for other names."""
    found = [_SLASHED.fullmatch(name) for name in names]
    return tuple(each[1] for each in found if each) if all(found) else ()


def _between_ends(
    named: Mapping[int, Tick], centres: Sequence[float], size: float, *, even: bool
) -> dict[int, Tick]:
    """Return the labels clear of the first and last one; a year without room moves on if ``even``."""
    first, last = min(named), max(named)
    kept = dict(named)
    near = _near(named, (first, last), centres, size)
    while True:
        rows = _lines(kept)
        inner = (index for index in near if index in kept)
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


def _near(
    named: Mapping[int, Tick], ends: tuple[int, int], centres: Sequence[float], size: float
) -> list[int]:
    """Return the labels between both ends that might touch one of them, were all as wide as the widest."""
    widest = max(half_width(line, size) for tick in named.values() for line in (tick.own, tick.whole))
    reach = 2 * widest + size * (GAP_EM + ROUNDING)
    return [
        at for at in named if at not in ends and min(abs(centres[at] - centres[end]) for end in ends) < reach
    ]


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
