"""Sparklines of a table: a small line over the cell of each metric."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.base.diagnostics import Place
from briefgen.base.geometry import Box
from briefgen.base.messages import messages
from briefgen.base.summed import summed
from briefgen.blocks.charts.parts.colour import line_hue
from briefgen.blocks.charts.parts.data import MetricRow as Values, spoken_alt
from briefgen.blocks.charts.parts.message import over_time
from briefgen.blocks.charts.parts.overlay import outline
from briefgen.blocks.charts.parts.period_slots import period_slots
from briefgen.blocks.charts.parts.thinned import thinned
from briefgen.blocks.parts.grid import Grid
from briefgen.blocks.parts.table_layout import TREND_EM, TableColumns
from briefgen.facts.ledger import Fact
from briefgen.model.context import Setting
from briefgen.model.scene import Group, Shape, Stroke, TableRow

WIDEST = 1.8
"""A line is at most this many times as wide as it asks to be, however wide its column."""
TALL_EM = 1.25
LINE_EM = 0.11
DOT_EM = 0.36


def trends(
    grid: Grid, rows: Sequence[TableRow], columns: TableColumns, top: float, setting: Setting, place: Place
) -> Iterator[Group]:
    """Yield the lines of a table whose rows begin at a height, each over its own cell."""
    size = setting.style("body").size
    for entries, row in zip(grid, rows, strict=True):
        for column, entry in enumerate(entries):
            if entry.trend:
                lead = columns.across + columns.leads[column]
                room = columns.widths[column] - lead - columns.across
                width = min(room, size * TREND_EM * WIDEST)
                tall = min(size * TALL_EM, row.height * 0.8)
                x = summed(columns.widths[:column]) + lead
                box = Box(x, top + (row.height - tall) / 2, width, tall)
                yield trend(entry.trend, box, size, setting, place)
        top += row.height


def trend(facts: tuple[Fact, ...], box: Box, size: float, setting: Setting, place: Place) -> Group:
    """Return values as a line that fills a box, ranks with the first place at the top, a dot at its end."""
    hue = line_hue(setting.accent_of(facts[-1].metric), setting.theme.palette.paper)
    row = Values(key=facts[-1].metric, label=facts[-1].label, facts=facts)
    dot = size * DOT_EM
    runs = _runs(row, box.inset(dot / 2, dot / 2, dot / 2, dot / 2), setting)
    x, y = runs[-1][-1]
    mark = messages(setting.language).trend
    stroke = Stroke(colour=hue, width=size * LINE_EM)
    lines = (outline(run, stroke=stroke, closed=False, name=mark) for run in runs if len(run) > 1)
    end = Shape(box=Box(x - dot / 2, y - dot / 2, dot, dot), geometry="ellipse", fill=hue, name=mark)
    return Group(
        box=box,
        name=f"{row.label} {mark}",
        alt=setting.once(facts, (trend,), lambda: _spoken(row, setting)),
        place=place,
        items=(*lines, end),
    )


def _spoken(row: Values, setting: Setting) -> str:
    mark = messages(setting.language).trend
    return spoken_alt((mark, mark), over_time(row, setting), (row,), setting)


def _runs(row: Values, box: Box, setting: Setting) -> list[list[tuple[float, float]]]:
    """Return where the values lie in a box, a list up to each gap; values all alike in its middle."""
    (row,) = thinned((row,), setting)
    line = period_slots((row,), setting)
    names, places = line.names, line.places
    values = [float(fact.number) for fact in row.facts]
    low, reach = min(values), max(values) - min(values)
    rises = [(value - low) / reach if reach else 0.5 for value in values]
    if row.facts[-1].measure == "rank":
        rises = [1.0 - rise for rise in rises]
    step = box.width / max(len(names) - 1, 1)
    runs, before = list[list[tuple[float, float]]](), -1
    for fact, rise in zip(row.facts, rises, strict=True):
        place = places[fact.period]
        if not runs or (line.gaps and place > before + 1):
            runs.append([])
        runs[-1].append((box.x + step * place, box.bottom - box.height * rise))
        before = place
    return runs
