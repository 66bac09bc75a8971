"""`column`: values as columns from zero, the current one in colour, the past in grey."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass, option
from briefgen.base.geometry import Box
from briefgen.base.messages import messages
from briefgen.base.nature import Nature
from briefgen.base.summed import summed
from briefgen.base.translate import tr
from briefgen.blocks.charts import grouped
from briefgen.blocks.charts.parts import (
    axes as fit,
    category_axis,
    crowd,
    free_labels,
    label_lines,
    overlay,
    time_labels,
)
from briefgen.blocks.charts.parts.annotated import Annotated
from briefgen.blocks.charts.parts.annotation import DataPoint
from briefgen.blocks.charts.parts.block import MORE_ROOM, Found, with_doubt
from briefgen.blocks.charts.parts.data import (
    MetricRow,
    number_label,
    period_name,
    series_of,
    with_units,
)
from briefgen.blocks.charts.parts.error_bars import error_bars, spanned
from briefgen.blocks.charts.parts.mark import MarkedPoints
from briefgen.blocks.charts.parts.marked_series import marked_columns, spoken
from briefgen.blocks.charts.parts.period_slots import period_slots
from briefgen.facts.fact import Fact, known_of
from briefgen.facts.period import PointKey
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Chart, ChartStyle

WIDEST_BAR_EM = 5.0
"""A column is at most this many label sizes wide: few columns in a wide chart stay columns."""
TALLEST = 1.8
"""Height of a chart of columns on a page against its width, at most."""
LEAST_PLOT_SHARE = 0.05
"""The columns' share of the chart's height, however small it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Annotated):
    """Columns from zero: one metric's periods, or metrics as groups; those without room are lying bars."""

    SPOKEN: ClassVar[tuple[str, str]] = ("柱状图", "Column chart")
    AHEAD = "one"
    SPANS = True
    NATURE: ClassVar[Nature] = Nature(read_by="length", timed=True)
    CROSSES = "rows"
    THINS = True

    highlight: tuple[PointKey, ...] = option("periods or metrics in colour; the latest period by default", ())

    def composed(self, found: Found, setting: Setting, width: float, height: float | None) -> Composition:
        """Return the columns; of many metrics those whose names and values fit, and a line on the others.

        Groups whose names or last values have no room side by side are bars below each other.
        """
        if _is_grouped(found):
            return self._in_groups(found, setting, width, height)
        single = len(found) > crowd.MANY
        count = self._fitting(found, setting, width) if single and not self.annotated else len(found)
        if count == len(found):
            return Annotated.composed(self, found, setting, width, height)
        asked = height if height is not None else self.height
        full = self.natural(found, setting) if asked is None else max(asked, self.least(found, setting))
        unit = found[0].facts[0].unit
        deep = crowd.note_height(setting, order="largest", count=len(found), unit=unit, width=width)
        room = max(full - deep, self.least(found, setting))
        shown = crowd.chosen(found, count, "largest", self.highlight)
        chart = replace(
            self.chart(shown, setting, Box(0.0, 0.0, width, room)),
            alt=self.spoken(found, setting), asked=len(found), left_out=len(found) - count,
        )  # fmt: skip
        rest = tuple(row for row in found if row not in shown)
        note = crowd.OmissionNote(order="largest", count=len(found), shown=count, rest=rest)
        return note.below((chart,), room, width, room + deep, setting)

    def most(self, found: Found, setting: Setting, width: float) -> float:
        """Return the height at which columns are still no towers."""
        return width * TALLEST

    def _in_groups(self, found: Found, setting: Setting, width: float, height: float | None) -> Composition:
        said = len(setting.problems)
        upright = Annotated.composed(self, found, setting, width, height)
        (chart,) = upright.items
        if not isinstance(chart, Chart):
            return upright
        whole = grouped.has_whole_names(chart)
        silent = sum(not label for label in chart.series[0].labels) * (self.labels != "none")
        if chart.series[0].spans or (whole and not silent):  # bars below each other have no error bars
            return upright
        if whole and (not silent or grouped.is_easy(chart, setting)):
            return upright
        lying = grouped.Lying(block=self, highlight=self.highlight, found=found, setting=setting)
        made = None if self.annotated else lying.composed(width, height)
        if made is not None and (not whole or height is None or made.height <= height + 0.5):
            del setting.problems[said:]  # what the columns lacked
            return made
        doubt = tr(
            "{silent} of {count} values are not printed: their columns are too narrow",
            silent=silent,
            count=len(chart.categories),
        )
        return replace(upright, items=(with_doubt(chart, doubt) if silent else chart,))

    def _fitting(self, found: Found, setting: Setting, width: float) -> int:
        """Return how many columns have room for their names and values in the smallest size."""
        size = setting.medium.type.minimum
        labels = [number_label(row.facts[0], setting, unit=with_units(self.labels, found)) for row in found]
        widest = max(fit.width_of(text, size, bold=True) for text in labels)
        names = [row.label for row in found]
        for count in range(len(found), crowd.MANY, -1):
            room = width / count * category_axis.LABEL_ROOM
            if widest <= room and not fit.cut_anywhere(names, size, room, category_axis.MOST_LINES):
                return count
        return crowd.MANY

    def chart(self, found: Found, setting: Setting, box: Box) -> Chart:
        """Return the columns in a box."""
        in_groups = _is_grouped(found)
        single = len(found) > 1 and not in_groups
        line = period_slots(found, setting, filled=False) if len(found) == 1 else None
        flat: list[tuple[MetricRow, Fact | None]] = [(row, fact) for row in found for fact in row.facts]
        if line:  # a month that has no value is an empty place
            at = {line.places[fact.period]: fact for fact in found[0].facts}
            flat = [(found[0], at.get(index)) for index in range(len(line.names))]
        facts, labelled = [fact for _, fact in flat], self.labels != "none"
        marks = MarkedPoints() if in_groups else self.marked_points(found, setting)
        if in_groups and self.mark:
            self.warn(
                setting, tr("groups of columns are not marked"), tr("draw one metric, or one period of each")
            )
        colours, inks = self._colours(found, flat, marks, setting)
        series = series_of(
            facts, setting, colours, inks, unit=with_units(self.labels, found), labelled=labelled,
            name="" if single else messages(setting.language).list_comma.join(row.label for row in found),
            bold=[ink != setting.theme.palette.muted for ink in inks],
        )  # fmt: skip
        series = spanned(replace(series, hollow=self.hollow(facts, setting)), facts)
        series = series if single else marked_columns(series, marks)
        columns = tuple(name for row in found for name in row.columns)
        names = tuple(row.label if single or not fact else period_name(fact, setting) for row, fact in flat)
        chart = self.framed(
            found, setting, box, native="column",
            categories=line.names if line else columns or names,
            groups=tuple(row.label for row, _ in flat) if in_groups else (), series=(series,),
        )  # fmt: skip
        chart = self.with_alt(chart, spoken(marks, self.message(found, setting), setting), setting)
        chart = replace(chart, time=line.axis if line else None)
        points = [
            DataPoint(key=row.key, fact=fact, index=index) for index, (row, fact) in enumerate(flat) if fact
        ]
        minimum = setting.medium.type.minimum

        def fit_in(each: Chart) -> Chart:
            fitted = self.annotate(
                each, points, setting, lambda inner: fitted_columns(inner, minimum, named=single),
                whole=tuple(fact for row in found for fact in row.whole),
            )  # fmt: skip
            return replace(fitted, overlay=(*fitted.overlay, *category_axis.group_names(fitted)))

        # Notes beside the columns are in the metric's own unit: with them the labels keep it, too.
        asked = _too_long(chart) and not self.annotated
        larger = label_lines.scaled(facts, setting) if asked else None
        if larger is None:
            fitted = fit_in(chart)
        else:
            series = replace(series, labels=larger.labels)
            chart = replace(chart, series=(series,), label_factor=larger.factor)
            fitted = label_lines.under_unit(chart, fit_in, larger.unit, setting)
        if category_axis.has_cut_label(fitted):
            self.warn(setting, tr("a column's label is cut: it does not fit under its column"), tr(MORE_ROOM))
        return fitted

    def _colours(
        self,
        found: Found,
        flat: Sequence[tuple[MetricRow, Fact | None]],
        marks: MarkedPoints,
        setting: Setting,
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        hue, palette = self.hue(found, setting), setting.theme.palette
        bright = []
        for row, fact in flat:
            if fact and marks.points:
                bright.append(fact.id in marks.facts or fact.status == "forecast")
            elif fact and self.highlight:
                bright.append(bool({fact.period, row.key, fact.metric} & {*self.highlight}))
            else:
                latest = fact is known_of(row.facts)[-1] or bool(fact and fact.status == "forecast")
                bright.append(bool(row.columns) or (latest and not row.others))
        colours = tuple(hue.strong if lit else palette.past_beside(hue) for lit in bright)
        return colours, tuple(hue.words if lit else palette.muted for lit in bright)


def _is_grouped(found: Found) -> bool:
    """Say whether there are several metrics, of which one has several values."""
    return len(found) > 1 and any(len(row.facts) > 1 for row in found)


def _too_long(chart: Chart) -> bool:
    """Say whether a label is wider than its column's place in the size it ought to have."""
    room = chart.box.width / len(chart.categories) * category_axis.LABEL_ROOM
    labels = (label for series in chart.series for label in series.labels)
    return any(fit.width_of(label, chart.style.label_size, bold=True) > room for label in labels)


def fitted_columns(chart: Chart, minimum: float, *, stacked: bool = False, named: bool = False) -> Chart:
    """Return the chart with sizes, bar share, plot area and value range that its labels fit into."""
    slot = chart.box.width / len(chart.categories)
    style = chart.style
    labels = [label for series in chart.series for label in series.labels]
    size = fit.shrunk(labels, style.label_size, minimum, slot * category_axis.LABEL_ROOM, bold=True)
    if time_labels.has_years_below(chart):
        category = style.category_size
        size = max(size, min(category, style.label_size))
    else:
        category = category_size(chart, slot, minimum)
    style = replace(
        style,
        label_size=size,
        category_size=category,
        bar_share=min(style.bars, WIDEST_BAR_EM * style.label_size / slot),
        category_step=label_step(chart, slot, category, named=named),
    )
    chart = replace(chart, style=style)
    reach, told = (0.0, 0.0), chart.series
    if not stacked:
        chart = replace(chart, series=free_labels.columns_thinned(told, slot, size, chart.groups))
        reach = free_labels.reach_of_ends(chart)
    chart, *margins = time_labels.fit_time_labels(chart, chart.box.width, minimum, ends=reach)
    if not stacked and any(margins):
        slot = (chart.box.width - summed(margins)) / len(chart.categories)
        thinned = free_labels.columns_thinned(told, slot, size, chart.groups, margins)
        chart = replace(chart, series=thinned)
    values = fit.all_values(chart)
    style = with_plot(chart, min(0.0, *values), max(0.0, *values), margins=margins)
    return replace(chart, style=style)


def category_size(chart: Chart, slot: float, minimum: float) -> float:
    """Return the size at which the categories fit under their columns, not below the minimum."""
    room = slot * category_axis.LABEL_ROOM
    return fit.largest(
        chart.style.category_size,
        minimum,
        lambda size: not fit.cut_anywhere(chart.categories, size, room, category_axis.MOST_LINES),
    )


def label_step(chart: Chart, slot: float, size: float, *, named: bool = False) -> int:
    """Return every how many categories one is labelled: more than 1 only of periods and ranges."""
    widest = max(fit.width_of(text, size) for text in chart.categories)
    # Names are all needed: a reader guesses the year between two, but not the province.
    guessed = all(any(letter.isdigit() for letter in text) for text in chart.categories)
    if named or chart.groups or not guessed or widest <= slot:
        return 1
    # The outermost labels are moved inwards by what they would stand out.
    return -int(-(widest + size / 2 + widest - slot) // slot)


def with_plot(
    chart: Chart, low: float, high: float, *, margins: Sequence[float] = (0.0, 0.0)
) -> ChartStyle:  # fmt: skip
    """Return the style with the plot area between value labels and categories, for values low to high.

    Labels below columns lie in the plot area, whose axis reaches down to hold them: categories stand below it
    in every application.
    """
    style = chart.style
    labelled = any(label for series in chart.series for label in series.labels)
    room = style.label_size * (1.0 + fit.LABEL_GAP_EM) + fit.application_room(chart, style.label_size)
    label_room = room if labelled else 0.0
    pairs = (pair for each in chart.series for pair in zip(each.values, each.labels, strict=True))
    # A zero is labelled above the base line, also where all else hangs below it.
    top = label_room if high > 0 or any(label and value == 0 for value, label in pairs) else 0.0
    foot = label_room + style.label_size * fit.LABEL_GAP_EM if low < 0 and labelled else 0.0
    height = chart.box.height
    high = high if high > low else low + 1.0
    columns = max(height * LEAST_PLOT_SHARE, height - top - foot - category_axis.category_depth(chart))
    left, right = (margin / chart.box.width for margin in margins)
    area = (left, top / height, 1.0 - left - right, (columns + foot) / height)
    return replace(style, plot=area, value_min=low - foot * (high - low) / columns, value_max=high)


def plot(chart: Chart, axes: Any) -> None:
    """Draw the columns."""
    style, (series,) = chart.style, chart.series
    count = len(chart.categories)
    low, high = style.span
    axes.set(xlim=(-0.5, count - 0.5), ylim=(low, high))
    values = [value or 0.0 for value in series.values]
    bars = axes.bar(range(count), values, width=style.bar_share, color=series.colours, linewidth=0)
    fit.hollow_out(bars, series, style.paper)
    fit.name_bars(
        bars, [f"{name} {label}" for name, label in zip(chart.categories, series.labels, strict=True)]
    )
    error_bars(chart, axes, series, range(count))
    gap, last = style.label_size * fit.LABEL_GAP_EM, free_labels.last_of(series)
    for index, (value, label) in enumerate(zip(values, series.labels, strict=True)):
        end = series.end(index) + (series.lifted if index == last else 0.0)
        wide = fit.width_of(label, style.label_size, bold=True)
        inwards = fit.kept_inside(overlay.slot_x(chart, index), wide, chart.box.width)
        aside, va = ((inwards, -gap), "top") if value < 0 else ((inwards, gap), "bottom")
        fit.write_label(chart, axes, series, index, (index, end), offset=aside, va=va)
    category_axis.draw_categories(chart, axes, low)
