"""All metrics' accounts go in; shares of known wholes, shares of counts, and sums come out checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import islice

from briefgen.base.copier import replace
from briefgen.base.diagnostics import did_you_mean
from briefgen.base.phrase import place_of
from briefgen.base.translate import tr
from briefgen.facts.account import Account
from briefgen.facts.benchmarked import set_benchmarks
from briefgen.facts.consistency import yield_to
from briefgen.facts.counted import counts_singly
from briefgen.facts.fact import DerivedFrom, Fact, unmarked
from briefgen.facts.format import bounds, digits, figure
from briefgen.facts.formula import is_formula
from briefgen.facts.grading import check_thresholds
from briefgen.facts.interval import Interval, total_of
from briefgen.facts.kinds import KINDS
from briefgen.facts.kinds.share import share_of, whole_of
from briefgen.facts.metric import Claim
from briefgen.facts.relations import check_relation, check_share_of_parts
from briefgen.facts.rounding import of_figures
from briefgen.facts.settle import attributed, how_to_settle, joined_notes, settlement, sum_footnote
from briefgen.facts.status import least_final
from briefgen.facts.unchecked import as_stated, no_value_of
from briefgen.facts.unit import commensurable, size

Accounts = Mapping[str, Account]
MOST_NAMED = 8
"""Parts of a sum that a message names."""


def check_across(accounts: Accounts) -> None:
    """Check what metrics claim of each other, and derive totals that only their parts give."""
    for account in accounts.values():
        for claim in account.metric.claims:
            if claim.parts:
                _check_sum(account, claim, accounts)
            elif KINDS[claim.kind].formula:
                check_relation(account, claim, accounts)
            elif is_formula(claim.whole, accounts):
                check_share_of_parts(account, claim, accounts)
    set_benchmarks(accounts)
    check_thresholds(accounts)
    for account in accounts.values():
        for fact in tuple(account.claims):
            if fact.kind == "share":
                _check_share(account, fact, accounts)
        account.claims = [_annotated(account, fact, accounts) for fact in account.claims]


def _annotated(account: Account, claim: Fact, accounts: Accounts) -> Fact:
    """Return a claim; a share whose part or whole is not known with the note that it was not recomputed."""
    if claim.kind != "share" or claim.whole not in accounts:
        return claim
    parties = {holder.metric.label: holder.at(claim.period) for holder in (account, accounts[claim.whole])}
    missing = next((label for label, value in parties.items() if value is None), "")
    language = account.context.language
    note = as_stated(no_value_of([claim.period], language, missing), language) if missing else ""
    return claim if claim.unchecked == note else replace(claim, unchecked=note)


def _check_share(account: Account, share: Fact, accounts: Accounts) -> None:
    part = account.at(share.period)
    if share.whole and share.whole not in accounts:
        hint = did_you_mean(share.whole, accounts)
        message = tr("no metric {whole!r} to be the whole", whole=share.whole)
        account.file(share.place, message, hint, code="share")
    elif share.whole and part:
        _check_known_whole(account, part, share, accounts[share.whole])
    elif part and counts_singly(account.metric) and share.interval.low > 0:
        _check_some_whole(account, part, share)


def _check_known_whole(account: Account, part: Fact, share: Fact, total: Account) -> None:
    whole = total.at(share.period)
    if whole is None:
        latest = total.latest()
        known = tr("a value of {period} only", period=latest.period) if latest else tr("no value")
        message = tr(
            "the share of {period} cannot be checked: {whole} has {known}",
            period=share.period,
            whole=share.whole,
            known=known,
        )
        account.file(
            share.place, message, tr("state the whole's value for that period"), code="share", warning=True
        )
        return
    if not commensurable(part.unit, whole.unit):
        message = tr(
            "{unit} cannot be a share of {unit_of_whole} ({whole})",
            unit=part.unit,
            unit_of_whole=whole.unit,
            whole=share.whole,
        )
        account.file(share.place, message, tr("correct `whole` or the units"), code="share")
        return
    try:
        predicted = share_of(_base_unit(part), _base_unit(whole))
    except ZeroDivisionError:
        if _base_unit(part).low > _base_unit(whole).high:
            one, other = (figure(fact, account.context.language).text for fact in (part, whole))
            message = tr(
                "{part} of {other} ({whole}) is more than all of it", part=one, other=other, whole=share.whole
            )
            account.file(share.place, message, tr("correct the value or its whole"), code="share")
        return
    if predicted.agrees(share.interval):
        return
    if settle := settlement(account.metric, "share"):
        yield_to(account, share, part, whole, settle)
        return
    language = account.context.language
    given = bounds(predicted, "%", language)
    account.file(
        share.place,
        tr(
            "{attributed} of {whole}, but {part} of {total} are {given}",
            attributed=attributed(share, account.context),
            whole=share.whole,
            part=figure(part, language).text,
            total=figure(whole, language).text,
            given=given,
        ),
        how_to_settle("share", share.sources),
        code="share",
    )


def _check_some_whole(account: Account, part: Fact, share: Fact) -> None:
    """Check that things counted can be that share of some whole number: 3 are never 44 %."""
    wholes = whole_of(part.interval, share.interval)
    if not wholes.whole().empty:
        return
    if settle := settlement(account.metric, "share"):
        account.used.append(settle)
        return
    language = account.context.language
    account.file(
        share.place,
        tr(
            "{part} are {share} of no whole number: the whole would be {bounds}",
            part=figure(part, language).text,
            share=figure(share, language).text,
            bounds=bounds(wholes, part.unit, language),
        ),
        how_to_settle("share", share.sources),
        code="whole-number",
    )


def _base_unit(fact: Fact) -> Interval:
    return fact.interval.times(size(fact.unit))


def _check_sum(account: Account, claim: Claim, accounts: Accounts) -> None:
    place = claim.place
    unknown = [key for key in claim.parts if key not in accounts or key == account.metric.key]
    for key in unknown:
        hint = tr("a total cannot be a part of itself") if key in accounts else did_you_mean(key, accounts)
        account.file(place_of(key, place), tr("no metric {key!r} to be a part", key=key), hint, code="sum")
    doubled = sorted(key for key, times in Counter(claim.parts).items() if times > 1)
    if doubled:
        account.file(place, tr("{names} is added twice", names=", ".join(doubled)), code="sum")
    if unknown or doubled:
        return
    parts = {key: accounts[key] for key in claim.parts}
    if not account.values:
        derive_total(account, claim, parts)
        return
    checked = [_check_total(account, claim, total, parts) for total in account.series()]
    if not any(checked):
        latest = account.latest()
        missing = [key for key, part in parts.items() if not latest or part.at(latest.period) is None]
        message = tr(
            "the sum cannot be checked: no value of the same period for {names}", names=", ".join(missing)
        )
        account.file(place, message, tr("state the parts for the total's period"), code="sum", warning=True)


def _check_total(account: Account, claim: Claim, total: Fact, parts: Accounts) -> bool:
    """Check one period's sum; say whether it could be."""
    found = {key: part.at(total.period) for key, part in parts.items()}
    added = {key: fact for key, fact in found.items() if fact is not None}
    if len(added) < len(parts):
        return False
    strange = [key for key, fact in added.items() if not commensurable(fact.unit, total.unit)]
    if strange:
        message = tr("{names} cannot be added up to {unit}", names=", ".join(strange), unit=total.unit)
        account.file(claim.place, message, tr("parts and total must measure the same thing"), code="sum")
        return True
    predicted = _sum(added, total.unit)
    if not predicted.agrees(total.interval):
        language = account.context.language
        given = bounds(predicted, total.unit, language)
        if settle := settlement(account.metric, "sum", "value"):
            account.used.append(settle)
            note = joined_notes(total.note, sum_footnote(given, settle, account.context))
            account.values[total.period] = replace(total, note=note)
            return True
        texts = [f"{key} {digits(fact.number, language)}" for key, fact in islice(added.items(), MOST_NAMED)]
        texts += [tr("{count} more", count=len(added) - MOST_NAMED)] if len(added) > MOST_NAMED else []
        shown = " + ".join(texts)
        account.file(
            total.place if total.cell else claim.place,
            tr(
                "{text} in {period}, but its parts ({shown}) add up to {given}",
                text=figure(total, language).text,
                period=total.period,
                shown=shown,
                given=given,
            ),
            tr("correct a part or the total, or add the missing part"),
            code="sum",
        )
    return True


