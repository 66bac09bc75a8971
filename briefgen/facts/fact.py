"""The fact: one figure with what it may mean, where it was published, or how it was derived."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Literal

from briefgen.base.copier import replace
from briefgen.base.data_hashes import FileHash
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.facts.confidence import Confidence
from briefgen.facts.data_cell import DataCell
from briefgen.facts.interval import Interval
from briefgen.facts.measure import Course, Kind
from briefgen.facts.status import Status

FactKind = str
"""``value``, ``target`` or ``limit``, the word of a kind of claim, or ``whole``: what a share is of."""
Origin = Literal["published", "derived", "computed"]
"""Derived: worked back from claims, or told beside values; computed: a metric's own value, by its formula."""
Method = Literal[
    "worked back", "computed", "converted", "added up", "formula", "mean", "median", "moving range", "ranked"
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedFrom:
    """How a figure follows from others: by which method, and from which facts in the order of its formula.

    A value is *worked back* from the other end of a comparison and from the claims about it, a whole from its
    part and the share; a change is *computed* from an earlier and a later value; a claim is *converted* from
    one of another kind; a total is *added up* from its parts; a value follows from other metrics by a
    *formula*. A *mean*, a *median* or a mean *moving range* is that of values over time.
    """

    method: Method
    operands: tuple[Fact, ...]
    formula: tuple[str | int, ...] = ()
    """Signs and words of a formula, and its operands by their number."""


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
    derivation: DerivedFrom | None = None
    """How it follows from published figures; None: it is published, or made for a chart of what it draws."""
    unchecked: str = ""
    """The note that a published claim could not be recomputed, as no value is known; empty: checked."""
    note: str = ""
    """A footnote that every page which prints the figure carries; empty: none."""
    course: Course = ""
    """What became of a loss or deficit, for a change."""
    basis: str = ""
    """What a claim is measured by, where it says so or others of its kind do: see ``basis.py``."""
    scope: str = ""
    """A share's whole, or where a rank holds, in words."""
    whole: str = ""
    """A share's whole, as a metric's key."""
    rounded: tuple[Decimal, str] | None = None
    """Number and unit of its short form where that is decided: in sums, and for what is to be exact."""
    status: Status = ""
    """How final the value is, or the value that a claim is about."""
    revised_from: str = ""
    """What a revised value was before, as it is printed; empty: not stated."""
    span: tuple[Decimal, Decimal] | None = None
    """The ends of a range, 3–5, of which ``number`` is the middle; None: it is one number."""
    confidence: Confidence | None = None
    """Its confidence interval, where its source states one."""
    unsure: Interval | None = None
    """What it may be where it follows from values with confidence intervals: from one end to the other."""
    cell: DataCell | None = None
    """Where in the files beside the brief it stands; None: it is typed, or follows from others."""
    place: Place

    @property
    def within(self) -> Interval:
        """What the value itself may be: its confidence interval, else what its printed form stands for."""
        return self.confidence.interval if self.confidence else self.unsure or self.interval

    @property
    def vague(self) -> bool:
        """Whether it may be told apart from a value like it only by what both may be."""
        return bool(self.qualifier or self.span or self.is_sampled)

    @property
    def is_sampled(self) -> bool:
        """Whether it has a confidence interval or follows from values that have."""
        return self.confidence is not None or self.unsure is not None

    @property
    def is_level(self) -> bool:
        """Whether it is a level of what is measured: a value, a target, a limit, and no change or share."""
        return self.kind in ("value", "target", "limit", "benchmark")


def data_files(facts: Iterable[Fact]) -> tuple[FileHash, ...]:
    """Return the files that figures were read from, each with the hash of its content, by name."""
    return tuple(sorted({(fact.cell.file, fact.cell.sha256) for fact in facts if fact.cell}))


def known_of(values: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return the values that are no forecasts; all where there is nothing else."""
    return tuple(fact for fact in values if fact.status != "forecast") or tuple(values)


def unmarked(fact: Fact) -> Fact:
    """Return a value without what is said of it alone: its status, its range, how sure it is, its cell."""
    return replace(fact, status="", revised_from="", span=None, confidence=None, unsure=None, cell=None)


def surely_apart(one: Fact, other: Fact) -> bool:
    """Return whether the confidence intervals of two values leave a change: those that overlap do not."""
    return not (one.is_sampled or other.is_sampled) or one.within.meet(other.within).empty
