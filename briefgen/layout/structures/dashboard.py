"""`dashboard`: every module a tile of a grid, the hero's on top, each under its pillar's hue and name."""

from __future__ import annotations

from briefgen.blocks.parts.containers import Across, Hued, Panel, Pile
from briefgen.blocks.parts.point import most_columns
from briefgen.layout.structures.parts import Kicker
from briefgen.layout.structures.plan import Plan, below_each_other, room_beside, strip_row
from briefgen.model.context import Block, Composition, Setting

NARROWEST_EM = 17.0
"""A tile is at least so many body ems wide."""
MOST_IN_A_ROW = 5


def compose(plan: Plan, setting: Setting, width: float, height: float | None = None) -> Composition:
    """Lay the page out."""
    strip = strip_row(plan, setting, width)
    most = min(MOST_IN_A_ROW, most_columns(setting, width, NARROWEST_EM))
    tiles, gap = [*_hero(plan), *_tiles(plan, most)], setting.medium.gutter / setting.gap(1)
    grid = Pile(blocks=tiles, gap=gap, place=plan.edition.page.place)
    room = room_beside(height, setting, strip)
    return below_each_other((setting.compose(grid, width, room), strip), setting, width)


def _hero(plan: Plan) -> list[Block]:
    if not plan.hero:
        return []
    tiles = [Panel(block=module, place=module.place, topline=True, name="tile") for module in plan.hero]
    shares = [module.module.width for module in plan.hero]
    return [Across(blocks=tiles, shares=shares, place=plan.edition.page.place)]


def _tiles(plan: Plan, most: int) -> list[Block]:
    """Return rows of tiles; the last row's tiles share its width."""
    tiles: list[Block] = []
    for pillar, accent, modules in plan.pillars:
        for module in modules:
            kicker = Kicker(pillar=pillar, place=pillar.place)
            inner = Pile(blocks=[kicker, module], gap=0.5, place=module.place)
            tile = Panel(block=inner, place=module.place, topline=True, name="tile")
            tiles.append(Hued(block=tile, accent=accent, place=module.place))
    count = -(-len(tiles) // most) or 1
    size, longer = divmod(len(tiles), count)
    rows: list[Block] = []
    start = 0
    for number in range(count if tiles else 0):
        row = tiles[start : start + size + (number < longer)]
        start += len(row)
        rows.append(Across(blocks=row, shares=(1.0,) * len(row), place=plan.edition.page.place))
    return rows