def _sum(parts: Mapping[str, Fact], unit: str) -> Interval:
    return total_of([_base_unit(part) for part in parts.values()]).times(1 / size(unit))


def derive_total(account: Account, claim: Claim, parts: Accounts) -> None:
    """Enter the total of the parts' latest common period, where the brief leaves it to them."""
    latest = {key: part.latest() for key, part in parts.items()}
    known = {key: fact for key, fact in latest.items() if fact is not None}
    if len(known) < len(parts) or len({fact.period for fact in known.values()}) != 1:
        return
    first = next(iter(known.values()))
    unit = account.metric.unit or first.unit
    if not all(commensurable(fact.unit, unit) and not fact.span for fact in known.values()):
        return
    interval = _sum(known, unit)
    number, qualifier = _total_number(known.values(), unit)
    widest = {key: replace(fact, interval=fact.within) for key, fact in known.items()}
    total = replace(
        unmarked(first),
        id=f"{account.metric.key}.{first.period}",
        metric=account.metric.key,
        label=account.metric.label,
        measure=account.metric.kind,
        number=number,
        interval=interval,
        unit=unit,
        qualifier=qualifier,
        sources=tuple(dict.fromkeys(key for fact in known.values() for key in fact.sources)),
        origin="derived",
        derivation=DerivedFrom(method="added up", operands=tuple(known.values())),
        note=account.metric.note,
        status=least_final(fact.status for fact in known.values()),
        unsure=_sum(widest, unit) if any(fact.is_sampled for fact in known.values()) else None,
        place=claim.place,
    )
    account.values[first.period] = total


def _total_number(parts: Collection[Fact], unit: str) -> tuple[Decimal, str]:
    """Return the total that a reader computes from the printed parts, and 约 where it is approximate."""
    exact = sum((Fraction(part.number) * size(part.unit) for part in parts), Fraction(0)) / size(unit)
    number, unsure = of_figures(exact, parts, unit)
    return number, "约" if unsure or any(part.qualifier for part in parts) else ""
