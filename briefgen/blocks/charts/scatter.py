"""`scatter`: two figures of the same things against each other, each point with its name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import field
from math import sqrt
from typing import Any, ClassVar

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass, option
from briefgen.base.geometry import Box
from briefgen.base.messages import messages
from briefgen.base.nature import Nature
from briefgen.base.translate import tr
from briefgen.blocks.charts.parts import axes as fit, overlay
from briefgen.blocks.charts.parts.block import ChartBlock, Found, Native, chart_style
from briefgen.blocks.charts.parts.colour import line_hue, visible
from briefgen.blocks.charts.parts.data import (
    ChartMessage,
    MetricRow,
    alt_text,
    has_one_unit,
    joined_messages,
    pairs_in_words,
    period_name,
    series_of,
)
from briefgen.blocks.charts.parts.members import of_like_members
from briefgen.blocks.charts.parts.period_slots import MOST_SLOTS
from briefgen.blocks.charts.parts.ranking import extremes, together
from briefgen.blocks.charts.parts.thinned import noted, thinning
from briefgen.blocks.charts.parts.thinned_points import thinned_points
from briefgen.facts.fact import Fact
from briefgen.facts.period import PointKey
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Chart, Item, Text

LEAST_EM = 10.0
DOT_EM = 0.6
EDGE_PT = 1.0
"""The paper-coloured edge of a bubble, where it lies on another."""
LARGEST_SHARE = 0.25
"""PowerPoint's largest bubble is a quarter of the plot area's shorter side at a scale of 100 %."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scatter(ChartBlock):
    """One metric over another, a point a period; or pairs of metrics, a point a pair."""

    SPOKEN: ClassVar[tuple[str, str]] = ("散点图", "Scatter chart")
    NATURE: ClassVar[Nature] = Nature(read_by="position", axes=2)
    NATIVE: ClassVar[Native] = "scatter"

    x: tuple[str, ...] = field(metadata={"doc": "metrics of the horizontal axis, in the order of metrics"})
    names: tuple[str, ...] = option("names of the points; the periods or the metrics' labels by default", ())
    x_label: str = option("name of the horizontal axis", "")
    y_label: str = option("name of the vertical axis", "")
    highlight: tuple[PointKey, ...] = option(
        "metrics or periods in colour, the others grey; all by default", ()
    )

    @property
    def across(self) -> tuple[tuple[str, ...], ...]:
        """Return what stands beside the metrics themselves: the horizontal figures."""
        return (self.x,)

    def rows(self, setting: Setting) -> Found:
        """Return a row a point: its vertical and its horizontal fact, its size behind them."""
        asked = of_like_members((self.metrics, *self.across), self, setting)
        if len({len(references) for references in asked}) > 1:
            given = ", ".join(str(len(references)) for references in asked)
            return self.refuse(
                setting, tr("each point needs one metric of each kind: {given} were given", given=given)
            )
        found = [self.rows_of(references, setting) for references in asked]
        if not asked[0] or any(len(part) < len(asked[0]) for part in found):
            return ()
        if len(self.metrics) == 1:
            return self._over_time([part[0] for part in found], setting)
        together = zip(*found, strict=True)
        return tuple(
            MetricRow(key=point[0].key, label=point[0].label, facts=tuple(row.facts[-1] for row in point))
            for point in together
        )

    def _over_time(self, parts: list[MetricRow], setting: Setting) -> Found:
        """Return a row for each period that all metrics have."""
        by_period = [{fact.period: fact for fact in row.facts} for row in parts]
        shared = [period for period in by_period[0] if all(period in known for known in by_period)]
        if not shared:
            self.refuse(
                setting, tr("the metrics share no period: there is no point to draw"), code="no-value"
            )
        return tuple(
            MetricRow(
                key=parts[0].key, label=period_name(by_period[0][period], setting),
                facts=tuple(known[period] for known in by_period),
            )
            for period in shared
        )  # fmt: skip

    def least(self, found: Found, setting: Setting) -> float:
        """Return the height of both titles and of a vertical axis with three numbers."""
        return setting.medium.type.sizes["label"] * LEAST_EM

    def usable(self, found: Found, setting: Setting) -> Found:
        """Return the points if all of an axis are measured in one unit."""
        for place in range(len(found[0].facts) if found else 0):
            facts = tuple(row.facts[place] for row in found)
            if not has_one_unit([MetricRow(key="", label="", facts=facts)]):
                return self.refuse(setting, tr("the metrics of one axis have different units"))
        return found

    def composed(self, found: Found, setting: Setting, width: float, height: float | None) -> Composition:
        """Return the chart; of more points than can be told apart some, and below it a line that says so."""
        if len(found) <= MOST_SLOTS:
            return ChartBlock.composed(self, found, setting, width, height)
        named = self._named(found)
        shown = thinned_points(named, self.highlight)
        said = thinning(len(shown), len(found), setting, points=True)
        made = noted(self, (shown, named), said, setting, width, height)
        name = self._name(found, 0, setting) or self._name(found, 1, setting)
        # By itself it would be named for all its points.
        return replace(made, items=tuple(_renamed(item, name) for item in made.items))

    def chart(self, found: Found, setting: Setting, box: Box) -> Chart:
        """Return the points in a box; a point's name stands over both faces of the chart."""
        hue, palette = self.hue(found, setting), setting.theme.palette
        lit = [
            not self.highlight or row.key in self.highlight or row.facts[0].period in self.highlight
            for row in found
        ]
        line = line_hue(hue, palette.paper)
        unlit = visible(palette.past, palette.paper, palette.ink)
        colours = tuple(line if bright else unlit for bright in lit)
        inks = [hue.words if bright else palette.muted for bright in lit]
        facts, name = [row.facts[0] for row in found], self._axis(found, 0, setting)
        series = series_of(facts, setting, colours, inks, name=name, labelled=False, bold=())
        if len(self.across) > 1:
            series = replace(series, sizes=tuple(float(row.facts[2].number) for row in found))
        style = chart_style(setting)
        chart = self.framed(
            found, setting, box, native=self.NATIVE,
            categories=tuple(f"{row.facts[1].number.normalize():f}" for row in found), series=(series,),
            style=replace(style, marker_size=style.label_size * DOT_EM),
        )  # fmt: skip
        names = tuple(row.label for row in self._named(found))
        titles = (self._axis(found, 1, setting), self._axis(found, 0, setting))
        fitted = fitted_points(chart, names, titles)
        if (needed := _needed(fitted)) > box.width:
            self.too_narrow(setting, needed, box)
        return fitted

    def _axis(self, found: Found, place: int, setting: Setting) -> str:
        """Return an axis' name with its unit."""
        fact: Fact = found[0].facts[place]
        name, mark = self._name(found, place, setting), messages(setting.language)
        unit = f"{mark.open_bracket}{fact.unit}{mark.close_bracket}" if fact.unit and name else fact.unit
        return f"{name}{unit}".strip()

    def _name(self, found: Found, place: int, setting: Setting) -> str:
        """Return what an axis measures: its given name, or the label that its metrics share."""
        metrics = (setting.ledger.metrics[row.facts[place].metric] for row in found)
        labels = {each.membership.family_label if each.membership else each.label for each in metrics}
        given = (self.y_label, self.x_label, "")[place]
        return given or (labels.pop() if len(labels) == 1 else "")

    def message(self, found: Found, setting: Setting) -> ChartMessage:
        """Return whether both figures rise together at all points, and the highest and the lowest point."""
        axes = self._name(found, 1, setting), self._name(found, 0, setting)
        across, up = ([row.facts[place] for row in found] for place in (1, 0))
        rows = self._named(found)
        ends = extremes([replace(row, facts=row.facts[:1]) for row in rows], setting)
        return joined_messages([together(across, up, axes, setting), ends], setting)

    def spoken(self, found: Found, setting: Setting) -> str:
        """Return kind, message, and the figures of all points under the names that they show."""
        gap = messages(setting.language).space
        names = [self._name(found, place, setting) for place in range(len(found[0].facts))]
        names = [f"{name}{gap}" if name else "" for name in names]
        values = pairs_in_words(self._named(found), names, setting) if len(found) <= MOST_SLOTS else ""
        return self.alt or alt_text(self.SPOKEN, self.message(found, setting).text, values, setting)

    def _named(self, found: Found) -> Found:
        if len(self.names) != len(found):
            return found
        return tuple(replace(row, label=name) for row, name in zip(found, self.names, strict=True))


