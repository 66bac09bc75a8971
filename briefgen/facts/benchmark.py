"""What a metric is measured against without being set for it: an average, a like place, a standard."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import Place
from briefgen.base.marked import both
from briefgen.base.translate import tr
from briefgen.facts.period import PeriodKey
from briefgen.facts.reading import Reading

BENCHMARK = "benchmark"
"""The kind of its fact, and its key in a metric."""
NAMES: Mapping[str, tuple[str, str]] = {BENCHMARK: both("对标值", "benchmark")}
"""What it is called where it has no label, in Chinese and English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """A number that a metric is measured against: another metric's, or one that is stated."""

    metric: str = option("the metric that it is, such as one of the national average", "")
    value: Reading | None = option("or its number, in the metric's unit", None)
    label: str = option("what it is called, National average; the other metric's label by default", "")
    period: PeriodKey = option("of a number: when it holds; always by default", "")
    source: tuple[str, ...] = option("of a number: keys of its sources; the metric's by default", ())
    place: Place

    def __post_init__(self) -> None:
        """Refuse neither a metric nor a number, and both."""
        if bool(self.metric) == (self.value is not None):
            raise ValueError(tr("a benchmark is another metric or a number: write `metric` or `value`"))

    @classmethod
    def from_scalar(cls, text: str, place: Place) -> Benchmark:
        """Read the short form, the number or the other metric's key alone."""
        try:
            return cls(value=Reading.from_scalar(text, place), place=place)
        except ValueError:
            return cls(metric=text, place=place)
