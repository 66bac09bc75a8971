"""`tiles`: figures on a grid of tiles that fills its room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import ClassVar

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass, option
from briefgen.blocks.base import BlockBase
from briefgen.blocks.kpi import Kpi, card, told_apart, with_versus
from briefgen.blocks.parts import flow
from briefgen.blocks.parts.point import most_columns
from briefgen.blocks.parts.runs import figure_runs
from briefgen.blocks.parts.shapes import PAD_GAPS
from briefgen.facts.compared import Against
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Item, excess
from briefgen.text import text_width

SMALLEST = 0.72
"""Figures are at least this large against the theme's where nothing says how high the grid is."""
TALLEST_SHARE = 0.3
"""Height of a tile's figure against the tile's."""
MOST_GROWTH = 4.0
"""Size of a tile's figure against the theme's at most."""
WORDS_GROWTH = 0.45
"""The words of a tile follow its figure's growth by this share of it."""
MOST_TILES_IN_A_ROW = 5
NARROWEST_TILE_EM = 11.0
ROOM = 0.94
"""Share of a width that figures fitted to it take: other programs set Chinese and Latin further apart."""
LEADING = 1.12
"""Height of a figure's line against its size."""
SPREAD = 0.8
"""How much a grid whose last row is not full counts against one that is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiles(BlockBase):
    """Figures on a grid of tiles that fills its room: fewer figures are larger."""

    stretch: ClassVar[float] = 0.8

    items: tuple[Kpi, ...] = field(metadata={"doc": "metrics, or mappings as `kpi` takes them"})
    peers: tuple[Kpi, ...] = option("figures elsewhere whose size these share", ())
    versus: tuple[Against, ...] = option("what all are compared with, as in `kpi`, where they have it", ())

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the tiles in rows, in the number of columns that gives the largest figures."""
        if not self.items:
            return Composition(items=(), width=width, height=0.0)
        if self.versus:
            kpis = with_versus(self.items, self.versus, setting, self.place)
            return replace(self, items=kpis, versus=()).compose(setting, width, height)
        if (told := told_apart(self.items, setting)) != self.items:
            return replace(self, items=told).compose(setting, width, height)
        gutter = setting.medium.gutter
        grid = self._grid(setting, width, height)
        grown = _grown(setting, grid.size)
        natural, roomy = self._measured(grown, grid.each, grid.size)
        if not roomy:
            grown = setting
            natural, _ = self._measured(grown, grid.each, grid.size)
        full = max(natural, grid.tall)
        items: list[Item] = []
        for index, kpi in enumerate(self.items):
            x, y = index % grid.columns * (grid.each + gutter), index // grid.columns * (full + gutter)
            laid = card(kpi, grown, grid.each, full, size=grid.size, lead=(full - natural) / 2)
            items += laid.at(x, y)
        return Composition(items=tuple(items), width=width, height=grid.rows * (full + gutter) - gutter)

    def _measured(self, setting: Setting, width: float, size: float) -> tuple[float, bool]:
        """Return the height that tiles of a width need, and whether all words fit the width."""
        tiles = [card(kpi, setting, width, size=size) for kpi in self.items]
        height = max((tile.height for tile in tiles), default=0.0)
        return height, not any(excess(tile.items) for tile in tiles)

    def _grid(self, setting: Setting, width: float, height: float | None) -> TileGrid:
        """Return the grid with the largest figures that fit the height, the lowest where none fits."""
        count = len(self.items)
        most = max(1, min(count, MOST_TILES_IN_A_ROW, most_columns(setting, width, NARROWEST_TILE_EM)))
        every = [self._of(columns, setting, width, height) for columns in range(1, most + 1)]
        grids = [grid for grid in every if grid.roomy] or every[:1]
        fitting = [grid for grid in grids if height is not None and grid.tall >= grid.natural]
        if fitting:
            return max(fitting, key=lambda grid: grid.worth(count))
        large = [grid for grid in grids if grid.size >= setting.medium.type.sizes["figure"] * SMALLEST]
        return min(large or grids, key=lambda grid: (grid.rows * grid.natural, grid.columns))

    def _of(self, columns: int, setting: Setting, width: float, height: float | None) -> TileGrid:
        """Return the grid of so many columns, its figures as large as width and height allow."""
        gutter, theirs = setting.medium.gutter, setting.medium.type.sizes["figure"]
        rows = -(-len(self.items) // columns)
        each = (width + gutter) / columns - gutter
        inner = each - 2 * setting.gap(PAD_GAPS)
        kpis = (*self.items, *self.peers)
        size = least = common_size(kpis, setting, inner)
        natural, roomy = self._measured(setting, each, least)
        tall = 0.0
        if height is not None:
            tall = (height + gutter) / rows - gutter
            height_per_point = LEADING + WORDS_GROWTH * natural / theirs
            spare = (tall - natural) / height_per_point
            most = min(theirs * MOST_GROWTH, tall * TALLEST_SHARE, least + spare)
            size = least if most <= least else common_size(kpis, setting, inner, most)
        return TileGrid(
            columns=columns, rows=rows, each=each, tall=tall, natural=natural, size=size, roomy=roomy
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TileGrid:
    """A grid of tiles, each so wide and high, their figures of one size."""

    columns: int
    rows: int
    each: float
    tall: float
    natural: float
    """Height that a tile needs with figures of the smallest size."""
    size: float
    roomy: bool
    """Whether all words fit the width."""

    def worth(self, count: int) -> float:
        """Return the size of the figures, less where the last row of so many tiles is not full."""
        return self.size * (1 - SPREAD * (self.columns * self.rows - count) / self.columns)


def _grown(setting: Setting, size: float) -> Setting:
    """Return the setting in which the words around a figure grow with its size."""
    growth = max(1.0, 1 + (size / setting.medium.type.sizes["figure"] - 1) * WORDS_GROWTH)
    return setting.scaled(lambda name: growth if name in ("label", "body") else 1.0)


def common_size(kpis: Sequence[Kpi], setting: Setting, width: float, most: float = 0.0) -> float:
    """Return the size in points that figures share in a width: that at which the longest fits."""
    scale = setting.medium.type
    largest = most or scale.sizes["figure"]
    sizes = [largest]
    for kpi in kpis:
        fact = kpi.fact(setting)
        if fact is not None:
            taken = text_width(figure_runs(fact, setting, largest, setting.accent.words))
            sizes.append(max(scale.sizes["body"], largest * min(1.0, ROOM * width / taken)))
    return flow.common(sizes)
