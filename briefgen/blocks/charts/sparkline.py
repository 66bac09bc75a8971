"""`sparkline`: a small line a metric without axes, its name before it and its latest value behind."""

from __future__ import annotations

from typing import Any, ClassVar

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.base.nature import Nature
from briefgen.base.translate import tr
from briefgen.blocks.charts.line import pieces
from briefgen.blocks.charts.parts import axes as fit, row_labels
from briefgen.blocks.charts.parts.block import Found, chart_style, with_doubt
from briefgen.blocks.charts.parts.colour import line_hue
from briefgen.blocks.charts.parts.crowd import Crowded
from briefgen.blocks.charts.parts.data import number_label, with_units
from briefgen.blocks.charts.parts.period_slots import period_slots, series_over
from briefgen.model.context import Setting
from briefgen.model.scene import Chart

LINE_ROOM = 0.62
"""Share of its row's height that a line takes."""
DOT_EM = 0.5
LONE = 1.6
"""Diameter of a value between two gaps, in line widths."""
LEAST_LINE_EM = 1.5
"""A shorter line shows no trend."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sparkline(Crowded):
    """A row a metric, each line on a scale of its own: it shows the trend, not the size."""

    SPOKEN: ClassVar[tuple[str, str]] = ("迷你折线", "Sparklines")
    NATURE: ClassVar[Nature] = Nature(read_by="position", axes=0)
    TALL: ClassVar[float] = 1.1
    THINS = True

    def usable(self, found: Found, setting: Setting) -> Found:
        """Return the rows that have two values at least."""
        for row in found:
            if len(row.facts) < 2:
                self.refuse(
                    setting, tr("{key!r} has one value: a line needs two", key=row.key), code="no-value"
                )
        return tuple(row for row in found if len(row.facts) > 1)

    def chart(self, found: Found, setting: Setting, box: Box) -> Chart:
        """Return the rows in a box: a series a metric over the periods of all."""
        hue = self.hue(found, setting)
        shade = line_hue(hue, setting.theme.palette.paper)
        line = period_slots(found, setting)
        names, places = line.names, line.places
        unit = self.labels == "unit" or with_units(self.labels, found)
        series = []
        for row in found:
            plain = series_over(row, places, len(names), setting, shade, hue.words, labelled=False)
            last = max(places[fact.period] for fact in row.facts)
            label = number_label(row.facts[-1], setting, unit=unit)
            labels = tuple(label if index == last else "" for index in range(len(names)))
            series.append(replace(plain, labels=labels))
        ranked = all(fact.measure == "rank" for row in found for fact in row.facts)
        chart = self.framed(
            found, setting, box, categories=names, series=tuple(series),
            style=replace(chart_style(setting), value_min=None, reversed_values=ranked, broken=line.gaps),
        )  # fmt: skip
        fitted, missing = _fitted(chart, setting.medium.type.minimum)
        if missing > 0.5:
            self.too_narrow(setting, box.width + missing, box)
        if row_labels.has_cut_names(replace(fitted, categories=tuple(row.name for row in fitted.series))):
            fitted = with_doubt(fitted, tr("a line's name is cut: it does not fit beside it"))
        return fitted


def _fitted(chart: Chart, minimum: float) -> tuple[Chart, float]:
    """Return the chart with numbers that leave the lines room, and by how much it is too narrow."""
    named = replace(chart, categories=tuple(series.name for series in chart.series))
    named, names = row_labels.fitted_names(named, minimum)
    size, width = named.style.label_size, chart.box.width

    def missing(size: float) -> float:
        return _taken(chart, names, size) + size * LEAST_LINE_EM - width

    size = fit.largest(size, minimum, lambda each: missing(each) <= 0)
    left = names + size
    line = width - _taken(chart, names, size)
    area = (left / width, 0.0, max(0.05, line / width), 1.0)
    style = replace(
        named.style, plot=area, label_size=size, line_width=size * 0.16, marker_size=size * DOT_EM
    )
    return replace(chart, style=style), missing(size)


def _taken(chart: Chart, names: float, size: float) -> float:
    """Return the width of names, numbers and the gaps between them and the lines."""
    labels = (label for series in chart.series for label in series.labels)
    return names + size + max(fit.width_of(label, size, bold=True) for label in labels) + size * 0.8


def plot(chart: Chart, axes: Any) -> None:
    """Draw each line on its row, a dot at its end, its name and its latest value."""
    style, rows, last = chart.style, len(chart.series), len(chart.categories) - 1
    fit.set_row_axes(chart, axes, 0, max(last, 1), rows)
    for index, series in enumerate(chart.series):
        there = [(at, value) for at, value in enumerate(series.values) if value is not None]
        low, high = min(value for _, value in there), max(value for _, value in there)
        way = -1 if style.reversed_values else 1
        middle, reach = (low + high) / 2, (high - low) or 1.0
        for piece, _ in pieces(series, broken=style.broken):
            points = [(at, index - way * (value - middle) / reach * LINE_ROOM) for at, value in piece]
            lone = style.line_width * LONE if len(points) == 1 else 0.0
            axes.plot(
                *zip(*points, strict=True), color=series.colours[0], linewidth=style.line_width,
                clip_on=False, solid_joinstyle="round", gid=series.name, marker="o" if lone else "",
                markersize=lone, markeredgewidth=0,
            )  # fmt: skip
        fit.dot(axes, points[-1], style.marker_size, series.colours[0], series.name)
        label, at = series.labels[there[-1][0]], (max(last, 1), index)
        fit.write_text(
            axes, label, at, size=style.label_size, colour=series.label_colours[0], bold=True, ha="left",
            offset=(style.label_size * 0.6, 0.0),
        )  # fmt: skip
    row_labels.draw_row_labels(replace(chart, categories=tuple(row.name for row in chart.series)), axes, 0.0)
