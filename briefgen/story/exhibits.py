"""What a derived page is built of: figures on plates that fill their room, figures with charts, lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.base.geometry import Box
from briefgen.blocks.charts.parts.block import ChartBlock
from briefgen.blocks.kpi import Kpi, card
from briefgen.blocks.parts import flow
from briefgen.blocks.parts.runs import figure_runs
from briefgen.blocks.parts.shapes import PAD_GAPS
from briefgen.blocks.row import Row
from briefgen.blocks.stack import Stack
from briefgen.blocks.table import Table
from briefgen.model.context import Block, Composition, Setting
from briefgen.model.scene import Item, Paragraph, Run, Text, excess
from briefgen.text import text_width

FIGURE_SHARE = 0.4
"""Width of a figure beside its chart."""
LEAST_BESIDE = 0.72
"""A figure beside its chart is at least this large against the theme's, else it stands above."""
NARROWEST_EM = 26.0
"""A figure stands beside its chart where both have so many body ems."""
TALLEST_SHARE = 0.3
"""Height of a plate's figure against the plate's."""
MOST_GROWTH = 4.0
"""Size of a plate's figure against the theme's at most."""
WORDS_GROWTH = 0.45
"""The words of a plate follow its figure's growth by this share of it."""
MOST_PLATES_IN_A_ROW = 5
NARROWEST_PLATE_EM = 11.0
ROOM = 0.99
"""Share of a width that figures made to fit it take: units do not become smaller than can be read."""
LEADING = 1.12
"""Height of a figure's line against its size."""
SPREAD = 0.8
"""How much a grid whose last row is not full counts against one that is."""
LIST_EM, CHANGES_EM = 21.0, 26.0
"""Lists stand side by side where each has so many body ems, with a column of changes some more."""
CHANGE_EM = 19.0
"""A list narrower than so many body ems has no column for the change."""
TREND_EM = 27.0
"""A list from so many body ems shows each figure's way."""
FEWEST_IN_A_LIST = 4
"""Lists side by side have at least so many rows."""
FEWEST_OF_TREND = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Plates:
    """Figures on a grid of plates that fills its room: the less there is to show, the larger it is."""

    items: Sequence[Kpi]
    peers: Sequence[Kpi] = ()
    """Figures elsewhere on the page that these are as large as."""
    place: Place

    @property
    def stretch(self) -> float:
        """Return 0.8: plates grow, a chart beside them more."""
        return 0.8

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the plates in rows, in the number of columns that gives the largest figures."""
        gutter = setting.medium.gutter
        grid = self._grid(setting, width, height)
        items: list[Item] = []
        grown = _grown(setting, grid.size)
        plates = [card(kpi, grown, grid.each, size=grid.size) for kpi in self.items]
        if any(excess(plate.items) for plate in plates):
            grown = setting
            plates = [card(kpi, grown, grid.each, size=grid.size) for kpi in self.items]
        natural = max((plate.height for plate in plates), default=0.0)
        full = max(natural, grid.tall)
        for index, kpi in enumerate(self.items):
            x, y = index % grid.columns * (grid.each + gutter), index // grid.columns * (full + gutter)
            laid = card(kpi, grown, grid.each, full, size=grid.size, lead=(full - natural) / 2)
            items += laid.at(x, y)
        return Composition(items=tuple(items), width=width, height=grid.rows * (full + gutter) - gutter)

    def _grid(self, setting: Setting, width: float, height: float | None) -> Grid:
        """Return the grid with the largest figures that fit the height, the lowest where none fits."""
        count, gutter = len(self.items), setting.medium.gutter
        narrowest = setting.medium.type.sizes["body"] * NARROWEST_PLATE_EM
        most = max(1, min(count, MOST_PLATES_IN_A_ROW, int((width + gutter) // (narrowest + gutter))))
        every = [self._of(columns, setting, width, height) for columns in range(1, most + 1)]
        grids = [grid for grid in every if grid.roomy] or every[:1]
        if height is not None and any(grid.spare >= 0 for grid in grids):
            return max((grid for grid in grids if grid.spare >= 0), key=lambda grid: grid.worth(count))
        large = [grid for grid in grids if grid.size >= setting.medium.type.sizes["figure"] * LEAST_BESIDE]
        return min(large or grids, key=lambda grid: (grid.rows * grid.natural, grid.columns))

    def _of(self, columns: int, setting: Setting, width: float, height: float | None) -> Grid:
        """Return the grid of so many columns, its figures as large as width and height allow."""
        gutter, theirs = setting.medium.gutter, setting.medium.type.sizes["figure"]
        rows = -(-len(self.items) // columns)
        each = (width + gutter) / columns - gutter
        inner = each - 2 * setting.gap(PAD_GAPS)
        kpis = (*self.items, *self.peers)
        least = common_size(kpis, setting, inner)
        plates = [card(kpi, setting, each, size=least) for kpi in self.items]
        natural = max((plate.height for plate in plates), default=0.0)
        grid = Grid(
            columns=columns,
            rows=rows,
            each=each,
            tall=0.0,
            natural=natural,
            size=least,
            roomy=not any(excess(plate.items) for plate in plates),
        )
        if height is None:
            return grid
        tall = (height + gutter) / rows - gutter
        a_point = LEADING + WORDS_GROWTH * natural / theirs
        most = min(theirs * MOST_GROWTH, tall * TALLEST_SHARE, least + (tall - natural) / a_point)
        size = least if most <= least else common_size(kpis, setting, inner, most)
        return replace(grid, tall=tall, size=size)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """How plates may stand: so many in a row, each so wide and high, their figures of one size."""

    columns: int
    rows: int
    each: float
    tall: float
    natural: float
    """Height that a plate needs with figures of the theme's size."""
    size: float
    roomy: bool
    """Whether all words go into the width."""

    @property
    def spare(self) -> float:
        """Return what a plate is given beyond what it needs."""
        return self.tall - self.natural

    def worth(self, count: int) -> float:
        """Return the size of the figures, less where the last row of so many plates is not full."""
        return self.size * (1 - SPREAD * (self.columns * self.rows - count) / self.columns)


