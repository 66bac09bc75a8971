"""`histogram`: how many figures lie in each of several equal ranges."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import ClassVar

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import FieldError
from briefgen.base.geometry import Box
from briefgen.base.messages import messages
from briefgen.base.nature import Nature
from briefgen.base.translate import tr
from briefgen.blocks.charts import column
from briefgen.blocks.charts.parts import aggregate, axes as fit, category_axis
from briefgen.blocks.charts.parts.block import ChartBlock, Found
from briefgen.blocks.charts.parts.data import (
    ChartMessage,
    alt_text,
    has_one_unit,
    latest,
    measured_by,
    series_of,
)
from briefgen.facts.fact import Fact
from briefgen.facts.format import digits, measure_text
from briefgen.model.context import Setting
from briefgen.model.scene import Chart

LEAST = 3
"""Fewer figures have no distribution."""
MOST_BINS = 12
BAR_SHARE = 0.96
plot = column.plot
Range = tuple[Fact, Fact, Fact]
"""A range of figures: its lower and its upper bound, and how many it holds."""


def span(low: Fact, high: Fact, setting: Setting) -> str:
    """Return a range with its unit once: 10–15 visits, $10–15 million."""
    ends = f"{digits(low.number, setting.language)}–{digits(high.number, setting.language)}"
    return measure_text(ends, high.unit, high.number, setting.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Histogram(ChartBlock):
    """The values of all periods of one metric, or the latest of several, counted range by range."""

    SPOKEN: ClassVar[tuple[str, str]] = ("直方图", "Histogram")
    NATURE: ClassVar[Nature] = Nature(read_by="length")

    bins: int = option("about how many ranges; their bounds are round numbers", 6)

    def __post_init__(self) -> None:
        if not 2 <= self.bins <= MOST_BINS:
            raise FieldError(tr("`bins` must be a number from 2 to {MOST_BINS}", MOST_BINS=MOST_BINS), "bins")

    def usable(self, found: Found, setting: Setting) -> Found:
        """Return the rows if there are figures enough, of one unit."""
        if not found:
            return ()
        counted, message = found if len(found) == 1 else latest(found), ""
        if sum(len(row.facts) for row in counted) < LEAST:
            message = tr("a histogram needs at least {LEAST} figures", LEAST=LEAST)
        elif not has_one_unit(found):
            message = tr("the figures of a histogram must have one unit, but these have different ones")
        return self.refuse(setting, message, tr("show them with `bar`"), "no-value") if message else counted

    def message(self, found: Found, setting: Setting) -> ChartMessage:
        """Return the range that holds most figures, and how many."""
        ranges = self._ranges(found, setting)
        most = max(tally.number for _, _, tally in ranges)
        full = [each for each in ranges if each[2].number == most]
        name = messages(setting.language).fullest_range
        return ChartMessage(text=f"{name}{self._told(full, setting)}")

    def spoken(self, found: Found, setting: Setting) -> str:
        """Return the message, and how many figures each range holds."""
        held = self._told(self._ranges(found, setting), setting)
        measure = measured_by(found, setting)
        return self.alt or alt_text(self.SPOKEN, self.message(found, setting).text, held, setting, measure)

    def _told(self, ranges: Sequence[Range], setting: Setting) -> str:
        mark = messages(setting.language)
        return mark.semicolon.join(
            f"{span(low, high, setting)}{mark.colon}{tally.number}" for low, high, tally in ranges
        )

    def _ranges(self, found: Found, setting: Setting) -> list[Range]:
        """Return the bounds of each range and how many figures it holds: its lower bound is one of them."""
        facts = [fact for row in found for fact in row.facts]
        numbers = [float(fact.number) for fact in facts]
        low, high, step = fit.axis_range(min(numbers), max(numbers), self.bins)
        count = round((high - low) / step)
        key = f"{aggregate.ids(facts)}/{self.bins}"
        bounds = [
            aggregate.count_fact(
                Decimal(text.replace(",", "")), facts[0], setting, f"{key}.bound{index}", facts[0].unit
            )
            for index, (_, text) in enumerate(fit.axis_numbers(low, high, step))
        ]
        places = [min(int((number - low) / step), count - 1) for number in numbers]
        tallies = [
            aggregate.count_fact(places.count(index), facts[0], setting, f"{key}.bin{index}")
            for index in range(count)
        ]
        return [(*ends, tally) for ends, tally in zip(pairwise(bounds), tallies, strict=True)]

    def chart(self, found: Found, setting: Setting, box: Box) -> Chart:
        """Return a column a range."""
        hue, ranges = self.hue(found, setting), self._ranges(found, setting)
        tallies, unit = [tally for _, _, tally in ranges], found[0].facts[0].unit
        held = [int(tally.number) for tally in tallies]
        names = tuple(span(low, replace(high, unit=""), setting) for low, high, _ in ranges)
        series = series_of(tallies, setting, hue.strong, hue.words, name=unit, bold=())
        labels = tuple(str(number) if number and self.labels != "none" else "" for number in held)
        series = replace(series, labels=labels)
        chart = self.framed(found, setting, box, native="column", categories=names, series=(series,))
        fitted = column.fitted_columns(chart, setting.medium.type.minimum)
        if category_axis.has_cut_label(fitted):
            self.warn(
                setting, tr("a range is cut: it does not fit under its column"), tr("ask for fewer `bins`")
            )
        return replace(fitted, style=replace(fitted.style, bar_share=BAR_SHARE))
