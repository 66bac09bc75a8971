"""`bump`: places over time, a line a metric with its rank at each point, the first at the top."""

from __future__ import annotations

from typing import Any, ClassVar

from briefgen.base.colour import reads_on
from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass, option
from briefgen.base.geometry import Box
from briefgen.base.messages import messages
from briefgen.base.nature import Nature
from briefgen.base.translate import tr
from briefgen.blocks.charts.line import plot_base
from briefgen.blocks.charts.parts import aggregate, axes as fit, category_axis, overlay, time_labels
from briefgen.blocks.charts.parts.block import MORE_ROOM, ChartBlock, Found, chart_style
from briefgen.blocks.charts.parts.colour import line_hue, line_tints, visible
from briefgen.blocks.charts.parts.data import (
    ChartMessage,
    MetricRow,
    has_one_unit,
    joined_messages,
    period_name,
    series_of,
    spoken_alt,
)
from briefgen.blocks.charts.parts.message import of_rows
from briefgen.blocks.charts.parts.period_slots import period_slots, uneven_axis
from briefgen.blocks.charts.parts.ranking import under_heading
from briefgen.blocks.charts.parts.too_many import crowded_periods
from briefgen.facts.fact import Fact
from briefgen.model.context import Setting
from briefgen.model.scene import Chart, Series

