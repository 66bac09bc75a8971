"""Figures of different metrics brought to one measure, so that one may be said to be more than another."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.base.dataclass import dataclass
from briefgen.base.translate import tr
from briefgen.facts.basis import is_nominal
from briefgen.facts.fact import Fact
from briefgen.facts.interval import Interval
from briefgen.facts.kinds import COMPARISONS
from briefgen.facts.unit import commensurable, is_percent, size
from briefgen.words.annotated_text import AnnotatedText
from briefgen.words.fact_checker import FactChecker
from briefgen.words.history import Way
from briefgen.words.mention import Mention
from briefgen.words.window import Unknown

GROWTHS = ("growth", "points", "cagr")
"""Comparisons that say how fast something grew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure with what it may be in the smallest unit of its dimension."""

    fact: Fact
    interval: Interval

    @classmethod
    def of(cls, fact: Fact) -> Quantity:
        """Return the quantity of a figure."""
        return cls(fact=fact, interval=fact.interval.times(size(fact.unit)))


def compared(one: Fact, other: Fact) -> frozenset[Way] | Unknown:
    """Return which ways the first figure may lie from the second; of ranks and unlike units none is plain."""
    if one.kind != other.kind and {one.kind, other.kind} - set(GROWTHS):
        return Unknown(tr("a value and a change do not compare"))
    if one.measure == "rank" or other.measure == "rank":
        return Unknown(tr("whether a place is higher is not plain"))
    if not commensurable(one.unit, other.unit):
        return Unknown(
            tr(
                "{one} and {other} do not compare",
                one=one.unit or tr("no unit"),
                other=other.unit or tr("no unit"),
            )
        )
    distance = Quantity.of(one).interval - Quantity.of(other).interval
    if one.number == other.number and one.unit == other.unit:
        return frozenset({0} if not distance.width else {-1, 0, 1})
    vague = any(each.qualifier or each.span for each in (one, other))
    if one.unit == other.unit and not vague:
        return frozenset({1 if one.number > other.number else -1})
    possible = {1: distance.high > 0, -1: distance.low < 0, 0: distance.low <= 0 <= distance.high}
    return frozenset(way for way, may in possible.items() if may)


def figure_of(checker: FactChecker, passage: AnnotatedText, mention: Mention) -> Fact | None:
    """Return the figure that a mention stands for: the one it prints, or one right behind a label."""
    if mention.fact is not None:
        return mention.fact
    for each in passage.mentions:
        behind = passage.text[mention.end : each.start] if each.start >= mention.end else None
        if behind is not None and each.fact and each.metric == mention.metric and len(behind) <= 3:
            return each.fact
    return checker.history(mention.metric).latest


def same_time(checker: FactChecker, facts: Iterable[Fact]) -> bool:
    """Return whether figures are of one period."""
    periods = [checker.ledger.context.period(fact.period) for fact in facts if fact.period]
    return all(period.is_when(periods[0]) or period.kind == "now" for period in periods)


def grown(checker: FactChecker, metric: str) -> Fact | None:
    """Return how fast a metric grew to its latest value: as a source claims it, or as the values give it.

    A rate of change, 同比增速, says so itself. Real growth is not set against nominal growth.
    """
    latest = checker.history(metric).latest
    if latest is not None and is_percent(latest.unit) and latest.measure != "share":
        return latest
    claims = [fact for fact in checker.ledger.accounts[metric].claims if fact.kind in ("growth", "points")]
    if len(claims) == 1 and latest is not None and claims[0].period in ("", latest.period):
        return claims[0] if is_nominal(claims[0]) else None
    change = checker.ledger.change(latest) if latest is not None and not claims else None
    return change if change is not None and change.kind in COMPARISONS else None
