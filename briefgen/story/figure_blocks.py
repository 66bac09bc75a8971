"""Blocks of a derived page that a brief does not have: a figure with its chart, and what needs room."""

from __future__ import annotations

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.blocks.charts.parts.block import ChartBlock
from briefgen.blocks.kpi import Kpi
from briefgen.blocks.parts import flow
from briefgen.blocks.row import Row
from briefgen.blocks.tiles import common_size
from briefgen.model.context import Block, Composition, Setting, Wrapper
from briefgen.model.scene import Chart, walk

FIGURE_SHARE = 0.4
"""Width of a figure beside its chart."""
LEAST_BESIDE = 0.72
"""A figure beside its chart is at least this large against the theme's, else it stands above."""
NARROWEST_EM = 18.0
"""A figure stands beside its chart where both have so many body ems."""


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

    def figure_size(self, setting: Setting, width: float) -> float:
        """Return the size of the figure, which it shares with those beside it."""
        return self.kpi.figure_size(setting, width)

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
class Roomy(Wrapper):
    """A block where all its words have room, else another one that shows the same in less width."""

    narrower: Block

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the one that has room."""
        trial = setting.trial()
        laid = trial.compose(self.block, width, height)
        doubtful = any(isinstance(item, Chart) and item.doubts for item in walk(laid.items))
        return setting.compose(self.narrower if trial.problems or doubtful else self.block, width, height)
