"""`line`: values over time, periods at their true distance, each line named at its end."""

from __future__ import annotations

from functools import partial
from itertools import count
from typing import Any, ClassVar

from briefgen.base.colour import mixed
from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass, inner, option
from briefgen.base.geometry import Box
from briefgen.base.nature import Nature
from briefgen.base.translate import tr
from briefgen.blocks.charts.parts import (
    axes as fit,
    category_axis,
    free_labels,
    line_names,
    overlay,
    time_labels,
)
from briefgen.blocks.charts.parts.annotated import Annotated
from briefgen.blocks.charts.parts.annotation import DataPoint
from briefgen.blocks.charts.parts.block import ChartBlock, Found, chart_style, with_doubt
from briefgen.blocks.charts.parts.colour import LOOKS, SHADES, line_hue, line_look, line_tints, visible
from briefgen.blocks.charts.parts.data import with_units
from briefgen.blocks.charts.parts.error_bars import error_bars, spanned
from briefgen.blocks.charts.parts.logarithm import declared, log_range, logarithmic
from briefgen.blocks.charts.parts.mark import MarkedPoints
from briefgen.blocks.charts.parts.marked_series import (
    lost_marks,
    marked_lines,
    spoken,
    without_words,
)
from briefgen.blocks.charts.parts.metric_row import parts_of
from briefgen.blocks.charts.parts.period_slots import period_slots, series_over
from briefgen.blocks.charts.parts.slots import PeriodSlots
from briefgen.blocks.charts.parts.thinned import fineness
from briefgen.facts.fact import known_of
from briefgen.model.context import Setting
from briefgen.model.scene import Chart, ChartStyle, Series

