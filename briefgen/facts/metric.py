"""What a brief states of a figure: readings by period, claims about them, and where they were published."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from typing import Any

from briefgen.base.compile_late import compile_late
from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass, inner, option
from briefgen.base.diagnostics import FieldError, Place
from briefgen.base.translate import tr
from briefgen.facts.basis import Basis
from briefgen.facts.benchmark import Benchmark
from briefgen.facts.claim_kind import ClaimKind
from briefgen.facts.confidence import HIGHEST_LEVEL, LEVEL, LOWEST_LEVEL
from briefgen.facts.currency import money_of
from briefgen.facts.data_cell import DataCell
from briefgen.facts.family import Membership
from briefgen.facts.formula import Formula
from briefgen.facts.interval import is_whole
from briefgen.facts.kinds import COMPARISONS, KINDS
from briefgen.facts.measure import Kind
from briefgen.facts.missing import Missing, missing_from
from briefgen.facts.period import PeriodKey, PointKey
from briefgen.facts.reading import Reading as Reading
from briefgen.facts.relative_period import BaseKey
from briefgen.facts.selection import Selection
from briefgen.facts.status import Status, WrittenStatus, parted, status_of
from briefgen.facts.target import Better, Target
from briefgen.facts.thresholds import Thresholds
from briefgen.facts.unit import MONEY, dimension, split

TEMPERATURES = frozenset({"℃", "°C", "° C", "℉", "°F", "° F"})
_PROFIT = compile_late(
    r"利润(?!率)|净利(?!率)|盈亏|损益|\bprofits?\b|\bearnings\b|\bnet income\b|\bEBITDA?\b"
    r"|\b(?:operating|net) (?:result|income)\b",
    re.I,
)
_COUNTED = frozenset({"count", "percent", "rank"})
"""Dimensions of what is no amount."""
_BARE = frozenset({"", "m", "mn", "bn", "tn", "k"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A metric's reading for one period, and the keys of the sources that state it."""

    value: Reading | Missing = field(
        metadata={
            "doc": "the number as published, with its qualifier: 超2400, about 642; or a range, 3–5; null,"
            " n/a or – where it is missing, confidential where it is withheld"
        }
    )
    source: tuple[str, ...] = option("keys of the sources that state it; the metric's by default", ())
    status: WrittenStatus | None = option("how final it is; also behind the number, as in 3.2 (p)", None)
    revised_from: Reading | None = option("what a revised value was before, for the notes", None)
    ci: tuple[Reading, ...] = option("its confidence interval: [50.3, 53.9], or a margin as 1.8", ())
    level: Decimal = option("the level of the confidence interval, in per cent", LEVEL)
    place: Place

    def __post_init__(self) -> None:
        """Refuse an earlier value of what is not revised, and a level that is none."""
        if not LOWEST_LEVEL <= self.level < HIGHEST_LEVEL:
            message = tr(
                "a level lies between {low} and {high} per cent, and {level:f} does not",
                low=LOWEST_LEVEL,
                high=HIGHEST_LEVEL,
                level=self.level,
            )
            raise FieldError(message, "level")
        if self.revised_from is not None and self.final not in ("", "revised"):
            raise FieldError(tr("a value that was revised is not {final}", final=self.final), "status")

    @classmethod
    def from_scalar(cls, text: str, place: Place, cell: DataCell | None = None) -> Value:
        """Read the short form, the reading alone, with its status in brackets behind it."""
        if not text[-1:].isdigit() and (missing := missing_from(text, place)):
            return cls(value=missing, place=place)
        number, status = parted(text) if text.rstrip().endswith((")", "）")) else (text, "")
        return cls(value=Reading.from_scalar(number, place, cell), status=status or None, place=place)

    @classmethod
    def from_nothing(cls, place: Place) -> Value:
        """Read null, or nothing: the value is missing."""
        return cls(value=Missing.from_nothing(place), place=place)

    @property
    def final(self) -> Status:
        """How final the value is; empty where nothing is said of it."""
        return "revised" if self.revised_from and not self.status else status_of(self.status or "")


