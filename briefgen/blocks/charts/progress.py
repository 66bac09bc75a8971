"""`progress`: shares as bars on a track that is the whole."""

from __future__ import annotations

from typing import Any, ClassVar

from briefgen.base.colour import mixed
from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.base.nature import Nature
from briefgen.base.translate import tr
from briefgen.blocks.charts.parts import axes as fit
from briefgen.blocks.charts.parts.block import Found, chart_style, with_doubt
from briefgen.blocks.charts.parts.crowd import Crowded
from briefgen.blocks.charts.parts.data import series_of, share_rows
from briefgen.blocks.charts.parts.row_labels import draw_row_labels, fitted_names, has_cut_names
from briefgen.model.context import Setting
from briefgen.model.scene import Chart

WHOLE_PERCENT = 100.0
BAR_SHARE = 0.5
THICKEST_BAR_EM = 1.1
LEAST_TRACK_SHARE = 0.05
"""Of the chart's width that a track has at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress(Crowded):
    """Shares in per cent, each as a bar on its track, the number behind it."""

    SPOKEN: ClassVar[tuple[str, str]] = ("进度条", "Progress bars")
    NATURE: ClassVar[Nature] = Nature(read_by="length", whole="mark", axes=0, lying=True)

    def usable(self, found: Found, setting: Setting) -> Found:
        """Return the metrics' shares in per cent."""
        return share_rows(found, setting, self.place)

    def least(self, found: Found, setting: Setting) -> float:
        """Return the height of rows of one line each."""
        return fit.LEADING * setting.medium.type.minimum * len(found)

    def chart(self, found: Found, setting: Setting, box: Box) -> Chart:
        """Return the bars in a box."""
        palette, hue = setting.theme.palette, self.hue(found, setting)
        facts = [row.facts[0] for row in found]
        chart = self.framed(
            found, setting, box,
            series=(series_of(facts, setting, hue.strong, hue.words, unit=True),),
            style=replace(chart_style(setting), rule=mixed(palette.past, palette.paper, 0.45)),
        )  # fmt: skip
        fitted = fitted_progress(chart, setting.medium.type.minimum)
        left, _, track, _ = fitted.style.plot
        if (needed := (left + track) * box.width + _behind(fitted)) > box.width + 0.5:
            self.too_narrow(setting, needed, box)
        if has_cut_names(fitted):
            fitted = with_doubt(fitted, tr("a share's name is cut: it does not fit beside its bar"))
        return fitted


def fitted_progress(chart: Chart, minimum: float) -> Chart:
    """Return the chart with the tracks between names and numbers."""
    chart, names = fitted_names(chart, minimum)
    width, row = chart.box.width, chart.box.height / len(chart.categories)
    most = width * (1.0 - LEAST_TRACK_SHARE) - names
    chart = fit.labels_shrunk(chart, minimum, lambda each: _before(each) + _behind(each) <= most)
    style = chart.style
    left = names + _before(chart)
    track = max(width * LEAST_TRACK_SHARE, width - left - _behind(chart))
    share = min(BAR_SHARE, THICKEST_BAR_EM * style.label_size / row)
    area = (left / width, 0.0, track / width, 1.0)
    style = replace(style, plot=area, bar_share=share, value_min=0.0, value_max=WHOLE_PERCENT)
    return replace(chart, style=style)


def _before(chart: Chart) -> float:
    """Return the room between names and tracks."""
    return chart.style.label_size * 0.8


def _behind(chart: Chart) -> float:
    """Return the room that the numbers take behind the tracks."""
    size = chart.style.label_size
    return max(fit.width_of(label, size, bold=True) for label in chart.series[0].labels) + size * 0.5


def plot(chart: Chart, axes: Any) -> None:
    """Draw tracks, bars, names and numbers, the first on top."""
    style, (series,) = chart.style, chart.series
    count = len(chart.categories)
    fit.set_row_axes(chart, axes, 0, WHOLE_PERCENT)
    rows = range(count)
    tracks = axes.barh(rows, [WHOLE_PERCENT] * count, height=style.bar_share, color=style.rule, linewidth=0)
    fit.name_bars(tracks, ["100%"] * count)
    values = [min(max(value or 0.0, 0.0), WHOLE_PERCENT) for value in series.values]
    bars = axes.barh(rows, values, height=style.bar_share, color=series.colours, linewidth=0)
    fit.name_bars(bars, chart.categories)
    draw_row_labels(chart, axes, 0.0)
    for index in range(count):
        aside = (style.label_size * 0.5, 0.0)
        fit.write_label(chart, axes, series, index, (WHOLE_PERCENT, index), offset=aside, ha="left")
