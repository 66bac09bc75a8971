"""A pillar made of its metrics in, its slides out: charts side by side, bare figures on tiles, a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from briefgen.blocks.kpi import Kpi
from briefgen.blocks.row import Row
from briefgen.blocks.table import Table
from briefgen.brief.model import Module, Pillar, Slide
from briefgen.model.context import Block
from briefgen.story.figure_blocks import FEWEST_OF_TREND, Tiles
from briefgen.story.slide import Figures, group_slide, is_bare, module_slide, shared_slide

MOST_ALONE = 6
"""Charts that have a slide each where no pillar holds them together; more of them share slides."""
MOST_TOGETHER = 3
"""Charts side by side on a slide."""
MOST_CHARTED = 12
"""Charts of a section; further ones are listed, unless one more slide holds them."""
MOST_TILES = 8
"""Bare figures of a slide."""

T = TypeVar("T")


def derived_slides(pillar: Pillar, figures: Figures, shown: frozenset[str]) -> list[Slide]:
    """Return a section's slides; figures without a chart that were ``shown`` are not shown again."""
    named = pillar.title is not None
    charted = [module for module in pillar.modules if not is_bare(module)]
    bare = [module for module in pillar.modules if is_bare(module)]
    alone = not named and len(charted) <= MOST_ALONE
    if not named or _all_shown(figures, shown):
        bare = [module for module in bare if _key(module) not in shown]
    most = MOST_CHARTED if len(charted) > MOST_CHARTED + MOST_TOGETHER else len(charted)
    first, listed = charted[:most], charted[most:]
    joined = bare if len(bare) == 1 and first else []
    groups = _groups(first, 1) if alone else _groups([*first, *joined], MOST_TOGETHER)
    if alone and joined:
        groups[-1] += joined
    bare = [] if joined else bare
    slides = [_charts(group, pillar, figures) for group in groups]
    slides += [_tiles(group, pillar, figures) for group in _groups(bare, MOST_TILES)]
    return [*slides, _list(listed, pillar, figures)] if listed else slides


def evenly(things: Sequence[T], count: int) -> list[list[T]]:
    """Return things in so many groups of even sizes."""
    bounds = [round(index * len(things) / count) for index in range(count + 1)] if count else []
    return [list(things[start:end]) for start, end in pairwise(bounds)]


def _groups(things: Sequence[T], most: int) -> list[list[T]]:
    return evenly(things, -(-len(things) // most))


def _all_shown(figures: Figures, shown: frozenset[str]) -> bool:
    """Say whether one slide has shown every figure of a small brief."""
    ledger = figures.ledger
    known = [key for key in figures.brief.metrics if ledger.series(key)]
    return all(key in shown and len(ledger.series(key)) < 2 for key in known)


def _key(module: Module) -> str:
    (block,) = module.blocks
    return block.metric if isinstance(block, Kpi) else ""


def _charts(group: Sequence[Module], pillar: Pillar, figures: Figures) -> Slide:
    if len(group) == 1 and pillar.title is None:
        return module_slide(group[0], pillar.key, figures)
    return shared_slide(group, pillar, figures)


def _tiles(group: Sequence[Module], pillar: Pillar, figures: Figures) -> Slide:
    kpis = (Kpi(metric=_key(module), place=module.place) for module in group)
    parts = [part for kpi in kpis for part in figures.with_context(kpi)]
    tiles = tuple(replace(part, size="figure") for part in parts if isinstance(part, Kpi))
    tags = (part for part in parts if not isinstance(part, Kpi))
    blocks: tuple[Block, ...] = (Tiles(items=tiles, place=group[0].place), *tags)
    return _slide(blocks, group, pillar, figures)


def _list(group: Sequence[Module], pillar: Pillar, figures: Figures) -> Slide:
    rows = (block for module in group for block in module.blocks if isinstance(block, Row))
    keys = tuple(row.blocks[0].metric for row in rows if isinstance(row.blocks[0], Kpi))
    long = any(len(figures.ledger.series(key)) >= FEWEST_OF_TREND for key in keys)
    columns = ("latest", "change", "trend") if long else ("latest", "change")
    return _slide((Table(metrics=keys, columns=columns, place=group[0].place),), group, pillar, figures)


def _slide(blocks: tuple[Block, ...], group: Sequence[Module], pillar: Pillar, figures: Figures) -> Slide:
    title = pillar.message if len(group) == len(pillar.modules) else None
    return group_slide(group, blocks, pillar, figures, title=title, subtitle=pillar.title)
