"""`combo`: columns, and lines on a second axis above them: an amount and its rate in one chart."""

from __future__ import annotations

from dataclasses import field
from typing import Any, ClassVar

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import FieldError
from briefgen.base.geometry import Box
from briefgen.base.messages import messages
from briefgen.base.nature import Nature
from briefgen.base.translate import tr
from briefgen.blocks.charts import column
from briefgen.blocks.charts.line import MOST_MARKERS, pieces
from briefgen.blocks.charts.parts import (
    axes as fit,
    category_axis,
    combo_labels,
    free_labels,
    overlay,
    time_labels,
)
from briefgen.blocks.charts.parts.block import ChartBlock, Found, chart_style, with_doubt
from briefgen.blocks.charts.parts.colour import line_hue, line_look, line_tints, tints
from briefgen.blocks.charts.parts.data import MetricRow, has_one_unit
from briefgen.blocks.charts.parts.period_slots import period_slots, series_over
from briefgen.blocks.charts.parts.thinned import fineness
from briefgen.model.context import Setting
from briefgen.model.scene import Chart, Series

NATURAL_EM = 17.0
"""Natural height in label sizes."""
LEAST_EM = 12.5
"""The key, two rows of labels, the names below, and some of the columns, in label sizes."""
LINES_SHARE = 0.26
"""The lines' share of the plot area's height; the columns end below them."""
LABELS_EM = 3.4
"""Between columns and lines: a row of labels above the ones, a row below the others."""
BAR_SHARE = 0.62
KEY_SHARE = 0.35
"""A key of names on two lines takes at most this share of the height."""
LEAST_SHARE = 0.05
"""The columns' share of the plot area's height, however little room there is."""
MARKER_EM = 0.5
LONE_PT = 2.0
"""Diameter of a point between two gaps where points are not marked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Combo(ChartBlock):
    """Metrics as columns from zero, others as lines on an axis of their own, period by period."""

    SPOKEN: ClassVar[tuple[str, str]] = ("柱线组合图", "Columns and lines")
    NATURE: ClassVar[Nature] = Nature(read_by="length", axes=2)
    THINS = True
    MOST_ROWS = 50
    """More columns and lines than these have no tint of their own."""

    lines: tuple[str, ...] = field(metadata={"doc": "metrics drawn as lines on the second axis"})

    def __post_init__(self) -> None:
        twice = {metric_of(each) for each in self.metrics} & {metric_of(each) for each in self.lines}
        if twice:
            named = ", ".join(sorted(twice))
            message = tr(
                "{named} stands in `metrics` and in `lines`: it is drawn as columns or as a line", named=named
            )
            raise FieldError(message, "lines")

    @property
    def drawn(self) -> tuple[str, ...]:
        """Return the columns' metrics and the lines'."""
        return (*self.metrics, *self.lines)

    def rows(self, setting: Setting) -> Found:
        """Return the columns' facts, then the lines'."""
        return self.rows_of(self.drawn, setting)

    def usable(self, found: Found, setting: Setting) -> Found:
        """Return the rows if both faces of the chart have some; columns share a unit, and lines do."""
        columns, lines = self._parted(found)
        if not columns or not lines:
            return ()
        if has_one_unit(columns) and has_one_unit(lines):
            return found
        return self.refuse(setting, tr("the metrics of one axis have different units"))

    def least(self, found: Found, setting: Setting) -> float:
        """Return the height below which the labels of lines and of columns would collide."""
        return setting.medium.type.sizes["label"] * LEAST_EM

    def natural(self, found: Found, setting: Setting) -> float:
        """Return a height in which columns and lines each have their labels."""
        return setting.medium.type.sizes["label"] * NATURAL_EM

    def _parted(self, found: Found) -> tuple[list[MetricRow], list[MetricRow]]:
        keys = {metric_of(reference) for reference in self.lines}
        return [row for row in found if row.key not in keys], [row for row in found if row.key in keys]

    def chart(self, found: Found, setting: Setting, box: Box) -> Chart:
        """Return columns and lines in a box."""
        line = period_slots(found, setting, filled=False)
        names, places = line.names, line.places
        palette, hue = setting.theme.palette, self.hue(found, setting)
        columns, lines = self._parted(found)
        shades = tints(palette.muted, palette.paper, len(columns)) if len(columns) > 1 else (palette.past,)
        hues = line_tints(line_hue(hue, palette.paper), palette.paper, palette.ink, len(lines))
        series = []
        for number, row in enumerate((*columns, *lines)):
            second = number >= len(columns)
            colour = hues[number - len(columns)] if second else ""
            dash, symbol = line_look(max(number - len(columns), 0))
            plain = series_over(
                row, places, len(names), setting, unit=False, labelled=self.labels != "none"
            )  # fmt: skip
            series.append(
                replace(
                    plain,
                    name=_with_unit(row, setting),
                    colours=(colour or shades[number],) * len(names),
                    label_colours=(hue.words if second else palette.muted,) * len(names),
                    bold=(second,) * len(names),
                    second=second,
                    dash=dash,
                    symbol=symbol,
                )
            )
        style = chart_style(setting)
        size = style.label_size
        style = replace(
            style,
            line_width=size * 0.2 * style.line_times * fineness(found),
            marker_size=size * MARKER_EM * style.marker_times,
            broken=line.gaps,
        )
        chart = self.framed(
            found, setting, box, native="combo", categories=names, series=tuple(series), style=style
        )
        fitted = fitted_combo(replace(chart, time=line.axis), setting.medium.type.minimum)
        return with_doubt(fitted, tr("a name in the key is cut")) if overlay.has_cut_key(fitted) else fitted


def _with_unit(row: MetricRow, setting: Setting) -> str:
    """Return a metric's name with the unit of its axis."""
    unit, mark = row.facts[0].unit, messages(setting.language)
    return f"{row.label}{mark.open_bracket}{unit}{mark.close_bracket}" if unit else row.label


