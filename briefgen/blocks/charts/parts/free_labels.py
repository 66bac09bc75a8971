"""Placement of data labels: those of lines clear of lines, those of columns clear of each other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from briefgen.base.copier import replace
from briefgen.base.geometry import Box
from briefgen.base.summed import summed
from briefgen.blocks.charts.parts import axes as fit, overlay
from briefgen.model.scene import Chart, Series

RISE_EM = 0.2
"""Between a point's marker and its label."""
NATIVE_SHARE = 0.3
"""Share of what a line of text is deeper in an application by which its labels lie farther from points."""
MANY = 12
"""A line of so many points has labels only where they matter: at its ends, its peak and its low."""
MARKED_GAP_EM = 0.25
"""Between the labels of marked points."""
STEPS = 24
"""Points of a line segment that are tried against a label's box."""
COLUMN_SHARE = 0.55
"""Of its slot a column takes at most this share."""
DrawnLine = tuple[tuple[float, float], ...]
"""The points of a line from left to right, in points of the chart's box."""


def thinned(chart: Chart, *, centred: bool = False) -> tuple[Series, ...]:
    """Return the series with the labels that have a free place; ``centred``: only above or below."""
    if centred:
        free = tuple(replace(series, below=(False,) * len(series.labels)) for series in chart.series)
        chart = replace(chart, series=free)
    places = label_boxes(chart, either=centred)
    return tuple(
        replace(
            series,
            labels=tuple(
                label if (number, index) in places else "" for index, label in enumerate(series.labels)
            ),
            below=_below(chart, number, places) if centred else series.below,
        )
        for number, series in enumerate(chart.series)
    )


def last_of(series: Series) -> int:
    """Return the place of a series' last value."""
    return max(index for index, value in enumerate(series.values) if value is not None)


def until_all_end(fitted: Chart, tries: Iterator[Chart]) -> Iterator[Chart]:
    """Yield charts in smaller sizes up to the first in which every line's last value is printed."""
    most = len(fitted.series)
    while ends_told(fitted) < most and (following := next(tries, None)) is not None:
        fitted = following
        yield fitted


def ends_told(chart: Chart) -> int:
    """Return how many lines have their last value printed."""
    return sum(bool(series.labels[last_of(series)]) for series in chart.series)


def telling(series: Series) -> list[int]:
    """Return the most important points of a series in order: last, first, maximum, minimum."""
    points = [index for index, value in enumerate(series.values) if value is not None]
    peak, low = (best(points, key=lambda index: series.values[index] or 0.0) for best in (max, min))
    return list(dict.fromkeys((points[-1], points[0], peak, low)))


def reach_of_ends(chart: Chart) -> tuple[float, float]:
    """Return how far labels centred on the first and on the last points reach beyond them."""
    size = chart.style.label_size
    first, last = (
        max(fit.width_of(series.labels[at], size, bold=True) for series in chart.series) for at in (0, -1)
    )
    return first / 2, last / 2


def _below(chart: Chart, number: int, places: dict[tuple[int, int], Box]) -> tuple[bool, ...]:
    """Return for each point of a series whether its label stands below it."""
    values = chart.series[number].values
    tops = ((index, places.get((number, index))) for index in range(len(values)))
    return tuple(
        box is not None and box.y > point_at(chart, index, values[index] or 0.0)[1] for index, box in tops
    )


def label_boxes(chart: Chart, *, either: bool = False) -> dict[tuple[int, int], Box]:
    """Return the box of each label (series, point) in points of the chart's box.

    The last points come first, then the first ones, the peaks and the lows, then the others in their order.
    ``either`` leaves open on which side the labels stand of series that say it.
    """
    found: dict[tuple[int, int], Box] = {}
    lines, margin, base = _lines(chart), chart.style.line_width / 2, _base_line(chart)
    for number, index in _by_weight(chart):
        boxes = list(_candidates(chart, number, index, either=either))
        if base is not None:
            boxes.sort(key=lambda box: box.y < base < box.bottom)
        # The few labels of marked points keep off each other, where they can.
        apart = MARKED_GAP_EM * chart.style.label_size if chart.series[number].dots else 0.0
        for gap in dict.fromkeys((apart, 0.0)):
            box = next((box for box in boxes if _is_free(lines, margin, box, found.values(), gap)), None)
            if box is not None:
                found[number, index] = box
                break
    return found


