"""`stacked_bar`: parts of a sum as stacked bars, in values or in per cent, a bar a period."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.base.nature import Nature
from briefgen.base.translate import tr
from briefgen.blocks.charts.parts import axes as fit, label_lines, many_parts, overlay, row_labels
from briefgen.blocks.charts.parts.block import MORE_ROOM, Found, with_doubt
from briefgen.blocks.charts.parts.data import with_units_beside
from briefgen.blocks.charts.parts.many_parts import Summed
from briefgen.blocks.charts.parts.period_slots import periods_of
from briefgen.facts.fact import Fact
from briefgen.model.chart_style import COLUMN_SHARE
from briefgen.model.context import Setting
from briefgen.model.scene import Chart, Item

BAR_SHARE = 0.62
THICKEST_BAR_EM = 2.2
KEY_SHARE = 0.4
"""A key of names on two lines takes at most this share of the height."""
TOTALS_SHARE = 0.3
"""Totals behind the bars take at most this share of the width."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StackedBar(Summed):
    """Metrics one behind the other in a bar a period; a key above names their colours."""

    SPOKEN: ClassVar[tuple[str, str]] = ("堆积条形图", "Stacked bar chart")
    NATURE: ClassVar[Nature] = Nature(read_by="length", lying=True)
    CROSSES = "columns"

    def natural(self, found: Found, setting: Setting) -> float:
        """Return a row's height for every period and for the key."""
        row = row_labels.ROW_EM[setting.kind] * setting.medium.type.sizes["label"] * 1.1
        periods = {slot for each in found for slot in each.slots}
        return row * len(periods) + self._key_height(found, setting)

    def _key_height(self, found: Found, setting: Setting) -> float:
        """Return the height that the key may need: two names a line, or one with its value."""
        single = all(len(row.facts) == 1 for row in found)
        lines = len(found) if single else -(-len(found) // 2)
        return fit.LEADING * setting.medium.type.sizes["label"] * (lines + 0.4)

    def least(self, found: Found, setting: Setting) -> float:
        """Return the height of rows of one line each."""
        periods = {slot for each in found for slot in each.slots}
        rows_height = len(periods) * row_labels.LEAST_ROW_EM * setting.medium.type.minimum
        return rows_height + self._key_height(found, setting)

    def chart(self, found: Found, setting: Setting, box: Box) -> Chart:
        """Return the bars in a box."""
        names, places = periods_of(found, setting, filled=False)
        rest, unit = self.rest(found, setting), with_units_beside(self.labels, found, setting, box.width)
        chart = self.framed(
            found, setting, box, native="bar-100" if self.share else "bar-stacked", categories=names,
            series=self.pieces(found, rest, names, places, setting, unit=unit),
        )  # fmt: skip
        chart = many_parts.with_rest_in_alt(chart, self, rest, setting)
        minimum = setting.medium.type.minimum
        sums = many_parts.sums_of(self, found, places, setting, share=self.share) if self.totals else {}
        printed = {index: many_parts.sum_label(fact, setting) for index, fact in sums.items()}

        def fit_in(each: Chart) -> Chart:
            return fitted_stacks(each, minimum, tuple(printed.values()))

        fitted = (
            label_lines.with_unlabelled_below(chart, fit_in, setting) if len(names) > 1 else fit_in(chart)
        )
        if sums and _behind(fitted, printed.values()) > box.width * TOTALS_SHARE:
            self.warn(
                setting,
                tr("no totals are drawn: they are wider than the room behind the bars"),
                tr(MORE_ROOM),
            )
            sums, printed = {}, {}
            fitted = label_lines.with_unlabelled_below(chart, fit_in, setting)
        if row_labels.has_cut_names(fitted):
            fitted = with_doubt(fitted, tr("a bar's name is cut: it does not fit beside its bar"))
        if overlay.has_cut_key(fitted):
            fitted = with_doubt(fitted, tr("a name in the key is cut"))
        if not sums:
            return fitted
        items = (_total(fitted, index, fact, printed[index]) for index, fact in sums.items())
        told = many_parts.with_sums_in_alt(fitted, self, sums, setting)
        return replace(told, overlay=(*fitted.overlay, *items))


def _behind(chart: Chart, printed: Iterable[str]) -> float:
    """Return the room that totals take behind the longest bar."""
    size = chart.style.label_size
    return max((fit.width_of(text, size, bold=True) + size * 0.5 for text in printed), default=0.0)


def _total(chart: Chart, index: int, whole: Fact, text: str) -> Item:
    """Return a bar's total right behind it."""
    size = chart.style.label_size
    at = overlay.value_x(chart, float(whole.number)) + size * 0.4, overlay.row_y(chart, index)
    return overlay.text_at(text, at, size=size, colour=chart.style.ink, bold=True, ha="left", fact=whole.id)


def fitted_stacks(chart: Chart, minimum: float, behind: tuple[str, ...] = ()) -> Chart:
    """Return the chart with a key, row labels, data labels that fit inside, and room ``behind`` the bars."""
    style, box = chart.style, chart.box
    single, relative = (
        len(chart.categories) == 1,
        chart.native == "bar-100",
    )  # a key to one bar has its values
    entries = [
        (row.colours[0], f"{row.name} {row.labels[-1]}".rstrip() if single else row.name)
        for row in chart.series
    ]
    key, deep = overlay.legend(
        entries, box.width, size=style.category_size, ink=style.ink, minimum=minimum,
        deepest=box.height * KEY_SHARE,
    )  # fmt: skip
    head = (deep + style.category_size * 0.4) / box.height
    chart = replace(chart, style=replace(style, plot=(0.0, head, 1.0, max(0.1, 1.0 - head))))
    chart, names = row_labels.fitted_names(chart, minimum)
    style = chart.style
    left = names + style.label_size * 0.8
    right = _behind(chart, behind)
    share = min(
        BAR_SHARE * style.bars / COLUMN_SHARE,
        THICKEST_BAR_EM * style.label_size / row_labels.row_height(chart),
    )
    style = replace(
        style,
        plot=(left / box.width, style.plot[1], max(0.05, 1.0 - (left + right) / box.width), style.plot[3]),
        bar_share=share,
        value_min=0.0,
        value_max=1.0 if relative else max(many_parts.totals(chart)) or 1.0,
    )
    chart = replace(chart, style=style, overlay=key)
    width, thick = fit.plot_size(chart)[0], row_labels.row_height(chart) * share
    size, high = style.label_size, style.value_max or 1.0
    return many_parts.with_fitting_labels(
        chart, lambda wide, _, long: wide * 1.06 <= long / high * width and thick >= size, relative=relative
    )


def plot(chart: Chart, axes: Any) -> None:
    """Draw the bars from left to right, the first period on top, labels inside."""
    style, count = chart.style, len(chart.categories)
    fit.set_row_axes(chart, axes, 0.0, style.value_max or 1.0)
    rows = many_parts.lengths(chart, relative=chart.native == "bar-100")
    many_parts.draw_pieces(chart, axes, rows, range(count), thick=style.bar_share, seam=0.75, lying=True)
    row_labels.draw_row_labels(chart, axes, 0.0)
    fit.hairline(axes, (0, 0), (-0.5, count - 0.5), style.rule)