def _renamed(item: Item, name: str) -> Item:
    return replace(item, name=name) if name and isinstance(item, Chart) else item


def _needed(chart: Chart) -> float:
    """Return the width at which the numbers of the horizontal axis keep apart."""
    style, width = chart.style, chart.box.width
    numbers = fit.axis_numbers(*style.second_span, style.steps[0], style.language)
    widest = max(fit.width_of(text, style.category_size) for _, text in numbers)
    apart = (widest + style.category_size * 0.2) * (len(numbers) - 1)
    return width - style.plot[2] * width + apart


def fitted_points(chart: Chart, names: tuple[str, ...], titles: tuple[str, str]) -> Chart:
    """Return the chart with its ranges, its axes' numbers and titles, and names that touch nothing."""
    style, box, (series,) = chart.style, chart.box, chart.series
    size = style.category_size
    xs, ys = [float(text) for text in chart.categories], [value or 0.0 for value in series.values]
    x_low, x_high, x_step = fit.axis_range(min(xs), max(xs), max(2, int(box.width / size / 6)))
    y_low, y_high, y_step = fit.axis_range(min(ys), max(ys), max(2, int(box.height / size / 4)))
    style = replace(
        style, value_min=y_low, value_max=y_high, second_min=x_low, second_max=x_high, steps=(x_step, y_step)
    )
    wide = max(
        fit.width_of(text, size) for _, text in fit.axis_numbers(y_low, y_high, y_step, style.language)
    )
    last = fit.axis_numbers(x_low, x_high, x_step, style.language)[-1][1]
    left, right = wide + size * 0.8, fit.width_of(last, size) / 2
    top, foot = size * (1.6 if titles[1] else 0.6), size * (3.3 if titles[0] else 1.9)
    width, height = max(box.width - left - right, 10.0), max(box.height - top - foot, 10.0)
    style = replace(style, plot=(left / box.width, top / box.height, width / box.width, height / box.height))
    if series.sizes:
        style = replace(style, bar_share=0.9)
    chart = replace(chart, style=style)
    return replace(chart, overlay=(*_titles(chart, titles), *_names(chart, names)))


