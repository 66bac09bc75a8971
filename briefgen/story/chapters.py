"""A story in, the page of a sheet for a wall out: its strongest finding large, the others as chapters."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefgen.base.copier import replace
from briefgen.base.phrase import Phrase
from briefgen.blocks.charts.doughnut import Doughnut
from briefgen.blocks.figure_list import FigureList
from briefgen.blocks.kpi_grid import KpiGrid
from briefgen.blocks.parts.containers import Pile
from briefgen.brief.model import Module, OnePager, PaperSize, Pillar
from briefgen.story import arranging
from briefgen.story.figure_blocks import FigureWithChart, Roomy
from briefgen.story.forms import panel, trend, whole
from briefgen.story.packing import HEAD_GAP, headed, is_wide
from briefgen.story.told import Story, Told

SIZES: frozenset[PaperSize] = frozenset({"A3", "A2"})
"""Sheets with chapters where the brief names no structure."""
WIDE, LIST, LEAD = 2.0, 1.3, 1.7
"""Columns of a finding that needs more than one, and of a list or a whole; the width of what is on top."""
MOST_TILES = 4
FEWEST_WITH_TILES = 4
"""Figures from which the strongest stand on top."""
MOST_ON_TOP = 2
"""Figures of a finding on top, each with its chart: more of them are too high."""
STRONG = 0.5
"""A finding whose chart fills a height is on top if it weighs so much against the strongest."""

Parted = Callable[[Pillar], tuple[list[Told], tuple[str, ...]]]
"""The findings of a pillar that are shown in full, and the figures that only the others show."""


def chapters(page: OnePager, story: Story, parted: Parted) -> OnePager:
    """Return the page: hero, and a module a finding; a pillar's other figures are listed in its last one."""
    lead = _lead(story)
    pillars: list[Pillar] = []
    for pillar in story.pillars:
        full, rest = parted(pillar)
        own = [_chapter(told, story) for told in full if told is not lead]
        shown = () if lead is None else lead.insight.metrics
        if listed := tuple(key for key in rest if key not in shown or lead not in story.told[pillar.key]):
            table = FigureList(metrics=listed, place=pillar.place)
            own.append(Module(title=pillar.title, blocks=(table,), width=LIST, place=pillar.place))
        pillars.append(pillar if pillar.modules else replace(pillar, modules=tuple(own)))
    return replace(page, structure="chapters", hero=_hero(lead, story), pillars=tuple(pillars))


def _lead(story: Story) -> Told | None:
    """Return the strongest finding, of a pillar that has others; None for a story of few."""
    rich = [each for told in story.told.values() if len(told) > 1 for each in told]
    drawn = [each for each in rich if each.insight.form != panel.WORD]
    strongest = max((each.insight.weight for each in drawn), default=0.0)
    good = [
        each
        for each in drawn
        if each.insight.form != whole.WORD
        and (each.insight.form == trend.TOGETHER or len(each.insight.metrics) <= MOST_ON_TOP)
        and each.insight.weight >= strongest * STRONG
    ]
    return max(good or drawn, key=lambda each: each.insight.weight, default=None)


def _hero(lead: Told | None, story: Story) -> tuple[Module, ...]:
    """Return the strongest finding and the strongest figures of the others."""
    found: list[Module] = []
    if lead is not None:
        place = lead.insight.place
        found.append(Module(blocks=(_roomy(lead, headed_by=True),), width=LEAD, place=place))
    if len(story.graph.metrics) >= FEWEST_WITH_TILES:
        told = () if lead is None else lead.insight.metrics
        keys = [key for key in story.strongest(MOST_TILES + len(told)) if key not in told][:MOST_TILES]
        items, place = arranging.figures(keys, story.graph), story.graph.metrics[keys[0]].place
        grid = KpiGrid(items=items, columns=MOST_TILES if lead is None else MOST_TILES // 2, place=place)
        found.append(Module(blocks=(grid,), place=place))
    return tuple(found)


def _chapter(told: Told, story: Story) -> Module:
    place = told.insight.place
    charts = sum(isinstance(block, FigureWithChart) for block in told.insight.narrow)
    parts = _is_ring(told)
    wide = not parts and (is_wide(told) or charts > 1)
    return Module(
        title=Phrase(told.title, place),
        subtitle=told.group,
        blocks=(_roomy(told, headed_by=False),) if wide else told.insight.narrow,
        width=WIDE if wide else LIST if parts else 1.0,
        notes=story.notes(told.insight.metrics),
        place=place,
    )


def _is_ring(told: Told) -> bool:
    """Say whether an insight is shown by a ring: it does not grow, and a table beside it needs much width."""
    rows = [each for block in told.view.blocks for each in getattr(block, "blocks", (block,))]
    return any(isinstance(block, Doughnut) for block in rows)


def _roomy(told: Told, *, headed_by: bool) -> Roomy:
    """Return a finding's blocks side by side where they have room, else below each other."""
    place = told.insight.place
    ways: Sequence[Pile] = [
        headed(told, blocks) if headed_by else Pile(blocks=blocks, gap=HEAD_GAP, place=place)
        for blocks in (told.view.blocks, told.insight.narrow)
    ]
    return Roomy(block=ways[0], narrower=ways[1], place=place)