def _stating(cls: type[Any]) -> type[Any]:
    """Give a class a field for each kind of claim, before its own."""
    kinds = {word: _type_of(kind) for word, kind in KINDS.items()}
    cls.__annotations__ = {**kinds, **cls.__annotations__}
    for word, kind in KINDS.items():
        default: Any = () if kind.takes_metrics else None
        setattr(
            cls, word, option(kind.doc, factory=dict) if kind.takes_weights else option(kind.doc, default)
        )
    return cls


def _type_of(kind: ClaimKind) -> str:
    if kind.takes_weights:
        return "Mapping[str, str]"
    return "tuple[str, ...]" if kind.takes_metrics else "Reading | None"


@dataclass(frozen=True, slots=True, kw_only=True)
@_stating
class Claim:
    """What a source says of a metric's change, share, rank or sum. Exactly one kind is stated."""

    since: BaseKey = option("the period it compares with, `previous` or `year-earlier`", "")
    until: BaseKey = option("the period it speaks of, in words before the latest; the latest by default", "")
    basis: Basis | None = option("what its change is measured by, for a footnote; nominal by default", None)
    deflator: str = option(
        "for a real growth: the metric of prices, an index or a rate, over the claim's periods", ""
    )
    index: str = option(
        "for a growth that is not nominal: the metric that shows it, as an index of volumes", ""
    )
    of: str = option("a share's whole, in words", "")
    whole: str = option("a share's whole, as a metric or as its parts: exports + imports", "")
    among: str = option("where a rank holds, in words", "")
    member: str = option("of a family: the member it is about, or `all` of them; the total by default", "")
    source: tuple[str, ...] = option("keys of the sources that claim it; the metric's by default", ())
    place: Place

    def __post_init__(self) -> None:
        """Refuse a claim of no kind or of several: it would be ambiguous."""
        stated = [word for word in KINDS if getattr(self, word)]
        if len(stated) != 1:
            found = tr("found {names}", names=tr(" and ").join(stated)) if stated else tr("found none")
            message = tr(
                "a claim must state exactly one of {names}; {found}", names=", ".join(KINDS), found=found
            )
            raise FieldError(message, stated[1]) if stated else ValueError(message)
        if wrong := self._misplaced_basis():
            raise FieldError(*wrong)

    def _misplaced_basis(self) -> tuple[str, str] | None:
        """Return what is wrong with the basis of the claim, and at which key."""
        comparison, nominal = COMPARISONS.get(self.kind), self.basis in (None, "nominal")
        if self.basis and comparison is None:
            return tr("`{kind}` compares no periods, so it has no `basis`", kind=self.kind), "basis"
        if self.basis == "annualised" and self.kind != "growth":
            return tr("only `growth` is annualised, not `{kind}`", kind=self.kind), "basis"
        if self.deflator and self.basis != "real":
            return tr("a `deflator` is for growth at constant prices: add `basis: real`"), "deflator"
        if self.index and nominal:
            message = tr("an `index` is for growth that is not nominal: add its `basis`, as `basis: real`")
            return message, "index"
        if self.deflator and self.index:
            return tr("a claim is held against a `deflator` or an `index`, not both"), "index"
        key = "deflator" if self.deflator else "index"
        if (self.deflator or self.index) and comparison and not comparison.is_ratio:
            message = tr("`{kind}` is not a rate of growth, so no `{key}` gives it", kind=self.kind, key=key)
            return message, key
        return None

    @property
    def kind(self) -> str:
        """The word of what is stated."""
        return next(word for word in KINDS if getattr(self, word))

    @property
    def operands(self) -> tuple[str, ...]:
        """The keys of the metrics that this one is claimed to follow from, as a sum or otherwise."""
        return tuple(getattr(self, self.kind)) if KINDS[self.kind].takes_metrics else ()

    @property
    def parts(self) -> tuple[str, ...]:
        """The keys of the metrics that are claimed to add up to this one; empty: none."""
        return () if KINDS[self.kind].formula else self.operands


