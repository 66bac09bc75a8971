"""`lollipop`: figures ranked by length as thin stems with a point at their end."""

from __future__ import annotations

from typing import Any, ClassVar

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.blocks.charts.bar import Bar, fitted_bars
from briefgen.blocks.charts.parts import axes as fit, row_labels
from briefgen.blocks.charts.parts.block import Found
from briefgen.blocks.charts.parts.error_bars import error_bars
from briefgen.model.context import Setting
from briefgen.model.scene import Chart

DOT_EM = 0.95
STEM_EM = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Lollipop(Bar):
    """Stems from zero with a point at the value: lighter than bars where there are many."""

    SPOKEN: ClassVar[tuple[str, str]] = ("棒棒糖图", "Lollipop chart")
    AHEAD = ""

    def chart(self, found: Found, setting: Setting, box: Box) -> Chart:
        """Return the stems in a box."""
        return replace(Bar.chart(self, found, setting, box), native=None)

    def fitted(self, chart: Chart, minimum: float) -> Chart:
        """Return the stems with sizes and room for their labels and points."""
        chart = fitted_bars(chart, minimum, dot_em=DOT_EM)
        return replace(chart, style=replace(chart.style, line_width=chart.style.marker_size * STEM_EM))


def plot(chart: Chart, axes: Any) -> None:
    """Draw stems and points, the first on top."""
    style, (series,) = chart.style, chart.series
    count, (low, high) = len(chart.categories), style.span
    fit.set_row_axes(chart, axes, low, high)
    error_bars(chart, axes, series, range(count), lying=True)
    gap = style.marker_size / 2 + style.label_size * fit.LABEL_GAP_EM
    for index, value in enumerate(series.values):
        end, name = value or 0.0, chart.categories[index]
        axes.plot(
            (0, end), (index, index), color=series.colours[index], linewidth=style.line_width, gid=name,
            clip_on=False, solid_capstyle="butt",
        )  # fmt: skip
        fit.dot(axes, (end, index), style.marker_size, series.colours[index], name)
        aside, ha = ((-gap, 0.0), "right") if end < 0 else ((gap, 0.0), "left")
        fit.write_label(chart, axes, series, index, (series.end(index), index), offset=aside, ha=ha)
    row_labels.draw_row_labels(chart, axes, low)
    fit.hairline(axes, (0, 0), (-0.5, count - 0.5), style.rule)
