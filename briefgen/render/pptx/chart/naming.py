"""A chart in; where its series are named out: at line ends, in a legend, beside a ring."""

from __future__ import annotations

from itertools import pairwise

from briefgen.model.scene import Chart, Series
from briefgen.render.pptx.chart.data import points

_NAME_LINES = 2.6
"""Height of a name above its value at a line's end, in label sizes."""


def labelled_outside(chart: Chart) -> bool:
    """Return whether a ring's labels stand in its hole or beside it: PowerPoint cannot place labels there."""
    return chart.native in ("doughnut", "pie") and (chart.style.legend or chart.style.figure_size > 0)


def named_at_ends(chart: Chart) -> bool:
    """Return whether lines bear their names at their ends: where these are far enough apart to be read."""
    style = chart.style
    if chart.native != "line" or not style.legend or style.value_max is None or style.value_min is None:
        return False
    if style.name_size:  # the names take more lines than a label, or are smaller
        return False
    last = [(series, there[-1]) for series in chart.series if (there := _there(series))]
    if not all("".join(series.labels[index : index + 1]) for series, (index, _) in last):
        return False
    ends = sorted(style.fraction(value) for _, (_, value) in last)
    room = style.plot[3] * chart.box.height
    return all((high - low) * room >= _NAME_LINES * style.label_size for low, high in pairwise(ends))


def named_point(chart: Chart, series: Series) -> int | None:
    """Return the index of the point whose label has the series' name, or None."""
    there = _there(series)
    return there[-1][0] if there and named_at_ends(chart) else None


def needs_legend(chart: Chart) -> bool:
    """Return whether PowerPoint's legend is what names the chart's colours."""
    return chart.style.legend and not named_at_ends(chart) and not labelled_outside(chart)


def legend_side(chart: Chart) -> str:
    """Return the side on which the plot area leaves most room: r, t or b."""
    left, top, width, height = chart.style.plot
    box, foot = chart.box, chart.style.category_size * 1.5
    room = {
        "r": (1 - left - width) * box.width,
        "t": top * box.height,
        "b": (1 - top - height) * box.height - foot,
    }
    measured = chart.style.plot != (0.0, 0.0, 1.0, 1.0)
    return max(room, key=lambda side: room[side]) if measured else "b"


def _there(series: Series) -> list[tuple[int, float]]:
    return [(index, value) for index, value in enumerate(points(series)) if value is not None]
