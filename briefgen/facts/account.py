"""One metric's account: its values by period and its claims, as they hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.base.translate import tr
from briefgen.facts.fact import Fact, known_of, surely_apart
from briefgen.facts.metric import Metric, Settle
from briefgen.facts.missing import Missing
from briefgen.facts.period import Period
from briefgen.facts.publish import FactContext, metric_name
from briefgen.facts.relative_period import WORDS, NoSuchPeriod


@dataclass(slots=True, kw_only=True)
class Account:
    """A metric's values by period key and its claims, as they hold."""

    metric: Metric
    context: FactContext
    values: dict[str, Fact] = field(default_factory=dict)
    claims: list[Fact] = field(default_factory=list)
    goals: tuple[Fact, ...] = ()
    """Its targets and limits."""
    benchmark: Fact | None = None
    """What it is measured against, of the time of its latest value."""
    marked: dict[str, Missing] = field(default_factory=dict)
    """The periods whose values the brief says are missing, in time order; a claim may imply some of them."""
    overruled: list[Fact] = field(default_factory=list)
    used: list[Settle] = field(default_factory=list)
    _sorted: tuple[tuple[Fact, ...], ...] = field(default=((), (), ()), repr=False, compare=False)
    """Values as they were, in time order, and without forecasts: sorted once and not at every question."""

    def file(self, place: Place, message: str, hint: str = "", *, code: str, warning: bool = False) -> None:
        """Add a problem of the metric; what is wrong with a family is said of its first metric alone."""
        if self.metric.membership and any(
            (each.place, each.code) == (place, code) and each.message.endswith(f": {message}")
            for each in self.context.problems
        ):
            return
        self.context.file(place, f"{metric_name(self.metric)}: {message}", hint, code=code, warning=warning)

    def facts(self) -> Iterator[Fact]:
        """Yield values in time order, then targets, limits and the benchmark, then claims."""
        yield from self._in_order()[0]
        yield from self.goals
        if self.benchmark:
            yield self.benchmark
        yield from self.claims

    def series(self) -> tuple[Fact, ...]:
        """Return the values in time order, derived ones included; forecasts only where all are."""
        return self._in_order()[1]

    def ahead(self) -> tuple[Fact, ...]:
        """Return the forecasts in time order, where there are other values."""
        every, known = self._in_order()
        return tuple(fact for fact in every if fact.status == "forecast" and fact not in known)

    def _in_order(self) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
        """Return all values in time order, and those that are known."""
        values, order = tuple(self.values.values()), self.context.period
        if self._sorted[0] != values:
            every = tuple(sorted(values, key=lambda fact: order(fact.period).order))
            self._sorted = (values, every, known_of(every))
        return self._sorted[1], self._sorted[2]

    def latest(self) -> Fact | None:
        """Return the latest published or computed value, else the latest derived one, None without values."""
        series = self.series()
        stated = (fact for fact in reversed(series) if fact.origin != "derived")
        return next(stated, series[-1] if series else None)

    def value_at(self, period: Period) -> Fact | None:
        """Return the value of a period; ``now`` and the period it stands for are one."""
        if period.key in self.values:
            return self.values[period.key]
        for key, fact in self.values.items():
            if self.context.period(key).is_when(period):
                return fact
        return None

    def missing(self) -> dict[str, Missing]:
        """Return the periods in time order whose values are marked as missing, and that no claim implies."""
        return {key: mark for key, mark in self.marked.items() if key not in self.values}

    def missing_at(self, period: Period) -> Missing | None:
        """Return why a period has no value, None where it has one or the brief does not say."""
        for key, mark in self.missing().items():
            if self.context.period(key).is_when(period):
                return mark
        return None

    def withholds(self, key: str) -> bool:
        """Return whether a period's value is confidential or not applicable: no claim implies it either."""
        mark = self.missing_at(self.context.period(key))
        return mark is not None and mark.reason != "not available"

    def claimed_since(self) -> str:
        """Return the period that the first claim compares with, empty where none does."""
        return next((fact.since for fact in self.claims if fact.since), "")

    def dated(self, word: str) -> str:
        """Return the period that `previous` or `year-earlier` is before the latest value, all else as it is.

        NoSuchPeriod, a LookupError, where it is none.
        """
        if word not in WORDS:
            return word
        latest = self.latest()
        if latest is None:
            raise NoSuchPeriod(
                tr("{key} has no value that a period could be `{word}` to", key=self.metric.key, word=word)
            )
        return self.context.before(word, latest.period, (*self.values, *self.marked))

    def told(self) -> Iterator[Fact]:
        """Yield the claims but those of a change that the confidence intervals of its values leave open."""
        for claim in self.claims:
            current, base = self.at(claim.period), self.at(claim.since)
            if current is None or base is None or surely_apart(current, base):
                yield claim

    def at(self, key: str) -> Fact | None:
        """Return the value of a period key, None for no key."""
        return self.value_at(self.context.period(key)) if key else None


def has_what(account: Account) -> str:
    """Return which figures a metric has, for a hint."""
    ids = [fact.id for fact in account.facts()]
    return tr("it has: {names}", names=", ".join(ids)) if ids else tr("it has no figures at all")


def lacking(message: str, account: Account, **fields: object) -> LookupError:
    """Return the error that an account has not what is asked; ``{others}`` in its message is what it has."""
    return LookupError(tr(message, key=account.metric.key, others=has_what(account), **fields))