MARKER_EM = 1.75
MOST_PERIODS = 200
"""A rank is a round marker with its number: more of them are one band."""
MOST_PLACES = 14
"""Ranks further apart than this do not get a row a place."""
PADDING = 0.6
"""Places of room above the first and below the last one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bump(ChartBlock):
    """Ranks over the periods that all metrics have; of amounts, the order among the shown ones is drawn."""

    SPOKEN: ClassVar[tuple[str, str]] = ("位次变化图", "Bump chart")
    MOST_ROWS = 200
    NATURE: ClassVar[Nature] = Nature(read_by="position")

    highlight: tuple[str, ...] = option("metrics in colour, the others grey; all by default", ())

    def usable(self, found: Found, setting: Setting) -> Found:
        """Return the rows at the periods that all have, as ranks; two periods at least."""
        if rest := [row.label for row in found if row.others]:
            message = tr("{rest!r} has no place among single members: it is not drawn", rest=rest[0])
            self.warn(setting, message, tr("leave `and the rest` out"))
            found = tuple(row for row in found if not row.others)
        if not found:
            return ()
        known = [{fact.period for fact in row.facts} for row in found]
        shared = [f.period for f in found[0].facts if all(f.period in periods for periods in known)]
        kept = tuple(
            replace(row, facts=tuple(fact for fact in row.facts if fact.period in shared)) for row in found
        )
        message = ""
        if len(shared) < 2:
            message = tr("ranks over time need two periods for which all metrics have values")
        elif not has_one_unit(kept) or len({fact.measure == "rank" for r in kept for fact in r.facts}) > 1:
            message = tr("the metrics cannot be ranked: they have different units")
        if len(shared) > MOST_PERIODS:
            return self.refuse(setting, *crowded_periods("bump", len(shared), MOST_PERIODS))
        return self.refuse(setting, message, code="no-value") if message else kept

    def spoken(self, found: Found, setting: Setting) -> str:
        """Return the places that the chart shows, of amounts too."""
        placed = tuple(
            replace(row, facts=tuple(_rank(found, row, index, setting) for index in range(len(row.facts))))
            for row in found
        )
        return self.alt or spoken_alt(self.SPOKEN, self.message(placed, setting), placed, setting)

    def message(self, found: Found, setting: Setting) -> ChartMessage:
        """Return who ranks first at the end, and how the ranks changed."""
        ends = [replace(row, facts=row.facts[-1:]) for row in found]
        first = min(row.facts[0].number for row in ends)
        name = messages(setting.language).ranked_first
        leader = under_heading(name, [row for row in ends if row.facts[0].number == first], setting)
        return joined_messages([leader, of_rows(found, setting)], setting)

    def least(self, found: Found, setting: Setting) -> float:
        """Return the height of a marker a place, and of the periods."""
        return setting.medium.type.sizes["label"] * (MARKER_EM * 1.1 * len(found) + 3.0)

    def chart(self, found: Found, setting: Setting, box: Box) -> Chart:
        """Return the lines in a box; each rank stands in its marker, the names stand at both ends."""
        hue, palette = self.hue(found, setting), setting.theme.palette
        shades = iter(line_tints(line_hue(hue, palette.paper), palette.paper, palette.ink, len(found)))
        unlit = visible(palette.past, palette.paper, palette.ink)
        count, series = len(found[0].facts), []
        for row in found:
            lit = not self.highlight or row.key in self.highlight
            ranks = [_rank(found, row, index, setting) for index in range(count)]
            colour = next(shades) if lit else unlit
            ink = reads_on(colour, palette.paper, palette.ink)
            plain = series_of(ranks, setting, colour, ink, name=row.label)
            series.append(replace(plain, labels=tuple(f"{fact.number}" for fact in ranks)))
        style = chart_style(setting)
        style = replace(style, reversed_values=True, line_width=style.label_size * 0.3 * style.line_times)
        chart = self.framed(
            found, setting, box, native="line", series=tuple(series), style=style,
            categories=tuple(period_name(fact, setting) for fact in found[0].facts),
        )  # fmt: skip
        line = period_slots(found[:1], setting, filled=False)
        own = uneven_axis([fact.period for fact in found[0].facts], setting.language)
        chart = replace(chart, time=line.axis if len(line.names) == count else own)
        fitted = fitted_bump(chart, setting.medium.type.minimum)
        printed, hidden = _thinned(fitted)
        if hidden:
            self.warn(
                setting,
                tr("places that lie too close are not printed: {hidden}", hidden=hidden),
                tr(MORE_ROOM),
            )
        return replace(fitted, series=printed)


def _rank(found: Found, row: MetricRow, index: int, setting: Setting) -> Fact:
    """Return the rank itself, or the place that an amount has among the shown ones."""
    fact = row.facts[index]
    if fact.measure == "rank":
        return fact
    place = 1 + sum(other.facts[index].number > fact.number for other in found)
    among = aggregate.ids([other.facts[index] for other in found])
    return aggregate.count_fact(place, fact, setting, f"{fact.id}.place/{among}", measure="rank")


def _thinned(chart: Chart) -> tuple[tuple[Series, ...], str]:
    """Return the series with the ranks that keep apart (ties share one), and those printed nowhere."""
    style, labels = chart.style, [list(series.labels) for series in chart.series]
    wide, high = fit.plot_size(chart)
    per_point = (style.span[1] - style.span[0]) / high
    count, hidden = len(chart.categories), list[str]()
    widest = max(fit.width_of(label, style.label_size, bold=True) for row in labels for label in row)
    every = max(1, -int(-(widest + 1.0) * count // wide))
    for index, period in enumerate(chart.categories):
        if (count - 1 - index) % every:
            hidden.append(period)
            for row in labels:
                row[index] = ""
            continue
        printed: float | None = None
        for at in sorted(range(len(labels)), key=lambda at: chart.series[at].values[index] or 0.0):
            value = chart.series[at].values[index] or 0.0
            if printed is not None and value - printed < style.label_size * per_point:
                hidden += [f"{chart.series[at].name} {period}"] if value > printed else []
                labels[at][index] = ""
            else:
                printed = value
    kept = zip(chart.series, labels, strict=True)
    return tuple(replace(series, labels=tuple(own)) for series, own in kept), ", ".join(hidden)


def fitted_bump(chart: Chart, minimum: float) -> Chart:
    """Return the chart with names at both ends and markers that hold their rank."""
    style, box = chart.style, chart.box
    names = [series.name for series in chart.series]
    size, room = overlay.names_room(names, box.width * 0.75, style.category_size, minimum)
    values = fit.all_values(chart)
    reach = max(values) - min(values)
    wide = reach > MOST_PLACES
    padding = reach * 0.14 if wide else PADDING
    low, high = min(values) - padding, max(values) + padding
    foot = category_axis.periods_depth(chart, fit.LEADING + 0.2)
    half = box.width / len(chart.categories) / 2
    long = max(_reach(series, at, style.label_size, 0.0) for series in chart.series for at in (0, -1))
    side = max(0.0, room + max(0.0, long - style.label_size * MARKER_EM / 2) - half * 0.3)
    style = replace(
        style, plot=(side / box.width, 0.0, 1.0 - 2 * side / box.width, max(0.1, 1.0 - foot / box.height)),
        value_min=low, value_max=high,
    )  # fmt: skip
    chart = replace(chart, style=style)
    step = style.plot[3] * box.height * (padding / reach if wide else 1.0 / (high - low))
    label = max(minimum, min(style.label_size, step / MARKER_EM, size * 1.2))
    slot = fit.plot_size(chart)[0] / len(chart.categories)
    centres = [overlay.slot_x(chart, index) for index in range(len(chart.categories))]
    chart = time_labels.ticked(chart, centres)
    widest = max(fit.width_of(name, style.category_size) for name in chart.categories)
    style = replace(style, category_step=max(1, -int(-(widest + style.category_size * 0.4) // slot)))
    style = replace(style, label_size=label, marker_size=min(label * MARKER_EM, step * 0.96))
    chart = replace(chart, style=style)
    return replace(chart, overlay=_names(chart, size))


def _reach(series: Series, index: int, size: float, marker: float) -> float:
    """Return how far a point goes to either side: half its marker, or half its place where that is long."""
    return max(marker, fit.width_of(series.labels[index], size, bold=True)) / 2


def _names(chart: Chart, size: float) -> tuple[Any, ...]:
    """Return each line's name before its first and behind its last marker; of those on one place, apart."""
    style, items = chart.style, []
    low, high = style.span
    apart = size * fit.LEADING * (high - low) / fit.plot_size(chart)[1]
    for index, ha, way in ((0, "right", -1), (len(chart.categories) - 1, "left", 1)):
        reach = max(_reach(series, index, style.label_size, style.marker_size) for series in chart.series)
        x = overlay.slot_x(chart, index) + way * (reach + size * 0.35)
        room = x if way < 0 else chart.box.width - x
        levels = fit.spread([series.values[index] or 0.0 for series in chart.series], apart, low, high)
        for series, level in zip(chart.series, levels, strict=True):
            name = fit.wrapped(series.name, size, room, 1)[0]
            at = (x, overlay.value_y(chart, level))
            items.append(overlay.text_at(name, at, size=size, colour=chart.style.ink, ha=ha))
    return tuple(items)


def plot(chart: Chart, axes: Any) -> None:
    """Draw the base line and the periods, the lines, and each rank in its marker."""
    style = chart.style
    plot_base(chart, axes)
    for series in reversed(chart.series):
        points = list(enumerate(series.values))
        axes.plot(
            *zip(*points, strict=True), color=series.colours[0], linewidth=style.line_width, clip_on=False,
            marker="o", markersize=style.marker_size, markeredgewidth=0, gid=series.name,
            solid_joinstyle="round",
        )  # fmt: skip
    for series in chart.series:
        for index, value in enumerate(series.values):
            fit.write_label(chart, axes, series, index, (index, value or 0.0))
