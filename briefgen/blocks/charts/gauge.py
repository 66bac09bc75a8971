"""`gauge`: a share as a half ring that fills from the left, its number in the middle."""

from __future__ import annotations

from math import cos, pi, sin
from typing import Any, ClassVar

from briefgen.base.colour import mixed
from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.base.nature import Nature
from briefgen.base.translate import tr
from briefgen.blocks.charts.parts import axes as fit
from briefgen.blocks.charts.parts.block import ChartBlock, Found, chart_style, sized, with_doubt
from briefgen.blocks.charts.parts.data import series_of, share_rows
from briefgen.model.context import Setting
from briefgen.model.scene import Chart

WHOLE_PERCENT = 100.0
THICK_SHARE = 0.26
"""Thickness of the ring against its radius."""
ARC_STEPS = 60
NAMES_SHARE = 0.4
"""Names take at most this share of the height."""
MOST_LINES = 4
INNER_SHARE = 0.6
"""A number takes at most this share of the width of its gauge's place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gauge(ChartBlock):
    """A half ring a share, side by side, each with its number and its name."""

    SPOKEN: ClassVar[tuple[str, str]] = ("仪表图", "Gauge")
    NATURE: ClassVar[Nature] = Nature(read_by="angle", whole="mark", axes=0)

    def usable(self, found: Found, setting: Setting) -> Found:
        """Return the metrics' shares in per cent."""
        return share_rows(found, setting, self.place)

    def natural(self, found: Found, setting: Setting) -> float:
        """Return a height in which a half ring holds its number."""
        return sized({"page": 70.0, "deck": 170.0}, setting)

    def chart(self, found: Found, setting: Setting, box: Box) -> Chart:
        """Return the gauges in a box: a category a gauge."""
        hue, palette = self.hue(found, setting), setting.theme.palette
        style = replace(
            chart_style(setting),
            rule=mixed(palette.past, palette.paper, 0.45),
            figure_size=setting.medium.type.sizes["figure-small"],
        )
        chart = self.framed(
            found, setting, box, style=style,
            series=(series_of([row.facts[-1] for row in found], setting, hue.strong, hue.words, unit=True),),
        )  # fmt: skip
        size = fit.largest(
            style.category_size,
            setting.medium.type.minimum,
            lambda each: not fit.cut_anywhere(chart.categories, *_name_room(chart, each)),
        )
        if fit.cut_anywhere(chart.categories, *_name_room(chart, size)):
            chart = with_doubt(chart, tr("a gauge's name is cut: it does not fit below its ring"))
        widest = max(fit.figure_width(label, style.label_size) for label in chart.series[0].labels)
        needed = widest / INNER_SHARE * len(found)
        if needed > box.width:
            self.too_narrow(setting, needed, box)
        return replace(chart, style=replace(style, category_size=size))


def _name_room(chart: Chart, size: float) -> tuple[float, float, int]:
    """Return the names' size, the width below each ring, and how many lines leave the rings room."""
    lines = int(chart.box.height * NAMES_SHARE / (size * fit.LEADING))
    return size, chart.box.width / len(chart.categories) * 0.94, max(1, min(lines, MOST_LINES))


def plot(chart: Chart, axes: Any) -> None:
    """Draw the gauges side by side in points."""
    width, height = chart.box.width, chart.box.height
    fit.in_points(axes, width, height)
    style, count = chart.style, len(chart.categories)
    cell, size = width / count, style.category_size
    names = [fit.wrapped(name, *_name_room(chart, size)) for name in chart.categories]
    foot = max(len(lines) for lines in names) * size * fit.LEADING
    room = height - foot - size * 0.4
    radius = max(min(cell * 0.48, room * 0.95), size)
    for index, value in enumerate(chart.series[0].values):
        centre = (cell * (index + 0.5), (room + radius) / 2)
        share = min(max((value or 0.0) / WHOLE_PERCENT, 0.0), 1.0)
        _arc(axes, centre, radius, 1.0, style.rule, "100%")
        _arc(axes, centre, radius, share, chart.series[0].colours[index], chart.categories[index])
        label, inner = chart.series[0].labels[index], radius * (1 - THICK_SHARE) * 1.7
        tall = style.figure_size * min(1.0, inner / fit.figure_width(label, style.figure_size))
        tall = max(min(tall, radius * 0.62), style.label_size)
        shift = -fit.figure_width(label, tall) / 2
        colour = chart.series[0].label_colours[index]
        fit.write_figure(
            axes, label, (centre[0], centre[1] - tall * 0.45), size=tall, colour=colour, offset=(shift, 0.0)
        )
        fit.write_lines(
            axes, names[index], (centre[0], centre[1]), size=size, colour=style.ink, offset=(0, -size * 0.4)
        )  # fmt: skip


def _arc(
    axes: Any, centre: tuple[float, float], radius: float, share: float, colour: str, name: str
) -> None:  # fmt: skip
    """Draw a share of the half ring, from the left over the top."""
    steps = max(1, round(ARC_STEPS * share))
    turns = [pi + pi * share * step / steps for step in range(steps + 1)]
    inner = radius * (1 - THICK_SHARE)
    rim = [(centre[0] + radius * cos(turn), centre[1] + radius * sin(turn)) for turn in turns]
    back = [(centre[0] + inner * cos(turn), centre[1] + inner * sin(turn)) for turn in reversed(turns)]
    (shape,) = axes.fill(*zip(*rim, *back, strict=True), color=colour, linewidth=0, clip_on=False)
    shape.set_gid(name)
