"""`stacked`: parts of a sum as stacked columns, in values or in per cent, a column a period."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.base.nature import Nature
from briefgen.base.translate import tr
from briefgen.blocks.charts.column import fitted_columns
from briefgen.blocks.charts.parts import axes as fit, category_axis, label_lines, many_parts, overlay
from briefgen.blocks.charts.parts.block import MORE_ROOM, Found, chart_style, with_doubt
from briefgen.blocks.charts.parts.data import with_units
from briefgen.blocks.charts.parts.many_parts import Summed
from briefgen.blocks.charts.parts.period_slots import period_slots
from briefgen.model.context import Setting
from briefgen.model.scene import Chart, Item

SEAM_PT = 0.75
SEAM_SHARE = 0.15
"""Columns of which the seam around a piece would take more have none: they would be all seam."""
NAMES_SHARE = 0.42
"""The names beside the last column take at most this share of the width."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stacked(Summed):
    """Metrics stacked in one column a period, each named beside the last column."""

    SPOKEN: ClassVar[tuple[str, str]] = ("堆积柱状图", "Stacked column chart")
    NATURE: ClassVar[Nature] = Nature(read_by="length")
    CROSSES = "columns"
    THINS = True

    def least(self, found: Found, setting: Setting) -> float:
        """Return the height of the names one below the other, and the periods."""
        return setting.medium.type.sizes["label"] * (fit.LEADING * len(found) + 3.0)

    def chart(self, found: Found, setting: Setting, box: Box) -> Chart:
        """Return the stacked columns in a box; the first metric lies at the bottom."""
        line = period_slots(found, setting, filled=False)
        names, places = line.names, line.places
        rest, unit = self.rest(found, setting), with_units(self.labels, found)
        chart = self.framed(
            found, setting, box, native="column-100" if self.share else "column-stacked", categories=names,
            series=self.pieces(found, rest, names, places, setting, unit=unit),
            style=replace(chart_style(setting), legend=True),
        )  # fmt: skip
        chart = many_parts.with_rest_in_alt(replace(chart, time=line.axis), self, rest, setting)
        minimum = setting.medium.type.minimum

        def fit_in(each: Chart) -> Chart:
            fitted = fitted_stack(each, minimum)
            return fitted if self.labels == "none" else fitted_stack(_told_beside(each, fitted), minimum)

        fitted = label_lines.with_unlabelled_below(chart, fit_in, setting)
        size, room = fitted.style.label_size, _names_room(fitted)
        if any(fit.width_of(row.name, size) > room + 0.01 for row in fitted.series):
            fitted = with_doubt(fitted, tr("a part's name is cut: it does not fit beside the columns"))
        return self._with_totals(fitted, found, places, setting) if self.totals else fitted

    def _with_totals(self, chart: Chart, found: Found, places: Mapping[str, int], setting: Setting) -> Chart:
        """Return the chart with the sum of each column above it, in its alternative text too."""
        items, told, size = list[Item](), {}, chart.style.label_size
        for index, whole in many_parts.sums_of(self, found, places, setting, share=self.share).items():
            y = overlay.value_y(chart, float(whole.number)) - size * fit.LABEL_GAP_EM
            text = many_parts.sum_label(whole, setting)
            if fit.width_of(text, size, bold=True) > overlay.slot_width(chart) * 0.98:
                self.warn(
                    setting, tr("a total is left out: it is wider than its column's place"), tr(MORE_ROOM)
                )
                continue
            x = overlay.slot_x(chart, index) - _into_names(chart, index, text, y - size / 2)
            shown = overlay.text_at(
                text, (x, y), size=size, colour=chart.style.ink, bold=True, va="bottom", fact=whole.id
            )
            if shown.box.x < 0 or any(shown.box.overlaps(item.box) for item in items):
                self.warn(
                    setting,
                    tr("a total is left out: there is no room for it beside the names"),
                    tr(MORE_ROOM),
                )
                continue
            items.append(shown)
            told[index] = whole
        return many_parts.with_sums_in_alt(replace(chart, overlay=tuple(items)), self, told, setting)


