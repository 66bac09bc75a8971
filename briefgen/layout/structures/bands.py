"""`bands`: the story from top to bottom, a band a pillar: its name and finding, its modules beside them."""

from __future__ import annotations

from briefgen.blocks.parts.containers import Across, Hued, Panel, Pile
from briefgen.layout.structures.parts import module_rows, pillar_label
from briefgen.layout.structures.plan import Plan, below_each_other, hero_row, room_beside, strip_row, upright
from briefgen.model.context import Block, Composition, Setting

LABEL_SHARE = 0.24
"""Width of a band's name against the page's."""
MOST_IN_A_ROW = 3
"""Modules side by side on an upright page; one more on a landscape page."""


def compose(plan: Plan, setting: Setting, width: float, height: float | None = None) -> Composition:
    """Lay the page out."""
    hero, strip = hero_row(plan, setting, width), strip_row(plan, setting, width)
    place = plan.edition.page.place
    bands = [_band(plan, index, upright(setting)) for index in range(len(plan.columns))]
    body = Pile(blocks=bands, gap=2.5, place=place)
    room = room_beside(height, setting, hero, strip)
    return below_each_other((hero, setting.compose(body, width, room), strip), setting, width)


def _band(plan: Plan, index: int, upright_page: bool) -> Hued:
    pillar, accent, modules = plan.pillars[index]
    place = pillar.place
    most = MOST_IN_A_ROW if upright_page else MOST_IN_A_ROW + 1
    body = Pile(blocks=module_rows(modules, accent, most, place), gap=2.5, place=place)
    if pillar.title is not None:
        name = Panel(block=pillar_label(plan, index), place=place, fill="soft", name="band")
        shares = (LABEL_SHARE, 1 - LABEL_SHARE)[: 1 + bool(modules)]
        sides: list[Block] = [name, body] if modules else [name]
        body = Pile(blocks=[Across(blocks=sides, shares=shares, place=place)], gap=2.5, place=place)
    return Hued(block=body, accent=accent, place=place)