def metric_of(reference: str) -> str:
    """Return the metric that a reference such as talent.2020 is of."""
    return reference.partition(".")[0]


def fitted_combo(chart: Chart, minimum: float, *, named: bool = False) -> Chart:
    """Return the chart with a key above it, both ranges, and only those labels that fit their column."""
    style, box = chart.style, chart.box
    entries = [(series.colours[0], series.name) for series in chart.series]
    key, deep = overlay.legend(
        entries, box.width, size=style.category_size, ink=style.muted, minimum=minimum,
        deepest=box.height * KEY_SHARE,
    )  # fmt: skip
    slot = box.width / len(chart.categories)
    beside = sum(not series.second for series in chart.series)
    texts = [text for series in chart.series for text in series.labels]
    room = slot * (category_axis.LABEL_ROOM if beside == 1 else BAR_SHARE / beside)
    size = fit.shrunk(texts, style.label_size, minimum, room, bold=True)
    category = column.category_size(chart, slot, minimum)
    if time_labels.has_years_below(chart):
        category, size = style.category_size, max(size, min(style.category_size, style.label_size))
    marked = len(chart.categories) <= MOST_MARKERS
    style = replace(
        style, label_size=size, category_size=category,
        marker_size=size * MARKER_EM * style.marker_times * marked,
        bar_share=min(BAR_SHARE, 5.0 * size * beside / slot), plot=(0.0, 0.5, 1.0, 0.5),
        category_step=column.label_step(chart, slot, category, named=named),
    )  # fmt: skip
    widths = [(row, room if not row.second else slot * 0.88) for row in chart.series]
    kept = tuple(combo_labels.labels_kept(row, size, wide) for row, wide in widths)
    chart = replace(chart, style=style, series=kept)
    ends = free_labels.reach_of_ends(chart)
    chart, left, right = time_labels.fit_time_labels(chart, box.width, minimum, ends=ends)
    style = chart.style
    head = deep + size * 1.6 + fit.application_room(chart, size)
    foot = category_axis.category_depth(chart)
    inner = 1.0 - (left + right) / box.width
    area = (left / box.width, head / box.height, inner, max(0.05, (box.height - head - foot) / box.height))
    share = 1.0 - LINES_SHARE - LABELS_EM * size / (area[3] * box.height)
    low, high = _range_of_columns(chart, area[3] * box.height, max(0.12, share))
    lines = [value for row in chart.series if row.second for value in row.values if value is not None]
    reach = (max(lines) - min(lines)) or abs(max(lines)) or 1.0
    style = replace(
        style, plot=area, value_min=low, value_max=high,
        second_min=max(lines) - reach / LINES_SHARE, second_max=max(lines),
    )  # fmt: skip
    chart = replace(chart, style=style, overlay=key)
    chart = replace(chart, series=tuple(combo_labels.sided(row, chart) for row in chart.series))
    return replace(chart, series=combo_labels.apart(chart))


