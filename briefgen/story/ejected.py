"""A derived deck and page in, the same in words of a brief out, as somebody would have written them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.blocks.charts.parts.block import ChartBlock
from briefgen.blocks.heading import Heading
from briefgen.blocks.parts.containers import Across, Container, Pile
from briefgen.blocks.row import Row
from briefgen.blocks.stack import Stack
from briefgen.brief.model import Module, OnePager, Slide
from briefgen.facts.ledger import Ledger
from briefgen.model.context import Block, Wrapper
from briefgen.story.figure_blocks import FIGURE_SHARE, FigureWithChart, Roomy

CHART_GAP = 1.0
"""Room between a figure and its chart, in steps of the spacing scale."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How what adapts itself to its room is written, as a brief's words do not."""

    ledger: Ledger
    wide: bool = True
    """Blocks have room side by side."""
    beside: bool = False
    """Figures stand beside their charts, not above them."""


def written_slides(slides: Sequence[Slide], pillars: Collection[str], wording: Wording) -> tuple[Slide, ...]:
    """Return slides in words of a brief that has these pillars; there a figure stands above its chart."""
    wording = replace(wording, beside=False)
    return tuple(
        replace(
            slide,
            pillar=slide.pillar if slide.pillar in pillars else "",
            blocks=tuple(written(block, wording) for block in slide.blocks),
        )
        for slide in slides
    )


def written_page(page: OnePager, wording: Wording) -> OnePager:
    """Return a page in words of a brief."""
    pillars = (replace(pillar, modules=_modules(pillar.modules, wording)) for pillar in page.pillars)
    return replace(page, hero=_modules(page.hero, wording), pillars=tuple(pillars))


def _modules(modules: Sequence[Module], wording: Wording) -> tuple[Module, ...]:
    return tuple(_module(module, wording) for module in modules)


def _module(module: Module, wording: Wording) -> Module:
    """Return a module; one whose only block begins with a heading has that as its title."""
    blocks = tuple(written(block, wording) for block in module.blocks)
    if module.title is None and len(blocks) == 1 and isinstance(blocks[0], Stack):
        head, *rest = blocks[0].blocks
        if isinstance(head, Heading) and head.badge is None:
            return replace(module, title=head.text, subtitle=head.subtitle, blocks=tuple(rest))
    return replace(module, blocks=blocks)


def written(block: Block, wording: Wording) -> Block:
    """Return a block in words of a brief."""
    match block:
        case ChartBlock():
            return _in_all_periods(block, wording.ledger)
        case Roomy():
            return written(block.block if wording.wide else block.narrower, wording)
        case FigureWithChart():
            return _figure_and_chart(block, wording)
        case Wrapper():
            return written(block.block, wording)
        case Container():
            return _container(block, _all(block.blocks, wording))
    return block


def _container(block: Container, blocks: tuple[Block, ...]) -> Block:
    """Return what holds blocks, with these in it; a stack of one is that."""
    match block:
        case Across():
            return Row(
                blocks=blocks,
                shares=_uneven(block.shares),
                gutters=block.gutters,
                align="top",
                place=block.place,
            )
        case Row():
            return replace(block, blocks=blocks, shares=_uneven(block.shares))
        case Stack() if len(blocks) == 1:
            return blocks[0]
        case Stack():
            return replace(block, blocks=blocks)
    return Stack(blocks=blocks, gap=block.gap if isinstance(block, Pile) else CHART_GAP, place=block.place)


def _uneven(shares: Sequence[float]) -> tuple[float, ...]:
    """Return the widths of a row where they differ: even ones go without saying."""
    return tuple(shares) if len(set(shares)) > 1 else ()


def _figure_and_chart(block: FigureWithChart, wording: Wording) -> Block:
    pair = _all((block.kpi, block.chart), wording)
    if wording.beside:
        return Row(blocks=pair, shares=(FIGURE_SHARE, 1 - FIGURE_SHARE), place=block.place)
    return Stack(blocks=pair, gap=CHART_GAP, place=block.place)


def _in_all_periods(chart: ChartBlock, ledger: Ledger) -> ChartBlock:
    """Return a chart without its periods where they are all that its metrics have: it shows those unasked."""
    keys = [key for key in chart.metrics if key in ledger.metrics]
    known = {tuple(fact.period for fact in ledger.series(key)) for key in keys}
    return replace(chart, periods=()) if known == {tuple(chart.periods)} else chart


def _all(blocks: Sequence[Block], wording: Wording) -> tuple[Block, ...]:
    return tuple(written(block, wording) for block in blocks)
