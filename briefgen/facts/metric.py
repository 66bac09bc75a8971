"""What a brief states of a figure: readings by period, claims about them, and where they were published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from typing import Final, Literal

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import FieldError, Place
from briefgen.facts.missing import Missing, missing_from
from briefgen.facts.number_text import Qualifier, read_number
from briefgen.facts.period import PeriodKey, PointKey

Kind = Literal[
    "count", "amount", "rank", "share", "rate", "index", "balance", "profit", "temperature", "year"
]  # fmt: skip
CLAIM_KINDS: Final = (
    *("change", "growth", "multiple", "growth_multiple", "doubled", "share", "points", "cagr"),
    *("narrowed", "rank_change", "sum", "ranked"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A number as printed: its decimals count, and its qualifier says which way it is rounded."""

    number: Decimal
    qualifier: Qualifier = ""
    unit: str = ""
    """The unit that the author wrote beside the number: it is to be the metric's."""
    text: str
    """As the author wrote it."""
    place: Place

    @classmethod
    def from_scalar(cls, text: str, place: Place) -> Reading:
        """Read a number as printed, with the qualifier before or behind it, and its unit."""
        number, qualifier, unit = read_number(text)
        return cls(number=number, qualifier=qualifier, unit=unit, text=text, place=place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A metric's reading for one period, and the keys of the sources that state it."""

    value: Reading | Missing = field(
        metadata={
            "doc": "the number as published, with its qualifier: 超2400, about 642; null, n/a or – where"
            " it is missing, confidential where it is withheld"
        }
    )
    source: tuple[str, ...] = field(
        default=(), metadata={"doc": "keys of the sources that state it; the metric's by default"}
    )
    place: Place

    @classmethod
    def from_scalar(cls, text: str, place: Place) -> Value:
        """Read the short form, the reading alone."""
        return cls(value=missing_from(text, place) or Reading.from_scalar(text, place), place=place)

    @classmethod
    def from_nothing(cls, place: Place) -> Value:
        """Read null, or nothing: the value is missing."""
        return cls(value=Missing.from_nothing(place), place=place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a source says of a metric's change, share, rank or sum. Exactly one kind is stated."""

    change: Reading | None = field(
        default=None, metadata={"doc": "增加 N: more by so much, in the metric's unit"}
    )
    growth: Reading | None = field(default=None, metadata={"doc": "增长 N %: more by so many per cent"})
    multiple: Reading | None = field(
        default=None, metadata={"doc": "是…的 N 倍: so many times the earlier value"}
    )
    growth_multiple: Reading | None = field(
        default=None, metadata={"doc": "增长 N 倍: more by so many times the earlier value"}
    )
    doubled: Reading | None = field(default=None, metadata={"doc": "翻 N 番: 1 is doubled, 2 is four times"})
    share: Reading | None = field(default=None, metadata={"doc": "占 N %: so many per cent of a whole"})
    points: Reading | None = field(
        default=None, metadata={"doc": "N 个百分点: more by so many percentage points"}
    )
    cagr: Reading | None = field(default=None, metadata={"doc": "年均增长 N %: so many per cent a year"})
    narrowed: Reading | None = field(
        default=None, metadata={"doc": "亏损收窄 N %: a loss or deficit, smaller by so many per cent"}
    )
    rank_change: Reading | None = field(default=None, metadata={"doc": "提升 N 位: so many places better"})
    sum: tuple[str, ...] = field(default=(), metadata={"doc": "the metrics that add up to this one"})
    ranked: Reading | None = field(default=None, metadata={"doc": "居第 N 位: this place in an order"})
    since: PeriodKey = field(default="", metadata={"doc": "the period it compares with"})
    until: PeriodKey = field(default="", metadata={"doc": "the period it speaks of; the latest by default"})
    of: str = field(default="", metadata={"doc": "a share's whole, in words"})
    whole: str = field(default="", metadata={"doc": "a share's whole, as a metric"})
    among: str = field(default="", metadata={"doc": "where a rank holds, in words"})
    source: tuple[str, ...] = field(
        default=(), metadata={"doc": "keys of the sources that claim it; the metric's by default"}
    )
    place: Place

    def __post_init__(self) -> None:
        """Refuse a claim of no kind or of several: what it says of the figure would be open."""
        stated = [name for name in CLAIM_KINDS if getattr(self, name)]
        if len(stated) != 1:
            found = "found " + " and ".join(stated) if stated else "found none"
            message = f"a claim must state exactly one of {', '.join(CLAIM_KINDS)}; {found}"
            raise FieldError(message, stated[1]) if stated else ValueError(message)


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
    publisher: str = field(default="", metadata={"doc": "who published it"})
    date: PointKey = field(default="", metadata={"doc": "when: a day, a month or a year"})
    note: str = field(default="", metadata={"doc": "a remark for the list of sources"})
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """A figure of the brief: what it counts, its readings by period, and what is claimed of it."""

    key: str = field(metadata={"key": True})
    label: str = field(metadata={"doc": "what is measured, in a few words", "stand_in": lambda _: "…"})
    unit: str = field(
        default="", metadata={"doc": "万人, 亿元, %, km/h; 位 for ranks and % for shares by default"}
    )
    kind: Kind = field(default="count", metadata={"doc": "how it is counted, compared and drawn"})
    values: Mapping[PeriodKey, tuple[Value, ...]] = field(
        default_factory=dict, metadata={"doc": "readings by period; several where sources differ"}
    )
    claims: tuple[Claim, ...] = field(
        default=(), metadata={"doc": "what sources say of it; each is recomputed"}
    )
    source: tuple[str, ...] = field(
        default=(), metadata={"doc": "keys of the sources of its values and claims"}
    )
    note: str = field(default="", metadata={"doc": "footnote wherever the figure is printed"})
    names: tuple[str, ...] = field(
        default=(), metadata={"doc": "the names of what is counted; as many as the latest value says"}
    )
    pillar: str = field(default="", metadata={"doc": "the pillar whose hue and section it has"})
    settle: tuple[Settle, ...] = field(
        default=(), metadata={"doc": "which source prevails where sources contradict each other"}
    )
    place: Place