FROM_ZERO = 0.5
"""The axis begins at zero unless all values lie above this share of the highest."""
SMALLER_PT = 1.5
LEAST_SHARE = 0.75
"""By how much labels shrink at a time until the lines' last ones have room, and to what share at most."""
HEADROOM = 0.15
MARKER_EM = 0.5
MOST_MARKERS = 16
DARKER_GREY = 0.5
"""How far towards ink the fourth grey line and those behind it lie."""
FORECAST_DASH = (2.0, 1.5)
"""In line widths."""
OFF_PERIODS_EM = 0.4
"""Between the label of a low below zero and the periods, which no base line parts there."""
OTHER_FONTS = 1.06
"""How much wider a label may be in another application's font."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Annotated):
    """A line a metric over time, labelled at its points where labels fit and named at its end."""

    SPOKEN: ClassVar[tuple[str, str]] = ("折线图", "Line chart")
    AHEAD = "all"
    SPANS = True
    THINS = True
    MOST_ROWS = 200
    NATURE: ClassVar[Nature] = Nature(read_by="position", timed=True)

    highlight: tuple[str, ...] = option("metrics in colour, the others grey; all by default", ())
    gaps: bool = option("true: a line breaks off at a year without a value, as at a month", False)
    log: bool = option("true: a logarithmic axis, on which equal growth is equally steep", False)
    keyed: bool = inner(False)
    """Whether its lines are named in a key elsewhere."""

    def usable(self, found: Found, setting: Setting) -> Found:
        """Return the rows; for a logarithmic axis those that have a place on it."""
        return logarithmic(found, setting, self.place, target=self.target) if self.log else found

    def least(self, found: Found, setting: Setting) -> float:
        """Return the height below which labels would collide, with the names and that of the axis."""
        sizes, most = chart_style(setting), ChartBlock.least(self, found, setting)
        named = sizes.category_size * fit.LEADING * self.log
        names = (
            setting.medium.type.minimum * line_names.names_em(len(found))
            + sizes.category_size * category_axis.FOOT_EM
        )
        more = max(0.0, names + sizes.label_size * MARKER_EM - most) if len(found) > 1 else 0.0
        return Annotated.least(self, found, setting) + named + more

    def chart(self, found: Found, setting: Setting, box: Box) -> Chart:
        """Return the lines in a box."""
        line = period_slots(found, setting)
        names, places, marks = line.names, line.places, self.marked_points(found, setting)
        lit = (marks.row,) if marks.row and not self.highlight else self.highlight
        plain, series = self._once_lined(found, setting, line, marks, lit)
        style = chart_style(setting)
        style = replace(
            style,
            marker_size=style.label_size * MARKER_EM * style.marker_times
            if len(names) <= MOST_MARKERS or self.mark
            else 0.0,
            line_width=style.label_size * 0.2 * style.line_times * fineness(found),
            reversed_values=all(fact.measure == "rank" for row in found for fact in row.facts),
            legend=len(found) > 1 and not self.keyed,
            broken=self.gaps or line.gaps,
            log_values=self.log,
        )
        chart = self.framed(
            found,
            setting,
            box,
            native="line",
            categories=names,
            series=series,
            style=style,
        )
        chart = self.with_alt(chart, spoken(marks, self.message(found, setting), setting), setting)
        chart = replace(chart, time=line.axis)
        points = [
            DataPoint(key=row.key, fact=fact, index=places[fact.period], number=number)
            for number, row in enumerate(found)
            for fact in row.facts
        ]
        minimum = setting.medium.type.minimum
        centred = setting.kind == "deck"

        def placed_in(each: Chart) -> Chart:
            noted = self.annotate(
                each,
                points,
                setting,
                lambda inner: fitted_lines(inner, minimum, centred=centred),
                marks,
                tuple(fact for row in found for fact in row.whole),
            )
            # Labels are placed anew where notes have taken room.
            thinned = free_labels.thinned(noted, centred=centred) if noted.overlay else noted.series
            return replace(noted, series=thinned)

        placed = placed_in(chart)
        if lost := lost_marks(chart, placed):
            chart = replace(chart, series=without_words(series, plain, lost))
            placed = placed_in(chart)
            if lost_marks(chart, placed):
                placed = with_doubt(placed, tr("a marked value is not printed: it has no room"))
        if placed.style.legend and not centred and line_names.has_cut(placed):
            placed = with_doubt(placed, tr("a line's name is cut"))
        return declared(placed, setting) if self.log else placed

    def _once_lined(
        self, found: Found, setting: Setting, line: PeriodSlots, marks: MarkedPoints, lit: tuple[str, ...]
    ) -> tuple[tuple[Series, ...], tuple[Series, ...]]:
        """Return the lines without and with their marks, which are the same in every size."""

        def made() -> tuple[tuple[Series, ...], tuple[Series, ...]]:
            plain = self._series(found, setting, line, lit)
            return plain, marked_lines(plain, found, marks, line.places, setting)

        facts, rows = parts_of(found)
        coloured = (*facts, setting.theme.palette, self.hue(found, setting))
        return setting.once(coloured, (Line, self, rows, lit), made)

    def _series(
        self, found: Found, setting: Setting, line: PeriodSlots, highlight: tuple[str, ...]
    ) -> tuple[Series, ...]:
        """Return a line for each metric, each with its colour, dashes and marks."""
        palette, hue = setting.theme.palette, self.hue(found, setting)
        names, places = line.names, line.places
        unit = with_units(self.labels, found)
        shades = iter(line_tints(line_hue(hue, palette.paper), palette.paper, palette.ink, len(found)))
        grey = visible(palette.past, palette.paper, palette.ink)
        greys = (grey, mixed(grey, palette.ink, DARKER_GREY))
        lit_numbers, unlit_numbers = count(), count(0, SHADES)
        series = []
        for row in found:
            lit = row.key in highlight or not (highlight or row.others)
            plain = series_over(row, places, len(names), setting, unit=unit, labelled=self.labels != "none")
            at = {places[fact.period]: fact for fact in row.facts}
            last = max(places[fact.period] for fact in known_of(row.facts))
            number = next(lit_numbers if lit else unlit_numbers)
            dash, symbol = line_look(number)
            unlit = greys[number // len(LOOKS) // SHADES % len(greys)]
            inks = [palette.muted] * len(names)
            inks[last] = hue.words if lit else palette.muted
            series.append(
                replace(
                    spanned(plain, [at.get(index) for index in range(len(names))]),
                    colours=(next(shades) if lit else unlit,) * len(names),
                    label_colours=tuple(inks),
                    bold=tuple(index == last for index in range(len(names))),
                    dash=dash,
                    symbol=symbol,
                    hollow=self.hollow([at.get(index) for index in range(len(names))], setting),
                )
            )
        return tuple(series)


def fitted_lines(chart: Chart, minimum: float, *, centred: bool = False) -> Chart:
    """Return the chart with value range, plot area, and only those labels that touch nothing.

    A single line's last label has room beside its point where it has none above or below; of several lines
    labels get a little smaller until each one's last label has room, if it has then.
    """
    fitted = _fitted(chart, minimum, centred=centred)
    series = chart.series[0]
    if len(chart.series) > 1 and any(series.labels):
        size = fitted.style.label_size
        smaller = fit.sizes(size, max(minimum, size * LEAST_SHARE), SMALLER_PT)
        resized = (replace(chart, style=replace(chart.style, label_size=size)) for size in smaller)
        tries = (_fitted(each, minimum, centred=centred) for each in resized)
        return max((fitted, *free_labels.until_all_end(fitted, tries)), key=free_labels.ends_told)
    last = free_labels.last_of(series)
    if len(chart.series) > 1 or not series.labels[last] or fitted.series[0].labels[last]:
        return fitted
    if _beside(chart, series) > chart.box.width * line_names.NAMES_SHARE:
        return fitted
    ended = replace(series, ended=True)
    return _fitted(replace(chart, series=(ended,)), minimum, centred=centred)


def _beside(chart: Chart, series: Series) -> float:
    """Return the room that a line's last label takes right of its point."""
    style, label = chart.style, series.labels[free_labels.last_of(series)]
    wide = fit.width_of(label, style.label_size, bold=True) * OTHER_FONTS
    return wide + style.marker_size + style.label_size * 0.5


