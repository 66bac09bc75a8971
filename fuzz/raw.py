"""What a plain brief is made of: periods as months, metrics with their values, and the whole of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

YEAR_MONTHS = 12
FISCAL_START = 4
"""The month in which financial years start in the briefs that have some."""


@dataclass(frozen=True, slots=True, order=True)
class Time:
    """A period as months: when it ends, counted from the year 0, and how long it is."""

    end: int
    months: int

    @property
    def key(self) -> str:
        """As a brief writes it."""
        year, month = divmod(self.end - 1, YEAR_MONTHS)
        if self.fiscal:
            return f"{year - 1}/{year % 100:02}"
        if self.months == YEAR_MONTHS:
            return f"{year}"
        if self.months not in (1, 3, 6):
            return f"{year}-01..{year}-{month + 1:02}"
        if self.months == 1:
            return f"{year}-{month + 1:02}"
        return f"{year}{'H' if self.months == 6 else 'Q'}{month // self.months + 1}"

    @property
    def fiscal(self) -> bool:
        """Whether it is a year that does not begin in January."""
        return self.months == YEAR_MONTHS and self.end % YEAR_MONTHS > 0

    @property
    def start(self) -> int:
        """The end of what comes before it."""
        return self.end - self.months


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """A metric as the brief states it."""

    key: str
    label: str
    unit: str
    kind: str
    values: dict[Time, Decimal]
    claims: tuple[dict[str, str], ...] = ()
    vague: dict[Time, str] = field(default_factory=dict)
    """Values that are only about right, and the word that says so."""
    parts: tuple[str, ...] = ()
    """The keys of the metrics that add up to it."""
    formula: str = ""
    """How it is computed of others, instead of values of its own."""
    whole: str = ""
    """The key of the metric of which it is told how large a share it is."""

    @property
    def sort(self) -> str:
        """Its kind as the brief states it."""
        return "amount" if self.kind == "profit" else self.kind

    @property
    def percent(self) -> bool:
        """Whether it changes by percentage points."""
        return self.unit == "%"

    @property
    def growing(self) -> bool:
        """Whether a rate of growth may be told of it."""
        net = self.kind == "amount" and min(self.values.values()) < 0
        return not self.percent and self.kind in ("count", "amount", "profit") and not net

    @property
    def claimed(self) -> set[str]:
        """The periods with which claims compare."""
        return {claim["since"] for claim in self.claims}

    @property
    def latest(self) -> Time:
        """When its last value is of."""
        return max(self.values)

    def expected_base(self, at: Time) -> Time | None:
        """Return what a reader expects a value to be compared with."""
        earlier = sorted(time for time in self.values if time.end <= at.start)
        like = [time for time in earlier if time.months == at.months]
        if not like and self.kind in ("rank", "share", "rate", "index"):
            like = earlier
        same = [time for time in like if time.end == at.end - YEAR_MONTHS and at.months < YEAR_MONTHS]
        return next(iter(same or like[-1:]), None)

    def expected_start(self) -> Time | None:
        """Return where the course of the whole series begins: in the season in which it ends, if it can."""
        like = [time for time in sorted(self.values) if time.end <= self.latest.start]
        same = [time for time in like if time.months == self.latest.months]
        if not same and self.kind in ("rank", "share", "rate", "index"):
            same = like
        first = same[0] if same else None
        if first is None or (self.latest.end - first.end) % YEAR_MONTHS == 0:
            return first
        ago = [time for time in same if time.end == self.latest.end - YEAR_MONTHS]
        ago = [time for time in ago if time.months == self.latest.months < YEAR_MONTHS]
        before = same[-1] if self.latest.months < YEAR_MONTHS else first
        return ago[0] if ago else before


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A brief and what it is made of."""

    language: str
    metrics: dict[str, Raw]
    yaml: bytes
    blocks: tuple[str, ...] = field(default=())

    def parts_of(self, whole: str) -> tuple[str, ...]:
        """Return the keys of the parts of a metric: of its sum, else of the shares of it."""
        return self.metrics[whole].parts or tuple(
            key for key, raw in self.metrics.items() if raw.whole == whole
        )
