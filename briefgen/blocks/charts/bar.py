"""`bar`: figures ranked by length, each with its value at its end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Literal

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass, option
from briefgen.base.geometry import Box
from briefgen.base.messages import messages
from briefgen.base.nature import Nature
from briefgen.base.translate import tr
from briefgen.blocks.charts.parts import axes as fit, crowd, row_labels
from briefgen.blocks.charts.parts.annotated import Annotated
from briefgen.blocks.charts.parts.annotation import DataPoint
from briefgen.blocks.charts.parts.block import MORE_ROOM, Found
from briefgen.blocks.charts.parts.data import (
    MetricRow,
    latest,
    number_label,
    period_name,
    series_of,
    with_units_beside,
)
from briefgen.blocks.charts.parts.error_bars import error_bars, spanned
from briefgen.facts.fact import known_of
from briefgen.facts.period import PointKey
from briefgen.model.chart_style import COLUMN_SHARE
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Chart, Series

BAR_SHARE = 0.62
GROUP_SHARE = 0.82
"""The share of a row that its bars take where it has several."""
THICKEST_BAR_EM = 2.0
MOST_ROW_EM = 5.0
"""Height of a bar's row on a page, in label sizes, at most."""
MOST_DOT_SHARE = 0.7
"""A dot's share of its row."""
LEAST_BAR_SHARE = 0.05
"""The bars' share of the width beside the names, however long the labels are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar(Annotated):
    """Horizontal bars from zero: the latest value of each metric, or one metric's periods."""

    SPOKEN: ClassVar[tuple[str, str]] = ("条形图", "Bar chart")
    SPANS = True
    AHEAD: ClassVar[Literal["", "one", "all"]] = "one"
    NATURE: ClassVar[Nature] = Nature(read_by="length", timed=True, lying=True)

    sort: Literal["given", "falling", "rising"] = option("order of the bars: as given, or by value", "given")
    highlight: tuple[PointKey, ...] = option(
        "metrics or periods in colour, the others grey; all by default", ()
    )

    def composed(self, found: Found, setting: Setting, width: float, height: float | None) -> Composition:
        """Return the bars in one chart; many of them in columns, or some of them and what that leaves out."""
        bars = self._bars(found)
        if len(bars) <= crowd.MANY or self.annotated:
            return Annotated.composed(self, found, setting, width, height)
        minimum = setting.medium.type.minimum
        facts = [row.facts[index] for row, index in bars]
        names = [period_name(fact, setting) if len(found) == 1 else fact.label for fact in facts]
        unit = with_units_beside(self.labels, found, setting, width)
        labels = [number_label(fact, setting, unit=unit) for fact in facts]
        columns = crowd.columns_of_rows(names, labels, width, setting)
        deep = crowd.note_height(
            setting, order=self._order(found), count=len(bars), unit=facts[0].unit, width=width
        )
        asked = height if height is not None else self.height
        full = max(
            crowd.natural(len(bars), setting, columns) if asked is None else asked,
            crowd.least(len(bars), minimum, columns, deep),
        )
        plan = crowd.arrange_rows(len(bars), full, minimum, columns, deep)
        return self._crowded(found, setting, width, full, plan)

    def _order(self, found: Found) -> crowd.Order:
        """Return which of many bars are shown first."""
        return "latest" if len(found) == 1 else "smallest" if self.sort == "rising" else "largest"

    def _crowded(
        self, found: Found, setting: Setting, width: float, height: float, plan: crowd.Arrangement
    ) -> Composition:
        """Return the bars as planned, side by side, and below them a line about those that are left out."""
        count = len(self._bars(found))
        order = self._order(found)
        shown = found
        if plan.shown < count and order == "latest":
            shown = (replace(found[0], facts=found[0].facts[-plan.shown :]),)
        elif plan.shown < count:
            shown = crowd.chosen(found, plan.shown, order, self.highlight)
        each = (width - setting.medium.gutter * (plan.columns - 1)) / plan.columns
        tall = self.chart(shown, setting, Box(0.0, 0.0, each, plan.row * plan.shown))
        told = found if len(found) == 1 else latest(found)
        tall = replace(tall, alt=self.spoken(told, setting), asked=count, left_out=count - plan.shown)
        charts = crowd.in_columns(self, tall, plan, each, setting)
        if plan.shown == count:
            return Composition(items=tuple(charts), width=width, height=height)
        rest = [row for row in found if row not in shown] if order != "latest" else []
        note = crowd.OmissionNote(order=order, count=count, shown=plan.shown, rest=tuple(rest))
        return note.below(charts, plan.row * plan.deep, width, height, setting)

    def natural(self, found: Found, setting: Setting) -> float:
        """Return a row's height for every bar."""
        row = row_labels.ROW_EM[setting.kind] * setting.medium.type.sizes["label"]
        return max(len(self._bars(found)) * row, self.least(found, setting))

    def least(self, found: Found, setting: Setting) -> float:
        """Return the height of rows of one line each."""
        rows = len(self._bars(found)) * row_labels.LEAST_ROW_EM * setting.medium.type.minimum
        named = 1.5 * setting.medium.type.sizes["label"]
        return rows + named * bool(self.average or self.target)

    def most(self, found: Found, setting: Setting, width: float) -> float:
        """Return the height at which bars still stand together."""
        return len(self._bars(found)) * MOST_ROW_EM * setting.medium.type.sizes["label"]

    def _bars(self, found: Found) -> list[tuple[MetricRow, int]]:
        """Return the bars from top to bottom: a row and the index of its fact."""
        if len(found) == 1:
            bars = [(found[0], index) for index in range(len(found[0].facts))]
        else:
            bars = [(row, len(row.facts) - 1) for row in found]
        if self.sort != "given":
            bars.sort(key=lambda bar: bar[0].facts[bar[1]].number, reverse=self.sort == "falling")
        return sorted(bars, key=lambda bar: bar[0].others)

    def chart(self, found: Found, setting: Setting, box: Box) -> Chart:
        """Return the bars in a box."""
        flat = [(row, row.facts[index]) for row, index in self._bars(found)]
        shown = tuple(replace(row, facts=(fact,)) for row, fact in flat)
        unit = with_units_beside(self.labels, shown, setting, box.width)
        periods = len(found) == 1 and len(flat) > 1
        hue, palette = self.hue(found, setting), setting.theme.palette
        marks = self.marked_points(found if periods else shown, setting)
        ahead = [fact.period for fact in found[0].facts if fact.status == "forecast"]
        wanted = self.highlight or ((known_of(found[0].facts)[-1].period, *ahead) if periods else ())
        lit = [row.key in wanted or fact.period in wanted or not (wanted or row.others) for row, fact in flat]
        lit = [fact.id in marks.facts for _, fact in flat] if marks.points else lit
        facts = [fact for _, fact in flat]
        colours = [hue.strong if bright else palette.past_beside(hue) for bright in lit]
        inks = [hue.words if bright else palette.muted for bright in lit]
        name = messages(setting.language).list_comma.join(row.label for row in found) if periods else ""
        series = series_of(
            facts, setting, colours, inks, name=name, unit=unit, labelled=self.labels != "none", bold=lit
        )
        chart = self.framed(
            found if periods else shown, setting, box, native="bar",
            categories=tuple(period_name(fact, setting) if periods else row.label for row, fact in flat),
            series=(spanned(replace(series, hollow=self.hollow(facts, setting)), facts),),
        )  # fmt: skip
        points = [DataPoint(key=row.key, fact=fact, index=index) for index, (row, fact) in enumerate(flat)]
        minimum = setting.medium.type.minimum
        fitted = self.annotate(chart, points, setting, lambda each: self.fitted(each, minimum))
        if (needed := row_labels.needed_width(fitted)) > box.width + 0.5:
            self.too_narrow(setting, needed, box)
        if row_labels.has_cut_names(fitted):
            self.warn(setting, tr("a bar's name is cut: it does not fit beside its bar"), tr(MORE_ROOM))
        return fitted

    def fitted(self, chart: Chart, minimum: float) -> Chart:
        """Return the bars with sizes and room for their labels."""
        return fitted_bars(chart, minimum)


