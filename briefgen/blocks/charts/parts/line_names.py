"""Series names at the ends of lines: their size, the room they take, and drawing them."""

from __future__ import annotations

from typing import Any

from briefgen.base.copier import replace
from briefgen.blocks.charts.parts import axes as fit
from briefgen.blocks.charts.parts.colour import SHADES
from briefgen.model.chart_style import ChartStyle
from briefgen.model.scene import Chart

NAMES_SHARE = 0.4
"""The names at the lines' ends take at most this share of the width."""
MOST_LINES = 3
"""Lines of a name."""
GAP_EM = 0.375
"""Between a line's end, or the value that reaches beyond it, and the line's name."""
SAMPLE_EM = 2.2
"""A piece of the line before its name, where lines differ by more than their colour."""
SAMPLE_GAP_EM = 0.4
KEY_EM = 3.0
"""What stands before a name in an application's key, with the margins around it."""
SLACK_PT = 0.05
"""A name as wide as its room does not break."""


def fit_names(chart: Chart, foot: float, minimum: float, *, sampled: bool) -> tuple[ChartStyle, float]:
    """Return the style with the size of the names, which wrap before they shrink, and their width."""
    style, box = chart.style, chart.box
    names = [series.name for series in chart.series]
    deep = (box.height - foot - style.marker_size) / names_em(len(names))
    label = max(minimum, min(style.label_size, deep))
    style = replace(style, label_size=label, sampled=sampled and len(names) > SHADES)
    size = label
    while not _go(names, size, _room(style, size, box.width), box.height - foot) and size > minimum:
        size = max(minimum, size - 0.5)
    room = _room(style, size, box.width)
    lines = [line for name in names for line in _lines(name, size, room)]
    own = 0.0 if size == label and len(lines) == len(names) else size
    style = replace(style, name_size=own)
    widest = max(fit.width_of(line, size, bold=True) for line in lines)
    if len(lines) == len(names):
        room = min(room, widest)
    if not sampled:  # an application may set them in its own key, which has pieces of the lines, too
        room = max(
            room,
            min(room, max(fit.width_of(name, style.category_size) for name in names))
            + style.category_size * KEY_EM,
        )
    return style, room + _before(style, size) + 2 * gap(style)


def gap(style: ChartStyle) -> float:
    """Return the room between the end of a line and its name."""
    return max(style.marker_size * 0.75, style.label_size * GAP_EM)


def names_em(count: int) -> float:
    """Return the height of so many lines' names with the room for labels above them, in their size."""
    return (count - 1) * fit.LEADING + 1.0 + fit.LABEL_GAP_EM


def has_cut(chart: Chart) -> bool:
    """Say whether a line's name has to lose characters."""
    size, room = _drawn_room(chart)
    return any(fit.is_cut(series.name, _lines(series.name, size, room)) for series in chart.series)


def draw_line_names(chart: Chart, axes: Any) -> None:
    """Write each line's name behind its last point, names moved apart where they would touch."""
    style, height = chart.style, fit.plot_size(chart)[1]
    ends = [next(value for value in reversed(series.values) if value is not None) for series in chart.series]
    size, room = _drawn_room(chart)
    named = [_lines(series.name, size, room) for series in chart.series]
    taken = [size * fit.LEADING * len(lines) / height for lines in named]
    rises = [style.fraction(value) for value in ends]
    lowest = min(range(len(rises)), key=rises.__getitem__)
    foot = (taken[lowest] - size * fit.LEADING / height) / 2  # its last line stands as one alone would
    placed = fit.spread(rises, taken, foot, 1.0)
    before = _before(style, size)
    for number, (lines, value, rise) in enumerate(zip(named, ends, placed, strict=True)):
        series = chart.series[number]
        moved = (rise - style.fraction(value)) * height * (-1 if style.reversed_values else 1)
        ink = next(colour for colour, bold in zip(series.label_colours, series.bold, strict=True) if bold)
        fit.write_lines(
            axes, lines, (len(chart.categories) - 0.5, value), size=size, colour=ink,
            offset=(gap(style) + before, moved), ha="left", va="center",
        )  # fmt: skip
        if before:
            _draw_sample(chart, axes, number, rise)


def _draw_sample(chart: Chart, axes: Any, number: int, rise: float) -> None:
    """Draw a piece of a line before its name."""
    style, series = chart.style, chart.series[number]
    size, _ = _drawn_room(chart)
    width = fit.plot_size(chart)[0]
    left, right = (1.0 + (gap(style) + far) / width for far in (0.0, size * SAMPLE_EM))
    height = 1.0 - rise if style.reversed_values else rise
    axes.plot(
        (left, right), (height, height), transform=axes.transAxes, color=series.colours[0], gid=series.name,
        linewidth=style.line_width, linestyle=(0, series.dash) if series.dash else "-", clip_on=False,
    )  # fmt: skip
    if style.marker_size:
        at, look = ((left + right) / 2, height), {"transform": axes.transAxes}
        look |= {"marker": fit.MARKERS[series.symbol]}
        fit.dot(axes, at, style.marker_size, series.colours[0], series.name, **look)


def _go(names: list[str], size: float, room: float, height: float) -> bool:
    """Say whether names go into a width and below each other into a height, none broken in a word."""
    lines = [fit.broken(name, size, room) for name in names]
    deepest = max(len(each) for each in lines)
    if deepest > MOST_LINES or any(map(fit.breaks_a_word, names, lines)):
        return False
    wide = max(fit.width_of(line, size, bold=True) for each in lines for line in each)
    below = sum(map(len, lines)) * fit.LEADING * size <= height or deepest == 1
    return below and (wide <= room or deepest > 1)


def _lines(name: str, size: float, room: float) -> tuple[str, ...]:
    return fit.wrapped(name, size, room, MOST_LINES)


def _room(style: ChartStyle, size: float, width: float) -> float:
    """Return the width that a name may take."""
    return max(width * NAMES_SHARE - _before(style, size), size)


def _drawn_room(chart: Chart) -> tuple[float, float]:
    """Return the size of the names and the width that there is for each."""
    style = chart.style
    size = style.name_size or style.label_size
    left = (1.0 - style.plot[0] - style.plot[2]) * chart.box.width - style.aside
    return size, left - 2 * gap(style) - _before(style, size) + SLACK_PT


def _before(style: ChartStyle, size: float) -> float:
    return size * (SAMPLE_EM + SAMPLE_GAP_EM) if style.sampled else 0.0
