"""A chart's marks: as matplotlib draws it, with an edge around what is too near to paper."""

from __future__ import annotations

from briefgen.base.in_time import in_time
from briefgen.blocks.charts.drawing.marks import edged
from briefgen.blocks.charts.drawing.recorder import by_matplotlib
from briefgen.model.scene import Chart, Item


def draw(chart: Chart) -> tuple[Item, ...]:
    """Return the marks of a chart in absolute page points, inside or at the edge of its box."""
    in_time()
    return tuple(edged(item, chart.style) for item in by_matplotlib(chart))
