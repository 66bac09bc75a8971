"""Claims that are not nominal, held against a deflator, an index or a quarter's change; else unchecked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from briefgen.base.compile_late import compile_late
from briefgen.base.copier import replace
from briefgen.base.diagnostics import did_you_mean
from briefgen.base.say import say
from briefgen.base.translate import program_language, tr
from briefgen.facts.account import Account
from briefgen.facts.basis import basis_name, is_nominal, noted
from briefgen.facts.consistency import yield_to
from briefgen.facts.fact import Fact
from briefgen.facts.format import bounds, period_label
from briefgen.facts.interval import ONE, Interval
from briefgen.facts.kinds import COMPARISONS
from briefgen.facts.measure import is_percentage
from briefgen.facts.metric import Claim
from briefgen.facts.period import YEAR_DAYS, Period, years_between
from briefgen.facts.settle import attributed, how_to_settle, settlement
from briefgen.facts.unchecked import as_stated, no_value_of
from briefgen.facts.wording import value_text

Accounts = Mapping[str, Account]
_LINKED = compile_late(r"[=＝]\s*100(?!\d)")
_YEAR = compile_late(r"上年|去年|同期|同月|\bprevious year|\byear (?:earlier|before|ago)|\blast year", re.I)
_STEP = compile_late(
    r"上月|上季|上期|环比|\bprevious (?:month|quarter|period)|\b(?:month|quarter)[- ]on[- ](?:month|quarter)",
    re.I,
)
_MOST_STEPS = 120
"""Links of a chain of indices or rates: ten years of months."""


class _UnknownGauge(Exception):
    """What a claim is held against does not reach over its periods; the cause in the brief's language."""


def check_bases(accounts: Accounts) -> None:
    """Check the claims that state a basis, and give each the note that names it."""
    for account in accounts.values():
        stated = {claim.place: claim for claim in account.metric.claims}
        for fact in [each for each in account.claims if each.basis and not is_nominal(each)]:
            unchecked = _hold(account, fact, stated[fact.place], accounts)
            account.claims = [
                replace(each, unchecked=unchecked) if each is fact else each for each in account.claims
            ]
        account.claims = [noted(each, account.context.language) for each in account.claims]


def _hold(account: Account, fact: Fact, claim: Claim, accounts: Accounts) -> str:
    """Hold a claim against what it names; return the note that it could not be checked, or nothing."""
    language = account.context.language
    key = claim.deflator or claim.index
    if key and key not in accounts:
        word = "deflator" if claim.deflator else "index"
        account.file(
            claim.place,
            tr("no metric {key!r} to be its {word}", key=key, word=word),
            did_you_mean(key, accounts),
            code="basis",
        )
        return ""
    if not key and fact.basis != "annualised":
        return as_stated(_no_gauge(fact, language), language)
    if not fact.period:
        return as_stated("", language)
    since, period = (account.context.period(each) for each in (fact.since, fact.period))
    years = years_between(since, period)
    if fact.basis == "annualised" and years >= 1:
        message = tr(
            "a growth since {since} is no rate of less than a year, so it is not annualised", since=fact.since
        )
        account.file(
            claim.place, message, tr("write `cagr`, N per cent a year, or leave `basis` out"), code="basis"
        )
        return ""
    try:
        current, base = _ends(account, fact, accounts[key] if key else None, deflated=bool(claim.deflator))
        kind = COMPARISONS["cagr" if fact.basis == "annualised" else fact.kind]
        predicted = kind.claimed(current, base, years)
    except _UnknownGauge as unknown:
        return as_stated(str(unknown), language)
    except ZeroDivisionError:
        return as_stated("", language)
    if not predicted.agrees(fact.interval):
        _refuse(account, fact, claim, predicted)
    return ""


def _no_gauge(fact: Fact, language: str) -> str:
    """Return why a claim without a deflator or an index is not checked."""
    name, real = basis_name(fact.basis, language), fact.basis == "real"
    if real:
        return say(
            language, "{name}，未给出平减指数或不变价指数", "it is {name}, and no deflator or index is given",
            name=name,
        )  # fmt: skip
    return say(language, "{name}，未给出所依据的序列", "it is {name}, and no index is given", name=name)


