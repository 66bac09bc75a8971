"""What a chart shows of one metric, or of one member: its label, its facts, and where each of them stands."""

from __future__ import annotations

from collections.abc import Container, Hashable, Sequence

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.blocks.charts.parts.slots import PeriodSlots
from briefgen.facts.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricRow:
    """What a chart shows of one metric: its label and its facts in time order."""

    key: str
    label: str
    facts: tuple[Fact, ...]
    others: bool = False
    """Whether it is the sum of all those that are not shown by themselves."""
    columns: tuple[str, ...] = ()
    """What each of the facts is of, where they are of one period and of the members of a dimension."""
    slotted: PeriodSlots | None = None
    """The periods of the chart, where values were too many for it and it draws some of them."""
    whole: tuple[Fact, ...] = ()
    """All facts, where some are drawn."""

    @property
    def all_of_it(self) -> MetricRow:
        """The row with all of its facts, where some are drawn."""
        return replace(self, facts=self.whole, whole=(), slotted=None) if self.whole else self

    @property
    def keys(self) -> list[str]:
        """The metrics of its facts: its own, or those of the members that it crosses."""
        return [fact.metric for fact in self.facts] if self.columns else [self.key]

    @property
    def slots(self) -> tuple[str, ...]:
        """Where each of the facts stands among those of other rows: at its period, or at its column."""
        return self.columns or tuple(fact.period for fact in self.facts)

    @property
    def at(self) -> dict[str, Fact]:
        """The facts by where they stand."""
        return dict(zip(self.slots, self.facts, strict=True))

    def only(self, slots: Container[str]) -> MetricRow:
        """Return the row with those of its facts that stand at certain places."""
        kept = {slot: fact for slot, fact in self.at.items() if slot in slots}
        return replace(self, facts=tuple(kept.values()), columns=tuple(kept) if self.columns else ())


def parts_of(found: Sequence[MetricRow]) -> tuple[tuple[Fact, ...], Hashable]:
    """Return the facts of rows and what else they are; what follows from both, `Setting.once` keeps."""
    rows = tuple((row.key, row.label, row.others, row.columns, len(row.facts)) for row in found)
    return tuple(fact for row in found for fact in (*row.facts, *row.whole)), rows
