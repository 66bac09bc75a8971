"""`whole`: a figure and its parts, shown as what they are: shares of one thing."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.base.translate import tr
from briefgen.blocks.charts.bar import Bar
from briefgen.blocks.charts.doughnut import Doughnut
from briefgen.blocks.charts.progress import Progress
from briefgen.blocks.charts.stacked_bar import StackedBar
from briefgen.blocks.charts.treemap import Treemap
from briefgen.blocks.charts.waterfall import Waterfall
from briefgen.blocks.parts.containers import Pile
from briefgen.blocks.table import Table
from briefgen.blocks.tiles import Tiles
from briefgen.facts.format import figure as figure_text
from briefgen.model.context import Block
from briefgen.story import sentences
from briefgen.story.arranging import (
    ASIDE_GAPS,
    MOST_BESIDE,
    beside,
    figure,
    figure_over_chart,
    figures,
    with_figures,
)
from briefgen.story.figure_blocks import Roomy
from briefgen.story.graph import FactGraph, Whole
from briefgen.story.insight import Insight, View

WORD = "whole"
WEIGHT = 3.0
MOST_IN_A_RING = 5
LONGEST_BESIDE_A_RING = 24
"""Letters of a part's name and figure, a Han character is two: longer ones stand at bars."""
MOST_TILES = 4
FEWEST_IN_A_MAP = 5
MAP_SHARE, RING_SHARE, LINE_SHARE, TOTAL_SHARE = 1.25, 0.85, 1.15, 0.8
"""Width of the chart against the table beside it."""


def find(free: list[str], graph: FactGraph) -> Iterator[Insight]:
    """Yield an insight for each whole whose parts are free: each part is shown with one whole."""
    taken: set[str] = set()
    for index, found in enumerate(graph.wholes()):
        if found.key in free and not taken & set(found.parts) and set(found.parts) <= set(free):
            taken |= set(found.parts)
            place = graph.metrics[found.key].place
            told = (sentences.whole(found, graph), sentences.whole_moved(found, graph))
            moved_first = index % 2 != graph.is_series(found.key)
            yield Insight(
                form=WORD,
                metrics=(found.key, *found.parts),
                titles=tuple(filter(None, reversed(told) if moved_first else told)),
                weight=WEIGHT + abs(float(graph.moved(found.key))),
                why=tr("{names} are parts of {key}", names=", ".join(found.parts), key=found.key),
                ways=tuple(_ways(found, graph)),
                narrow=_narrow(found, graph),
                place=place,
            )


def _ways(found: Whole, graph: FactGraph) -> Iterator[View]:
    place, parts = graph.metrics[found.key].place, found.parts
    table = _table(found, graph)
    short = _fits_beside_a_ring(parts, graph)
    if graph.is_series(found.key) and short:
        line = Pile(blocks=figure_over_chart(found.key, graph), gap=ASIDE_GAPS, place=place)
        ring = Doughnut(metrics=graph.falling(parts), place=place)
        yield View(name="line and ring", blocks=(beside(line, ring, LINE_SHARE),))
    if len(parts) >= FEWEST_IN_A_MAP:
        areas = Treemap(metrics=parts, place=place)
        yield View(name="map and table", blocks=(beside(areas, table, MAP_SHARE),))
    if found.complete and short:
        ring = Doughnut(metrics=graph.falling(parts), place=place)
        yield View(name="ring and table", blocks=(beside(ring, table, RING_SHARE),))
    if len(parts) <= MOST_TILES:
        tiles = Tiles(items=figures(parts, graph), place=place)
        bar = StackedBar(metrics=parts, periods=(graph.latest(found.key).period,), share=True, place=place)
        yield View(name="bar over figures", blocks=(bar, tiles))
    shares = [fact for part in graph.falling(parts) if (fact := graph.share(part)) is not None]
    if len(shares) == len(parts) <= MOST_IN_A_RING:
        total = Tiles(items=(figure(found.key, graph),), place=place)
        tracks = Progress(metrics=tuple(fact.id for fact in shares), place=place)
        yield View(name="total and shares", blocks=(beside(total, tracks, TOTAL_SHARE),))
    if not short:
        bars = Bar(metrics=graph.falling(parts), place=place)
        yield View(name="bars and table", blocks=(beside(bars, table, RING_SHARE),))
    if found.complete and len(parts) <= MOST_IN_A_RING:
        steps = Waterfall(metrics=parts, result=found.key, place=place)
        keys = (found.key, *graph.falling(parts))[:MOST_BESIDE]
        yield View(name="steps and figures", blocks=(with_figures(steps, keys, graph),))
    yield View(name="table of parts", blocks=(table,))


def _fits_beside_a_ring(parts: tuple[str, ...], graph: FactGraph) -> bool:
    """Say whether parts are few and their names short, so that a key beside a ring can be read."""
    keys = (
        graph.metrics[part].label + figure_text(graph.latest(part), graph.ledger.language).text
        for part in parts
    )
    wide = max(sum(2 if letter > "\u2e80" else 1 for letter in key) for key in keys)
    return len(parts) <= MOST_IN_A_RING and wide <= LONGEST_BESIDE_A_RING


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
