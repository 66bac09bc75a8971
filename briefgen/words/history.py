"""A metric's values in time order, and which way one lies from another."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from briefgen.base.dataclass import dataclass
from briefgen.facts.baseline import base_of, first_of, like_last
from briefgen.facts.fact import Fact, surely_apart
from briefgen.facts.ledger import Ledger
from briefgen.facts.period import FISCAL, Period, years_between

Way = int
"""1: more, -1: less, 0: the same. Of a rank, more is nearer to the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The values of one metric that are as long as the latest, in time order."""

    metric: str
    facts: tuple[Fact, ...]
    ledger: Ledger

    @classmethod
    def of(cls, metric: str, ledger: Ledger) -> History:
        """Return a metric's history up to its latest published value."""
        account = ledger.accounts[metric]
        latest = account.latest()
        series: Sequence[Fact] = account.series()
        if latest is not None:
            series = series[: series.index(latest) + 1]
        return cls(metric=metric, facts=like_last(series, ledger.context), ledger=ledger)

    @property
    def latest(self) -> Fact | None:
        """The latest value, None where there is none."""
        return self.facts[-1] if self.facts else None

    def period(self, fact: Fact) -> Period:
        """Return the period of a fact."""
        return self.ledger.context.period(fact.period)

    def placed(self, period: Period) -> Period:
        """Return a period where it lies in the brief's calendar, which words know nothing of."""
        return self.ledger.context.period(period.key) if self.ledger.context.reads(period.key) else period

    def at(self, period: Period) -> Fact | None:
        """Return the value of a period; of a year also the only one inside it.

        Of financial quarters it is not known which of them “the fourth quarter” is.
        """
        period = self.placed(period)
        if period.kind in ("half", "quarter") and self.facts and self.period(self.facts[-1]).kind in FISCAL:
            return None
        whole = self.ledger.accounts[self.metric].value_at(period)
        if whole is not None or period.kind != "year":
            return whole
        inside = [
            fact
            for fact in self.facts
            if period.start <= self.period(fact).start and self.period(fact).end <= period.end
        ]
        return inside[0] if len(inside) == 1 else None

    def until(self, current: Fact) -> tuple[Fact, ...]:
        """Return the values before one."""
        end = self.period(current).order
        return tuple(fact for fact in self.facts if self.period(fact).order < end)

    def previous(self, current: Fact) -> Fact | None:
        """Return the value of the period directly before one, None where it is not known."""
        start = self.period(current).start
        return next((fact for fact in self.facts if self.period(fact).end == start), None)

    def years_before(self, current: Fact, years: Fraction | int) -> Fact | None:
        """Return the value of the like period some years before, None where it is not known."""
        now = self.period(current)
        return next((fact for fact in self.facts if years_between(self.period(fact), now) == years), None)

    def bases(self, current: Fact) -> tuple[Fact, ...]:
        """Return the values that a checker may compare one with where nothing is said: any of them."""
        before = self.until(current)
        claimed = [
            account.at(claim.since)
            for account in (self.ledger.accounts[self.metric],)
            for claim in account.claims
            if claim.since and claim.period in ("", current.period)
        ]
        found = (
            base_of(current, before, self.ledger.context),
            before[-1] if before else None,
            first_of((*before, current), self.ledger.context),
            *claimed,
        )
        known = {fact.id: fact for fact in found if fact is not None and fact.id != current.id}
        return tuple(known.values())


def ways(base: Fact, current: Fact) -> frozenset[Way]:
    """Return which ways one value may lie from another: as printed, and all where rounding hides it."""
    if any(each.qualifier or each.span for each in (base, current)):
        distance = current.interval - base.interval
        possible = {1: distance.high > 0, -1: distance.low < 0, 0: distance.low <= 0 <= distance.high}
        found = {way for way, may in possible.items() if may}
    elif base.number != current.number:
        found = {1 if current.number > base.number else -1}
        if not surely_apart(base, current):  # no change beyond chance may be called none
            found.add(0)
    else:
        found = {0} if not base.interval.width and not current.interval.width else {-1, 0, 1}
    return frozenset(-way for way in found) if current.measure == "rank" else frozenset(found)
