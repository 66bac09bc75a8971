"""`slope`: from the first value to the last as one line, a rank rising to 1 at the top."""

from __future__ import annotations

from typing import Any, ClassVar

from briefgen.base.colour import mixed
from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.base.nature import Nature
from briefgen.blocks.charts.parts import axes as fit
from briefgen.blocks.charts.parts.block import Found, chart_style, sized
from briefgen.blocks.charts.parts.colour import line_hue, tints
from briefgen.blocks.charts.parts.crowd import Crowded
from briefgen.blocks.charts.parts.data import number_label, period_name, series_of
from briefgen.blocks.charts.parts.first_and_last import first_and_last
from briefgen.facts.currency import money_of
from briefgen.model.context import Setting
from briefgen.model.scene import Chart

MARKER_EM = 0.75
"""Diameter of an end point against the label size."""
LINE_EM = 0.24
GAP = 1.2
"""Between a marker and its label, in sizes of the marker."""
BETWEEN_PERIODS_EM = 0.6
FIGURE_SHARE = 0.34
"""A big end label takes at most this share of the chart's width."""
PERIOD_GAP_EM = 0.3
"""Above a period, in its size."""
DIGIT_SHARE = 0.38
"""How far a digit reaches below the middle of its line, in its size."""
STEP_EM = fit.LEADING * 1.1
"""From one of the labels at an end to the next, in label sizes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slope(Crowded):
    """One line a metric from its first to its last value; ranks have 1 at the top."""

    SPOKEN: ClassVar[tuple[str, str]] = ("斜率图", "Slope chart")
    NATURE: ClassVar[Nature] = Nature(read_by="slope", timed=True)

    def usable(self, found: Found, setting: Setting) -> Found:
        """Return the rows that have two values, reduced to the first and the last."""
        return first_and_last(found, setting, self.place)

    def natural(self, found: Found, setting: Setting) -> float:
        """Return a height in which a single line rises clearly."""
        return max(sized({"page": 82.0, "deck": 230.0}, setting), self.least(found, setting))

    def least(self, found: Found, setting: Setting) -> float:
        """Return the height of the end labels and the periods."""
        label, smallest = setting.medium.type.sizes["label"], setting.medium.type.minimum
        return max(label * 4.0, STEP_EM * smallest * len(found)) + label * 2.5

    def chart(self, found: Found, setting: Setting, box: Box) -> Chart:
        """Return the slope in a box."""
        palette, hue = setting.theme.palette, self.hue(found, setting)
        faded = tints(line_hue(hue, palette.paper), palette.paper, len(found))
        shades = [palette.past if row.others else shade for row, shade in zip(found, faded, strict=True)]
        unit, inks = self.labels in ("auto", "unit") and len(found) == 1, (palette.muted, hue.words)
        series = tuple(
            replace(
                series_of(row.facts, setting, shade, inks, name=row.label, bold=(False, True)),
                labels=tuple(number_label(fact, setting, unit=unit and bool(end or money_of(fact.unit)))
                             for end, fact in enumerate(row.facts)),
            )
            for row, shade in zip(found, shades, strict=True)
        )  # fmt: skip
        first, last = (period_name(fact, setting) for fact in found[0].facts)
        ranked = all(fact.measure == "rank" for row in found for fact in row.facts)
        style = chart_style(setting)
        style = replace(
            style,
            reversed_values=ranked,
            line_width=style.label_size * LINE_EM,
            marker_size=style.label_size * MARKER_EM,
            figure_size=setting.medium.type.sizes["figure"] if len(found) == 1 else 0.0,
        )
        chart = self.framed(found, setting, box, categories=(first, last), series=series, style=style)
        fitted = _smaller(chart, setting.medium.type.minimum)
        if (needed := _needed(fitted)) > box.width + 0.5:
            self.too_narrow(setting, needed, box)
        return fitted


def _smaller(chart: Chart, minimum: float) -> Chart:
    """Return the fitted chart, labels of several lines smaller where its width has no room for them."""
    room = chart.box.height - chart.style.category_size * 2.5
    size = max(minimum, min(chart.style.label_size, room / (STEP_EM * len(chart.series))))
    chart = replace(chart, style=replace(chart.style, label_size=size))
    if len(chart.series) > 1:
        chart = fit.labels_shrunk(chart, minimum, lambda each: _needed(fitted_slope(each)) <= chart.box.width)
    return fitted_slope(chart)


def _needed(chart: Chart) -> float:
    """Return the width in points of the labels at both ends, with some of the lines between them."""
    style, ends = chart.style, _figure(chart)[1]
    left = max(fit.width_of(row.labels[0], style.label_size * 1.1) for row in chart.series)
    reach = (style.plot[0] + style.plot[2]) * chart.box.width + style.marker_size * GAP + ends
    return max(left + ends + style.marker_size * 3, reach)


def end_labels(chart: Chart) -> tuple[str, ...]:
    """Return what is written at the right end of each line: with its name where there are several."""
    if len(chart.series) == 1:
        return (chart.series[0].labels[1],)
    return tuple(f"{series.labels[1]} {series.name}" for series in chart.series)


def _figure(chart: Chart) -> tuple[float, float]:
    """Return the size of a single line's end figure (0: several lines), and the width of what ends them."""
    style, box, size = chart.style, chart.box, chart.style.figure_size
    if not size:
        widest = max(fit.width_of(text, style.label_size, bold=True) for text in end_labels(chart))
        return 0.0, widest
    wide = fit.figure_width(end_labels(chart)[0], size)
    size = min(size, max(style.label_size * 1.2, size * box.width * FIGURE_SHARE / wide))
    return size, fit.figure_width(end_labels(chart)[0], size)