def _fitted(chart: Chart, minimum: float, *, centred: bool) -> Chart:
    style, box = chart.style, chart.box
    values = fit.all_values(chart)
    low, high = _range(values, style)
    style = replace(style, value_min=low, value_max=high)
    foot, ends = _foot(chart), 0.0
    if style.legend:
        shown = replace(chart, style=style)
        style, ends = line_names.fit_names(shown, foot, minimum, sampled=not centred)
    ends = max([ends, *(_beside(chart, series) for series in chart.series if series.ended)])
    label_room = style.label_size * (1 + fit.LABEL_GAP_EM) + style.marker_size / 2
    label_room += fit.application_room(chart, style.label_size)
    height = max(0.1, 1.0 - (label_room + foot + style.marker_size / 2) / box.height)
    if low and not style.reversed_values and not style.log_values:  # a label goes below the lowest point
        below = label_room + style.label_size * OFF_PERIODS_EM * (min(values) < 0)
        low = min(low, fit.lowered(min(values), high, below / (height * box.height)))
    style = replace(style, value_min=low)
    reach = free_labels.reach_of_ends(replace(chart, style=style)) if centred else (0.0, 0.0)
    chart, left, right = time_labels.fit_time_labels(
        replace(chart, style=style), box.width - ends, minimum, ends=reach
    )
    if ends:
        right = 0.0
    area = (left / box.width, label_room / box.height, 1.0 - (ends + left + right) / box.width, height)
    chart = replace(chart, style=replace(chart.style, plot=area))
    if not chart.ticks:
        chart = replace(chart, style=replace(chart.style, category_step=category_axis.named_every(chart)))
    return replace(chart, series=free_labels.thinned(chart, centred=centred))