def _range_of_columns(chart: Chart, height: float, share: float) -> tuple[float, float]:
    """Return the first axis' range: columns and the labels below them take a share of the plot's height."""
    values = [value or 0.0 for row in chart.series if not row.second for value in row.values]
    lowest, tallest = min(0.0, *values), max(0.0, *values)
    foot = chart.style.label_size * (1.0 + 2 * fit.LABEL_GAP_EM) if lowest < 0 else 0.0
    unit = ((tallest - lowest) or 1.0) / max(height * LEAST_SHARE, height * share - foot)
    low = lowest - foot * unit
    return low, low + height * unit


def plot(chart: Chart, axes: Any) -> None:
    """Draw the columns side by side, then the lines with their labels."""
    style, count = chart.style, len(chart.categories)
    foot, high = style.span
    axes.set(xlim=(-0.5, count - 0.5), ylim=(foot, high))
    columns = [series for series in chart.series if not series.second]
    width = style.bar_share / max(len(columns), 1)
    for number, series in enumerate(columns):
        xs = [index + combo_labels.shift_of(chart, number) for index in range(count)]
        values = [value or 0.0 for value in series.values]
        bars = axes.bar(xs, values, width=width, color=series.colours, linewidth=0)
        fit.name_bars(bars, [f"{series.name} {name}" for name in chart.categories])
        _write(chart, axes, series, list(zip(xs, values, strict=True)))
    low, top = style.second_span
    for series in chart.series:
        if series.second:
            heights: dict[int, float] = {}
            for piece, _ in pieces(series, broken=style.broken):
                points = [
                    (index, foot + (value - low) / (top - low) * (high - foot)) for index, value in piece
                ]
                heights.update(points)
                dot = style.marker_size or (LONE_PT if len(points) == 1 else 0.0)
                axes.plot(
                    *zip(*points, strict=True), color=series.colours[0], linewidth=style.line_width,
                    marker=fit.MARKERS[series.symbol] if dot else "", markersize=dot, markeredgewidth=0,
                    linestyle=(0, series.dash) if series.dash else "-", clip_on=False, gid=series.name,
                    zorder=3,
                )  # fmt: skip
            _write(chart, axes, series, [(index, heights.get(index, 0.0)) for index in range(count)])
    category_axis.draw_categories(chart, axes, foot)


def _write(chart: Chart, axes: Any, series: Series, points: list[tuple[float, float]]) -> None:
    """Write a series' labels above its points."""
    style = chart.style
    gap = combo_labels.gap_of(chart, series)
    there = [(x, y) for (x, y), value in zip(points, series.values, strict=True) if value is not None]
    written = zip(points, series.labels, series.label_colours, strict=True)
    for index, ((x, y), text, ink) in enumerate(written):
        wide = fit.width_of(text, style.label_size, bold=series.second)
        inwards = fit.kept_inside(overlay.slot_x(chart, x), wide, chart.box.width)
        under = combo_labels.is_under(series, there, index, (x, y)) if series.second else y < 0
        fit.write_text(
            axes, text, (x, y), size=style.label_size, colour=ink, bold=series.second,
            offset=(inwards, -gap if under else gap), va="top" if under else "bottom",
        )  # fmt: skip
