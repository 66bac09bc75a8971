"""`histogram`: how many figures lie in each of several equal ranges."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import ClassVar

from briefgen.charts import axes as fit, below, column, reckon, ticks
from briefgen.charts.data import Row, has_one_unit
from briefgen.charts.frame import ChartBlock, chart_style
from briefgen.problems import Problem
from briefgen.scene import Chart, Series
from briefgen.setting import Setting
from briefgen.units import Box

LEAST = 3
"""Fewer figures have no distribution."""
MOST_BINS = 12
BAR_SHARE = 0.96
plot = column.plot


@dataclass(frozen=True, slots=True, kw_only=True)
class Histogram(ChartBlock):
    """The values of all periods of one metric, or the latest of several, counted range by range."""

    SPOKEN: ClassVar[tuple[str, str]] = ("直方图", "Histogram")

    bins: int = field(default=6, metadata={"doc": "about how many ranges; their bounds are round numbers"})

    def __post_init__(self) -> None:
        if not 2 <= self.bins <= MOST_BINS:
            raise ValueError(f"bins is a number from 2 to {MOST_BINS}")

    def usable(self, found: tuple[Row, ...], setting: Setting) -> tuple[Row, ...]:
        """Return the rows if there are figures enough, of one unit."""
        if not found:
            return ()
        message = ""
        if sum(len(row.facts) for row in self._counted(found)) < LEAST:
            message = f"a histogram needs {LEAST} figures at least"
        elif not has_one_unit(found):
            message = "the figures of a histogram have one unit, these differ"
        if message:
            setting.problems.append(Problem(self.place, message, "show them with `bar`", "no-value"))
            return ()
        return self._counted(found)

    def _counted(self, found: tuple[Row, ...]) -> tuple[Row, ...]:
        if len(found) == 1:
            return found
        return tuple(replace(row, facts=row.facts[-1:]) for row in found)

    def chart(self, found: tuple[Row, ...], setting: Setting, box: Box) -> Chart:
        """Return a column a range; a range holds its lower bound and not its upper one."""
        facts = [fact for row in found for fact in row.facts]
        numbers = [float(fact.number) for fact in facts]
        low, high, step = ticks.nice(min(numbers), max(numbers), self.bins)
        count = round((high - low) / step)
        bounds = [text for _, text in ticks.between(low, high, step)]
        held = [
            sum(min(int((n - low) / step), count - 1) == index for n in numbers) for index in range(count)
        ]
        hue = self.hue(found, setting)
        key = "+".join(row.key for row in found)
        tallies = [
            reckon.counted(number, facts[0], setting, f"{key}.bin{index}")
            for index, number in enumerate(held)
        ]  # fmt: skip
        unit = facts[0].unit
        series = Series(
            name=unit,
            values=tuple(float(number) for number in held),
            labels=tuple(str(number) if number and self.labels != "none" else "" for number in held),
            colours=(hue.strong,) * count,
            label_colours=(hue.strong,) * count,
            facts=tuple(fact.id for fact in tallies),
        )
        names = [f"{one}–{other}" for one, other in pairwise(bounds)]
        chart = self.framed(
            found, setting, box, native="column", categories=tuple(names), series=(series,),
            style=chart_style(setting),
        )  # fmt: skip
        fitted = column.fitted_columns(chart, setting.medium.type.minimum)
        if fit.cut_anywhere(fitted.categories, *below.category_room(fitted), below.MOST_LINES):
            self.warn(setting, "a range is cut: it does not fit under its column", "ask for fewer `bins`")
        return replace(fitted, style=replace(fitted.style, bar_share=BAR_SHARE))