def _grown(setting: Setting, size: float) -> Setting:
    """Return the setting in which the words around a figure of a size are large enough for it."""
    growth = max(1.0, 1 + (size / setting.medium.type.sizes["figure"] - 1) * WORDS_GROWTH)
    return setting.scaled(lambda name: growth if name in ("label", "body") else 1.0)


def common_size(kpis: Sequence[Kpi], setting: Setting, width: float, most: float = 0.0) -> float:
    """Return the size in points that figures share in a width: what the longest of them has room for."""
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
class Exhibit:
    """A figure and its chart: side by side where both have room, else the figure above the chart."""

    kpi: Kpi
    chart: ChartBlock
    peers: Sequence[Kpi]
    """All figures of the page: they are of one size."""
    place: Place

    @property
    def stretch(self) -> float:
        """Return what the chart stretches."""
        return self.chart.stretch

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set figure and chart."""
        theirs = setting.medium.type.sizes["figure"]
        side = (width - setting.medium.gutter) * FIGURE_SHARE
        size = common_size(self.peers, setting, side)
        chart = Outline(chart=self.chart, place=self.place) if setting.sketch else self.chart
        pair: tuple[Block, Block] = (self.kpi, chart)
        if width >= setting.medium.type.sizes["body"] * NARROWEST_EM and size >= theirs * LEAST_BESIDE:
            shares = (FIGURE_SHARE, 1 - FIGURE_SHARE)
            row = Row(blocks=pair, shares=shares, place=self.place)
            return row.compose(setting.with_figures(size), width, height)
        above = setting.with_figures(common_size(self.peers, setting, width))
        return flow.stack(
            Stack(blocks=pair, place=self.place).blocks, above, width, height, gap=setting.gap(1)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A chart as high as it is, with the facts that it shows, not drawn."""

    chart: ChartBlock
    place: Place

    @property
    def stretch(self) -> float:
        """Return what the chart stretches."""
        return self.chart.stretch

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Take the chart's room."""
        rows = self.chart.rows(setting)
        tall = self.chart.natural(rows, setting) if height is None else height
        tall = max(tall, self.chart.least(rows, setting))
        style = setting.style("label")
        runs = tuple(Run(text="", style=style, fact=fact.id) for row in rows for fact in row.facts)
        box = Box(0.0, 0.0, width, tall)
        shown = Text(box=box, paragraphs=(Paragraph(runs=runs, leading=0.0),), lines=(), role="artifact")
        return Composition(items=(shown,), width=width, height=tall)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Figures in a table: as many side by side as have room, with what each has room for."""

    metrics: Sequence[str]
    place: Place

    @property
    def stretch(self) -> float:
        """Return 0.5: rows grow a little."""
        return 0.5

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the tables, their tops level; without room for a table, each figure below its name."""
        em, gutter = setting.medium.type.sizes["body"], setting.medium.gutter * 2
        asked = em * (CHANGES_EM if self._changes(setting) else LIST_EM)
        most = min(int((width + gutter) // (asked + gutter)), len(self.metrics) // FEWEST_IN_A_LIST)
        for bare in (False, True):
            for count in range(max(1, most), 0, -1):
                each = (width - gutter * (count - 1)) / count
                columns = ("latest",) if bare else self._columns(setting, each / em)
                tables = self._tables(count, columns)
                if _has_room(tables, setting, each):
                    shares = (1.0,) * count
                    return flow.side_by_side(
                        tables, shares, setting, width, height, gutter=gutter, align="top"
                    )
        return self._below_each_other(setting, width)

    def _tables(self, count: int, columns: tuple[str, ...]) -> list[Block]:
        """Return the figures in so many tables; the last ones may be empty."""
        rows = -(-len(self.metrics) // count)
        tables: list[Block] = []
        for start in range(0, len(self.metrics), rows):
            own = tuple(self.metrics[start : start + rows])
            table = Table(metrics=own, columns=columns, place=self.place)
            share = (len(own) + 1) / (rows + 1)
            tables.append(Shorter(block=table, share=share, place=self.place) if share < 1 else table)
        return tables + [Stack(blocks=(), place=self.place)] * (count - len(tables))

    def _below_each_other(self, setting: Setting, width: float) -> Composition:
        kpis = [Kpi(metric=metric, claim="none", size="body", place=self.place) for metric in self.metrics]
        return flow.stack(kpis, setting, width, gap=setting.gap(1))

    def _changes(self, setting: Setting) -> bool:
        """Say whether there is a change to show of any of the figures."""
        ledger = setting.ledger
        return any(ledger.metrics[key].claims or len(ledger.series(key)) > 1 for key in self.metrics)

    def _columns(self, setting: Setting, ems: float) -> tuple[str, ...]:
        known = [len(setting.ledger.series(metric)) for metric in self.metrics]
        columns = ["latest"]
        if self._changes(setting) and ems >= CHANGE_EM:
            columns.append("change")
        if max(known, default=0) >= FEWEST_OF_TREND and ems >= TREND_EM:
            columns.append("trend")
        return tuple(columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shorter:
    """A block that takes a share of the height it is given: a table of fewer rows beside a longer one."""

    block: Block
    share: float
    place: Place

    @property
    def stretch(self) -> float:
        """Return what the block stretches."""
        return self.block.stretch

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Lay the block out in its share of the height."""
        return setting.compose(self.block, width, None if height is None else height * self.share)


def _has_room(blocks: Sequence[Block], setting: Setting, width: float) -> bool:
    """Say whether blocks can be set in a width each without a word or number that is too long for it."""
    trial = setting.trial()
    for block in blocks:
        trial.compose(block, width)
    return not trial.problems
