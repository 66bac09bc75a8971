"""`area`: amounts over time as filled areas, one on the other, each named at its end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

from briefgen.base.colour import mixed
from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.base.nature import Nature
from briefgen.base.translate import tr
from briefgen.blocks.charts.line import Line
from briefgen.blocks.charts.parts import axes as fit, category_axis, many_parts, overlay, time_labels
from briefgen.blocks.charts.parts.block import ChartBlock, Found, Native, chart_style
from briefgen.blocks.charts.parts.data import positive, with_units
from briefgen.blocks.charts.parts.many_parts import Summed
from briefgen.blocks.charts.parts.mark import marked_part, marks_of
from briefgen.blocks.charts.parts.marked_series import marked_lines
from briefgen.blocks.charts.parts.period_slots import period_slots
from briefgen.blocks.charts.stacked import Stacked
from briefgen.model.context import Setting
from briefgen.model.scene import Chart, Item, Series, Shape

FOOT_EM = fit.LEADING + 0.3
"""The periods below the base line, in their size."""
FARTHEST_EM = 1.5
"""From a point to the foot of its label at most, in label sizes."""
DOT_EM = 0.5
"""Diameter of a marked point, in label sizes."""
MARKED_FADE = 0.8
"""How far towards paper an area lies whose points are marked."""
EDGE_PT = 0.75
"""An area's edge is drawn in the hue itself, since its tint may be as light as paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area(Summed):
    """One metric as an area over its periods, or several that make a sum, one on the other."""

    SPOKEN: ClassVar[tuple[str, str]] = ("面积图", "Area chart")
    NATURE: ClassVar[Nature] = Nature(read_by="area", timed=True)
    THINS = True

    def usable(self, found: Found, setting: Setting) -> Found:
        """Return the rows that can be stacked and have the same two periods or more."""
        kept = positive(found, setting, self.place)
        spans = {tuple(fact.period for fact in row.facts) for row in kept}
        if len(spans) > 1:
            message = tr("the metrics have values for different periods: their areas cannot be stacked")
            hint = tr("choose common ones with `periods:`")
        elif spans and len(next(iter(spans))) < 2:
            message, hint = tr("an area needs two periods at least"), tr("show one value with `kpi` or `bar`")
        else:
            return kept
        return self.refuse(setting, message, hint, "no-value")

    def least(self, found: Found, setting: Setting) -> float:
        """Return the height of the names at the one below the other, and the periods."""
        names = _names_em(len(found), topped=self.totals) * setting.medium.type.minimum
        foot = setting.medium.type.sizes["label"] * FOOT_EM
        return max(ChartBlock.least(self, found, setting), names + foot)

    def chart(self, found: Found, setting: Setting, box: Box) -> Chart:
        """Return the areas in a box; the first metric lies at the bottom."""
        line = period_slots(found, setting, filled=False)
        if line.gaps:
            return self._with_gaps(found, setting, box)
        names, places = line.names, line.places
        hue = self.hue(found, setting)
        rest = self.rest(found, setting)
        if rest is not None and len(rest.facts) < len(names):
            rest = None  # an area has a value at each period; the check of the page says what is missing
        inks, bold = (hue.words,) * len(names), (*(False,) * (len(names) - 1), True)
        pieces = self.pieces(found, rest, names, places, setting, unit=with_units(self.labels, found))
        series = tuple(replace(piece, label_colours=inks, bold=bold) for piece in pieces)
        series = self._marked(series, found, places, setting)
        native: Native = "area-100" if self.share else "area-stacked" if len(found) > 1 else "area"
        style = replace(chart_style(setting), legend=False)
        chart = self.framed(
            found, setting, box, native=native, categories=names, series=series, style=style
        )  # fmt: skip
        chart = many_parts.with_rest_in_alt(replace(chart, time=line.axis), self, rest, setting)
        if not self.totals or len(found) < 2:
            return fitted_area(chart, setting.medium.type.minimum)
        sums = many_parts.sums_of(self, found, places, setting, share=self.share)
        fitted = fitted_area(chart, setting.medium.type.minimum, topped=bool(sums))
        printed = {index: many_parts.sum_label(whole, setting) for index, whole in sums.items()}
        ids = {index: whole.id for index, whole in sums.items()}
        order = [index for index in dict.fromkeys((len(names) - 1, 0, *printed)) if index in printed]
        above = _placed(fitted, many_parts.totals(fitted), {index: printed[index] for index in order}, ids)
        told = many_parts.with_sums_in_alt(fitted, self, sums, setting)
        return replace(told, overlay=(*fitted.overlay, *above))

    def _marked(
        self, series: tuple[Series, ...], found: Found, places: Mapping[str, int], setting: Setting
    ) -> tuple[Series, ...]:
        """Return one area with its marked points, or several of which the marked one is in the hue."""
        palette = setting.theme.palette
        if len(series) > 1:
            lit, muted = marked_part(self, self.mark, found, setting), (palette.muted,) * len(places)
            told = zip(series, lit, strict=False)
            named = tuple(piece if own else replace(piece, label_colours=muted) for piece, own in told)
            return (*named, *series[len(named) :])
        marks = marks_of(self, self.mark, found, setting)
        (area,) = marked_lines(series, found, marks, places, setting)
        tint = mixed(self.hue(found, setting).strong, palette.paper, MARKED_FADE)
        return (replace(area, colours=(tint,) * len(area.values)),) if area.dots else series

    def _with_gaps(self, found: Found, setting: Setting, box: Box) -> Chart:
        """Return a line or columns instead: where a value is missing, an area would fall to zero."""
        word = "line" if len(found) == 1 else "stacked"
        self.warn(
            setting,
            tr(
                "a value is missing in between, where an area would fall to zero: drawn as `{word}`",
                word=word,
            ),
            tr("write `{word}`, or choose periods without the gap with `since` or `periods`", word=word),
        )
        given: dict[str, Any] = {
            key: getattr(self, key) for key in ("metrics", "labels", "accent", "alt", "place")
        } | ({"mark": self.mark} if word == "line" else {})
        if word == "line":
            return Line(**given).chart(found, setting, box)
        return Stacked(**given, share=self.share, totals=self.totals).chart(found, setting, box)


