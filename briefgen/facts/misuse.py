"""A metric's claims go in; those that can be made of such a figure come out, the others as problems."""

from __future__ import annotations

from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.facts.account import Account
from briefgen.facts.baseline import alike
from briefgen.facts.claim_kind import ClaimedNumber, Comparison
from briefgen.facts.derive import claim_as_yaml, computed_claim, default_change
from briefgen.facts.fact import Fact
from briefgen.facts.format import figure, period_label
from briefgen.facts.kinds import COMPARISONS, KINDS
from briefgen.facts.measure import DIFFERENCE_ONLY
from briefgen.facts.period import Period
from briefgen.facts.wording import value_text

SUMMED = frozenset({"amount", "balance", "count", "profit"})
"""What may add up over months."""
Wrong = tuple[str, str, str]
"""Message, hint and code of a problem."""


def comparable_claims(account: Account, claims: list[Fact]) -> list[Fact]:
    """Return the claims that can be made of such a metric; file a problem for each other one."""
    sound = []
    for claim in claims:
        wrong = _misuse(account, claim) or _mistimed(account, claim) or _no_ratio(account, claim)
        if wrong:
            message, hint, code = wrong
            account.file(claim.place, message, hint, code=code)
        else:
            sound.append(claim)
    return sound


def _misuse(account: Account, claim: Fact) -> Wrong | None:
    """Return what is wrong with a claim whatever the values are."""
    text = figure(claim, account.context.language).text
    metric, kind = account.metric, KINDS[claim.kind]
    if metric.kind == "rank" and not kind.of_ranks:
        hint = tr("write `rank_change`, 提升 N 位: positive is better")
        return tr("`{kind}` of a rank", kind=claim.kind), hint, "claim"
    if isinstance(kind, Comparison) and kind.is_ratio and metric.kind in DIFFERENCE_ONLY:
        message = tr(
            "`{kind}` of a {measure}, which has no growth rate: its zero is a convention",
            kind=claim.kind,
            measure=metric.kind,
        )
        return message, _instead(account, claim) or tr("write `change`, in its unit"), "claim"
    stated = ClaimedNumber(number=claim.number, text=text, kind=metric.kind, unit=metric.unit)
    named = {"number": claim.number, "text": text, "kind": metric.kind, "unit": metric.unit or tr("no")}
    for refusal in kind.refusals:
        if refusal.refuses(stated):
            return tr(refusal.message, **named), tr(refusal.hint), refusal.code
    return None


def _way_out(account: Account, since: Period) -> str:
    """Return what to do about a claim of no later period: a later value may be missing."""
    later = next((key for key in account.marked if account.context.period(key).end > since.end), "")
    if later:
        return tr("the value of {period} is missing: give it, or take the claim out until then", period=later)
    return tr("correct `since`, or name the later period: `until: now`")


def _mistimed(account: Account, claim: Fact) -> Wrong | None:
    """Return what is wrong with the periods that a claim compares."""
    if claim.kind not in COMPARISONS:
        return None
    context = account.context
    if not claim.since:
        message = tr("`{kind}` compares with no period", kind=claim.kind)
        return message, tr("add `since: 2020`"), "period"
    since = context.period(claim.since)
    if claim.period and context.period(claim.period).end <= since.end:
        return (
            tr(
                "`{kind}` since {since} is stale: it is claimed of {period}, no later",
                kind=claim.kind,
                since=claim.since,
                period=claim.period,
            ),
            _way_out(account, since),
            "period",
        )
    if claim.period and (unlike := _unlike(claim, since, context.period(claim.period))):
        return unlike
    if not context.as_of:
        return None
    as_of = context.as_of.key
    if context.is_ahead(since.end, since):
        message = tr(
            "`{kind}` since {since}: the brief is as of {as_of}",
            kind=claim.kind,
            since=claim.since,
            as_of=as_of,
        )
        return message, tr("correct `since`, or meta.as_of"), "period"
    current = context.period(claim.period) if claim.period else None
    if current and context.is_ahead(current.start, current):
        message = tr("a claim until {period}: the brief is as of {as_of}", period=claim.period, as_of=as_of)
        return message, tr("correct `until`, or meta.as_of"), "period"
    return None


def _unlike(claim: Fact, since: Period, current: Period) -> Wrong | None:
    """Return the problem where what adds up over months is said to have grown on fewer, or more, of them."""
    summed = claim.measure in SUMMED and COMPARISONS[claim.kind].is_ratio
    if not summed or "months" not in (since.kind, current.kind) or alike(since, current):
        return None
    message = tr(
        "`{kind}` sets {period} against {since}, which is not as long",
        kind=claim.kind,
        period=current.key,
        since=since.key,
    )
    hint = tr("compare with the same months of the year before: `since: year-earlier`")
    return message, hint, "period"


def _no_ratio(account: Account, claim: Fact) -> Wrong | None:
    """Return the problem where a rate of growth is claimed from zero, from below it, or across it."""
    current, base = account.at(claim.period), account.at(claim.since)
    kind = COMPARISONS.get(claim.kind)
    if kind is None or kind.applies(current.number if current else None, base.number if base else None):
        return None
    language = account.context.language
    told = {
        name: f"{value_text(fact, language)} ({period_label(fact.period, language)})"
        for name, fact in (("base", base), ("current", current))
        if fact
    }
    way, ends = N_("from {base} to {current}"), N_("{base} to {current}")
    if len(told) < 2:
        way, ends = (N_("from {base}"), "{base}") if base else (N_("to {current}"), "{current}")
    message = tr(
        kind.refusal,
        word=kind.word,
        text=figure(claim, language).text,
        way=tr(way, **told),
        ends=tr(ends, **told),
    )
    return message, _instead(account, claim) or tr("write `change`, in its unit"), "claim"


def _instead(account: Account, claim: Fact) -> str:
    """Return the claims that the values of a refused one bear out, as they are written."""
    current, base = account.at(claim.period), account.at(claim.since)
    if not current or not base:
        return ""
    told = (
        default_change(current, base, account.context),
        computed_claim("narrowed", current, base, account.context),
    )
    choices = tr(" or ").join(claim_as_yaml(fact) for fact in told if fact)
    return tr("write {choices}", choices=choices) if choices else ""