def _titles(chart: Chart, titles: tuple[str, str]) -> Iterator[Item]:
    """Yield the vertical axis' title at its top, the horizontal one's at its end."""
    style, box = chart.style, chart.box
    size = style.category_size
    across, up = (fit.wrapped(title, size, box.width, 1)[0] for title in titles)
    if up:
        yield overlay.text_at(up, (0.0, 0.0), size=size, colour=style.muted, ha="left", va="top")
    if across:
        yield overlay.text_at(
            across, (box.width, box.height), size=size, colour=style.muted, ha="right", va="bottom"
        )


def point_xy(chart: Chart, index: int) -> tuple[float, float]:
    """Return where a point lies, from the top left corner of the chart's box."""
    style = chart.style
    low, high = style.second_span
    share = (float(chart.categories[index]) - low) / (high - low)
    x = (style.plot[0] + style.plot[2] * share) * chart.box.width
    return x, overlay.value_y(chart, chart.series[0].values[index] or 0.0)


def radius(chart: Chart, index: int) -> float:
    """Return a point's radius: a dot's, or a bubble's whose area is its size."""
    series = chart.series[0]
    if not series.sizes:
        return chart.style.marker_size / 2
    largest = LARGEST_SHARE * min(fit.plot_size(chart)) * chart.style.bar_share / 2
    return largest * sqrt(max(series.sizes[index], 0.0) / (max(series.sizes) or 1.0))


