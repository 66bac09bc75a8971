"""`funnel`: how many are left from step to step, as centred bars from the widest down."""

from __future__ import annotations

from typing import Any, ClassVar

from briefgen.base.colour import reads_on
from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.base.messages import messages
from briefgen.base.nature import Nature
from briefgen.base.translate import tr
from briefgen.blocks.charts.parts import axes as fit, row_labels
from briefgen.blocks.charts.parts.block import MORE_ROOM, Found
from briefgen.blocks.charts.parts.colour import readable
from briefgen.blocks.charts.parts.crowd import Rows
from briefgen.blocks.charts.parts.data import ChartMessage, has_one_unit, joined_messages, latest, positive
from briefgen.blocks.charts.parts.ranking import under_heading
from briefgen.model.context import Setting
from briefgen.model.scene import Chart

BAR_SHARE = 0.82
FADE = 0.55
"""How far towards paper the last step's bar lies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Funnel(Rows):
    """The latest value of each metric as a centred bar; no step is larger than the one before it."""

    SPOKEN: ClassVar[tuple[str, str]] = ("漏斗图", "Funnel chart")
    NATURE: ClassVar[Nature] = Nature(read_by="length", lying=True)
    TALL: ClassVar[float] = 1.2

    def usable(self, found: Found, setting: Setting) -> Found:
        """Return the steps if they have one unit and fall."""
        kept, hint = positive(latest(found), setting, self.place), tr("show them with `bar`")
        numbers = [row.facts[0].number for row in kept]
        if not has_one_unit(kept):
            message = tr("the steps of a funnel must have one unit, but these have different ones")
            return self.refuse(setting, message, hint)
        if numbers != sorted(numbers, reverse=True):
            return self.refuse(setting, tr("a step of the funnel is larger than the one before it"), hint)
        return kept

    def message(self, found: Found, setting: Setting) -> ChartMessage:
        """Return the first step and the last one."""
        ends = (found[:1], found[-1:]) if len(found) > 1 else (found,)
        mark = messages(setting.language)
        told = [
            under_heading(name, rows, setting)
            for name, rows in zip((mark.first_step, mark.last_step), ends, strict=False)
        ]
        return joined_messages(told, setting)

    def chart(self, found: Found, setting: Setting, box: Box) -> Chart:
        """Return the steps in a box."""
        hue, palette = self.hue(found, setting), setting.theme.palette
        last = max(len(found) - 1, 1)
        fades = [FADE * index / last for index in range(len(found))]
        colours = [readable(hue.strong, palette.paper, palette.ink, fade) for fade in fades]
        inks = [reads_on(colour, palette.paper, palette.ink) for colour in colours]
        chart = self.framed(
            found, setting, box,
            series=(self.latest_series(found, setting, colours, inks),),
        )  # fmt: skip
        chart, names = row_labels.fitted_names(chart, setting.medium.type.minimum)
        left = (names + chart.style.label_size * 0.8) / box.width
        high = max(value or 0.0 for value in chart.series[0].values) or 1.0
        style = replace(
            chart.style, plot=(left, 0.0, max(0.05, 1.0 - left), 1.0), bar_share=BAR_SHARE,
            value_min=0.0, value_max=high,
        )  # fmt: skip
        fitted = fit.labels_shrunk(
            replace(chart, style=style), setting.medium.type.minimum, lambda each: _standing_out(each) <= 0
        )
        if (over := _standing_out(fitted)) > 0.5:
            self.too_narrow(setting, box.width + over, box)
        if row_labels.has_cut_names(chart):
            self.warn(setting, tr("a step's name is cut: it does not fit beside its bar"), tr(MORE_ROOM))
        return fitted


def _standing_out(chart: Chart) -> float:
    """Return how far values beside their bars reach over the right edge of the box, in points."""
    style, (series,) = chart.style, chart.series
    width, _ = fit.plot_size(chart)
    right = 0.0
    for value, label in zip(series.values, series.labels, strict=True):
        long = (value or 0.0) / (style.value_max or 1.0) * width
        if not _goes_inside(chart, label, long):
            end = (width + long) / 2 + style.label_size * fit.LABEL_GAP_EM
            right = max(right, end + fit.width_of(label, style.label_size, bold=True) - width)
    return right


def _goes_inside(chart: Chart, label: str, long: float) -> bool:
    """Say whether a value goes into its bar, so many points long."""
    size = chart.style.label_size
    return fit.width_of(label, size, bold=True) + size * 0.6 <= long


def plot(chart: Chart, axes: Any) -> None:
    """Draw the bars, the first on top; a value stands in its bar, or beside one that is too short."""
    style, (series,) = chart.style, chart.series
    count, high = len(chart.categories), style.value_max or 1.0
    fit.set_row_axes(chart, axes, 0, high)
    values = [value or 0.0 for value in series.values]
    bars = axes.barh(
        range(count), values, left=[(high - value) / 2 for value in values], height=style.bar_share,
        color=series.colours, linewidth=0,
    )  # fmt: skip
    fit.name_bars(bars, chart.categories)
    width, _ = fit.plot_size(chart)
    for index, (value, label) in enumerate(zip(values, series.labels, strict=True)):
        size = style.label_size
        inside = _goes_inside(chart, label, value / high * width)
        at = (high / 2 if inside else (high + value) / 2, index)
        ink = series.label_colours[index] if inside else style.ink
        fit.write_text(
            axes, label, at, size=size, bold=True, colour=ink,
            ha="center" if inside else "left", offset=(0.0 if inside else size * 0.3, 0.0),
        )  # fmt: skip
    row_labels.draw_row_labels(chart, axes, 0.0)
