"""`mekko`: shares of sums of different size: a column a period, as wide as its sum, split into its parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.base.messages import messages
from briefgen.base.nature import Nature
from briefgen.base.summed import summed
from briefgen.base.translate import tr
from briefgen.blocks.charts.parts import aggregate, axes as fit, label_lines, many_parts, overlay
from briefgen.blocks.charts.parts.block import ChartBlock, Found
from briefgen.blocks.charts.parts.data import ChartMessage, has_one_unit, positive
from briefgen.blocks.charts.parts.many_parts import Parted
from briefgen.blocks.charts.parts.message import of_parts
from briefgen.blocks.charts.parts.period_slots import periods_of
from briefgen.blocks.charts.parts.too_many import crowded_periods
from briefgen.model.context import Setting
from briefgen.model.scene import Chart

SEAM_PT = 1.0
HEAD_EM, FOOT_EM = 1.5, 1.6
"""Room for the sums above the columns and for the periods below them, in their sizes."""

MOST_COLUMNS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Mekko(Parted):
    """Columns of 100 % whose width is the period's sum, parts named beside the last one."""

    SPOKEN: ClassVar[tuple[str, str]] = ("马赛克图", "Mekko chart")
    NATURE: ClassVar[Nature] = Nature(read_by="area", whole="category")
    CROSSES = "columns"

    def usable(self, found: Found, setting: Setting) -> Found:
        """Return the parts, if they have one unit and none is negative."""
        kept = positive(found, setting, self.place)
        count = len({slot for row in kept for slot in row.slots})
        if count > MOST_COLUMNS:
            return self.refuse(setting, *crowded_periods("mekko", count, MOST_COLUMNS))
        if not has_one_unit(kept):
            message = tr("the parts of one sum must have one unit, but these have different ones")
            return self.refuse(setting, message)
        if many_parts.rest_of(kept, setting) is not None:
            message = tr(
                "the parts are less than their whole: a column as wide as their sum would not tell so"
            )
            hint = tr("`stacked: {share: true}` draws what is missing")
            return self.refuse(setting, message, hint)
        return kept

    def message(self, found: Found, setting: Setting) -> ChartMessage:
        """Return the largest part and its share of the whole."""
        return of_parts(found, setting)

    def least(self, found: Found, setting: Setting) -> float:
        """Return the height of the names, one below the other, with sums above and periods below."""
        names = setting.medium.type.minimum * (overlay.deep_em(len(found)) + HEAD_EM)
        return max(
            ChartBlock.least(self, found, setting), names + setting.medium.type.sizes["label"] * FOOT_EM
        )

    def chart(self, found: Found, setting: Setting, box: Box) -> Chart:
        """Return the columns in a box; the first metric lies at the bottom."""
        found = self._whole_columns(found, setting)
        names, places = _drawn(*periods_of(found, setting, filled=False))
        series = self.pieces(found, None, names, places, setting)
        chart = self.framed(found, setting, box, categories=names, series=series)
        sums = many_parts.sums_of(self, found, places, setting, share=False)
        shown = [aggregate.printed(sums[index], setting) for index in sorted(sums)]
        mark, minimum = messages(setting.language), setting.medium.type.minimum
        heads = tuple(
            f"{name}{mark.open_bracket}{whole}{mark.close_bracket}"
            for name, whole in zip(names, shown, strict=True)
        )
        return label_lines.with_unlabelled_below(
            chart, lambda each: _fitted(each, shown, minimum), setting, heads
        )

    def _whole_columns(self, found: Found, setting: Setting) -> Found:
        """Return the rows in the periods that all have: a part that is missing makes the others larger."""
        common = set.intersection(*(set(row.slots) for row in found))
        lacking = list(dict.fromkeys(slot for row in found for slot in row.slots if slot not in common))
        if not lacking or not common:
            return found
        told = ", ".join(lacking)
        hint = tr("choose the periods that all parts have with `periods`, or give the missing values")
        self.warn(setting, tr("left out, since not all parts have a value: {told}", told=told), hint)
        return tuple(row.only(common) for row in found)


def _drawn(names: Sequence[str], places: Mapping[str, int]) -> tuple[tuple[str, ...], dict[str, int]]:
    """Return the periods that have a value: a gap of time is no column, since no width stands for time."""
    kept = sorted(set(places.values()))
    return tuple(names[at] for at in kept), {key: kept.index(at) for key, at in places.items()}


def _fitted(chart: Chart, sums: list[str], minimum: float) -> Chart:
    """Return the chart with sums above, periods below and names beside, and labels only where they fit."""
    style, box = chart.style, chart.box
    names = [series.name for series in chart.series]
    foot = style.category_size * FOOT_EM
    deep = (box.height - foot) / (overlay.deep_em(len(names)) + HEAD_EM)
    size = max(minimum, min(style.label_size, deep))
    size, right = overlay.names_room(names, box.width, size, minimum)
    head = size * HEAD_EM
    area = (0.0, head / box.height, 1.0 - right / box.width, max(0.1, 1 - (head + foot) / box.height))
    style = replace(style, plot=area, label_size=size, value_min=0.0, value_max=1.0)
    chart = replace(chart, style=style)
    rows = list(zip(chart.series, many_parts.lengths(chart, relative=True), strict=True))
    tall, columns = fit.plot_size(chart)[1], spans(chart)
    chart = many_parts.with_fitting_labels(
        chart,
        lambda wide, at, share: share * tall >= size * 1.1 and wide <= columns[at][1] * 0.94,
        relative=True,
    )
    entries, base = [], 0.0
    for series, (*_, share) in rows:
        entries.append((series.name, overlay.value_y(chart, base + share / 2), style.ink))
        base += share
    items = list(overlay.names_beside(chart, entries, size=size))
    for (left, width), text, name in zip(spans(chart), sums, chart.categories, strict=True):
        x, room = left + width / 2, width * 0.98
        if fit.width_of(text, size, bold=True) <= room:
            at = (x, overlay.value_y(chart, 1.0) - size * 0.25)
            items.append(overlay.text_at(text, at, size=size, colour=style.ink, bold=True, va="bottom"))
        shown = fit.wrapped(name, style.category_size, max(room, 1.0), 1)[0]
        at = (x, overlay.value_y(chart, 0.0) + style.category_size * 0.3)
        if shown == name:
            items.append(overlay.text_at(name, at, size=style.category_size, colour=style.muted, va="top"))
    return replace(chart, overlay=tuple(items))


def spans(chart: Chart) -> list[tuple[float, float]]:
    """Return left edge and width of each column in points of the chart's box."""
    sums = many_parts.totals(chart)
    scale = chart.style.plot[2] * chart.box.width / (summed(sums) or 1.0)
    left, found = 0.0, []
    for total in sums:
        found.append((left, total * scale))
        left += total * scale
    return found


def plot(chart: Chart, axes: Any) -> None:
    """Draw the columns part by part from the bottom up."""
    columns = spans(chart)
    axes.set(xlim=(0, fit.plot_size(chart)[0]), ylim=(0, 1))
    middles, widths = [left + width / 2 for left, width in columns], [width for _, width in columns]
    rows = many_parts.lengths(chart, relative=True)
    many_parts.draw_pieces(chart, axes, rows, middles, thick=widths, seam=SEAM_PT)