def fitted_bars(chart: Chart, minimum: float, *, dot_em: float = 0.0) -> Chart:
    """Return the chart with sizes, bar share, plot area and value range that its labels fit into.

    Labels left of bars lie in the plot area, whose axis reaches left to hold them: names stand left of it in
    every application. Bars may end in a dot of so many label sizes, which stands out by half.
    """
    chart, names = row_labels.fitted_names(chart, minimum)
    style = chart.style
    dot = min(style.label_size * dot_em, row_labels.row_height(chart) * MOST_DOT_SHARE)
    chart = replace(chart, style=replace(style, marker_size=dot or style.marker_size))
    bars = len(chart.series)
    thickest = THICKEST_BAR_EM * style.label_size * bars / row_labels.row_height(chart)
    share = min(BAR_SHARE * style.bars / COLUMN_SHARE if bars == 1 else GROUP_SHARE, thickest)
    left = names + style.label_size * 0.8
    values = fit.all_values(chart)
    low, high = min(0.0, *values), max(0.0, *values)
    high = high if high > low else low + 1.0
    before, scale = _span(chart, chart.box.width - left, high - low)
    area = (left / chart.box.width, 0.0, (before + scale * high) / chart.box.width, 1.0)
    style = replace(chart.style, plot=area, bar_share=share, value_min=-before / scale, value_max=high)
    return replace(chart, style=style)