def _is_free(lines: Sequence[DrawnLine], margin: float, box: Box, taken: Iterable[Box], gap: float) -> bool:
    """Say whether a box is farther than a gap from others, and no line runs through it."""
    wide = Box(box.x - gap, box.y - gap, box.width + 2 * gap, box.height + 2 * gap) if gap else box
    free = not any(wide.overlaps(other) for other in taken)
    return free and not any(_crosses(line, margin, box) for line in lines)


def _by_weight(chart: Chart) -> list[tuple[int, int]]:
    """Return series and point of every label, the most important first."""
    ranked = []
    for number, series in enumerate(chart.series):
        points = [index for index, value in enumerate(series.values) if value is not None]
        rest = points if len(points) < MANY or series.dots else []
        marked = [index for index in points if any(series.dots[index : index + 1])]
        order = list(dict.fromkeys([*(marked[-1:]), *marked, *telling(series), *rest]))
        ranked += [(min(place, 4), number, index) for place, index in enumerate(order)]
    return [(number, index) for _, number, index in sorted(ranked) if chart.series[number].labels[index]]


def _candidates(chart: Chart, number: int, index: int, *, either: bool) -> Iterator[Box]:
    """Yield places for a label: above its point, to either side above, then below."""
    style, series = chart.style, chart.series[number]
    size = style.label_size
    width = fit.width_of(series.labels[index], size, bold=True)
    x, y = point_at(chart, index, series.values[index] or 0.0)
    rise = style.marker_size / 2 + size * RISE_EM + fit.application_room(chart, size) * NATIVE_SHARE
    # Behind the plot area stand the names of the lines, and those of a mean or a target.
    edge = chart.box.width * (style.plot[0] + style.plot[2])
    floor = (style.plot[1] + style.plot[3]) * chart.box.height
    if width > edge and not series.ended:
        return  # it would stand in what is beside the chart
    if series.ended and index == last_of(series):
        yield Box(x + rise, y - size / 2, width, size)  # the chart has left room for it
        return
    span = series.spans[index] if series.spans else None
    ends = (y, y) if span is None else tuple(point_at(chart, index, end)[1] for end in span)
    above, under = min(ends) - rise - size, max(ends) + rise
    known = bool(series.below) and not either
    for top in ((under,) if series.below[index] else (above,)) if known else (above, under):
        for centre in (x,) if series.below else (x, x - width / 2, x + width / 2):
            inside = centre + fit.kept_inside(centre, width, edge)
            if top >= 0 and (top < y or top + size <= floor):
                yield Box(inside - width / 2, top, width, size)


def point_at(chart: Chart, index: int, value: float) -> tuple[float, float]:
    """Return where a point lies, from the top left corner of the chart's box."""
    return overlay.slot_x(chart, index), overlay.value_y(chart, value)


def _base_line(chart: Chart) -> float | None:
    """Return where the line at zero would strike labels through; None where no values lie below it."""
    style = chart.style
    if style.reversed_values or style.log_values or style.span[0] >= 0:
        return None
    return point_at(chart, 0, min(0.0, style.span[1]))[1]


def _lines(chart: Chart) -> tuple[DrawnLine, ...]:
    """Return the points of each line from left to right."""
    across = [overlay.slot_x(chart, index) for index in range(len(chart.categories))]
    return tuple(
        tuple(
            (x, overlay.value_y(chart, value))
            for x, value in zip(across, series.values, strict=True)
            if value is not None
        )
        for series in chart.series
    )


