"""What a metric's value is to be, or the limit that it is not to pass: as a brief states it."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import Place
from briefgen.base.marked import both
from briefgen.facts.period import PeriodKey
from briefgen.facts.reading import Reading

Better = Literal["up", "down"]
"""Which way a figure becomes better."""
SET: dict[str, tuple[str, str]] = {"target": both("目标", "target"), "limit": both("限值", "limit")}
"""The keys of a metric that are set for its values, and what each is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a metric's value is to be, or is not to pass."""

    value: Reading = field(metadata={"doc": "the number that is set, in the metric's unit"})
    period: PeriodKey = option("when it is to hold; the latest value's by default", "")
    source: tuple[str, ...] = option("keys of the sources that set it; the metric's by default", ())
    place: Place

    @classmethod
    def from_scalar(cls, text: str, place: Place) -> Target:
        """Read the short form, the number alone."""
        return cls(value=Reading.from_scalar(text, place), place=place)