def edge_x(chart: Chart, index: float) -> float:
    """Return where a period lies in the box: the first and the last on the edges of the plot area."""
    left, _, width, _ = chart.style.plot
    return (left + width * index / max(len(chart.categories) - 1, 1)) * chart.box.width


def fitted_area(chart: Chart, minimum: float, *, topped: bool = False) -> Chart:
    """Return the chart with its plot area and free labels; ``topped`` leaves room above the highest edge."""
    style, box = chart.style, chart.box
    several = len(chart.series) > 1
    told = [f"{row.name} {row.labels[-1]}".strip() if several else row.labels[-1] for row in chart.series]
    foot = category_axis.periods_depth(chart, FOOT_EM)
    deep = (box.height - foot) / _names_em(len(told), topped=topped)
    size = max(minimum, min(style.label_size, deep))
    size, right = overlay.names_room(told, box.width, size, minimum)
    head = size * _head_em(len(told), topped=topped)
    top = 1.0 if chart.native == "area-100" else max(many_parts.totals(chart)) or 1.0
    chart, left, over_right = time_labels.fit_time_labels(chart, box.width - right, minimum, from_edge=True)
    style = chart.style
    width = box.width - left - max(right, over_right)
    area = (left / box.width, head / box.height, width / box.width, max(0.1, 1 - (head + foot) / box.height))
    slot = area[2] * box.width / (len(chart.categories) - 1)
    widest = max(fit.width_of(name, style.category_size) for name in chart.categories)
    step = max(1, -int(-(widest * 1.5 + style.category_size) // slot))
    style = replace(style, plot=area, label_size=size, value_min=0.0, value_max=top, category_step=step)
    chart = replace(chart, style=style)
    texts, blank = _names_and_values(chart, told), ("",) * len(chart.categories)
    # PowerPoint puts an area's own labels into its middle.
    bare = tuple(replace(series, labels=blank) for series in chart.series)
    return replace(chart, series=bare, overlay=texts)


def _head_em(count: int, *, topped: bool) -> float:
    """Return the room above so many areas, in label sizes."""
    return 0.2 if count > 1 and not topped else 1.5


def _names_em(count: int, *, topped: bool) -> float:
    """Return the height of the names of so many areas with the room above them, in label sizes."""
    return overlay.deep_em(count) + _head_em(count, topped=topped)


def _names_and_values(chart: Chart, told: list[str]) -> tuple[Item, ...]:
    """Return the names at the ends; for a single area its values above its edge too."""
    style, base, entries = chart.style, 0.0, []
    rows = many_parts.lengths(chart, relative=chart.native == "area-100")
    for text, series, (*_, last) in zip(told, chart.series, rows, strict=True):
        entries.append((text, overlay.value_y(chart, base + last / 2), series.label_colours[-1]))
        base += last
    if len(chart.series) > 1:
        return overlay.names_beside(chart, entries, size=style.label_size)
    (series,) = chart.series
    (text, _, colour), value = entries[0], series.values[-1] or 0.0
    at = [(text, overlay.value_y(chart, value), colour)]
    items = [*overlay.names_beside(chart, at, size=style.label_size, bold=True)] if text else []
    return (*items, *_values(chart, series))


def _values(chart: Chart, series: Series) -> list[Item]:
    """Return the first value and the peak above the area's edge, where they lie free."""
    values = [value or 0.0 for value in series.values]
    if series.dots:
        order = sorted(range(len(values) - 1), key=lambda at: not series.dots[at])
        texts = {index: series.labels[index] for index in order if series.labels[index]}
        above = {index: text for index, text in texts.items() if not _is_valley(values, index)}
        placed = _placed(chart, values, above, inks=series.label_colours)
        inside = [
            text
            for index in texts
            if index not in above and (text := _inside(chart, values, index, texts[index], series))
        ]
        return [*placed, *inside, *_dots(chart, series)]
    peak = max(range(len(values) - 1), key=lambda at: values[at])
    shown = {index: series.labels[index] for index in dict.fromkeys((peak, 0)) if series.labels[index]}
    return _placed(chart, values, shown)


def _is_valley(values: Sequence[float], index: int) -> bool:
    return 0 < index < len(values) - 1 and values[index - 1] >= values[index] <= values[index + 1]


def _inside(chart: Chart, values: list[float], index: int, shown: str, series: Series) -> Item | None:
    """Return a valley's text below it on the area, or None where that is not deep or wide enough for it."""
    size, x = chart.style.label_size, edge_x(chart, index)
    wide = fit.width_of(shown, size, bold=True)
    left, _, width, _ = chart.style.plot
    x = min(max(x, left * chart.box.width + wide / 2), (left + width) * chart.box.width - wide / 2)
    near = [_edge_at(chart, values, x + wide * part / 8) for part in range(-4, 5)]
    top = overlay.value_y(chart, min(near)) + size * DOT_EM
    if top + size * 1.2 > overlay.value_y(chart, 0.0):
        return None
    ink = series.label_colours[index]
    return overlay.text_at(shown, (x, top), size=size, colour=ink, bold=True, va="top")


def _dots(chart: Chart, series: Series) -> Iterator[Shape]:
    """Yield a dot at each marked point of an area's edge."""
    side = chart.style.label_size * DOT_EM
    for index, (colour, value) in enumerate(zip(series.dots, series.values, strict=True)):
        if colour and value is not None:
            x, y = edge_x(chart, index), overlay.value_y(chart, value)
            box = Box(x - side / 2, y - side / 2, side, side)
            yield Shape(box=box, geometry="ellipse", fill=colour, name=series.name)


def _placed(
    chart: Chart, values: list[float], texts: Mapping[int, str], facts: Mapping[int, str] | None = None,
    inks: tuple[str, ...] = (),
) -> list[Item]:  # fmt: skip
    """Return texts above an edge of these heights, bold where they are facts; those in the way left out."""
    size, found, facts = chart.style.label_size, list[Item](), facts or {}
    plot_right = (chart.style.plot[0] + chart.style.plot[2]) * chart.box.width
    for index, shown in texts.items():
        bold = index in facts or (bool(inks) and inks[index] != chart.style.muted)
        colour = inks[index] if inks else chart.style.ink if bold else chart.style.muted
        wide = fit.width_of(shown, size, bold=bold)
        x = max(edge_x(chart, index), wide / 2)
        x = min(x, plot_right - wide / 2) if bold else x
        near = [_edge_at(chart, values, x + wide * part / 8) for part in range(-5, 6)]
        peaks = [value for at, value in enumerate(values) if abs(edge_x(chart, at) - x) <= wide * 0.6]
        y = overlay.value_y(chart, max(values[index], *near, *peaks)) - size * 0.3
        if overlay.value_y(chart, values[index]) - y > size * FARTHEST_EM:
            continue  # it would stand on another one's peak
        text = overlay.text_at(
            shown, (x, y), size=size, colour=colour, bold=bold, va="bottom", fact=facts.get(index),
        )  # fmt: skip
        free = text.box.y >= -0.5 and text.box.x >= -0.5 and text.box.right <= plot_right + 0.05
        if free and not any(text.box.overlaps(item.box) for item in found):
            found.append(text)
    return found


def _edge_at(chart: Chart, values: list[float], x: float) -> float:
    """Return the area's height at a point of the box, between its periods too."""
    step = edge_x(chart, 1) - edge_x(chart, 0)
    place = min(max((x - edge_x(chart, 0)) / step, 0.0), len(values) - 1.0)
    before = min(int(place), len(values) - 2)
    return values[before] + (values[before + 1] - values[before]) * (place - before)


def plot(chart: Chart, axes: Any) -> None:
    """Draw the areas from the bottom up, the base line and the periods."""
    style, count = chart.style, len(chart.categories)
    axes.set(xlim=(0, count - 1), ylim=(0.0, style.value_max or 1.0))
    base = [0.0] * count
    rows = many_parts.lengths(chart, relative=chart.native == "area-100")
    for series, heights in zip(chart.series, rows, strict=True):
        top = [low + height for low, height in zip(base, heights, strict=True)]
        (area,) = axes.fill(
            [*range(count), *reversed(range(count))], [*top, *reversed(base)], color=series.colours[0],
            linewidth=0, clip_on=False,
        )  # fmt: skip
        area.set_gid(series.name)
        if len(chart.series) > 1:
            axes.plot(
                range(count), top, color=series.label_colours[0], linewidth=EDGE_PT, clip_on=False,
                gid=f"{series.name} edge",
            )  # fmt: skip
        base = top
    fit.hairline(axes, (0, count - 1), (0, 0), style.rule)
    category_axis.draw_tick_labels(chart, axes, 0.0, partial(edge_x, chart))
