"""A ledger in, what an editor asks of it out: how far a figure moved, what it is part of, what is like it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from briefgen.base.dataclass import dataclass
from briefgen.base.locale import is_chinese
from briefgen.facts.baseline import base_of, like_last
from briefgen.facts.basis import goes_against
from briefgen.facts.fact import Fact, surely_apart
from briefgen.facts.goals import Verdict, better_way, verdict
from briefgen.facts.kinds import KINDS
from briefgen.facts.ledger import Ledger
from briefgen.facts.measure import is_percentage
from briefgen.facts.metric import Metric

SERIES_FROM = 4
"""Values from which a metric is a series rather than a before and an after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A metric and the metrics that are parts of it, in the brief's order."""

    key: str
    parts: tuple[str, ...]
    complete: bool
    """Whether the parts add up to it, so that none is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactGraph:
    """The relations among the metrics of a brief, as far as its ledger knows them."""

    ledger: Ledger
    metrics: Mapping[str, Metric]
    """Those that have a value, in the brief's order."""
    shared: Mapping[str, tuple[str, ...]]
    """The metrics that claim a share of a whole, told or not, by the whole."""

    @classmethod
    def of(cls, ledger: Ledger, keys: Iterable[str] | None = None) -> FactGraph:
        """Return the graph of all metrics that have a value, or of those with the given keys."""
        asked = tuple(ledger.metrics) if keys is None else tuple(keys)
        shared: dict[str, dict[str, None]] = {}
        for part, metric in ledger.metrics.items():
            for claim in metric.claims:
                if claim.whole:
                    shared.setdefault(claim.whole, {})[part] = None
        return cls(
            ledger=ledger,
            metrics={key: ledger.metrics[key] for key in asked if ledger.series(key)},
            shared={whole: tuple(parts) for whole, parts in shared.items()},
        )

    @property
    def language(self) -> str:
        """The language of its sentences."""
        return self.ledger.language

    @property
    def english(self) -> bool:
        """Whether sentences are in English, whose labels begin small within them."""
        return self.language.lower().startswith("en")

    @property
    def chinese(self) -> bool:
        """Whether sentences are in Chinese."""
        return is_chinese(self.ledger.language)

    def latest(self, key: str) -> Fact:
        """Return the latest value."""
        return self.ledger.find(key)

    def series(self, key: str) -> tuple[Fact, ...]:
        """Return the values that are of periods as long as the latest, in time order; one forecast alone."""
        known = self.ledger.series(key)
        latest = self.latest(key)
        if latest.status == "forecast":
            return (latest,)
        return like_last([fact for fact in known if self._not_after(fact, latest)], self.ledger.context)

    def _not_after(self, fact: Fact, latest: Fact) -> bool:
        period = self.ledger.context.period
        return period(fact.period).order <= period(latest.period).order

    def is_series(self, key: str) -> bool:
        """Say whether a metric has enough values for a line, none of them a range."""
        series = self.series(key)
        return len(series) >= SERIES_FROM and not any(fact.span for fact in series)

    def goal(self, key: str) -> Fact | None:
        """Return the target or limit that a metric's latest value is held against; None where it has none."""
        goals = self.ledger.accounts[key].goals
        return next((goal for goal in goals if goal.id in (f"{key}.target", f"{key}.limit")), None)

    def verdict(self, key: str, goal: Fact) -> Verdict:
        """Return whether a metric's latest value has met a goal; empty where that is open."""
        if goal.metric != key:
            return ""
        better = better_way(self.ledger.metrics[key], goal)
        return verdict(self.latest(key), goal, better, self.ledger.context)

    def change(self, key: str) -> Fact | None:
        """Return how the latest value changed, as a source claims it or as two values give it."""
        latest, account = self.latest(key), self.ledger.accounts[key]
        claims = [fact for fact in account.claims if self._describes(fact, latest)]
        if claims:
            told = min(claims, key=lambda fact: KINDS[fact.kind].preference or 0)
            base = account.at(told.since)
            if base is not None and goes_against(told, latest, base):
                return self.ledger.change(latest, base)
            return told if base is None or surely_apart(latest, base) else None
        return self.ledger.change(latest)

    def doubled(self, key: str) -> Fact | None:
        """Return the claim that the latest value is a doubling, where a source makes it."""
        latest = self.latest(key)
        claims = self.ledger.accounts[key].claims
        return next(
            (fact for fact in claims if fact.kind == "doubled" and fact.period == latest.period), None
        )

    def _describes(self, claim: Fact, latest: Fact) -> bool:
        kind = KINDS.get(claim.kind)
        stated = kind is not None and kind.level is not None and bool(claim.since)
        return stated and claim.period in ("", latest.period)

    def base(self, key: str) -> Fact | None:
        """Return the value that the change is told against; None where it is not known."""
        change = self.change(key)
        if change is None:
            return None
        return self.ledger.accounts[key].at(change.since)

    def began_at_base(self, keys: Iterable[str]) -> bool:
        """Say whether the changes of metrics are told against their first values, none lies between."""
        return all((base := self.base(key)) and base.period == self.series(key)[0].period for key in keys)

    def moved(self, key: str) -> Fraction:
        """Return how far the latest value lies from its base, as a signed share of it; 0 where none is known.

        Percentages, ranks and what has no ratio move by the difference, as a share of the larger of the two.
        """
        latest = self.latest(key)
        base = self.base(key) or base_of(latest, self.ledger.series(key), self.ledger.context)
        if base is None or base.number == latest.number or not self._may_move(base, latest):
            return Fraction(0)
        one, other = Fraction(base.number), Fraction(latest.number)
        scale = abs(one) if one * other > 0 and latest.measure != "rank" else max(abs(one), abs(other))
        return (one - other if latest.measure == "rank" else other - one) / scale

    def _may_move(self, base: Fact, latest: Fact) -> bool:
        """Say whether a change is told: not to a forecast, of ranges, nor where both may be the same."""
        return latest.status != "forecast" and not (base.span or latest.span) and surely_apart(base, latest)

    def is_percentage(self, key: str) -> bool:
        """Say whether a percentage is measured."""
        latest = self.latest(key)
        return is_percentage(latest.measure, latest.unit)

    def like(self, one: str, other: str) -> bool:
        """Say whether two latest values are of one unit, kind and period: their sizes compare."""
        a, b = self.latest(one), self.latest(other)
        return (a.unit, a.measure, a.period) == (b.unit, b.measure, b.period)

    def rivals(self, keys: Sequence[str]) -> tuple[str, ...]:
        """Return metrics that are told elsewhere, or not at all, and may be larger: measured like these.

        What is told of another pillar is none, nor is what some of these are parts of; nor, beside members of
        a family, are its totals and the members that are not told: they come behind.
        """
        told = frozenset(keys)
        pillars = {self.metrics[key].pillar for key in keys}
        others = [key for key in self.ledger.metrics if key not in told and self.ledger.series(key)]
        near = [key for key in others if key not in self.metrics or self.metrics[key].pillar in pillars]
        alike = [key for key in near if self.like(key, keys[0])]
        made_of = {key: {*self.parts_of(key), *self.computed_of(key)} for key in alike}
        families = {member.family for key in keys if (member := self.metrics[key].membership)}
        behind = {
            key
            for key in alike
            if (member := self.ledger.metrics[key].membership) and member.family in families
        }
        return tuple(key for key in alike if key not in behind and not told & made_of[key])

    def computed_of(self, key: str) -> tuple[str, ...]:
        """Return the metrics that one follows from by a formula, as a difference or mean: it is no rival."""
        claimed = [
            part for claim in self.ledger.metrics[key].claims if not claim.parts for part in claim.operands
        ]
        derivation = self.latest(key).derivation
        ruled = derivation.operands if derivation and derivation.method == "formula" else ()
        return (*claimed, *(fact.metric for fact in ruled))

    def wholes(self) -> tuple[Whole, ...]:
        """Return the metrics that have parts, as sums or shares of them are claimed, in the brief's order."""
        found: list[Whole] = []
        for key in self.metrics:
            groups, summed = self._groups_of(key)
            for parts in groups:
                known = tuple(part for part in self.metrics if part in parts)
                if len(known) == len(parts) >= 2 and self._one_time((key, *known)):
                    found.append(Whole(key=key, parts=known, complete=summed))
        return tuple(found)

    def _groups_of(self, key: str) -> tuple[list[tuple[str, ...]], bool]:
        """Return the parts of a metric, told or not: those of each sum, else those with a share of it.

        Also whether they are of sums.
        """
        summed = [claim.parts for claim in self.ledger.metrics[key].claims if claim.parts]
        return summed or [self.shared.get(key, ())], bool(summed)

    def parts_of(self, key: str) -> tuple[str, ...]:
        """Return all parts of a metric, told or not."""
        groups, _ = self._groups_of(key)
        return tuple(part for parts in groups for part in parts)

    def _one_time(self, keys: Sequence[str]) -> bool:
        """Say whether all latest values are of one period, none below zero."""
        facts = [self.latest(key) for key in keys]
        known = all(fact.number >= 0 and fact.status != "forecast" and not fact.span for fact in facts)
        return known and len({fact.period for fact in facts}) == 1

    def share(self, part: str) -> Fact | None:
        """Return a part's share of its whole as a source claims it, or as the two values give it."""
        try:
            return self.ledger.find(f"{part}.share")
        except LookupError:
            return None

    def falling(self, keys: Sequence[str]) -> tuple[str, ...]:
        """Return metrics of one unit from the largest to the smallest; ranks from the first."""
        first = 1 if self.latest(keys[0]).measure == "rank" else -1
        return tuple(sorted(keys, key=lambda key: first * self.latest(key).number))
