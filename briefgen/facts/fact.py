"""The fact: one figure with what it may mean, where it was published, or how it was derived."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.facts.interval import Interval
from briefgen.facts.measure import Course
from briefgen.facts.metric import Kind

FactKind = Literal[
    "value",
    "change",
    "growth",
    "multiple",
    "growth_multiple",
    "doubled",
    "share",
    "points",
    "cagr",
    "narrowed",
    "rank_change",
    "ranked",
    "whole",  # what a share is a share of: derived only
]
Origin = Literal["published", "derived"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A figure that may be printed. ``number`` has as many decimals as it may show."""

    id: str
    metric: str
    kind: FactKind
    measure: Kind
    """The metric's kind: a rank is printed as 第34位."""
    label: str
    period: str
    since: str = ""
    number: Decimal
    interval: Interval
    unit: str
    qualifier: str = ""
    sources: tuple[str, ...] = ()
    origin: Origin = "published"
    derivation: str = ""
    """How a derived figure follows from published ones, in the brief's language."""
    unchecked: str = ""
    """That a published claim stands as its source states it, since no value bears it out; empty: checked."""
    note: str = ""
    """A footnote that every page which prints the figure carries; empty: none."""
    course: Course = ""
    """What became of a loss or deficit, where a change says it."""
    scope: str = ""
    """A share's whole, or where a rank holds, in words."""
    whole: str = ""
    """A share's whole, as a metric's key."""
    place: Place
