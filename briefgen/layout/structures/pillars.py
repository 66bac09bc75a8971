"""`pillars`: the hero as a row, or a column at the left of a landscape page; a column a pillar; the strip."""

from __future__ import annotations

from briefgen.base.geometry import Box
from briefgen.blocks.parts import flow
from briefgen.layout.pillars import Columns
from briefgen.layout.structures.plan import (
    EMPTY,
    HERO_HEIGHT,
    Plan,
    below_each_other,
    hero_foot,
    hero_row,
    room_beside,
    section_gap,
    strip_row,
    upright,
)
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Shape

SIDE_SHARE = 0.24
"""Width of the hero column on a landscape page."""
HERO_SQUEEZE = 0.25
"""What the hero gives back of its height before a page counts as too full."""
HERO_GROWTH = 1.35
"""What the hero's height grows to at most where there are pillars."""


def compose(plan: Plan, setting: Setting, width: float, height: float | None = None) -> Composition:
    """Lay the page out."""
    if not upright(setting):
        return _landscape(plan, setting, width, height)
    strip = strip_row(plan, setting, width)
    hero = hero_row(plan, setting, width)
    columns = plan.side_by_side(setting, width)
    if height is None:
        return below_each_other((hero, columns.compose(), strip), setting, width)
    gap = section_gap(setting)
    room = height - (strip.height + gap if strip.items else 0.0)
    if hero.items:
        spare = room - columns.natural_height() - hero.height - gap
        hero = hero_row(plan, setting, width, _hero_height(hero, columns, setting, spare))
        room -= hero.height + gap
    return below_each_other((hero, columns.compose(room), strip), setting, width)


def _hero_height(hero: Composition, columns: Columns, setting: Setting, spare: float) -> float:
    """Return the hero's height without its foot line: a third more than natural at most, a quarter less."""
    natural = hero.height - hero_foot(setting)
    if spare < 0:
        return natural - min(-spare, natural * HERO_SQUEEZE)
    grown = natural + spare * (0.2 if columns.pillars else 1.0)
    if not columns.pillars:
        return grown
    if setting.medium.large:
        wanted = max(natural, setting.medium.height * HERO_HEIGHT)
        return min(natural + spare * 0.6, max(wanted, min(grown, natural * HERO_GROWTH)))
    return min(grown, natural * HERO_GROWTH)


def _landscape(plan: Plan, setting: Setting, width: float, height: float | None) -> Composition:
    strip = strip_row(plan, setting, width)
    side = width * SIDE_SHARE if plan.hero else 0.0
    aside = side + 2 * setting.medium.gutter if plan.hero else 0.0
    columns = plan.side_by_side(setting, width - aside)
    room = room_beside(height, setting, strip)
    hero = flow.stack(plan.hero, setting, side, room, gap=section_gap(setting)) if plan.hero else EMPTY
    body = columns.compose(room)
    reached = max(body.height, hero.height if room is None else room)
    rule = Box(side + setting.medium.gutter - 0.3, 0.0, 0.6, reached)
    line = Shape(box=rule, fill=setting.theme.palette.rule, name="hero rule")
    between = (line,) if hero.items and body.items else ()
    top = Composition(items=(*hero.items, *between, *body.at(aside, 0.0)), width=width, height=reached)
    return below_each_other((top, strip), setting, width)