def _span(chart: Chart, free: float, reach: float) -> tuple[float, float]:
    """Return the width left of zero, and points a unit: in the free width each bar ends with its label."""
    style, bars = chart.style, list(row_labels.labelled_bars(chart))
    some = any(label for _, label in bars)
    gap = style.marker_size / 2 + (style.label_size * fit.LABEL_GAP_EM if some else 0.0)
    pairs = [(value or 0.0, fit.width_of(label, style.label_size, bold=True) + gap) for value, label in bars]
    below = [(-value, width) for value, width in pairs if value < 0] or [(0.0, 0.0)]
    above = [(value, width) for value, width in pairs if value >= 0] or [(0.0, 0.0)]
    scales = [
        (free - one - other) / (low + high) for low, one in below for high, other in above if low + high
    ]
    scale = max(min([free / reach, *scales]), free * LEAST_BAR_SHARE / reach)
    return max(low * scale + width for low, width in below), scale


def plot(chart: Chart, axes: Any) -> None:
    """Draw the bars, the first on top."""
    style, count = chart.style, len(chart.categories)
    low, high = style.span
    fit.set_row_axes(chart, axes, low, high)
    thick = style.bar_share / len(chart.series)
    for number, series in enumerate(chart.series):
        first = (number - (len(chart.series) - 1) / 2) * thick
        _draw_bars(chart, series, axes, [index + first for index in range(count)], thick)
    row_labels.draw_row_labels(chart, axes, low)
    fit.hairline(axes, (0, 0), (-0.5, count - 0.5), style.rule)


def _draw_bars(chart: Chart, series: Series, axes: Any, places: Sequence[float], thick: float) -> None:
    """Draw a bar a category of a series, with its value at its end."""
    style = chart.style
    values = [value or 0.0 for value in series.values]
    bars = axes.barh(places, values, height=thick, color=series.colours, linewidth=0)
    fit.hollow_out(bars, series, style.paper)
    fit.name_bars(
        bars, [f"{name} {label}" for name, label in zip(chart.categories, series.labels, strict=True)]
    )
    error_bars(chart, axes, series, places, lying=True)
    gap = style.label_size * fit.LABEL_GAP_EM
    for index, (value, y) in enumerate(zip(values, places, strict=True)):
        aside, ha = ((-gap, 0.0), "right") if value < 0 else ((gap, 0.0), "left")
        fit.write_label(chart, axes, series, index, (series.end(index), y), offset=aside, ha=ha)
