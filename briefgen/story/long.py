"""A brief in, the long picture's plan out: a band a finding, the strongest figure in the head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.base.copier import replace
from briefgen.blocks.charts.parts.block import ChartBlock
from briefgen.blocks.charts.slope import Slope
from briefgen.blocks.figure_list import FigureList
from briefgen.blocks.kpi import Kpi
from briefgen.blocks.kpi_grid import KpiGrid
from briefgen.blocks.parts.containers import Across, Pile
from briefgen.blocks.row import Row
from briefgen.blocks.stack import Stack
from briefgen.brief.model import Module, OnePager, Slide
from briefgen.edition.long_plan import Band, LongPlan
from briefgen.model.context import Block, Wrapper
from briefgen.story import arranging
from briefgen.story.figure_blocks import FigureWithChart
from briefgen.story.graph import FactGraph
from briefgen.story.page import Derivation

MOST_BESIDE = 2
"""Blocks of a row that may stay side by side: a figure and its chart."""
STRONG = 0.5
"""An insight may open the picture if it weighs so much against the strongest."""
ON_CARDS = frozenset({2, 4, 6})
"""Figures that stand on cards, two in a row, rather than in a table."""


def long_plan(derived: Derivation, slides: Sequence[Slide], in_full: int | None = None) -> LongPlan:
    """Return the plan: the head's figure, and a band for each other module of a page of one column.

    ``in_full`` is how many insights have a band each, all by default; the other figures are listed.
    """
    page = derived.in_columns(in_full)
    opening, left = _opening(page, derived)
    shown = next((block.metric for block in opening.blocks if isinstance(block, Kpi)), "") if opening else ""
    narrow = _Narrow(derived.story.graph, shown)
    bands = [Band(module=narrow.module(module)) for module in left.hero]
    for index, pillar in enumerate(left.pillars):
        bands += [Band(module=narrow.module(module), pillar=index) for module in pillar.modules]
    if left.strip is not None:
        bands.append(Band(module=narrow.module(left.strip)))
    bands = bands or [Band(module=narrow.module(module)) for module in _of_slides(slides)]
    return LongPlan(page=page, opening=opening, bands=bands)


def _of_slides(slides: Sequence[Slide]) -> Iterator[Module]:
    """Yield the content slides as modules: a brief without figures and page says all it has to say there."""
    for slide in slides:
        if slide.kind == "content" and slide.blocks:
            subtitle = slide.subtitle if slide.title is not None else None
            yield Module(title=slide.title, subtitle=subtitle, blocks=slide.blocks, place=slide.place)


def _opening(page: OnePager, derived: Derivation) -> tuple[Module | None, OnePager]:
    """Return what the head shows, and the page without what it shows whole."""
    found = _written(page) or _told(page, derived)
    if found is None:
        return None, page
    opening, whole = found
    if whole is None:
        return opening, page
    pillars = (replace(pillar, modules=_without(pillar.modules, whole)) for pillar in page.pillars)
    return opening, replace(page, hero=_without(page.hero, whole), pillars=tuple(pillars))


def _without(modules: Sequence[Module], whole: Module) -> tuple[Module, ...]:
    return tuple(module for module in modules if module is not whole)


def _written(page: OnePager) -> tuple[Module, Module | None] | None:
    """Return the first figure of a written hero, and its module where the head shows all of that."""
    for module in page.hero:
        for block in module.blocks:
            if isinstance(block, ChartBlock) and len(block.metrics) == 1:
                kpi = Kpi(metric=block.metrics[0], accent=module.accent, place=block.place)
                opening = replace(module, title=None, subtitle=None, badge=None, blocks=(kpi, block))
                return opening, module if len(module.blocks) == 1 else None
            if isinstance(block, Kpi):
                return replace(module, badge=None, subtitle=None, blocks=(block,)), None
    return None


def _told(page: OnePager, derived: Derivation) -> tuple[Module, Module | None] | None:
    """Return a strong figure that the head tells whole, else the strongest, else a written page's first."""
    graph = derived.story.graph
    ranked = [each.insight for each in sorted(derived.story.all_told(), key=lambda one: -one.insight.weight)]
    if not ranked:
        first = next((block for block in _leaves(page) if isinstance(block, Kpi)), None)
        return None if first is None else (Module(blocks=(first,), place=first.place), None)
    modules = [module for pillar in page.pillars for module in pillar.modules]
    for insight in ranked:
        if insight.weight < STRONG * ranked[0].weight:
            break
        charts = [chart for block in insight.narrow if (chart := _chart(block)) is not None]
        whole = next((module for module in modules if module.blocks == insight.narrow), None)
        if len(insight.metrics) == len(charts) == len(insight.narrow) == 1 and whole is not None:
            figure = arranging.figure(insight.lead, graph)
            return Module(blocks=(figure, *charts), place=insight.place), whole
    moving = [insight.lead for insight in ranked if graph.change(insight.lead) is not None]
    figure = arranging.figure((moving or [ranked[0].lead])[0], graph)
    return Module(blocks=(figure,), place=figure.place), None


def _chart(block: Block) -> ChartBlock | None:
    if isinstance(block, FigureWithChart):
        return block.chart
    return block if isinstance(block, ChartBlock) else None


def _leaves(page: OnePager) -> Iterator[Block]:
    for pillar in page.pillars:
        for module in pillar.modules:
            waiting = list(module.blocks)
            while waiting:
                block = waiting.pop(0)
                yield block
                waiting = [*getattr(block, "blocks", ()), *waiting]


class _Narrow:
    """Blocks for one column: below each other, but for a figure beside its chart."""

    def __init__(self, graph: FactGraph, shown: str) -> None:
        self._graph = graph
        self._shown = {shown}
        """Metrics that stand large in the head or in a band: no further band repeats them above its chart."""

    def module(self, module: Module) -> Module:
        """Return the module with its blocks below each other."""
        blocks = module.blocks
        if len(blocks) == 1 and isinstance(pair := blocks[0], FigureWithChart):
            blocks = (pair.kpi, pair.chart) if not isinstance(pair.chart, Slope) else blocks
        charted = len(blocks) > 1 and isinstance(blocks[1], ChartBlock | Wrapper)
        if charted and isinstance(first := blocks[0], Kpi) and not first.claim:
            blocks = blocks[1:] if first.metric in self._shown else blocks
            self._shown.add(first.metric)
        return replace(module, blocks=tuple(self._block(block) for block in blocks))

    def _block(self, block: Block) -> Block:
        if isinstance(block, Row | Across):
            return self._row(block)
        if isinstance(block, Stack | Pile):
            return replace(block, blocks=tuple(self._block(each) for each in block.blocks))
        return self._list(block) if isinstance(block, FigureList) else block

    def _row(self, block: Row | Across) -> Block:
        cells = tuple(self._block(cell) for cell in block.blocks)
        if len(cells) <= MOST_BESIDE and any(isinstance(cell, Kpi | FigureWithChart) for cell in cells):
            return replace(block, blocks=cells)
        kpis = tuple(cell for cell in cells if isinstance(cell, Kpi))
        if len(kpis) == len(cells) > 1:
            return KpiGrid(items=kpis, place=block.place)
        return Stack(blocks=cells, place=block.place)

    def _list(self, block: FigureList) -> Block:
        """Return few figures on cards, without the one in the head; more in their table."""
        left = tuple(key for key in block.metrics if key not in self._shown)
        if len(left) not in ON_CARDS:
            return block
        return KpiGrid(items=arranging.figures(left, self._graph), columns=2, place=block.place)
