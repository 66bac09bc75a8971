"""The blocks of a derived page: figures on tiles that fill their room, figures with charts, lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.blocks.base import BlockBase
from briefgen.blocks.charts.parts.block import ChartBlock
from briefgen.blocks.kpi import Kpi, card
from briefgen.blocks.parts import flow
from briefgen.blocks.parts.containers import Across
from briefgen.blocks.parts.point import most_columns
from briefgen.blocks.parts.runs import figure_runs
from briefgen.blocks.parts.shapes import PAD_GAPS
from briefgen.blocks.row import Row
from briefgen.blocks.stack import Stack
from briefgen.blocks.table import Table
from briefgen.model.context import Block, Composition, Setting, Wrapper
from briefgen.model.scene import Chart, Item, excess, walk
from briefgen.text import text_width

FIGURE_SHARE = 0.4
"""Width of a figure beside its chart."""
LEAST_BESIDE = 0.72
"""A figure beside its chart is at least this large against the theme's, else it stands above."""
NARROWEST_EM = 18.0
"""A figure stands beside its chart where both have so many body ems."""
TALLEST_SHARE = 0.3
"""Height of a tile's figure against the tile's."""
MOST_GROWTH = 4.0
"""Size of a tile's figure against the theme's at most."""
WORDS_GROWTH = 0.45
"""The words of a tile follow its figure's growth by this share of it."""
MOST_TILES_IN_A_ROW = 5
NARROWEST_TILE_EM = 11.0
ROOM = 0.99
"""Share of a width that figures fitted to it take, so that units stay readable."""
LEADING = 1.12
"""Height of a figure's line against its size."""
SPREAD = 0.8
"""How much a grid whose last row is not full counts against one that is."""
LIST_EM, CHANGES_EM = 21.0, 26.0
"""Lists stand side by side where each has so many body ems, with a column of changes some more."""
CHANGE_EM = 19.0
"""A list narrower than so many body ems has no column for the change."""
TREND_EM = 27.0
"""A list from so many body ems shows each figure's trend."""
FEWEST_IN_A_LIST = 4
"""Lists side by side have at least so many rows."""
FEWEST_OF_TREND = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiles(BlockBase):
    """Figures on a grid of tiles that fills its room: fewer figures are larger."""

    stretch: ClassVar[float] = 0.8

    items: Sequence[Kpi]
    peers: Sequence[Kpi] = ()
    """Figures elsewhere on the page that share their size with these."""

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the tiles in rows, in the number of columns that gives the largest figures."""
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
        large = [grid for grid in grids if grid.size >= setting.medium.type.sizes["figure"] * LEAST_BESIDE]
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
            taken = text_width(figure_runs(fact, setting, largest, setting.accent.strong))
            sizes.append(max(scale.sizes["body"], largest * min(1.0, ROOM * width / taken)))
    return flow.common(sizes)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureWithChart:
    """A figure and its chart: side by side on a page that has room, else the figure above the chart."""

    kpi: Kpi
    chart: ChartBlock
    place: Place

    @property
    def stretch(self) -> float:
        """Return how much the chart stretches."""
        return self.chart.stretch

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set figure and chart."""
        sizes, pair = setting.medium.type.sizes, (self.kpi, self.chart)
        size = common_size((self.kpi,), setting, (width - setting.medium.gutter) * FIGURE_SHARE)
        roomy = width >= sizes["body"] * NARROWEST_EM and size >= sizes["figure"] * LEAST_BESIDE
        if setting.kind == "page" and roomy:
            row = Row(blocks=pair, shares=(FIGURE_SHARE, 1 - FIGURE_SHARE), place=self.place)
            return row.compose(setting.with_figures(size), width, height)
        return flow.stack(pair, setting, width, height, gap=setting.gap(1))


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureList(BlockBase):
    """Figures in tables: as many tables and columns side by side as have room."""

    stretch: ClassVar[float] = 0.5

    metrics: Sequence[str]

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the tables, their tops level; without room for a table, each figure below its name."""
        em, gutter = setting.medium.type.sizes["body"], setting.medium.gutter * 2
        narrowest = em * (CHANGES_EM if self._changes(setting) else LIST_EM)
        most = min(int((width + gutter) // (narrowest + gutter)), len(self.metrics) // FEWEST_IN_A_LIST)
        for bare in (False, True):
            for count in range(max(1, most), 0, -1):
                each = (width - gutter * (count - 1)) / count
                tables = self._tables(count, ("latest",) if bare else self._columns(setting, each / em))
                if _has_room(tables, setting, each):
                    across = Across(blocks=tables, shares=(1.0,) * count, gutters=2.0, place=self.place)
                    return across.compose(setting, width, height)
        kpis = [Kpi(metric=metric, claim="none", size="body", place=self.place) for metric in self.metrics]
        return flow.stack(kpis, setting, width, gap=setting.gap(1))

    def _tables(self, count: int, columns: tuple[str, ...]) -> list[Block]:
        """Return the figures in so many tables; the last ones may be empty."""
        rows = -(-len(self.metrics) // count)
        tables: list[Block] = []
        for start in range(0, len(self.metrics), rows):
            own = tuple(self.metrics[start : start + rows])
            table = Table(metrics=own, columns=columns, place=self.place)
            share = (len(own) + 1) / (rows + 1)
            tables.append(ShareOfHeight(block=table, share=share, place=self.place) if share < 1 else table)
        return tables + [Stack(blocks=(), place=self.place)] * (count - len(tables))

    def _changes(self, setting: Setting) -> bool:
        """Say whether any of the figures has a change to show."""
        ledger = setting.ledger
        return any(ledger.metrics[key].claims or len(ledger.series(key)) > 1 for key in self.metrics)

    def _columns(self, setting: Setting, ems: float) -> tuple[str, ...]:
        longest = max((len(setting.ledger.series(metric)) for metric in self.metrics), default=0)
        change = ("change",) if self._changes(setting) and ems >= CHANGE_EM else ()
        trend = ("trend",) if longest >= FEWEST_OF_TREND and ems >= TREND_EM else ()
        return ("latest", *change, *trend)


@dataclass(frozen=True, slots=True, kw_only=True)
class Roomy(Wrapper):
    """A block where all its words have room, else another one that shows the same in less width."""

    narrower: Block

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the one that has room."""
        trial = setting.trial()
        laid = trial.compose(self.block, width, height)
        doubtful = any(isinstance(item, Chart) and item.doubts for item in walk(laid.items))
        return setting.compose(self.narrower if trial.problems or doubtful else self.block, width, height)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareOfHeight(Wrapper):
    """A block that takes a share of the given height: a table of fewer rows beside a longer one."""

    share: float

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Lay the block out in its share of the height."""
        return setting.compose(self.block, width, None if height is None else height * self.share)


def _has_room(blocks: Sequence[Block], setting: Setting, width: float) -> bool:
    """Say whether no word or number of the blocks is too long for the width of each."""
    trial = setting.trial()
    for block in blocks:
        trial.compose(block, width)
    return not trial.problems
