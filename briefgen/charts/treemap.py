"""`treemap`: parts of a whole as rectangles whose areas are their values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from briefgen.charts import axes as fit, flat, remainder
from briefgen.charts.alt_text import Message
from briefgen.charts.data import Row, has_one_unit
from briefgen.charts.frame import ChartBlock, chart_style, sized
from briefgen.charts.message import of_parts
from briefgen.charts.stacked import positive
from briefgen.colour import mixed, reads_on
from briefgen.nature import Nature
from briefgen.problems import Problem
from briefgen.records import dataclass
from briefgen.scene import Chart
from briefgen.setting import Setting
from briefgen.units import Box

FADE = 0.7
FADE_STEP = 0.2
SEAM_PT = 1.0
PAD_EM = 0.35


@dataclass(frozen=True, slots=True, kw_only=True)
class Treemap(ChartBlock):
    """The latest values of metrics of one unit as areas, the largest at the top left."""

    SPOKEN: ClassVar[tuple[str, str]] = ("矩形树图", "Treemap")
    NATURE: ClassVar[Nature] = Nature(read_by="area", whole="chart", axes=0)

    def usable(self, found: tuple[Row, ...], setting: Setting) -> tuple[Row, ...]:
        """Return the parts, the largest first; they have one unit."""
        kept = positive(flat.latest(found), setting, self.place)
        if not has_one_unit(kept):
            message = "the parts of one whole have one unit, these differ"
            setting.problems.append(Problem(self.place, message, code="chart"))
            return ()
        kept = tuple(row for row in kept if row.facts[0].number)
        if found and not kept:
            setting.problems.append(Problem(self.place, "every part is zero", code="no-value"))
        return _falling(kept)

    def message(self, found: tuple[Row, ...], setting: Setting) -> Message:
        """Return the largest part and its share of the whole."""
        return of_parts(found, setting)

    def natural(self, found: tuple[Row, ...], setting: Setting) -> float:
        """Return a height in which the larger parts hold their names."""
        return sized({"page": 110.0, "deck": 250.0}, setting)

    def chart(self, found: tuple[Row, ...], setting: Setting, box: Box) -> Chart:
        """Return the rectangles in a box; parts too small for their names are told below them."""
        hue, palette = self.hue(found, setting), setting.theme.palette
        step = min(FADE / max(len(found) - 1, 1), FADE_STEP)
        rest = remainder.row_of(found, setting)
        rows = _falling(found if rest is None else (*found, rest))
        own = (mixed(hue.strong, palette.paper, step * index) for index in range(len(found)))
        colours = [remainder.grey(setting) if row is rest else next(own) for row in rows]
        inks = [reads_on(colour, palette.paper, palette.ink) for colour in colours]
        chart = self.framed(
            found, setting, box, categories=tuple(row.label for row in rows), style=chart_style(setting),
            series=(flat.series_of(rows, setting, colours, inks, self.labels),),
        )  # fmt: skip
        chart = remainder.told_too(chart, self, rest, setting)
        small = _told(chart, len(_untold(chart, box.height)))
        deep = len(small) * chart.style.category_size * fit.LEADING
        return replace(
            chart, style=replace(chart.style, plot=(0.0, 0.0, 1.0, max(0.3, 1 - deep / box.height)))
        )


def _falling(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    return tuple(sorted(rows, key=lambda row: row.facts[0].number, reverse=True))


def squarified(values: Sequence[float], box: Box) -> list[Box]:
    """Return a box each, areas as the values, as near to squares as rows allow (Bruls et al. 2000)."""
    placed, rest, whole = list[Box](), list(values), sum(values)
    while rest:
        scale = box.area / (sum(rest) or whole or 1.0)
        short = min(box.width, box.height) or 1.0
        count = 1
        while count < len(rest) and _worst(rest[: count + 1], scale, short) <= _worst(
            rest[:count], scale, short
        ):
            count += 1
        row, rest = rest[:count], rest[count:]
        thick = sum(row) * scale / short
        along = 0.0
        for value in row:
            long = value * scale / (thick or 1.0)
            if box.width <= box.height:
                placed.append(Box(box.x + along, box.y, long, thick))
            else:
                placed.append(Box(box.x, box.y + along, thick, long))
            along += long
        upright = box.width > box.height
        box = box.inset(thick, 0, 0, 0) if upright else box.inset(0, thick, 0, 0)
    return placed


def _worst(row: Sequence[float], scale: float, short: float) -> float:
    """Return the worst ratio of sides in a row of boxes."""
    area = sum(row) * scale
    return max(max(short**2 * value * scale / area**2, area**2 / (short**2 * value * scale)) for value in row)


def _parts(chart: Chart, height: float) -> list[Box]:
    values = [value or 0.0 for value in chart.series[0].values]
    return squarified(values, Box(0.0, 0.0, chart.box.width, height))


def _lines(chart: Chart, index: int, box: Box) -> list[str]:
    """Return name and value as they go into a part, none where they do not."""
    size, label = chart.style.category_size, chart.series[0].labels[index]
    room = box.width - 2 * size * PAD_EM
    name = fit.wrapped(chart.categories[index], size, room, 2)
    lines = [*name, *([label] if label else [])]
    cut = fit.is_cut(chart.categories[index], name)
    tall = len(lines) * size * fit.LEADING + size * PAD_EM
    fits = not cut and tall <= box.height and fit.width_of(label, size, bold=True) <= room
    return lines if fits else []


def _untold(chart: Chart, height: float) -> list[int]:
    return [index for index, box in enumerate(_parts(chart, height)) if not _lines(chart, index, box)]


def _told(chart: Chart, count: int) -> tuple[str, ...]:
    """Return the lines below the map that name its smallest parts."""
    if not count:
        return ()
    texts = [
        f"{name} {label}".strip()
        for name, label in list(zip(chart.categories, chart.series[0].labels, strict=True))[-count:]
    ]
    return fit.wrapped("； ".join(texts), chart.style.category_size, chart.box.width, 3)


def plot(chart: Chart, axes: Any) -> None:
    """Draw the rectangles in points with their names, and below them what they are too small for."""
    style, series = chart.style, chart.series[0]
    height = style.plot[3] * chart.box.height
    axes.set_xlim(0, chart.box.width)
    axes.set_ylim(height, 0)
    size, small = style.category_size, list[int]()
    for index, box in enumerate(_parts(chart, height)):
        inner = box.inset(SEAM_PT / 2, SEAM_PT / 2, SEAM_PT / 2, SEAM_PT / 2)
        bars = axes.bar(
            (inner.x,), (max(inner.height, 0.2),), bottom=inner.y, width=max(inner.width, 0.2),
            align="edge", color=series.colours[index], linewidth=0,
        )  # fmt: skip
        fit.name_bars(bars, (chart.categories[index],))
        lines = _lines(chart, index, box)
        if not lines:
            small.append(index)
        for number, line in enumerate(lines):
            y = box.y + size * PAD_EM + (number + 0.5) * size * fit.LEADING
            bold = number == len(lines) - 1 and bool(series.labels[index])
            ink = series.label_colours[index]
            at = (box.x + size * PAD_EM, y)
            fit.write(axes, line, at, size=size, colour=ink, bold=bold, ha="left")
    told = _told(chart, len(small))
    fit.write_lines(
        axes, told, (0, height), size=size, colour=style.muted, offset=(0, -size * 0.1), ha="left"
    )  # fmt: skip
