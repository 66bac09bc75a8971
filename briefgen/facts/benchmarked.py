"""All metrics' accounts in; each that is measured against a benchmark has its fact then."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.base.copier import replace
from briefgen.base.diagnostics import did_you_mean
from briefgen.base.phrase import place_of
from briefgen.base.say import say
from briefgen.base.translate import tr
from briefgen.facts.account import Account
from briefgen.facts.baseline import comparable
from briefgen.facts.benchmark import BENCHMARK, NAMES, Benchmark
from briefgen.facts.fact import Fact
from briefgen.facts.set_level import set_level


def set_benchmarks(accounts: Mapping[str, Account]) -> None:
    """Enter the benchmark of each metric that has one; file what cannot be one."""
    for account in accounts.values():
        if (stated := account.metric.benchmark) is not None:
            found = _of_metric(account, stated, accounts) if stated.metric else _of_number(account, stated)
            account.benchmark = found


def _of_metric(account: Account, stated: Benchmark, accounts: Mapping[str, Account]) -> Fact | None:
    place = place_of(stated.metric, stated.place)
    other = accounts.get(stated.metric)
    if other is None or other is account:
        family = account.metric.membership and account.metric.membership.family
        others = [key for key in accounts if key != account.metric.key and "[" not in key and key != family]
        hint = did_you_mean(stated.metric, others) if others else tr("give a number")
        account.file(
            place,
            tr("there is no other metric {metric!r}", metric=stated.metric),
            hint,
            code="unknown-metric",
        )
        return None
    latest = account.latest()
    fact = at_time_of(latest, other) if latest else None
    if latest is None or fact is None:
        return None
    if fact.unit != latest.unit:
        message = tr(
            "it is measured in {unit}, and its benchmark {metric} in {unit_of_benchmark}",
            unit=latest.unit or tr("no unit"),
            metric=stated.metric,
            unit_of_benchmark=fact.unit or tr("no unit"),
        )
        account.file(place, message, tr("give both one unit"), code="unit")
        return None
    return as_benchmark(fact, account)


def at_time_of(value: Fact, other: Account) -> Fact | None:
    """Return another metric's value of a value's period; else its last before that which compares with it."""
    context = other.context
    period = context.period(value.period)
    if found := other.value_at(period):
        return found
    earlier = [fact for fact in other.series() if context.period(fact.period).end <= period.end]
    like = [fact for fact in earlier if comparable(value, replace(fact, measure=value.measure), context)]
    return like[-1] if like else None


def as_benchmark(fact: Fact, account: Account) -> Fact:
    """Return a value of another metric as the benchmark of this one."""
    stated, key = account.metric.benchmark, account.metric.key
    label = stated.label if stated and stated.label else fact.label
    return replace(fact, id=f"{key}.{BENCHMARK}", metric=key, kind=BENCHMARK, label=label)


def _of_number(account: Account, stated: Benchmark) -> Fact | None:
    assert stated.value is not None, "a benchmark is another metric or a number"
    metric, context = account.metric, account.context
    label = stated.label or say(context.language, *NAMES[BENCHMARK]).capitalize()
    return set_level(metric, BENCHMARK, label, stated, stated.value, stated.period, context)
