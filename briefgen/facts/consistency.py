"""Values and claims go in; what cannot be true together comes out as problems."""

from __future__ import annotations

from fractions import Fraction
from itertools import islice

from briefgen.base.copier import replace
from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.facts.account import Account
from briefgen.facts.basis import another_basis, is_nominal
from briefgen.facts.counted import counts_singly
from briefgen.facts.fact import Fact
from briefgen.facts.format import bounds, figure, period_label
from briefgen.facts.hints import corrections
from briefgen.facts.interval import ONE, Interval, is_whole
from briefgen.facts.kinds import COMPARISONS
from briefgen.facts.metric import Settle
from briefgen.facts.period import years_between
from briefgen.facts.settle import attributed, disagreement, how_to_settle, joined_notes, settlement
from briefgen.facts.stale import check_stale, elsewhere
from briefgen.facts.unit import dimension, is_percent
from briefgen.facts.unit_words import word_of_unit
from briefgen.facts.wording import value_text

AT_LEAST = frozenset({"超", "余", "多", "以上", "over"})


def check_metric(account: Account) -> None:
    """Check a metric's values, its names, and its claims against its values."""
    for fact in account.values.values():
        _check_value(account, fact)
    _check_now(account)
    _check_names(account)
    for claim in tuple(account.claims):
        _check_claim(account, claim)
    check_stale(account)
    _check_ratios(account)


def _check_value(account: Account, fact: Fact) -> None:
    metric, number = account.metric, fact.number
    ends = fact.span or (number,)
    said: tuple[str, str, str] | None = None
    if metric.kind == "rank" and any(each < 1 or not is_whole(each) for each in ends):
        said = N_("{text} is not a rank"), N_("a rank must be a whole number from 1"), "rank"
    elif metric.kind == "share" and not all(0 <= each <= 100 for each in ends):
        hint = N_("shares lie between 0% and 100%; write `kind: rate` for rates")
        said = N_("a share of {text}"), hint, "share"
    elif metric.kind == "count" and number < 0:
        said = N_("a count of {text}"), N_("write `kind: amount` for what can be negative"), "figure"
    elif counts_singly(metric) and not all(map(is_whole, ends)):
        hint = N_("counts are whole; write `kind: amount` or `kind: rate`")
        said = N_("a count of {text}"), hint, "whole-number"
    if said:
        message, hint, code = said
        text = value_text(fact, account.context.language)
        account.file(fact.place, tr(message, text=text), tr(hint), code=code)


def _check_now(account: Account) -> None:
    """Warn where ``now`` and the period it stands for have different values."""
    now, as_of = account.values.get("now"), account.context.as_of
    named = account.values.get(as_of.key) if as_of else None
    if now and named and not now.interval.agrees(named.interval):
        language = account.context.language
        account.file(
            now.place,
            tr(
                "{text} now, but {other} in {period}, which is as of when `now` is",
                text=figure(now, language).text,
                other=figure(named, language).text,
                period=named.period,
            ),
            tr("keep one of them, or correct meta.as_of"),
            code="period",
            warning=True,
        )


def _check_names(account: Account) -> None:
    """Check that as many things are named as are counted."""
    names, latest = account.metric.names, account.latest()
    if not names or latest is None:
        return
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        account.file(
            latest.place,
            tr("named twice: {names}", names=", ".join(twice)),
            tr("keep one of each under `names`"),
            code="names",
        )
    possible = len(names) <= latest.interval.high and (
        latest.qualifier in AT_LEAST or len(names) in latest.interval
    )
    if not possible:
        text = figure(latest, account.context.language).text
        message = tr("{text}, but {count} are named", text=text, count=len(names))
        account.file(latest.place, message, tr("correct the figure or `names`"), code="names")


def compared(account: Account, claim: Fact) -> tuple[Fact, Fact, Fraction] | None:
    """Return current value, base value and the years between, None where one of them is not published."""
    if claim.kind not in COMPARISONS or not is_nominal(claim):
        return None
    current, base = account.at(claim.period), account.at(claim.since)
    if current is None or base is None:
        return None
    years = years_between(account.context.period(claim.since), account.context.period(claim.period))
    return current, base, years


def _check_claim(account: Account, claim: Fact) -> None:
    """Check a claim against the published values it compares."""
    if claim.kind == "ranked":
        _check_ranked(account, claim)
    ends = compared(account, claim)
    if ends is None:
        return
    current, base, years = ends
    kind = COMPARISONS[claim.kind]
    try:
        predicted = kind.claimed(current.interval, base.interval, years)
    except ZeroDivisionError:
        return
    if predicted.agrees(claim.interval):
        return
    settle = _settled(account, claim, current)
    if settle:
        yield_to(account, claim, current, base, settle)
        return
    language = account.context.language
    given_unit = word_of_unit(kind.given_units, language) if kind.given_units else claim.unit
    hints = (*corrections(claim, current, base, years, language), *islice(elsewhere(account, claim), 1))
    hints = hints or another_basis(claim, base.unit)
    account.file(
        claim.place,
        tr(
            "{attributed} as `{kind}`, but {before} ({since}) and {value} ({period}) give {bounds}",
            attributed=attributed(claim, account.context),
            kind=claim.kind,
            before=value_text(base, language),
            since=period_label(claim.since, language),
            value=value_text(current, language),
            period=period_label(current.period, language),
            bounds=bounds(predicted, given_unit, language),
        ),
        tr("; ").join((*hints, how_to_settle(claim.kind, claim.sources))),
        code="claim",
    )


