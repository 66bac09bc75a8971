"""The metrics of a brief that is as of its latest value in, warnings about those that have none of it out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from briefgen.base.translate import tr, tr_n
from briefgen.facts.account import Account
from briefgen.facts.fact import Fact
from briefgen.facts.format import period_label
from briefgen.facts.period import Period
from briefgen.facts.publish import FactContext, metric_name

MOST_NAMED: Final = 5
"""Metrics that a warning names; the rest are counted."""


def check_behind(accounts: Mapping[str, Account], context: FactContext) -> None:
    """Warn of metrics whose latest value is earlier than that of others with periods of their kind.

    A year's figures among months are not behind them. One warning names all that stopped together.
    """
    latest = {key: fact for key, account in accounts.items() if (fact := _own_latest(account))}
    newest: dict[object, Period] = {}
    for fact in latest.values():
        period = context.period(fact.period)
        if (kind := _like(period)) not in newest or newest[kind].order < period.order:
            newest[kind] = period
    late: dict[tuple[str, str], list[Account]] = {}
    for key, fact in latest.items():
        period = context.period(fact.period)
        last = newest[_like(period)]
        if period.end < last.end and accounts[key].missing_at(last) is None:
            late.setdefault((period.key, last.key), []).append(accounts[key])
    for (stopped, newer), behind in late.items():
        _warn(behind, stopped, newer, context)


def _own_latest(account: Account) -> Fact | None:
    """Return a metric's latest known value; None where others give it, or nobody knows when it is of."""
    fact = None if account.metric.computed else account.latest()
    if fact is None or fact.origin != "published":
        return None
    period = account.context.period(fact.period)
    return fact if period.placed and period.kind != "now" else None


def _like(period: Period) -> object:
    """Return what periods that are expected together have in common: kind, and length of stretches."""
    return (period.kind, period.days if period.kind in ("months", "span") else 0)


def _warn(behind: list[Account], stopped: str, last: str, context: FactContext) -> None:
    metrics = [account.metric for account in behind]
    named = ", ".join(metric_name(metric) for metric in metrics[:MOST_NAMED])
    more = tr(" and {count} more", count=len(metrics) - MOST_NAMED) if len(metrics) > MOST_NAMED else ""
    told, late = (period_label(key, "en") for key in (stopped, last))
    message = tr_n(
        "{named}{more}: its latest value is of {told}, and others have {late}",
        "{named}{more}: their latest values are of {told}, and others have {late}",
        len(metrics),
        named=named,
        more=more,
        told=told,
        late=late,
    )
    hint = tr_n(
        "give it the value of {last}, or null where there is none",
        "give them the value of {last}, or null where there is none",
        len(metrics),
        last=last,
    )
    context.file(metrics[0].place, message, hint, code="behind", warning=True)
