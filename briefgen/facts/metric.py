"""What a brief states of a figure: readings by period, claims about them, and where they were published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from briefgen.problems import Place

Kind = Literal["count", "amount", "rank", "share", "rate"]
Qualifier = Literal["", "近", "约", "超", "余", "多", "以上", "以下", "nearly", "about", "over", "under"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A number as printed: its decimals count, and its qualifier says which way it is rounded."""

    number: Decimal
    qualifier: Qualifier = ""
    text: str
    """As the author wrote it."""
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A metric's reading for one period, and the keys of the sources that state it."""

    value: Reading
    source: tuple[str, ...] = ()
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a source says of a metric's change, share, rank or sum. Exactly one kind is stated."""

    change: Reading | None = field(default=None, metadata={"doc": "增加 N，in the metric's unit"})
    growth: Reading | None = field(default=None, metadata={"doc": "增长 N %"})
    multiple: Reading | None = field(default=None, metadata={"doc": "是…的 N 倍"})
    growth_multiple: Reading | None = field(default=None, metadata={"doc": "增长 N 倍"})
    doubled: Reading | None = field(default=None, metadata={"doc": "翻 N 番"})
    share: Reading | None = field(default=None, metadata={"doc": "占 N %"})
    points: Reading | None = field(default=None, metadata={"doc": "N 个百分点"})
    cagr: Reading | None = field(default=None, metadata={"doc": "年均增长 N %"})
    rank_change: Reading | None = field(default=None, metadata={"doc": "提升 N 位"})
    sum: tuple[str, ...] = field(default=(), metadata={"doc": "the metrics that add up to this one"})
    ranked: Reading | None = field(default=None, metadata={"doc": "居第 N 位"})
    since: str = ""
    until: str = ""
    of: str = ""
    """A share's whole, in words."""
    whole: str = ""
    """A share's whole, as a metric."""
    among: str = ""
    """Where a rank holds, in words."""
    source: tuple[str, ...] = ()
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Settle:
    """Which source prevails where the sources of a metric contradict each other, and why."""

    claim: str = field(metadata={"doc": "the kind of claim in dispute, or 'value'"})
    source: str
    reason: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where figures were published."""

    key: str = field(metadata={"key": True})
    title: str
    publisher: str = ""
    date: str = ""
    note: str = ""
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """A figure of the brief: what it counts, its readings by period, and what is claimed of it."""

    key: str = field(metadata={"key": True})
    label: str
    unit: str = ""
    kind: Kind = "count"
    values: Mapping[str, tuple[Value, ...]] = field(
        default_factory=dict, metadata={"doc": "readings by period; several where sources differ"}
    )
    claims: tuple[Claim, ...] = ()
    source: tuple[str, ...] = ()
    note: str = ""
    names: tuple[str, ...] = ()
    pillar: str = ""
    settle: tuple[Settle, ...] = ()
    place: Place