def sum_claim(parts: tuple[str, ...], place: Place) -> Claim:
    """Return the claim that a metric is the sum of others, in every period that they have in common."""
    stated: dict[str, Any] = {"sum": parts}
    return Claim(place=place, **stated)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settle:
    """Which source prevails where the sources of a metric contradict each other, and why."""

    claim: str = field(metadata={"doc": "the kind of claim in dispute, or 'value'"})
    source: str = field(metadata={"doc": "key of the source that prevails"})
    reason: str = field(metadata={"doc": "why, for the footnote"})
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where figures were published."""

    key: str = field(metadata={"key": True})
    title: str = field(metadata={"doc": "its name in source lines and footnotes", "stand_in": lambda _: "…"})
    publisher: str = option("who published it", "")
    date: PointKey = option("when: a day, a month or a year", "")
    note: str = option("a remark for the list of sources", "")
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """A figure of the brief: what it counts, its readings by period, and what is claimed of it."""

    key: str = field(metadata={"key": True})
    label: str = field(metadata={"doc": "what is measured, in a few words", "stand_in": lambda _: "…"})
    unit: str = option("万人, 亿元, %, km/h; 位 for ranks and % for shares by default", "")
    kind: Kind = option("how it is counted, compared and drawn", "count")
    values: Mapping[PeriodKey, tuple[Value, ...]] = option(
        "readings by period; several where sources differ", factory=dict
    )
    from_: Selection | None = option("where in a table of `data` its values stand, instead of `values`", None)
    target: tuple[Target, ...] | Mapping[PeriodKey, Target] = option(
        "what it is to be: a number, or numbers by period as in {2027: 95}", ()
    )
    limit: tuple[Target, ...] | Mapping[PeriodKey, Target] = option(
        "what it is not to pass, stated as a target is", ()
    )
    benchmark: Benchmark | None = option(
        "what it is measured against: another metric, such as a national average, or a number", None
    )
    thresholds: Thresholds | None = option(
        "which of its values are good, to be watched and poor: {good: '>= 95', watch: '>= 90'}", None
    )
    better: Better | None = option(
        "which way it becomes better, so that a target is met or missed; down for a limit", None
    )
    claims: tuple[Claim, ...] = option("what sources say of it; each is recomputed", ())
    computed: Formula | None = option(
        "how it follows from other metrics: exports - imports, gdp / population", None
    )
    source: tuple[str, ...] = option("keys of the sources of its values and claims", ())
    note: str = option("footnote wherever the figure is printed", "")
    exact: bool = option("print every digit in titles and tiles too, not 134.9万亿元 for 1349084亿元", False)
    names: tuple[str, ...] = option("the names of what is counted; as many as the latest value says", ())
    pillar: str = option("the pillar whose hue and section it has", "")
    settle: tuple[Settle, ...] = option("which source prevails where sources contradict each other", ())
    membership: Membership | None = inner()
    """Of which family it is, and which of its members; None: it is a metric by itself."""
    place: Place


def with_kind(metric: Metric) -> Metric:
    """Return a metric with the kind that its unit and label imply, where the brief states none."""
    if metric.kind not in {"count", "amount"}:
        return metric
    if metric.unit.strip() in TEMPERATURES:
        return replace(metric, kind="temperature")
    money = _is_money(metric.unit)
    if metric.unit and money and _PROFIT.search(metric.label):
        return replace(metric, kind="profit")
    sized = not metric.unit or money or dimension(metric.unit) not in _COUNTED
    if metric.kind == "count" and sized and not _could_be_counted(metric):
        return replace(metric, kind="amount")
    return metric


def _is_money(unit: str) -> bool:
    signed = money_of(unit) or any(sign in unit for sign in "¥$€£")
    return bool(signed) or dimension(unit) in MONEY or split(unit)[1] in _BARE


def _could_be_counted(metric: Metric) -> bool:
    """Return whether all values are whole and none is below zero."""
    read = [value.value for given in metric.values.values() for value in given]
    readings = [value for value in read if isinstance(value, Reading)]
    numbers = [number for value in readings for number in value.span or (value.number,)]
    return all(is_whole(number) and number >= 0 for number in numbers)