def _crosses(line: DrawnLine, margin: float, box: Box) -> bool:
    """Say whether a line runs through a box: of all its pieces those above and below the box are tried."""
    left, right, top, bottom = box.x, box.right, box.y - margin, box.bottom + margin
    first = max(0, bisect_left(line, left, key=itemgetter(0)) - 1)
    for at in range(first, len(line) - 1):
        (x1, y1), (x2, y2) = line[at], line[at + 1]
        if x1 > right:
            break
        if (y1 < top and y2 < top) or (y1 > bottom and y2 > bottom):
            continue
        wide, high = x2 - x1, y2 - y1
        for step in _steps_between(x1, wide, left, right):
            if left <= x1 + wide * step / STEPS <= right and top <= y1 + high * step / STEPS <= bottom:
                return True
    return False


def _steps_between(start: float, wide: float, left: float, right: float) -> range:
    """Return the points of a piece that may lie between two sides: one more at each end than do."""
    if wide <= 0:
        return range(STEPS + 1)
    first, last = int((left - start) / wide * STEPS) - 1, int((right - start) / wide * STEPS) + 2
    return range(max(0, first), min(STEPS + 1, last + 1))


def ends_of(groups: Sequence[str]) -> tuple[int, ...]:
    """Return the last place of each group."""
    count = len(groups)
    return tuple(at for at in range(count) if at + 1 == count or groups[at] != groups[at + 1])


def columns_thinned(
    rows: tuple[Series, ...],
    slot: float,
    size: float,
    groups: Sequence[str] = (),
    margins: Sequence[float] = (0.0, 0.0),
) -> tuple[Series, ...]:
    """Return the series with only those labels that do not touch: first, last and highest come first.

    Of groups, each one's last value comes before all others. The last one of all is always printed: where it
    would lie on a longer neighbour's column, beyond that one's end. ``margins``: the room that labels
    may take left and right of the columns' places.
    """
    return tuple(_column_thinned(series, slot, size, ends_of(groups), margins) for series in rows)


def _column_thinned(
    series: Series, slot: float, size: float, ends: Sequence[int], margins: Sequence[float]
) -> Series:
    count = len(series.labels)
    values = [value or 0.0 for value in series.values]
    there = [index for index, value in enumerate(series.values) if value is not None]
    last, *others = telling(series)
    first = [last, *ends, *others]
    crowded = any(fit.width_of(label, size, bold=True) > slot for label in series.labels)
    if not all(series.labels[index] for index in there):  # only those that matter have one
        first, crowded = [*first, *(index for index in there if any(series.bold[index : index + 1]))], False
    kept: dict[int, tuple[float, float]] = {}
    above = [value >= 0 for value in values]  # those below hang under their columns, clear of these
    lifted = 0.0
    for index in dict.fromkeys(first if crowded else [*first, *there]):
        width = fit.width_of(series.labels[index], size, bold=True) * 1.04
        middle = margins[0] + (index + 0.5) * slot
        shift = fit.kept_inside(middle, width, summed(margins) + count * slot)
        left = middle + shift - width / 2
        touches = any(
            left < end and start < left + width and above[other] == above[index]
            for other, (start, end) in kept.items()
        )
        beyond = _beyond(values, index, (width + 2 * abs(shift)) / slot)
        if not touches and (index == there[-1] or not beyond):
            kept[index] = (left, left + width)
            lifted = beyond if index == there[-1] else lifted
    labels = tuple(text if index in kept else "" for index, text in enumerate(series.labels))
    return replace(series, labels=labels, lifted=lifted)


def _beyond(values: list[float], index: int, width: float) -> float:
    """Return how much longer than its own the columns are before which a label, so many slots wide, lies."""
    reach = int((width + COLUMN_SHARE) / 2)
    near = values[max(0, index - reach) : index + reach + 1]
    own = values[index]
    longest = max((other for other in near if other * own >= 0), key=abs, default=own)
    return longest - own if abs(longest) > abs(own) else 0.0