def _into_names(chart: Chart, index: int, text: str, y: float) -> float:
    """Return how far a total would reach over the column's edge into the names, where one stands as high."""
    size, bar = chart.style.label_size, overlay.slot_width(chart) * chart.style.bar_share
    names = (overlay.value_y(chart, height) for height in _name_heights(chart))
    if index < len(chart.categories) - 1 or all(abs(name - y) >= size * fit.LEADING for name in names):
        return 0.0
    return max(0.0, (fit.width_of(text, size, bold=True) - bar) / 2)


def _told_beside(chart: Chart, fitted: Chart) -> Chart:
    """Return the chart with the last value behind the names of those whose last piece is too thin for it."""
    named = (
        series if kept.labels[-1] else replace(series, name=f"{series.name} {series.labels[-1]}".rstrip())
        for series, kept in zip(chart.series, fitted.series, strict=True)
    )
    return replace(chart, series=tuple(named))


def fitted_stack(chart: Chart, minimum: float) -> Chart:
    """Return the chart with sizes, plot area, value range, and labels only where they fit inside."""
    style, box = chart.style, chart.box
    names = [series.name for series in chart.series]
    size = fit.shrunk(names, style.label_size, minimum, box.width * NAMES_SHARE)
    beside = min(box.width * NAMES_SHARE, max(fit.width_of(name, size) for name in names)) + size
    # The columns' own fitting sees the box without the names beside it.
    narrow = replace(chart, box=replace(box, width=box.width - beside))
    narrow = overlay.in_box(fitted_columns(narrow, minimum, stacked=True), box)
    relative = chart.native == "column-100"
    style = replace(
        narrow.style, label_size=min(size, narrow.style.label_size), value_min=0.0,
        value_max=1.0 if relative else max(many_parts.totals(chart)) or 1.0,
    )  # fmt: skip
    chart = replace(chart, style=style, time=narrow.time)
    bar, size = overlay.slot_width(chart) * style.bar_share, style.label_size
    tall = fit.plot_size(chart)[1] / (style.value_max or 1.0)
    return many_parts.with_fitting_labels(
        chart, lambda wide, _, long: long * tall >= size * 1.1 and wide <= bar, relative=relative
    )


def plot(chart: Chart, axes: Any) -> None:
    """Draw the stacks from the bottom up, their labels inside, their names beside the last one."""
    style = chart.style
    count = len(chart.categories)
    axes.set(xlim=(-0.5, count - 0.5), ylim=(0.0, style.value_max or 1.0))
    rows = many_parts.lengths(chart, relative=chart.native == "column-100")
    seam = SEAM_PT if overlay.slot_width(chart) * style.bar_share * SEAM_SHARE >= SEAM_PT else 0.0
    many_parts.draw_pieces(chart, axes, rows, range(count), thick=style.bar_share, seam=seam)
    category_axis.draw_categories(chart, axes, 0.0)
    _draw_names(chart, axes)


def _name_heights(chart: Chart) -> tuple[float, ...]:
    """Return as values how high the names stand: at their piece of the last column, apart from others."""
    style, base, middles = chart.style, 0.0, []
    for *_, height in many_parts.lengths(chart, relative=chart.native == "column-100"):
        middles.append(base + height / 2)
        base += height
    high = style.value_max or 1.0
    step = style.label_size * fit.LEADING * high / fit.plot_size(chart)[1]
    return fit.spread(middles, step, step / 2, high - step / 2)


def _names_room(chart: Chart) -> float:
    """Return the width there is for names beside the last column."""
    style, (width, _) = chart.style, fit.plot_size(chart)
    behind = (0.5 - style.bar_share / 2) * width / len(chart.categories) - style.label_size * 0.5
    return chart.box.width * (1.0 - style.plot[0]) - width + behind


def _draw_names(chart: Chart, axes: Any) -> None:
    """Write each part's name beside its piece of the last column, moved apart where names would touch."""
    style = chart.style
    placed = _name_heights(chart)
    edge = len(chart.categories) - 1 + style.bar_share / 2
    room = _names_room(chart)
    for series, y in zip(chart.series, placed, strict=True):
        name = fit.wrapped(series.name, style.label_size, room, 1)[0]
        at = (edge, y)
        aside = (style.label_size * 0.5, 0.0)
        fit.write_text(axes, name, at, size=style.label_size, colour=style.ink, offset=aside, ha="left")
