"""`waffle`: a share as squares of a field of a hundred, beside it the number and what it is a share of."""

from __future__ import annotations

from typing import Any, ClassVar

from briefgen.base.colour import mixed
from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.base.messages import messages
from briefgen.base.nature import Nature
from briefgen.blocks.charts.parts import axes as fit
from briefgen.blocks.charts.parts.block import ChartBlock, Found, chart_style
from briefgen.blocks.charts.parts.data import series_of, share_rows
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Chart
from briefgen.model.theme import SizeName

SIDE = 10
SQUARE_SHARE = 0.84
"""Width of a square against its cell."""
TEXT_EM = 6.0
"""Text stands beside a field when it has at least this width in label sizes."""
WIDE_EM = 13.0
"""A chart of at least this width in label sizes leaves room for the text, however high it is."""
FIELD_EM = {"page": 7.25, "deck": 15.0}
"""Side of a field in label sizes: it shrinks and grows with the type beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waffle(ChartBlock):
    """A share as coloured squares out of a hundred, a field a metric."""

    stretch: ClassVar[float] = 0.2  # a field shrinks where height is short; one that grows says no more
    SPOKEN: ClassVar[tuple[str, str]] = ("百格图", "Waffle chart")
    MOST_ROWS = 200
    NATURE: ClassVar[Nature] = Nature(read_by="area", whole="mark", axes=0)

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Return the fields in their natural height or less."""
        if height is not None:
            aside = setting.trial()  # what is wrong is noted once, when it is laid out
            found = self.usable(self.rows(aside), aside)
            height = min(height, self.height or self.natural(found, setting))
        return ChartBlock.compose(self, setting, width, height)

    def usable(self, found: Found, setting: Setting) -> Found:
        """Return the metrics' shares in per cent."""
        return share_rows(found, setting, self.place)

    def natural(self, found: Found, setting: Setting) -> float:
        """Return the height of the fields one below the other."""
        side = FIELD_EM[setting.kind] * setting.medium.type.sizes["label"]
        return side * len(found) + setting.gap(2) * (len(found) - 1)

    def least(self, found: Found, setting: Setting) -> float:
        """Return a height in which squares can still be told apart."""
        return setting.medium.type.sizes["label"] * 3.5 * len(found)

    def chart(self, found: Found, setting: Setting, box: Box) -> Chart:
        """Return the fields in a box: a category a field."""
        palette, hue = setting.theme.palette, self.hue(found, setting)
        pattern = messages(setting.language).share_of
        facts = [row.facts[0] for row in found]
        under = tuple(pattern.format(whole=fact.scope) if fact.scope else "" for fact in facts)
        size: SizeName = "figure" if setting.kind == "deck" and len(found) == 1 else "figure-small"
        style = replace(chart_style(setting), figure_size=setting.medium.type.sizes[size])
        name = messages(setting.language).list_comma.join(row.label for row in found)
        return self.framed(
            found, setting, box,
            groups=under if any(under) else (),
            series=(series_of(facts, setting, hue.strong, hue.words, name=name, unit=True),),
            style=replace(style, rule=mixed(palette.past, palette.paper, 0.45)),
        )  # fmt: skip


def plot(chart: Chart, axes: Any) -> None:
    """Draw the fields one below the other in points, y downwards."""
    style, (series,) = chart.style, chart.series
    width, height = chart.box.width, chart.box.height
    fit.in_points(axes, width, height)
    count = len(chart.categories)
    gap = style.label_size * 0.9 if count > 1 else 0.0
    side = min((height - gap * (count - 1)) / count, width)
    if width >= style.label_size * WIDE_EM:
        side = min(side, width - style.label_size * (TEXT_EM + 1.1))
    step = (height - side) / (count - 1) if count > 1 else 0.0
    for index, value in enumerate(series.values):
        top = index * step if count > 1 else (height - side) / 2
        _draw_field(chart, axes, index, value or 0.0, Box(0.0, top, side, side))
        if width - side >= style.label_size * TEXT_EM:
            _draw_text(chart, axes, index, Box(side, top, width - side, side))


def _draw_field(chart: Chart, axes: Any, index: int, value: float, box: Box) -> None:
    """Draw a hundred squares, filled from the lower left, row by row upwards."""
    cell = box.width / SIDE
    square = cell * SQUARE_SHARE
    lit = round(value)
    if 0 < value < 0.5:
        lit = 1
    strong, empty = chart.series[0].colours[index], chart.style.rule
    cells = [(number % SIDE, number // SIDE) for number in range(SIDE * SIDE)]
    xs = [box.x + column * (box.width - square) / (SIDE - 1) for column, _ in cells]
    ys = [box.bottom - square - row * (box.height - square) / (SIDE - 1) for _, row in cells]
    colours = [strong if number < lit else empty for number in range(SIDE * SIDE)]
    bars = axes.bar(
        xs, [square] * len(cells), bottom=ys, width=square, align="edge", color=colours, linewidth=0
    )
    fit.name_bars(bars, [f"{number + 1}%" for number in range(len(cells))])


def _draw_text(chart: Chart, axes: Any, index: int, box: Box) -> None:
    """Write the share, the name and the whole beside a field, centred on its height."""
    style, series = chart.style, chart.series[0]
    size = style.label_size
    left = box.x + size * 1.1
    room = box.width - size * 1.1
    whole = chart.groups[index] if chart.groups else ""
    lines = [*fit.wrapped(chart.categories[index], size, room, 2)]
    inks = [style.ink] * len(lines)
    if whole:
        under = fit.wrapped(whole, size, room, 2)
        lines, inks = [*lines, *under], [*inks, *[style.muted] * len(under)]
    label = series.labels[index]
    leading = size * fit.LEADING
    tall = max(size, min(style.figure_size, box.height - leading * len(lines)))
    tall = min(tall, tall * room / fit.figure_width(label, tall))
    most = max(0, int((box.height - tall) / leading + 0.05))
    lines = lines[:most]
    used = tall + leading * len(lines)
    top = box.y + (box.height - used) / 2
    colour = series.label_colours[index]
    fit.write_figure(axes, label, (left, top + tall / 2), size=tall, colour=colour, offset=(0.0, 0.0))
    for number, line in enumerate(lines):
        y = top + tall + leading * (number + 0.5)
        fit.write_text(axes, line, (left, y), size=size, colour=inks[number], ha="left")
