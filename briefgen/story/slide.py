"""Modules of a page in, slides out: charts beside their figures, with periods and names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.locale import is_chinese
from briefgen.base.messages import messages
from briefgen.base.phrase import Phrase
from briefgen.blocks.callout import Callout
from briefgen.blocks.charts.parts.block import ChartBlock
from briefgen.blocks.kpi import Kpi
from briefgen.blocks.kpi_grid import KpiGrid
from briefgen.blocks.prose import Prose
from briefgen.blocks.row import Row
from briefgen.blocks.stack import Stack
from briefgen.blocks.tags import Tags
from briefgen.blocks.tiles import Tiles
from briefgen.brief.model import Brief, Module, Pillar, Slide
from briefgen.facts.ledger import Ledger
from briefgen.facts.prose import resolve
from briefgen.model.context import Block
from briefgen.story.steering import Steering

LONGEST_TITLE = 58
"""Characters of two insights that make one title of two lines."""
PAIRED_CHART_PT = 185.0
"""Natural height of a chart below its figure: it grows rather than its neighbours shrink."""
CHART_SHARE = 1.7
"""Width of a chart against the words beside it."""
MOST_BESIDE = 2
"""Figures that are repeated large beside their chart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The brief's metrics, as slides show them."""

    brief: Brief
    ledger: Ledger

    def of_pillar(self, pillar: str, *, claims: bool = False) -> tuple[Kpi, ...]:
        """Return a pillar's metrics that have a value, as figures."""
        metrics = Steering.of(self.brief).ordered(self.brief.metrics.values())
        return tuple(
            Kpi(metric=metric.key, claim="" if claims else "none", place=metric.place)
            for metric in metrics
            if metric.pillar == pillar and self.ledger.series(metric.key)
        )

    def with_context(self, kpi: Kpi) -> tuple[Block, ...]:
        """Return a figure with its label, its period where nothing is compared, and the names it counts."""
        key = kpi.metric.partition(".")[0]
        metric = self.brief.metrics.get(key)
        if metric is None:
            return (kpi,)
        labelled = replace(kpi, label=None)
        bare = kpi.note is None and not metric.claims and len(self.ledger.series(key)) < 2
        if bare and not kpi.claim:
            labelled = replace(labelled, note=Phrase(f"{{{key}.period}}", kpi.place))
        return (labelled, Tags(metric=key, place=kpi.place)) if metric.names else (labelled,)

    def joined(self, modules: Sequence[Module]) -> Phrase | None:
        """Return the first two insights as one title, the first alone where that is too long or English."""
        titles = [module.title for module in modules if module.title is not None]
        if len(titles) < 2 or not is_chinese(self.brief.meta.language):
            return titles[0] if titles else None
        both = messages(self.brief.meta.language).semicolon.join(title.text for title in titles[:2])
        pieces, _ = resolve(both, self.ledger, titles[0].place)
        length = sum(len(piece.text) for piece in pieces)
        return Phrase(both, titles[0].place) if length <= LONGEST_TITLE else titles[0]

    def joined_notes(self, notes: Iterable[Phrase | None]) -> Phrase | None:
        """Return several notes as one, a full stop after each that has no closing punctuation."""
        given = [note for note in notes if note is not None]
        if not given:
            return None
        stop = messages(self.brief.meta.language).stop
        space = " " if stop == "." else ""
        ended = (note.text if note.text[-1:] in "。！？.!?" else note.text + stop for note in given)
        return Phrase(space.join(ended), given[0].place)


def is_bare(module: Module) -> bool:
    """Say whether a module is one figure and nothing else."""
    return len(module.blocks) == 1 and isinstance(module.blocks[0], Kpi) and module.title is not None


def group_slide(
    modules: Sequence[Module],
    blocks: tuple[Block, ...],
    pillar: Pillar,
    figures: Figures,
) -> Slide:
    """Return a slide for several modules of a pillar, titled with what the first of them say."""
    return Slide(
        title=figures.joined(modules),
        pillar=pillar.key,
        blocks=blocks,
        notes=figures.joined_notes(module.notes for module in modules),
        place=modules[0].place,
    )


def _column(module: Module, figures: Figures) -> tuple[Block, ...]:
    parts: list[Block] = []
    for block in module.blocks:
        for part in block.blocks if isinstance(block, Row) else (block,):
            if isinstance(part, ChartBlock):
                parts.append(replace(part, height=part.height or PAIRED_CHART_PT))
            else:
                parts += figures.with_context(part) if isinstance(part, Kpi) else (part,)
    return tuple(parts)


def module_slide(module: Module, pillar: str, figures: Figures, beside: Module | None = None) -> Slide:
    """Return a module as a slide of its own; ``beside``: a module of one bare figure on the same slide."""
    blocks, notes = _spread(module.blocks, figures), module.notes
    kpis = tuple(block for block in module.blocks if isinstance(block, Kpi))
    if len(kpis) == len(module.blocks) > 1:
        blocks = (KpiGrid(items=kpis, place=module.place),)
    if is_bare(module):
        blocks = _tiles(module, figures)
    if beside is not None:
        aside = Stack(blocks=_column(beside, figures), place=beside.place)
        main = blocks[0] if len(blocks) == 1 else Stack(blocks=blocks, place=module.place)
        blocks = (Row(blocks=(main, aside), shares=(CHART_SHARE, 1.0), place=module.place),)
        notes = figures.joined_notes([notes, beside.notes])
    return Slide(
        title=module.title,
        subtitle=module.subtitle,
        pillar=pillar,
        blocks=blocks,
        notes=notes,
        place=module.place,
    )


def _tiles(module: Module, figures: Figures) -> tuple[Block, ...]:
    """Return a lone figure on a tile that fills its slide, the names of what it counts below it."""
    parts = _column(module, figures)
    kpis = tuple(part for part in parts if isinstance(part, Kpi))
    others = tuple(part for part in parts if not isinstance(part, Kpi))
    return (Tiles(items=kpis, place=module.place), *others)


def _spread(blocks: tuple[Block, ...], figures: Figures) -> tuple[Block, ...]:
    """Return a chart with its texts at its side, or with its own figures where there are none."""
    charts = [block for block in blocks if isinstance(block, ChartBlock)]
    others = [block for block in blocks if not isinstance(block, ChartBlock)]
    if len(charts) != 1 or not all(isinstance(block, Prose | Kpi | Callout) for block in others):
        return blocks
    (chart,) = charts
    parts = [part for block in others for part in _as_callouts(block)] or list(_own_figures(chart, figures))
    if not parts:
        return blocks
    aside = Stack(blocks=tuple(parts), place=chart.place)
    return (Row(blocks=(chart, aside), shares=(CHART_SHARE, 1.0), place=chart.place),)


def _as_callouts(block: Block) -> tuple[Block, ...]:
    if not isinstance(block, Prose):
        return (block,)
    return tuple(Callout(text=text, place=block.place) for text in block.text)


def _own_figures(chart: ChartBlock, figures: Figures) -> tuple[Block, ...]:
    """Return the figures of a chart over time; a comparison of several metrics has none that leads."""
    keys = [key for key in chart.metrics if key in figures.brief.metrics]
    if len(keys) > MOST_BESIDE or any(len(figures.ledger.series(key)) < 2 for key in keys):
        return ()
    return tuple(Kpi(metric=key, place=chart.place) for key in keys)
