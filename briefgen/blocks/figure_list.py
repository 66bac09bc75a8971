"""`figure_list`: figures in tables, as many side by side as have room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import ClassVar

from briefgen.base.dataclass import dataclass
from briefgen.blocks.base import BlockBase
from briefgen.blocks.kpi import Kpi
from briefgen.blocks.parts import flow
from briefgen.blocks.parts.containers import Across
from briefgen.blocks.stack import Stack
from briefgen.blocks.table import Table
from briefgen.model.context import Block, Composition, Setting, Wrapper

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
class FigureList(BlockBase):
    """Figures in tables: as many tables and columns side by side as have room."""

    stretch: ClassVar[float] = 0.5

    metrics: tuple[str, ...] = field(metadata={"doc": "metrics, a row each"})

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the tables, their tops level; without room for a table, each figure below its name."""
        if not self.metrics:
            return Composition(items=(), width=width, height=0.0)
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
        known = [key for key in self.metrics if key in ledger.metrics]
        return any(ledger.metrics[key].claims or len(ledger.series(key)) > 1 for key in known)

    def _columns(self, setting: Setting, ems: float) -> tuple[str, ...]:
        known = [key for key in self.metrics if key in setting.ledger.metrics]
        series = sum(len(setting.ledger.series(key)) >= FEWEST_OF_TREND for key in known)
        change = ("change",) if self._changes(setting) and ems >= CHANGE_EM else ()
        mostly = 2 * series >= max(1, len(known))  # a column that is nearly empty is none
        trend = ("trend",) if mostly and ems >= TREND_EM else ()
        return ("latest", *change, *trend)


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
