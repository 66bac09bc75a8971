"""A chart and its notes go in; the chart with room for them, and with them over it, comes out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefgen.base.geometry import Box
from briefgen.blocks.charts.parts import axes as fit, beside
from briefgen.blocks.charts.parts.noted import WIDE_SHARE, Note, Point, wrapped
from briefgen.blocks.charts.parts.notes_drawn import (
    LANE_EM,
    NAME_EM,
    levels,
    levels_drawn,
    lying_notes,
    upright_notes,
)
from briefgen.model.guides import Level
from briefgen.model.scene import Chart

CUT_BELOW_EM = 4
"""Where notes would leave less height than this, they are left out."""


def with_notes(
    chart: Chart, points: list[Point], notes: tuple[Note, ...], fitted: Callable[[Chart], Chart]
) -> tuple[Chart, bool]:
    """Return the chart fitted into what its notes leave of its box, and whether one had to be cut."""
    lying = chart.nature.lying
    box, size = chart.box, chart.style.category_size
    top, right = _margins(chart, notes, lying)
    inner = replace(box, width=max(box.width - right, box.width * 0.4), height=box.height - top)
    if inner.height < size * CUT_BELOW_EM:
        return fitted(chart), True
    small = _reaching(fitted(replace(chart, box=inner)), notes)
    if lying and beside.reach(small) > inner.width + 0.5:
        return fitted(chart), True
    left, head, width, height = small.style.plot
    across, down = inner.width / box.width, inner.height / box.height
    area = (left * across, top / box.height + head * down, width * across, height * down)
    chart = replace(small, box=box, style=replace(small.style, plot=area))
    page = Box(0, 0, box.width, box.height)
    if lying:
        items, cut = list(lying_notes(chart, notes, right)), False
    else:
        told = levels(chart, notes, right)
        chart = replace(chart, levels=tuple(level for level in told if _is_inside(level, chart, page)))
        items, cut = list(upright_notes(chart, notes)), len(chart.levels) < len(told)
    inside = [item for item in items if page.contains(item.box, 0.5)]
    lines = [note for note in notes if note.kind == "line"]
    cut = cut or any(_loses_its_name(note, chart, lying) for note in lines)
    return replace(chart, overlay=(*chart.overlay, *inside)), cut or len(inside) < len(items)


def _is_inside(level: Level, chart: Chart, page: Box) -> bool:
    return all(page.contains(item.box, 0.5) for item in levels_drawn(replace(chart, levels=(level,))))


def _loses_its_name(note: Note, chart: Chart, lying: bool) -> bool:
    """Say whether some of what names a line is cut; its value never is."""
    if lying:
        return fit.width_of(note.text, chart.style.category_size) > chart.box.width
    return fit.is_cut(note.text, wrapped(note, chart))


def _margins(chart: Chart, notes: tuple[Note, ...], lying: bool) -> tuple[float, float]:
    """Return the room above the chart and right of it that the notes need."""
    size, most = chart.style.category_size, chart.box.width * WIDE_SHARE
    lines = [note for note in notes if note.kind == "line"]
    arrows = [note for note in notes if note.kind in ("arrow", "span")]
    remarks = [note for note in notes if note.kind == "remark"]
    if lying:
        right = sum(fit.width_of(note.text, size, bold=True) + size * 1.4 for note in arrows)
        right += size * bool(arrows)
        right += max((fit.width_of(note.text, size) + size * 1.6 for note in remarks), default=0.0)
        return size * NAME_EM * len(lines), min(right, most)
    told = (line for note in lines for line in wrapped(note, chart))
    right = max((min(fit.width_of(line, size), most) for line in told), default=0.0)
    deep = max((len(wrapped(note, chart)) for note in remarks), default=0) * size * fit.LEADING
    return len(arrows) * size * LANE_EM + deep + size * 0.4 * bool(deep), right + size * 0.6 * bool(right)


def _reaching(chart: Chart, notes: tuple[Note, ...]) -> Chart:
    """Return the chart with a value range that holds the lines."""
    values = [note.value for note in notes if note.kind == "line"]
    style = chart.style
    if not values or style.value_max is None or style.value_min is None:
        return chart
    low, high = min(style.value_min, *values), max(style.value_max, *values)
    return replace(chart, style=replace(style, value_min=low, value_max=high))