def _names(chart: Chart, names: tuple[str, ...]) -> list[Text]:
    """Return the points' names beside, above or below them, where they touch no point and no other name.

    The largest find room first; they stand in the order of their points, which other figures do not change.
    """
    size, series = chart.style.category_size, chart.series[0]
    dots = []
    for index in range(len(names)):
        (x, y), r = point_xy(chart, index), radius(chart, index)
        dots.append(Box(x - r, y - r, 2 * r, 2 * r))
    left, top, _, height = chart.style.plot
    left, top = left * chart.box.width, min(top * chart.box.height, size * 1.2)
    foot = (chart.style.plot[1] + height) * chart.box.height
    inside, placed = Box(left, top, chart.box.width - left, foot - top), dict[int, Text]()
    near = _finder(dots)
    order = sorted(range(len(names)), key=lambda index: -radius(chart, index))
    for index in order:
        dot, gap = dots[index], size * 0.25
        middle_x, middle_y = dot.x + dot.width / 2, dot.y + dot.height / 2
        places = (
            ((dot.right + gap, middle_y), "left", "middle"), ((middle_x, dot.y - gap), "center", "bottom"),
            ((dot.x - gap, middle_y), "right", "middle"), ((middle_x, dot.bottom + gap), "center", "top"),
        )  # fmt: skip
        for at, ha, va in places:
            text = overlay.text_at(
                names[index], at, size=size, colour=series.label_colours[index], ha=ha, va=va,
                fact=series.facts[index],
            )  # fmt: skip
            if not inside.contains(text.box) or any(
                text.box.overlaps(other.box) for other in placed.values()
            ):
                continue
            if not any(text.box.overlaps(dots[number]) for number in near(text.box) if number != index):
                placed[index] = text
                break
    return [placed[index] for index in sorted(placed)]


def _finder(dots: Sequence[Box]) -> Callable[[Box], Sequence[int]]:
    """Return what finds the points that lie above or below a box: of thousands not all need be tried."""
    order = sorted(range(len(dots)), key=lambda index: dots[index].x)
    lefts, widest = [dots[index].x for index in order], max((dot.width for dot in dots), default=0.0)

    def near(box: Box) -> Sequence[int]:
        return order[bisect_left(lefts, box.x - widest - 1.0) : bisect_right(lefts, box.right + 1.0)]

    return near


def plot(chart: Chart, axes: Any) -> None:
    """Draw both axes with their numbers, and the points."""
    style, series = chart.style, chart.series[0]
    x_low, x_high = style.second_span
    y_low, y_high = style.span
    axes.set(xlim=(x_low, x_high), ylim=(y_low, y_high))
    fit.hairline(axes, (x_low, x_high), (y_low, y_low), style.rule)
    size = style.category_size
    for value, text in fit.axis_numbers(x_low, x_high, style.steps[0], style.language):
        fit.write_text(
            axes, text, (value, y_low), size=size, colour=style.muted, offset=(0, -size * 0.65), va="top"
        )
    for value, text in fit.axis_numbers(y_low, y_high, style.steps[1], style.language):
        fit.write_text(
            axes, text, (x_low, value), size=size, colour=style.muted, offset=(-size * 0.5, 0), ha="right"
        )
    for index, y in enumerate(series.values):
        x, name = float(chart.categories[index]), chart.categories[index]
        look = {"markeredgecolor": style.paper, "markeredgewidth": EDGE_PT} if series.sizes else {}
        fit.dot(axes, (x, y or 0.0), 2 * radius(chart, index), series.colours[index], name, **look)
