"""Stale claims: of an earlier period than the latest value, or with an unlikely base.

A monthly brief gets its new value and keeps last month's claim: “17%, since 2024-10” is then said of 2025-11.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from briefgen.base.translate import tr
from briefgen.facts.account import Account
from briefgen.facts.baseline import alike
from briefgen.facts.fact import Fact
from briefgen.facts.kinds import COMPARISONS
from briefgen.facts.period import WEEKS, YEAR_DAYS, Period, years_between
from briefgen.facts.relative_period import WORDS, NoSuchPeriod

MOMENTS = frozenset({"now", "day", "end"})
"""What is counted on a day may be compared with what was counted at the end of any period."""
FLOWS = frozenset({"amount", "balance", "profit"})
"""What may add up over a period, so that a year has more of it than a quarter."""


def check_stale(account: Account) -> None:
    """Warn of claims whose periods lie apart as no reader expects, unless they say `until` themselves."""
    meant = {claim.place for claim in account.metric.claims if claim.until}
    for claim in account.claims:
        if claim.kind not in COMPARISONS or not claim.period or claim.place in meant:
            continue
        if doubt := _doubt(account, claim):
            periods = _likely(account, claim)
            likely = tr(" or ").join(f"`until: {key}`" for key in periods)
            moving = "".join(
                tr("; `since: {word}` goes with the latest value", word=word)
                for word in _words(account, claim, periods[0])
            )
            account.file(
                claim.place,
                tr(
                    "`{kind}` since {since} is taken to be of the latest value, {period}, {doubt}: is it "
                    "stale?",
                    kind=claim.kind,
                    since=claim.since,
                    period=claim.period,
                    doubt=doubt,
                ),
                tr(
                    "correct `since`, or say what it is claimed of: {likely}{moving}",
                    likely=likely,
                    moving=moving,
                ),
                code="period",
                warning=True,
            )


def _doubt(account: Account, claim: Fact) -> str:
    """Return why the periods that a claim compares are an unlikely pair, empty where they are not."""
    since, current = account.context.period(claim.since), account.context.period(claim.period)
    if {since.kind, current.kind} & MOMENTS or current.kind in WEEKS:
        return ""
    if not alike(since, current):
        return tr("a period of another length") if claim.measure in FLOWS else ""
    if current.days >= YEAR_DAYS or _usual(since, current):
        return ""
    return tr("which is neither whole years later nor the next one")


def _usual(since: Period, current: Period) -> bool:
    """Return whether two periods are whole years apart, adjacent, or the end of last year and one of this."""
    whole = years_between(since, current).denominator == 1
    return whole or since.end == current.start or since.end == current.start // YEAR_DAYS * YEAR_DAYS


def _likely(account: Account, claim: Fact) -> list[str]:
    """Return the periods that a claim may be of: the last that makes a usual pair, and its own."""
    since = account.context.period(claim.since)
    known = [account.context.period(fact.period) for fact in account.series()]
    usual = [
        period.key
        for period in known
        if period.end > since.end and alike(since, period) and _usual(since, period)
    ]
    return list(dict.fromkeys((*usual[-1:], claim.period)))


def _words(account: Account, claim: Fact, period: str) -> Iterator[str]:
    """Yield the words that name a claim's base by its place before the period that it was likely made of."""
    for word in WORDS if period != claim.period else ():
        with suppress(NoSuchPeriod):
            if account.context.before(word, period, account.values) == claim.since:
                yield word


def elsewhere(account: Account, claim: Fact) -> Iterator[str]:
    """Yield the other periods of the metric's values at which a claim that does not hold would hold."""
    order = account.context.period
    base, current = account.at(claim.since), account.at(claim.period)
    if base is None or current is None:
        return
    for other in reversed(account.series()):
        if other.period in (base.period, current.period) or other.origin == "derived":
            continue
        end = order(other.period).end
        if order(base.period).end < end and _holds(claim, other, base, account):
            yield tr("it holds of {period}: `until: {period}`", period=other.period)
        elif end < order(current.period).end and _holds(claim, current, other, account):
            yield tr("it holds since {period}: `since: {period}`", period=other.period)


def _holds(claim: Fact, current: Fact, base: Fact, account: Account) -> bool:
    years = years_between(account.context.period(base.period), account.context.period(current.period))
    try:
        return COMPARISONS[claim.kind].claimed(current.interval, base.interval, years).agrees(claim.interval)
    except ZeroDivisionError:
        return False