def _check_ranked(account: Account, claim: Fact) -> None:
    current = account.at(claim.period)
    if account.metric.kind == "rank" and current and not current.interval.agrees(claim.interval):
        language = account.context.language
        account.file(
            claim.place,
            tr(
                "{attributed}, but the value is {text}",
                attributed=attributed(claim, account.context),
                text=figure(current, language).text,
            ),
            how_to_settle("ranked", claim.sources),
            code="claim",
        )


def _settled(account: Account, claim: Fact, current: Fact) -> Settle | None:
    """Return the decision for a claim that the values contradict, None when its source is not in it."""
    settle = settlement(account.metric, claim.kind, "value")
    parties = {*claim.sources, *current.sources}
    return settle if settle and settle.source in parties else None


def yield_to(account: Account, claim: Fact, current: Fact, base: Fact, settle: Settle) -> None:
    """Drop the overruled claim, or keep it beside values that contradict it; a footnote says so."""
    note = disagreement(claim, (base, current), settle, account.context)
    account.used.append(settle)
    claim_prevails = settle.claim == claim.kind and settle.source in claim.sources
    if claim_prevails:
        noted = replace(claim, note=joined_notes(claim.note, note))
        account.claims = [noted if other is claim else other for other in account.claims]
        return
    account.claims = [other for other in account.claims if other is not claim]
    account.overruled.append(claim)
    noted = replace(current, note=joined_notes(current.note, note))
    key = next(key for key, fact in account.values.items() if fact is current)
    account.values[key] = noted


def _check_ratios(account: Account) -> None:
    """Check claims of growth, multiple and average against each other where no value is known."""
    alike: dict[tuple[str, str, str], list[tuple[Fact, Interval]]] = {}
    for claim in account.claims:
        if (
            (kind := COMPARISONS.get(claim.kind)) is not None
            and kind.is_ratio
            and claim.period
            and claim.basis != "annualised"
            and not (is_nominal(claim) and (account.at(claim.period) or account.at(claim.since)))
        ):
            years = years_between(account.context.period(claim.since), account.context.period(claim.period))
            ratio = kind.current(ONE, claim.interval, years)
            alike.setdefault((claim.since, claim.period, claim.basis or "nominal"), []).append((claim, ratio))
    for (since, period, _), claims in alike.items():
        agreed = claims[0][1]
        for _, ratio in claims[1:]:
            agreed = agreed.meet(ratio)
        if agreed.empty:
            said = ", ".join(
                tr("{said} as `{kind}`", said=attributed(claim, account.context), kind=claim.kind)
                for claim, _ in claims
            )
            account.file(
                claims[-1][0].place,
                tr(
                    "claims from {since} to {period} contradict each other: {said}",
                    since=since,
                    period=period,
                    said=said,
                ),
                how_to_settle(claims[-1][0].kind, claims[-1][0].sources),
                code="contradiction",
            )


def check_derived(account: Account) -> None:
    """Check that no claim implies a share over 100%, a rank before the first, or fewer than no people."""
    facts = account.values.values()
    if any(_impossible(account, fact) for fact in facts if fact.origin != "derived"):
        return  # reported already; what follows from it is no further problem
    for fact in facts:
        wrong = _impossible(account, fact)
        if wrong:
            language = account.context.language
            account.file(
                fact.place,
                tr(
                    "it follows that {period} was {text}, {wrong}",
                    period=period_label(fact.period, language),
                    text=figure(fact, language).text,
                    wrong=wrong,
                ),
                tr("correct the claim, its unit or the value"),
                code="claim",
            )


def _impossible(account: Account, fact: Fact) -> str:
    """Return why a derived value cannot be; only where its whole interval is out of bounds."""
    kind, unit = account.metric.kind, fact.unit
    if kind == "rank":
        return tr("and ranks begin at 1") if fact.interval.high < 1 else ""
    if kind == "share" and is_percent(unit):
        outside = fact.interval.high < 0 or fact.interval.low > 100
        return tr("and shares lie between 0% and 100%") if outside else ""
    counts = kind == "count" or (kind == "amount" and dimension(unit) == "count")
    return tr("and nothing counted is below zero") if counts and fact.interval.high < 0 else ""