def _foot(chart: Chart) -> float:
    """Return the height of the periods below the base line, and of the name of a logarithmic axis."""
    named = chart.style.category_size * fit.LEADING * chart.style.log_values
    return category_axis.periods_depth(chart, category_axis.FOOT_EM) + named


def _range(values: list[float], style: ChartStyle) -> tuple[float, float]:
    low, high = min(values), max(values)
    if style.log_values:
        return log_range(low, high, HEADROOM)
    reach = (high - low) or abs(high) or 1.0
    if style.reversed_values or low > FROM_ZERO * high > 0:
        return low - reach * HEADROOM, high + reach * HEADROOM * 0.3
    low, high = min(low, 0.0), max(high, 0.0)
    return low, high if high > low else low + 1.0


def plot(chart: Chart, axes: Any) -> None:
    """Draw the base line, the periods and the lines."""
    style = chart.style
    plot_base(chart, axes)
    for series in chart.series:
        error_bars(chart, axes, series, range(len(series.values)))
        draw_line(chart, series, axes)
    for (number, index), box in free_labels.label_boxes(chart).items():
        series = chart.series[number]
        value = series.values[index] or 0.0
        x, y = free_labels.point_at(chart, index, value)
        aside = (box.x + box.width / 2 - x, y - box.y)
        fit.write_label(chart, axes, series, index, (index, value), offset=aside, va="top")
    if style.legend:
        line_names.draw_line_names(chart, axes)


def plot_base(chart: Chart, axes: Any) -> None:
    """Set the axes' ranges, and draw the base line and the periods."""
    style = chart.style
    count = len(chart.categories)
    low, high = style.span
    axes.set_xlim(-0.5, count - 0.5)
    if style.log_values:
        axes.set_yscale("log")
    axes.set_ylim(*((high, low) if style.reversed_values else (low, high)))
    foot = high if style.reversed_values else low
    base = min(max(low, 0.0), high) if low < 0 and not style.reversed_values else foot
    fit.hairline(axes, (-0.5, count - 0.5), (base, base), style.rule)
    category_axis.draw_tick_labels(chart, axes, foot, partial(overlay.slot_x, chart))


def draw_line(chart: Chart, series: Series, axes: Any) -> None:
    """Draw a line with its points: all of them, or those that have a colour of their own."""
    style = chart.style
    size = 0.0 if series.dots else style.marker_size
    for points, ahead in pieces(series, broken=style.broken):
        lone = len(points) == 1 and not size
        axes.plot(
            *zip(*points, strict=True), color=series.colours[0], linewidth=style.line_width, clip_on=False,
            marker=fit.MARKERS[series.symbol] if size or lone else "",
            markersize=size or 2.0, markeredgewidth=0,
            linestyle=(0, FORECAST_DASH if ahead else series.dash) if ahead or series.dash else "-",
            solid_joinstyle="round", solid_capstyle="round", gid=series.name,
        )  # fmt: skip
    look = {"marker": fit.MARKERS[series.symbol], "zorder": 3}
    for index, (colour, value) in enumerate(zip(series.dots, series.values, strict=False)):
        if colour and value is not None:
            fit.dot(axes, (index, value), style.marker_size, colour, series.name, **look)


def pieces(series: Series, *, broken: bool) -> list[tuple[list[tuple[int, float]], bool]]:
    """Return a line's pieces: parted where it breaks off, and where its forecast begins."""
    found: list[tuple[list[tuple[int, float]], bool]] = []
    before: tuple[int, float] | None = None
    for index, value in enumerate(series.values):
        if value is None:
            before = None if broken else before
            continue
        ahead = any(series.hollow[index : index + 1])
        if before is None:
            found.append(([], ahead))
        elif found[-1][1] != ahead:
            found.append(([before], ahead))
        before = (index, value)
        found[-1][0].append(before)
    return found
