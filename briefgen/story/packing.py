"""Insights in, rows of a page out: what is wide has a row, what is small shares one."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.base.diagnostics import Place
from briefgen.base.phrase import Phrase
from briefgen.blocks.heading import Heading
from briefgen.blocks.parts.containers import Across, Pile
from briefgen.model.context import Block
from briefgen.story.arranging import figure_over_chart, figures_over_charts
from briefgen.story.evenly import evenly
from briefgen.story.figure_blocks import Roomy
from briefgen.story.graph import FactGraph
from briefgen.story.told import Told

WIDE = frozenset({"whole", "trends", "ranking"})
"""Forms that have a row of their own."""
FEWEST_IN_A_WIDE_PANEL = 4
HEAD_GAP = 1.5
"""Room between an insight and what shows it, in steps of the spacing scale."""
GUTTERS = 1.6
ROW_GAP = 4.0
"""Room between two rows of figures with charts."""
MOST_DRAWN_IN_A_ROW = 3
"""Figures above their charts that stand side by side on a page."""


def rows(told: Sequence[Told], place: Place) -> tuple[Block, ...]:
    """Return insights as rows of one or two, in order as far as no small one stands alone."""
    left, found = list(told), list[Block]()
    while left:
        first = left.pop(0)
        row = [first]
        if not is_wide(first):
            other = next((each for each in left if not is_wide(each)), None)
            if other is not None:
                left.remove(other)
                row.append(other)
        found.append(_row(row, place, narrow=len(row) > 1))
    return tuple(found)


def drawn(told: Told, place: Place) -> Block:
    """Return an insight that has a page to itself: its figures with their charts below each other."""
    return _row((told,), place, narrow=True)


def spread(told: Sequence[Told], place: Place, graph: FactGraph) -> tuple[Block, ...]:
    """Return the insights of a page with few figures, each in a row of its own, so that they fill it."""
    return tuple(
        headed(each, _drawn_panel(each.insight.metrics, graph, alone=len(told) == 1))
        if each.insight.form == "panel" and _is_drawn(each.insight.metrics, graph)
        else _row((each,), place, narrow=False)
        for each in told
    )


def _is_drawn(keys: Sequence[str], graph: FactGraph) -> bool:
    """Say whether most of several figures have a past that a chart can show."""
    return len(keys) > 1 and 2 * sum(graph.base(key) is not None for key in keys) > len(keys)


def _drawn_panel(keys: Sequence[str], graph: FactGraph, *, alone: bool) -> tuple[Block, ...]:
    """Return figures with the charts of their past: in a row each, or several to a row on a fuller page."""
    if alone and len(keys) <= MOST_DRAWN_IN_A_ROW:
        found = [block for key in keys for block in figure_over_chart(key, graph)]
    else:
        parts = evenly(keys, -(-len(keys) // MOST_DRAWN_IN_A_ROW))
        found = [figures_over_charts(part, graph) for part in parts]
    return (Pile(blocks=found, gap=ROW_GAP, place=graph.metrics[keys[0]].place),)


def is_wide(told: Told) -> bool:
    """Say whether an insight needs the width of the page."""
    insight = told.insight
    many = insight.form == "panel" and len(insight.metrics) >= FEWEST_IN_A_WIDE_PANEL
    return insight.form in WIDE or many


def _row(told: Sequence[Told], place: Place, *, narrow: bool) -> Block:
    cells = [_cell(each, narrow=narrow) for each in told]
    return (
        cells[0]
        if len(cells) == 1
        else Across(blocks=cells, shares=(1.0,) * len(cells), gutters=GUTTERS, place=place)
    )


def _cell(told: Told, *, narrow: bool) -> Block:
    slim = headed(told, told.insight.narrow)
    if narrow:
        return slim
    return Roomy(block=headed(told, told.view.blocks), narrower=slim, place=told.insight.place)


def headed(told: Told, blocks: Sequence[Block]) -> Pile:
    """Return blocks of an insight below its sentence."""
    place = told.insight.place
    head = Heading(text=Phrase(told.title, place), subtitle=told.group, place=place)
    return Pile(blocks=(head, *blocks), gap=HEAD_GAP, place=place)
