"""What was published of a metric goes in, its account out: settled, checked, and with what claims imply."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefgen.base.copier import replace
from briefgen.base.in_time import in_time
from briefgen.base.translate import tr
from briefgen.facts.account import Account
from briefgen.facts.basis import is_nominal, told_apart
from briefgen.facts.consistency import check_derived, check_metric
from briefgen.facts.counted import counts_singly
from briefgen.facts.derive import Implication, derived_value, implication
from briefgen.facts.fact import Fact, known_of
from briefgen.facts.format import bounds
from briefgen.facts.goals import goals
from briefgen.facts.interval import Interval
from briefgen.facts.kinds import COMPARISONS, KINDS
from briefgen.facts.measure import course_of
from briefgen.facts.metric import Metric
from briefgen.facts.misuse import comparable_claims
from briefgen.facts.one_calendar import check_calendar
from briefgen.facts.publish import FactContext, missing_values, published
from briefgen.facts.settle import attributed, footnote, how_to_settle, joined_notes, settle_facts, settlement
from briefgen.facts.status import inherited
from briefgen.facts.unchecked import as_stated, may_be_zero, no_value_of
from briefgen.facts.unlikely import check_unlikely

ROUNDS = 4
"""Claims may hang on derived values; a chain longer than this is no brief's."""


def open_account(metric: Metric, context: FactContext, computed: Mapping[str, Fact] | None = None) -> Account:
    """Enter a metric: publish, settle, check, derive. ``computed`` are its values by its formula."""
    in_time()
    account = Account(metric=metric, context=context)
    values, claims = published(metric, context, known_of(tuple((computed or {}).values())))
    check_calendar(metric, context)
    ruled = settle_facts(metric, values, context, lambda fact: "")
    account.values = {**(computed or {}), **{fact.period: fact for fact in ruled.kept}}
    account.marked = missing_values(metric, context)
    latest = account.latest()
    account.goals = goals(metric, latest.period if latest else "", context)
    account.overruled += ruled.overruled
    sound = told_apart(comparable_claims(account, claims))
    decided = settle_facts(metric, sound, context, lambda fact: implied_base(account, fact))
    account.claims, account.used = decided.kept, ruled.used + decided.used
    account.overruled += decided.overruled
    check_metric(account)
    account.claims = [_as_final(account, _annotated(account, claim)) for claim in account.claims]
    derive(account)
    check_derived(account)
    return account


def _annotated(account: Account, claim: Fact) -> Fact:
    """Return a claim with its course (a loss narrowed), or the note that it could not be recomputed."""
    if claim.kind not in COMPARISONS or not is_nominal(claim):
        return claim
    current, base = account.at(claim.period), account.at(claim.since)
    language = account.context.language
    if current is None or base is None:
        missing = [key for key in (claim.since, claim.period) if key and account.at(key) is None]
        return replace(claim, unchecked=as_stated(no_value_of(missing, language), language))
    if base.interval.low <= 0 <= base.interval.high and COMPARISONS[claim.kind].is_ratio:
        return replace(claim, unchecked=as_stated(may_be_zero(base.period, language), language))
    if claim.kind == "change":
        return replace(claim, course=course_of(claim.measure, current.number, base.number))
    return claim


def _as_final(account: Account, claim: Fact) -> Fact:
    """Return a claim with the status of the value that it is about."""
    about = account.at(claim.period)
    return replace(claim, status=inherited(about.status)) if about and about.status else claim


def implied_base(account: Account, claim: Fact) -> str:
    """Return what a claim implies for the value it compares with: 2020 would be 75–76家."""
    current = account.at(claim.period)
    if current is None or account.at(claim.since) is not None:
        return ""
    implied = implication(claim, current, account.context)
    if implied is None:
        return ""
    whole = counts_singly(account.metric) or account.metric.kind == "rank"
    text = bounds(implied.interval, current.unit, account.context.language, whole=whole)
    return tr("{period} would be {text}", period=claim.since, text=text)


