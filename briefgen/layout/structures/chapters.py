"""`chapters`: the hero on top, then every module a chapter under a line in its pillar's hue, in full rows."""

from __future__ import annotations

from math import ceil

from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.base.summed import summed
from briefgen.blocks.base import BlockBase
from briefgen.blocks.parts.containers import Across, Hued, Pile
from briefgen.layout.module import ModuleBlock
from briefgen.layout.structures.parts import Kicker
from briefgen.layout.structures.plan import (
    HERO_HEIGHT,
    Plan,
    below_each_other,
    hero_foot,
    hero_row,
    room_beside,
    section_gap,
    strip_row,
)
from briefgen.model.context import Block, Composition, Setting
from briefgen.model.scene import Shape

NARROWEST_EM = 17.0
"""A chapter is at least so many body ems wide."""
MOST_IN_A_ROW = 6.0
LOOKAHEAD = 3
"""A chapter stands up to so many places before its turn where that fills a row."""
WIDEST = 2.0
"""A wide module takes so many columns."""
LINE_GAPS = 0.5
"""Weight of the line over a chapter, in steps of the spacing scale."""
HERO_SHARE = 0.4
"""What the hero takes at most of the height that is spare."""
BETWEEN_GUTTERS = 1.4


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterLine(BlockBase):
    """The line over a chapter, in the present hue."""

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Draw the line over the full width."""
        box = Box(0.0, 0.0, width, setting.gap(LINE_GAPS))
        line = Shape(box=box, fill=setting.accent.strong, name="chapter line")
        return Composition(items=(line,), width=width, height=box.height)


def compose(plan: Plan, setting: Setting, width: float, height: float | None = None) -> Composition:
    """Lay the page out; the hero grows to its share of the sheet, then the chapters fill what is left."""
    strip, hero = strip_row(plan, setting, width), hero_row(plan, setting, width)
    em, gutter = setting.medium.type.sizes["body"], setting.medium.gutter * BETWEEN_GUTTERS
    most = max(1.0, min(MOST_IN_A_ROW, (width + gutter) / (em * NARROWEST_EM + gutter)))
    body = Pile(blocks=_rows(plan, most), gap=3.0, place=plan.edition.page.place)
    if height is not None and hero.items:
        natural = setting.compose(body, width).height
        spare = height - hero.height - natural - strip.height - 2 * section_gap(setting)
        wanted = setting.medium.height * HERO_HEIGHT - hero.height
        if (more := min(spare * HERO_SHARE, max(wanted, spare * HERO_SHARE / 2))) > 0:
            hero = hero_row(plan, setting, width, hero.height - hero_foot(setting) + more)
    room = room_beside(height, setting, hero, strip)
    chapters = (
        setting.compose(body, width, room) if plan.columns else Composition(items=(), width=width, height=0)
    )
    return below_each_other((hero, chapters, strip), setting, width)


def _rows(plan: Plan, most: float) -> list[Block]:
    """Return the chapters in rows, each as wide as it needs against the others.

    A row takes the next chapters, or one soon after them that still has room, until it is as full as all rows
    are on average.
    """
    left = [
        (_chapter(plan, index, module), min(most, max(1.0, min(module.module.width, WIDEST))))
        for index, (_, _, modules) in enumerate(plan.pillars)
        for module in modules
    ]
    rows: list[Block] = []
    while left:
        even = summed(columns for _, columns in left) / ceil(summed(columns for _, columns in left) / most)
        row, taken = [left.pop(0)], 0.0
        while (taken := summed(columns for _, columns in row)) < even and left:
            fitting = next((cell for cell in left[:LOOKAHEAD] if taken + cell[1] <= most), None)
            if fitting is None:
                break
            left.remove(fitting)
            row.append(fitting)
        cells, shares = zip(*row, strict=True)
        place = plan.edition.page.place
        rows.append(Across(blocks=cells, shares=shares, gutters=BETWEEN_GUTTERS, place=place))
    return rows


def _chapter(plan: Plan, index: int, module: ModuleBlock) -> Block:
    pillar, accent, _ = plan.pillars[index]
    head: list[Block] = [ChapterLine(place=pillar.place)]
    if pillar.title is not None and pillar.title != module.module.title:
        head.append(Kicker(pillar=pillar, place=pillar.place))
    return Hued(
        block=Pile(blocks=[*head, module], gap=1.2, place=module.place), accent=accent, place=module.place
    )
