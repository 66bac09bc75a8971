"""What charts of a row a metric share: where not all rows fit, some are shown and the others told."""

from __future__ import annotations

from dataclasses import replace

from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.blocks.charts.parts import crowd
from briefgen.blocks.charts.parts.data import Row
from briefgen.blocks.charts.parts.frame import ChartBlock
from briefgen.model.context import Composition, Setting
from briefgen.model.frame import absolute


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowded(ChartBlock):
    """A chart whose least height grows with its rows."""

    def composed(
        self, found: tuple[Row, ...], setting: Setting, width: float, height: float | None
    ) -> Composition:  # fmt: skip
        """Return the chart; of many rows those that fit, and below it a line about the others."""
        if len(found) <= crowd.MANY:
            return ChartBlock.composed(self, found, setting, width, height)
        order = _order(found)
        deep = crowd.note_height(
            setting, order=order, count=len(found), unit=found[0].facts[-1].unit, width=width
        )
        most = setting.medium.height * crowd.MOST_HEIGHT_SHARE
        asked = height if height is not None else self.height
        full = min(self.natural(found, setting), most) if asked is None else asked
        full = max(full, self.least(found[: crowd.MANY], setting) + deep)
        if self.least(found, setting) <= full:
            return ChartBlock.composed(self, found, setting, width, full)
        fitting = range(len(found) - 1, crowd.MANY, -1)
        room = full - deep
        count = next((each for each in fitting if self.least(found[:each], setting) <= room), crowd.MANY)
        shown = crowd.chosen(found, count, order)
        chart = self.chart(shown, setting, Box(0.0, 0.0, width, room))
        chart = replace(chart, alt=self.spoken(found, setting), asked=len(found), left_out=len(found) - count)
        rest = crowd.summed([row for row in found if row not in shown], setting)
        said = crowd.note(
            setting, order=order, count=len(found), shown=count, rest=rest, width=width
        )  # fmt: skip
        lines = absolute(said, 0.0, room)
        return Composition(items=(chart, *lines), width=width, height=full)


def _order(found: tuple[Row, ...]) -> crowd.Order:
    """Return which rows are shown first: the largest, but of ranks the best."""
    return "best" if all(row.facts[-1].measure == "rank" for row in found) else "largest"