def fitted_slope(chart: Chart) -> Chart:
    """Return the chart with the plot area between start labels, end labels and periods."""
    style, box = chart.style, chart.box
    gap = style.marker_size
    size, right = _figure(chart)
    left = max(fit.width_of(series.labels[0], style.label_size * 1.1) for series in chart.series)
    periods = _periods(chart)
    edges = [_widest(lines, style.category_size) / 2 for lines in periods]
    left, right = max(left + gap * 1.4, edges[0]), max(right + gap * 1.4, edges[1])
    head = max(size, style.label_size) * 0.5 + 1.0
    hanging = _drop(replace(chart, style=replace(style, figure_size=size)))
    foot = style.category_size * (fit.LEADING * max(map(len, periods)) + PERIOD_GAP_EM) + hanging
    values = fit.all_values(chart)
    low, high = min(values), max(values)
    inner = max(0.1, 1.0 - (left + right) / box.width), max(0.1, 1.0 - (head + foot) / box.height)
    area = (left / box.width, head / box.height, *inner)
    flat = 1.0 if low == high else 0.0
    style = replace(style, plot=area, figure_size=size, value_min=low - flat, value_max=high + flat)
    return replace(chart, style=style)


def plot(chart: Chart, axes: Any) -> None:
    """Draw hanging lines, slopes, end points and labels."""
    style = chart.style
    low, high = style.span
    axes.set_xlim(0, 1)
    axes.set_ylim(*((high, low) if style.reversed_values else (low, high)))
    foot = high if style.reversed_values else low
    _draw_periods(chart, axes, foot)
    for series in chart.series:
        start, end = series.values
        colour = series.colours[0]
        axes.plot(
            (0, 1), (start, end), color=colour, linewidth=style.line_width, clip_on=False,
            solid_capstyle="round", gid=series.name, zorder=2,
        )  # fmt: skip
        for x, y, face in ((0, start, style.paper), (1, end, colour)):
            edge = {"markeredgecolor": colour, "markeredgewidth": style.line_width * 0.8}
            fit.dot(
                axes, (x, y or 0.0), style.marker_size, colour, series.name, markerfacecolor=face, zorder=3,
                **edge,
            )  # fmt: skip
    _draw_labels(chart, axes)


def _drop(chart: Chart) -> float:
    """Return how far the periods hang below the lowest point: clear of a big figure that stands there."""
    style, values = chart.style, fit.all_values(chart)
    lowest = max(values) if style.reversed_values else min(values)
    if not style.figure_size or chart.series[0].values[1] != lowest:
        return style.marker_size
    return max(style.marker_size, style.figure_size * DIGIT_SHARE - style.category_size * PERIOD_GAP_EM + 1.0)


def _draw_periods(chart: Chart, axes: Any, foot: float) -> None:
    """Draw the hanging lines down to the periods, and the periods."""
    style = chart.style
    _, height = fit.plot_size(chart)
    drop = _drop(chart)
    share = drop / height
    hanging = mixed(style.rule, style.paper, 0.4)
    for x, (lines, aside) in enumerate(zip(_periods(chart), _asides(chart), strict=True)):
        axes.plot(
            (x, x), (-share, 1.0), color=hanging, linewidth=0.5, transform=axes.transAxes,
            clip_on=False, gid="rule", zorder=1,
        )  # fmt: skip
        hung = (aside, -drop - style.category_size * PERIOD_GAP_EM)
        fit.write_lines(axes, lines, (x, foot), size=style.category_size, colour=style.muted, offset=hung)


def _periods(chart: Chart) -> tuple[tuple[str, ...], ...]:
    """Return the lines of both periods: two each where they do not go beside each other on one."""
    room = chart.box.width / 2 - chart.style.category_size * BETWEEN_PERIODS_EM
    return tuple(fit.wrapped(name, chart.style.category_size, room, 2) for name in chart.categories)


def _widest(lines: tuple[str, ...], size: float) -> float:
    return max(fit.width_of(line, size) for line in lines)


def _asides(chart: Chart) -> tuple[float, float]:
    """Return how far the periods move away from each other, in points, where a narrow plot has both meet."""
    style, box = chart.style, chart.box
    left, _, share, _ = style.plot
    first, last = (_widest(lines, style.category_size) for lines in _periods(chart))
    short = (first + last) / 2 + style.category_size * BETWEEN_PERIODS_EM - share * box.width
    if short <= 0:
        return 0.0, 0.0
    room = left * box.width - first / 2, (1.0 - left - share) * box.width - last / 2
    outwards = min(max(short - max(room[1], 0.0), short / 2), max(room[0], 0.0))
    return -outwards, short - outwards


def _draw_labels(chart: Chart, axes: Any) -> None:
    style = chart.style
    _, height = fit.plot_size(chart)
    low, high = style.span
    per_point = (high - low) / height
    gap = style.marker_size * GAP
    big = style.label_size * 1.1
    starts = [series.values[0] or 0.0 for series in chart.series]
    ends = [series.values[1] or 0.0 for series in chart.series]
    left = fit.spread(starts, big * fit.LEADING * per_point, low, high)
    right = fit.spread(ends, style.label_size * fit.LEADING * per_point, low, high)
    for index, series in enumerate(chart.series):
        muted, strong = series.label_colours
        fit.write_text(
            axes, series.labels[0], (0, left[index]), size=big, colour=muted, offset=(-gap, 0.0), ha="right"
        )
        if style.figure_size:
            label = end_labels(chart)[index]
            fit.write_figure(
                axes, label, (1, ends[index]), size=style.figure_size, colour=strong, offset=(gap, 0.0)
            )
            continue
        at, size = (1, right[index]), style.label_size
        text = end_labels(chart)[index]
        fit.write_text(axes, text, at, size=size, colour=strong, bold=True, offset=(gap, 0.0), ha="left")
