"""`ranking`: one long list or chart over the whole height, everything else in a column beside it."""

from __future__ import annotations

from briefgen.layout.structures.parts import Across, Panel, Pile, section
from briefgen.layout.structures.plan import Plan, below_each_other, section_gap, strip_row
from briefgen.setting import Block, Composition, Setting

MAIN_SHARE = 0.62
"""Width of the long column."""


def compose(plan: Plan, setting: Setting, width: float, height: float | None = None) -> Composition:
    """Lay the page out: the hero, or the first pillar where there is none, is the long column."""
    place = plan.edition.page.place
    strip = strip_row(plan, setting, width)
    first = 0 if plan.hero else 1
    main: list[Block] = list(plan.hero) or (list(section(plan, 0)) if plan.columns else [])
    others = [block for index in range(first, len(plan.columns)) for block in section(plan, index)]
    sides: list[Block] = [Pile(blocks=main, gap=3, place=place)]
    if others:
        aside = Pile(blocks=others, gap=2.4, place=place)
        sides.append(Panel(block=aside, place=place, name="aside"))
    shares = (MAIN_SHARE, 1 - MAIN_SHARE)[: len(sides)]
    body = Across(blocks=sides, shares=shares, place=place, gutters=2)
    room = height
    if room is not None and strip.items:
        room -= strip.height + section_gap(setting)
    return below_each_other((setting.compose(body, width, room), strip), setting, width)