def derive(account: Account) -> None:
    """Add the values that claims imply, until none is new."""
    for _ in range(ROUNDS):
        missing: dict[str, list[Implication]] = {}
        for claim in account.claims:
            for known, key in _open_ends(account, claim):
                implied = implication(claim, known, account.context)
                if implied:
                    missing.setdefault(key, []).append(implied)
        if not missing:
            return
        for key, implications in missing.items():
            _enter(account, key, implications)


def _open_ends(account: Account, claim: Fact) -> Iterator[tuple[Fact, str]]:
    """Yield the known value and the period of the missing one, when just one end is missing."""
    if claim.kind not in COMPARISONS or not is_nominal(claim):
        return
    current, base = account.at(claim.period), account.at(claim.since)
    if current and not base and not account.withholds(claim.since):
        yield current, claim.since
    elif base and not current and not account.withholds(claim.period):
        yield base, claim.period


def _enter(account: Account, key: str, implications: list[Implication]) -> None:
    """Enter a derived value; claims that imply different ones are a problem, or settled."""
    whole = counts_singly(account.metric) or account.metric.kind == "rank"
    agreed = implications[0].interval
    for implied in implications[1:]:
        agreed = agreed.meet(implied.interval)
    if not agreed.empty and whole and agreed.whole().empty:
        _no_whole_number(account, key, implications, agreed)
        whole = False
    if agreed.empty or (whole and agreed.whole().empty):
        implications = _prevailing(account, key, implications)
        agreed = implications[0].interval
    shown = agreed.whole() if whole and not agreed.whole().empty else agreed
    account.values[key] = derived_value(key, implications, shown, account.context, whole=whole)


def _no_whole_number(account: Account, key: str, implications: list[Implication], agreed: Interval) -> None:
    language = account.context.language
    claims = ", ".join(attributed(implied.claim, account.context) for implied in implications)
    known = implications[0].known
    account.file(
        implications[0].claim.place,
        tr(
            "no whole number for {key} fits: {claims}, with {known} {key} would be {implied}",
            key=key,
            claims=claims,
            known=bounds(known.interval, known.unit, language),
            implied=bounds(agreed, known.unit, language),
        ),
        tr("correct the claim or the value; where what is counted is not whole, write `kind: amount`"),
        code="whole-number",
    )


def _prevailing(account: Account, key: str, implications: list[Implication]) -> list[Implication]:
    """Return the implications that hold where they exclude each other: the settled, else the first."""
    metric, context = account.metric, account.context
    settle = settlement(metric, *(implied.claim.kind for implied in implications))
    winner = next(
        (
            implied
            for implied in implications
            if settle and implied.claim.kind == settle.claim and settle.source in implied.claim.sources
        ),
        None,
    )
    parties = [implied.claim for implied in implications]
    if settle and winner:
        note = joined_notes(winner.claim.note, footnote(parties, winner.claim, settle, context))
        prevailing = replace(winner.claim, note=note)
        losers = [claim for claim in parties if claim is not winner.claim]
        account.claims = [
            prevailing if claim is winner.claim else claim for claim in account.claims if claim not in losers
        ]
        account.overruled += losers
        account.used.append(settle)
        return [replace(winner, claim=prevailing)]
    said = ", ".join(attributed(claim, context, implied_base(account, claim)) for claim in parties)
    account.file(
        parties[-1].place,
        tr("claims imply different values for {key}: {said}", key=key, said=said),
        how_to_settle(parties[-1].kind, parties[-1].sources),
        code="contradiction",
    )
    return implications[:1]


def close_account(account: Account, accounts: Mapping[str, Account]) -> None:
    """File what shows when every metric is entered: what settles nothing, and what is unlikely."""
    file_unused(account)
    check_unlikely(account, accounts)


def file_unused(account: Account) -> None:
    """File a warning for settlements that settle nothing."""
    for settle in account.metric.settle:
        if settle not in account.used and settle.claim in (*KINDS, "value"):
            account.file(
                settle.place,
                tr("the sources agree on {claim!r}: `settle` decides nothing", claim=settle.claim),
                tr("remove `settle`"),
                code="settle",
                warning=True,
            )
