"""`columns`: the hero on a panel at the left, the pillars as running text in columns beside it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from briefgen.blocks.parts.containers import Across, Hued, Pile
from briefgen.blocks.parts.point import most_columns
from briefgen.layout.structures.parts import Head, Rule, hero_panel, section
from briefgen.layout.structures.plan import Plan, section_gap, strip_row
from briefgen.model.context import Block, Composition, Setting

PANEL_SHARE = 0.3
"""Width of the hero's panel."""
NARROWEST_EM = 15.0
"""A column is at least so many body ems wide."""
MODULE_GAP = 2.4
"""Room around the hairline between two modules, in steps of the spacing scale."""


def compose(plan: Plan, setting: Setting, width: float, height: float | None = None) -> Composition:
    """Lay the page out; the pillars' modules flow over columns of even heights."""
    side = width * PANEL_SHARE if plan.hero else 0.0
    aside = side + setting.medium.gutter * 1.5 if plan.hero else 0.0
    strip = strip_row(plan, setting, width - aside)
    lower = strip.height + section_gap(setting) if strip.items else 0.0
    room = None if height is None else height - lower
    parts = [block for index in range(len(plan.columns)) for block in section(plan, index)]
    running = flowing(plan, parts, setting, width - aside)
    body = setting.compose(running, width - aside, room)
    reached = body.height + lower
    hero: Composition | None = None
    if plan.hero:
        panel = hero_panel(plan, "hero")
        hero = setting.compose(panel, side, height)
        if height is None and hero.height < reached:
            hero = setting.compose(panel, side, reached)
        reached = max(reached, hero.height)
    items = (*(hero.items if hero else ()), *body.at(aside, 0.0), *strip.at(aside, reached - strip.height))
    return Composition(items=items, width=width, height=max(reached, height or 0.0))


def flowing(plan: Plan, parts: Sequence[Block], setting: Setting, width: float) -> Across:
    """Return blocks in as many columns as fit a width, at most one per pillar."""
    place = plan.edition.page.place
    count = max(1, min(most_columns(setting, width, NARROWEST_EM), len(plan.columns)))
    each = (width - setting.medium.gutter * (count - 1)) / count
    heights = [setting.compose(part, each).height + setting.gap(MODULE_GAP) for part in parts]
    # A pillar's name does not stay behind at a column's foot, nor a hairline at its top.
    heads = [isinstance(part, Hued) and isinstance(part.block, Head) for part in parts]
    cuts = [index for index in range(1, len(parts)) if not heads[index - 1]]
    columns = [parts[start:end] for start, end in _even(heights, count, cuts) if start < end]
    trimmed = [column[1:] if isinstance(column[0], Rule) else column for column in columns]
    piles = [Pile(blocks=column, gap=MODULE_GAP, place=place) for column in trimmed]
    return Across(blocks=piles, shares=(1.0,) * len(piles), place=place)


def _even(heights: Sequence[float], count: int, between: Sequence[int]) -> list[tuple[int, int]]:
    """Return where each column begins and ends, cut at allowed places so that the tallest is lowest."""
    size = len(heights)
    upto = [0.0, *accumulate(heights)]
    ends = [*between, size]
    best: dict[int, tuple[float, tuple[int, ...]]] = {end: (upto[end], (0,)) for end in ends}
    """For each possible end of a column: the height of the tallest one so far, and where columns begin."""
    for _ in range(min(count, len(ends)) - 1):
        best = {
            end: min(
                (max(tallest, upto[end] - upto[cut]), (*starts, cut))
                for cut, (tallest, starts) in best.items()
                if cut < end
            )
            for end in ends
            if any(cut < end for cut in best)
        }
    starts = best[size][1]
    return list(zip(starts, (*starts[1:], size), strict=True))
