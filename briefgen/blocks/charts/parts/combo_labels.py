"""Where the labels of columns and lines in one chart stand, and which of them have a free place."""

from __future__ import annotations

from briefgen.base.copier import replace
from briefgen.base.geometry import Box
from briefgen.base.summed import summed
from briefgen.blocks.charts.parts import axes as fit, free_labels, overlay
from briefgen.model.scene import Chart, Series

MOST_HOLLOWS = 48
"""In a longer line a point's neighbours do not say on which side of it the line leaves room."""


def sided(series: Series, chart: Chart) -> Series:
    """Return a line of so many points that neighbours say nothing, with the side of each label.

    A label goes below where the line lies higher on the whole, as far as the label reaches.
    """
    values = [value for value in series.values if value is not None]
    if not series.second or len(values) < len(series.values) or len(values) <= MOST_HOLLOWS:
        return series
    slot, size = fit.plot_size(chart)[0] / len(values), chart.style.label_size
    reach = max(1, round(max(fit.width_of(text, size, bold=True) for text in series.labels) / slot))
    near = (values[max(index - reach, 0) : index + reach + 1] for index in range(len(values)))
    below = (value < summed(part) / len(part) for value, part in zip(values, near, strict=True))
    return replace(series, below=tuple(below))


def labels_kept(series: Series, size: float, room: float) -> Series:
    """Return the series with every label, or where they would touch with the most important ones alone."""
    widest = max((fit.width_of(text, size, bold=True) for text in series.labels), default=0.0)
    if widest <= room:
        return series
    told, count = free_labels.telling(series), len(series.labels)
    every = -int(-widest * 1.3 // room) if count < free_labels.MANY else count + 1
    labels = tuple(
        text if index in told or (count - 1 - index) % every == 0 else ""
        for index, text in enumerate(series.labels)
    )
    return replace(series, labels=labels)


def apart(chart: Chart) -> tuple[Series, ...]:
    """Return the series without those labels that would stand on others or on a longer column.

    The last lines' come first; the last value of the columns stays where a longer one is before it.
    """
    taken, kept = list[Box](), list[Series]()
    bars = _bars(chart)
    for number, series in reversed(list(enumerate(chart.series))):
        labels = list(series.labels)
        for index, text in enumerate(labels):
            if not text:
                continue
            box = _label_box(chart, number, index)
            hidden = not series.second and index != free_labels.last_of(series)
            if any(box.overlaps(other) for other in (*taken, *(bars if hidden else ()))):
                labels[index] = ""
            else:
                taken.append(box)
        kept.append(replace(series, labels=tuple(labels)))
    return tuple(reversed(kept))


def _bars(chart: Chart) -> tuple[Box, ...]:
    """Return where the columns stand in the chart's box."""
    columns = [(number, series) for number, series in enumerate(chart.series) if not series.second]
    wide = chart.style.bar_share / max(len(columns), 1) * fit.plot_size(chart)[0] / len(chart.categories)
    zero = overlay.value_y(chart, 0.0)
    found = []
    for number, series in columns:
        for index, value in enumerate(series.values):
            x, y = (
                overlay.slot_x(chart, index + shift_of(chart, number)),
                overlay.value_y(chart, value or 0.0),
            )
            found.append(Box(x - wide / 2, min(y, zero), wide, abs(y - zero)))
    return tuple(found)


def _label_box(chart: Chart, number: int, index: int) -> Box:
    """Return where a label stands in the chart's box."""
    series, size = chart.series[number], chart.style.label_size
    x = overlay.slot_x(chart, index + (0.0 if series.second else shift_of(chart, number)))
    wide = fit.width_of(series.labels[index], size, bold=series.second)
    x += fit.kept_inside(x, wide, chart.box.width) - wide / 2
    value, gap = series.values[index] or 0.0, gap_of(chart, series)
    y = overlay.value_y(chart, value, second=series.second)
    there = [(float(at), each) for at, each in enumerate(series.values) if each is not None]
    under = is_under(series, there, index, (index, value)) if series.second else value < 0
    return Box(x, y + gap if under else y - gap - size, wide, size)


def gap_of(chart: Chart, series: Series) -> float:
    """Return how far a label stands from its point or its column."""
    return chart.style.label_size * fit.LABEL_GAP_EM + chart.style.marker_size / 2 * series.second


def shift_of(chart: Chart, number: int) -> float:
    """Return how far right of the middle of its slot a series' column stands, in slots."""
    columns = sum(not series.second for series in chart.series)
    return (number - (columns - 1) / 2) * (chart.style.bar_share / max(columns, 1))


def is_under(series: Series, points: list[tuple[float, float]], index: int, at: tuple[float, float]) -> bool:
    """Say whether a point's label stands below it: as its line says, else where its neighbours lie higher."""
    return series.below[index] if series.below else _is_hollow(points, at)


def _is_hollow(points: list[tuple[float, float]], at: tuple[float, float]) -> bool:
    """Say whether a point lies lower than its neighbours: its label goes below, out of the line's way."""
    if at not in points:
        return False
    index = points.index(at)
    beside = [y for _, y in points[max(index - 1, 0) : index + 2] if y != at[1]]
    return bool(beside) and min(beside) > at[1]
