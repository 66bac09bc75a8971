"""A chart's marks: drawn by the pen, or by matplotlib where a chart asks for more than that draws."""

from __future__ import annotations

from importlib import import_module

from briefgen.base.in_time import in_time
from briefgen.blocks.charts.drawing.marks import edged, rounded
from briefgen.blocks.charts.drawing.pen.axes import Axes
from briefgen.blocks.charts.drawing.pen.projection import BeyondPen
from briefgen.blocks.charts.parts.annotation import levels_drawn
from briefgen.model.scene import Chart, Item


def draw(chart: Chart) -> tuple[Item, ...]:
    """Return the marks of a chart in absolute page points, rounded, inside or at the edge of its box."""
    in_time()
    try:
        items = by_pen(chart)
    except (BeyondPen, TypeError, ValueError):
        # A keyword left out, a number for a list: matplotlib takes it, or says what is wrong with it.
        from briefgen.blocks.charts.drawing.recorder import by_matplotlib

        items = rounded(by_matplotlib(chart))
    return (*(edged(item, chart.style) for item in items), *map(rounded, levels_drawn(chart)))


def by_pen(chart: Chart) -> tuple[Item, ...]:
    """Return what the pen draws, rounded; BeyondPen where that is not all."""
    axes = Axes(chart.box, chart.style.plot, chart.style.family)
    import_module(f"briefgen.blocks.charts.{chart.word}").plot(chart, axes)
    return tuple(axes.marks())
