"""`whole`: a figure and its parts, shown as what they are: shares of one thing."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.blocks.charts.bar import Bar
from briefgen.blocks.charts.doughnut import Doughnut
from briefgen.blocks.charts.stacked_bar import StackedBar
from briefgen.blocks.charts.treemap import Treemap
from briefgen.blocks.charts.waterfall import Waterfall
from briefgen.blocks.table import Table
from briefgen.blocks.tiles import Tiles
from briefgen.model.context import Block
from briefgen.story import sentences
from briefgen.story.arranging import MOST_BESIDE, beside, figure, figures, with_figures
from briefgen.story.figure_blocks import Roomy
from briefgen.story.graph import FactGraph, Whole
from briefgen.story.insight import Insight, View

WORD = "whole"
WEIGHT = 3.0
MOST_IN_A_RING = 5
MOST_TILES = 4
FEWEST_IN_A_MAP = 5
MAP_SHARE, RING_SHARE = 1.25, 1.0
"""Width of the chart against the table beside it."""


def find(free: list[str], graph: FactGraph) -> Iterator[Insight]:
    """Yield an insight for each whole whose parts are free: each part is shown with one whole."""
    taken: set[str] = set()
    for index, found in enumerate(graph.wholes()):
        if found.key in free and not taken & set(found.parts) and set(found.parts) <= set(free):
            taken |= set(found.parts)
            place = graph.metrics[found.key].place
            told = (sentences.whole(found, graph), sentences.whole_moved(found, graph))
            yield Insight(
                form=WORD,
                metrics=(found.key, *found.parts),
                titles=tuple(filter(None, reversed(told) if index % 2 else told)),
                weight=WEIGHT + abs(float(graph.moved(found.key))),
                why=f"{', '.join(found.parts)} are parts of {found.key}",
                ways=tuple(_ways(found, graph)),
                narrow=_narrow(found, graph),
                place=place,
            )


def _ways(found: Whole, graph: FactGraph) -> Iterator[View]:
    place, parts = graph.metrics[found.key].place, found.parts
    table = _table(found, graph)
    if len(parts) >= FEWEST_IN_A_MAP:
        areas = Treemap(metrics=parts, place=place)
        yield View(name="map and table", blocks=(beside(areas, table, MAP_SHARE),))
    if found.complete and len(parts) <= MOST_IN_A_RING:
        ring = Doughnut(metrics=graph.falling(parts), place=place)
        yield View(name="ring and table", blocks=(beside(ring, table, RING_SHARE),))
    if len(parts) <= MOST_TILES:
        tiles = Tiles(items=figures(parts, graph), place=place)
        bar = StackedBar(metrics=parts, periods=(graph.latest(found.key).period,), share=True, place=place)
        yield View(name="bar over figures", blocks=(bar, tiles))
    if found.complete and len(parts) <= MOST_IN_A_RING:
        steps = Waterfall(metrics=parts, result=found.key, place=place)
        keys = (found.key, *graph.falling(parts))[:MOST_BESIDE]
        yield View(name="steps and figures", blocks=(with_figures(steps, keys, graph),))
    yield View(name="table of parts", blocks=(table,))


def _narrow(found: Whole, graph: FactGraph) -> tuple[Block, ...]:
    """Return the parts as one chart below the whole."""
    place, parts = graph.metrics[found.key].place, graph.falling(found.parts)
    if len(parts) >= FEWEST_IN_A_MAP or not found.complete:
        return (figure(found.key, graph), Treemap(metrics=parts, place=place))
    ring, bars = Doughnut(metrics=parts, place=place), Bar(metrics=parts, place=place)
    return (figure(found.key, graph), Roomy(block=ring, narrower=bars, place=place))


def _table(found: Whole, graph: FactGraph) -> Table:
    keys = (found.key, *graph.falling(found.parts))
    changes = 2 * sum(graph.change(key) is not None for key in keys) > len(keys)
    columns = ("latest", "share", *(("change",) if changes else ()))
    return Table(metrics=keys, columns=columns, place=graph.metrics[found.key].place)