def _ends(
    account: Account, fact: Fact, gauge: Account | None, *, deflated: bool
) -> tuple[Interval, Interval]:
    """Return the two quantities that a claim compares: values, deflated ones, or an index's growth and 1."""
    if gauge is not None and not deflated:
        return _growth(gauge, fact, account), ONE
    current, base = _value(account, fact.period, account), _value(account, fact.since, account)
    return (current / _growth(gauge, fact, account) if gauge is not None else current), base


def _growth(gauge: Account, fact: Fact, account: Account) -> Interval:
    """Return the factor by which an index, or what a rate is the growth of, grew between a claim's periods.

    An index of one base year gives it by two values; rates, and indices of which each takes the period before
    as 100, are multiplied link by link.
    """
    since, until = (account.context.period(each) for each in (fact.since, fact.period))
    link = _link(gauge, until)
    if link is None:
        return _value(gauge, fact.period, account) / _value(gauge, fact.since, account)
    links = Fraction(until.end - since.end, link)
    if links.denominator != 1 or not 1 <= links <= _MOST_STEPS:
        raise _UnknownGauge(_no_links(gauge, fact, account.context.language))
    factor = ONE
    for number in range(int(links)):
        factor = factor * _linked(gauge, until, number * link, account)
    return factor


def _link(gauge: Account, until: Period) -> int | None:
    """Return the days between a gauge's value and what it is compared with; None: it has one base."""
    metric = gauge.metric
    told = f"{metric.label} {metric.unit} {metric.note}"
    percent = is_percentage(metric.kind, metric.unit)
    if not percent and not (_LINKED.search(told) and (_YEAR.search(told) or _STEP.search(told))):
        return None
    return until.end - until.start if _STEP.search(told) else YEAR_DAYS


def _linked(gauge: Account, until: Period, before: int, account: Account) -> Interval:
    """Return one link of a chain as a factor: that of the period so many days before."""
    start, end = until.start - before, until.end - before
    for found in gauge.series():
        period = account.context.period(found.period)
        if (period.start, period.end) == (start, end):
            hundredth = found.interval.times(Fraction(1, 100))
            return hundredth + ONE if is_percentage(gauge.metric.kind, gauge.metric.unit) else hundredth
    raise _UnknownGauge(_short(gauge, account.context.language))


def _value(holder: Account, period: str, account: Account) -> Interval:
    found = holder.at(period)
    if found is None:
        raise _UnknownGauge(
            no_value_of([period], account.context.language, "" if holder is account else holder.metric.label)
        )
    return found.interval


def _short(gauge: Account, language: str) -> str:
    label = gauge.metric.label
    return say(language, "{label}缺其间数值", "{label} does not have all values in between", label=label)


def _no_links(gauge: Account, fact: Fact, language: str) -> str:
    since, until = (period_label(each, language) for each in (fact.since, fact.period))
    return say(
        language, "{label}不能由{since}连乘至{until}", "{label} does not lead from {since} to {until}",
        label=gauge.metric.label, since=since, until=until,
    )  # fmt: skip


def _refuse(account: Account, fact: Fact, claim: Claim, predicted: Interval) -> None:
    """File that a claim does not hold, unless the brief settles it."""
    current, base = account.at(fact.period), account.at(fact.since)
    settle = settlement(account.metric, fact.kind)
    if settle and current and base and settle.source in {*fact.sources, *current.sources}:
        yield_to(account, fact, current, base, settle)
        return
    language = account.context.language
    name = basis_name(fact.basis, program_language())
    ends = tr(" and ").join(
        f"{value_text(each, language)} ({period_label(each.period, language)})"
        for each in (base, current)
        if each
    )
    if claim.index:
        how = tr("{index} gives", index=claim.index)
    else:
        how = tr("{ends} give", ends=ends)
        if claim.deflator:
            how = tr("{ends}, deflated by {deflator}, give", ends=ends, deflator=claim.deflator)
    account.file(
        fact.place,
        tr(
            "{attributed} as `{kind}`, {name}, but {how} {bounds}",
            attributed=attributed(fact, account.context),
            kind=fact.kind,
            name=name,
            how=how,
            bounds=bounds(predicted, fact.unit, language),
        ),
        how_to_settle(fact.kind, fact.sources),
        code="claim",
    )
