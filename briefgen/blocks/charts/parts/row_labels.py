"""Row labels of bar charts: their size, the width they take, and drawing them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefgen.base.copier import replace
from briefgen.blocks.charts.parts import axes as fit
from briefgen.model.scene import Chart

ROW_EM = {"page": 1.9, "deck": 2.3}
"""Natural height of a row in label sizes."""
LEAST_ROW_EM = 1.3
NAME_SHARE = 0.42
"""Share of the chart's width that names may take before they wrap."""
MOST_LINES = 3
SLACK_PT = 0.5


def fitted_names(chart: Chart, minimum: float) -> tuple[Chart, float]:
    """Return the chart with sizes that fit its rows and its names, and the width of the names."""
    row = row_height(chart)
    chart = replace(chart, style=replace(chart.style, name_width=chart.box.width * NAME_SHARE))
    label = max(minimum, min(chart.style.label_size, row / len(chart.series) / LEAST_ROW_EM))
    size = min(label, chart.style.category_size)
    chart = replace(chart, style=replace(chart.style, label_size=label, category_size=size))
    while size > minimum and fit.cut_anywhere(chart.categories, *name_room(chart)):
        size = max(minimum, size - 0.5)
        chart = replace(chart, style=replace(chart.style, category_size=size))
    size, room, lines = name_room(chart)
    names = [fit.wrapped(name, size, room, lines) for name in chart.categories]
    return chart, max(fit.width_of(line, size) for name in names for line in name)


def name_room(chart: Chart) -> tuple[float, float, int]:
    """Return the names' size, the width there is for them, and how many lines a row has."""
    size = chart.style.category_size
    row = row_height(chart)
    lines = max(1, min(MOST_LINES, int(row / (size * fit.LEADING) + 0.05)))
    return size, chart.style.name_width, lines


def has_cut_names(chart: Chart) -> bool:
    """Say whether a name beside the rows has to lose characters."""
    return fit.cut_anywhere(chart.categories, *name_room(chart))


def row_height(chart: Chart) -> float:
    """Return the height of a row in points."""
    return chart.box.height * chart.style.plot[3] / len(chart.categories)


def needed_width(chart: Chart) -> float:
    """Return the width in points that bars and labels take: more than the box if labels reach into names."""
    style = chart.style
    left, width = style.plot[0] * chart.box.width, style.plot[2] * chart.box.width
    gap = style.marker_size / 2 + style.label_size * fit.LABEL_GAP_EM
    right, over = 0.0, 0.0
    for value, label in labelled_bars(chart):
        end = left + width * style.fraction(value or 0.0)
        long = gap + fit.width_of(label, style.label_size, bold=True) if label else 0.0
        if label and (value or 0.0) < 0:
            over = max(over, left - (end - long))
        elif label:
            right = max(right, end + long)
    return max(right, chart.box.width + over if over > SLACK_PT else 0.0)


def labelled_bars(chart: Chart) -> Iterator[tuple[float | None, str]]:
    """Yield every bar's value and label."""
    for series in chart.series:
        for index, label in enumerate(series.labels):
            yield series.end(index) if series.spans else series.values[index], label


def draw_row_labels(chart: Chart, axes: Any, low: float) -> None:
    """Draw the names at the left edge of the box, each centred on its row."""
    style = chart.style
    left = (-style.plot[0] * chart.box.width, 0.0)
    size, room, lines = name_room(chart)
    for index, name in enumerate(chart.categories):
        names = fit.wrapped(name, size, room, lines)
        fit.write_lines(
            axes, names, (low, index), size=size, colour=style.ink, offset=left, ha="left", va="center"
        )
