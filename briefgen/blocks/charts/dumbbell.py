"""`dumbbell`: from the first value to the last of several metrics, a row each on one scale."""

from __future__ import annotations

from typing import Any, ClassVar

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.base.nature import Nature
from briefgen.base.summed import summed
from briefgen.base.translate import tr
from briefgen.blocks.charts.parts import axes as fit, row_labels
from briefgen.blocks.charts.parts.block import Found, chart_style, with_doubt
from briefgen.blocks.charts.parts.crowd import Crowded
from briefgen.blocks.charts.parts.data import period_name, series_of, with_units
from briefgen.blocks.charts.parts.first_and_last import first_and_last
from briefgen.model.context import Setting
from briefgen.model.scene import Chart, Series

MARKER_EM = 0.8
LABELS_SHARE = 0.7
FROM_ZERO = 0.5
"""The scale begins at zero unless all values lie above this share of the highest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dumbbell(Crowded):
    """A row a metric: a grey point for its first value, a coloured one for its last, a line between them."""

    SPOKEN: ClassVar[tuple[str, str]] = ("哑铃图", "Dumbbell chart")
    NATURE: ClassVar[Nature] = Nature(read_by="position", lying=True)
    TALL: ClassVar[float] = 1.15
    HEADS: ClassVar[int] = 1

    def usable(self, found: Found, setting: Setting) -> Found:
        """Return the rows that have two values, reduced to the first and the last."""
        return first_and_last(found, setting, self.place)

    def chart(self, found: Found, setting: Setting, box: Box) -> Chart:
        """Return the rows in a box: a series for the first values, one for the last."""
        palette, hue = setting.theme.palette, self.hue(found, setting)
        unit = with_units(self.labels, found)
        looks = ((palette.past_beside(hue), palette.muted, False), (hue.strong, hue.words, True))
        series = tuple(
            series_of(
                [row.facts[end] for row in found], setting, colour, ink, unit=unit, bold=bold,
                name=period_name(found[0].facts[end], setting),
            )
            for end, (colour, ink, bold) in enumerate(looks)
        )  # fmt: skip
        style = chart_style(setting)
        ranked = all(fact.measure == "rank" for row in found for fact in row.facts)
        style = replace(style, line_width=style.label_size * 0.24 * style.line_times, reversed_values=ranked)
        chart = self.framed(found, setting, box, series=series, style=style)
        fitted = fitted_rows(chart, setting.medium.type.minimum)
        if (needed := _needed(fitted)) > box.width + 0.5:
            self.too_narrow(setting, needed, box)
        if row_labels.has_cut_names(fitted):
            fitted = with_doubt(fitted, tr("a row's name is cut: it does not fit beside its points"))
        return fitted


def _needed(chart: Chart) -> float:
    """Return the width of the key, or that of names, points and labels where they are wider."""
    style, room = chart.style, _label_room(chart)
    count, size = len(chart.series), style.category_size
    gaps = style.marker_size * (count + 1) / 2 + size * (1.3 * count - 1)
    key = gaps + summed(fit.width_of(series.name, size) for series in chart.series)
    return max(key, (style.plot[0] + style.plot[2]) * chart.box.width + room)


def fitted_rows(chart: Chart, minimum: float) -> Chart:
    """Return the chart with its scale between the names and room for the outermost labels."""
    head = 1.0 / (len(chart.categories) + 1)
    chart = replace(chart, style=replace(chart.style, plot=(0.0, head, 1.0, 1.0 - head)))
    chart, names = row_labels.fitted_names(chart, minimum)
    chart = _fitted_labels(chart, chart.box.width - names, minimum)
    style, box = chart.style, chart.box
    room = _label_room(chart)
    left = names + style.label_size * 0.5 + room
    width = max(box.width * 0.05, box.width - left - room)
    values = fit.all_values(chart)
    low, high = min(values), max(values)
    if not style.reversed_values and not low > FROM_ZERO * high > 0:
        low, high = min(low, 0.0), max(high, 0.0)
    area = (left / box.width, head, width / box.width, 1.0 - head)
    flat = 1.0 if low == high else 0.0
    return replace(chart, style=replace(style, plot=area, value_min=low - flat, value_max=high + flat))


def _fitted_labels(chart: Chart, room: float, minimum: float) -> Chart:
    """Return the chart with labels that leave the points a third of the room, or only the last ones."""
    size = chart.style.label_size
    while True:
        style = replace(chart.style, label_size=size, marker_size=size * MARKER_EM)
        chart = replace(chart, style=style)
        if 2 * _label_room(chart) <= room * LABELS_SHARE:
            return chart
        if size <= minimum:
            break
        size = max(minimum, size - 0.5)
    before = replace(chart.series[0], labels=("",) * len(chart.categories))
    return replace(chart, series=(before, chart.series[1]))


def _label_room(chart: Chart) -> float:
    """Return the widest label's width with its distance from the middle of its point."""
    style = chart.style
    texts = (text for series in chart.series for text in series.labels)
    widest = max(fit.width_of(text, style.label_size, bold=True) for text in texts)
    return widest + style.marker_size / 2 + style.label_size * fit.LABEL_GAP_EM


def plot(chart: Chart, axes: Any) -> None:
    """Draw the rows, the first on top, with the key to the two periods above them."""
    style, (before, after) = chart.style, chart.series
    low, high = style.span
    left, right = (high, low) if style.reversed_values else (low, high)
    fit.set_row_axes(chart, axes, left, right)
    for index, (start, end) in enumerate(zip(before.values, after.values, strict=True)):
        axes.plot(
            (start, end), (index, index), color=before.colours[index], linewidth=style.line_width,
            clip_on=False, solid_capstyle="butt", gid=chart.categories[index], zorder=2,
        )  # fmt: skip
        rising = ((end or 0.0) >= (start or 0.0)) != style.reversed_values
        for series, value, outwards in ((before, start, not rising), (after, end, rising)):
            _draw_end(chart, axes, series, (value or 0.0, index), outwards)
    row_labels.draw_row_labels(chart, axes, left)
    _draw_key(chart, axes, left)


def _draw_end(chart: Chart, axes: Any, series: Series, at: tuple[float, int], rightwards: bool) -> None:
    """Draw a point with its label on the side away from the other point."""
    style, index = chart.style, at[1]
    name = f"{chart.categories[index]} {series.name}"
    fit.dot(axes, at, style.marker_size, series.colours[index], name, zorder=3)
    gap = style.marker_size / 2 + style.label_size * fit.LABEL_GAP_EM
    aside, ha = ((gap, 0.0), "left") if rightwards else ((-gap, 0.0), "right")
    fit.write_label(chart, axes, series, index, at, offset=aside, ha=ha)


def _draw_key(chart: Chart, axes: Any, left: float) -> None:
    """Write the two periods with their points above the names."""
    style = chart.style
    size = style.category_size
    across, down = fit.plot_size(chart)
    per_point = (axes.get_xlim()[1] - axes.get_xlim()[0]) / across
    y = -0.5 - style.plot[1] * chart.box.height / 2 * len(chart.categories) / down
    x = style.marker_size / 2 - style.plot[0] * chart.box.width
    for series in chart.series:
        at = (left + x * per_point, y)
        fit.dot(axes, at, style.marker_size * 0.8, series.colours[0], series.name)
        x += style.marker_size * 0.5 + size * 0.3
        ink, shift = series.label_colours[0], (x, 0.0)
        fit.write_text(axes, series.name, (left, y), size=size, colour=ink, offset=shift, ha="left")
        x += fit.width_of(series.name, size) + size
