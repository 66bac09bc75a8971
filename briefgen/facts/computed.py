"""Metrics that follow from others by a formula: their values, units and kinds, each behind its operands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, cast

from briefgen.base.compile_late import compile_late
from briefgen.base.copier import replace
from briefgen.base.diagnostics import Place
from briefgen.base.locale import is_chinese
from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.facts.account import Account
from briefgen.facts.across import derive_total
from briefgen.facts.definition import CODE, Definition, definitions, file_problem, in_order
from briefgen.facts.dimensions import dimensions
from briefgen.facts.evaluation import Amount, evaluate, told
from briefgen.facts.expression import (
    Average,
    ExpressionError,
    Term,
    Weighted,
    addends,
    is_linear,
    operands,
    printed,
    subtrahends,
)
from briefgen.facts.fact import DerivedFrom, Fact
from briefgen.facts.format import figure, period_label
from briefgen.facts.interval import Interval
from briefgen.facts.measure import Kind
from briefgen.facts.metric import Claim, Metric, with_kind
from briefgen.facts.missing import Missing
from briefgen.facts.opened_accounts import OpenedAccounts
from briefgen.facts.opening import open_account
from briefgen.facts.period import Period
from briefgen.facts.publish import LARGEST_EXPONENT, FactContext
from briefgen.facts.relations import Accounts, check_term, known_at
from briefgen.facts.rounding import at_places, common_places, of_figures
from briefgen.facts.settle import joined_notes
from briefgen.facts.short_form import steps_of
from briefgen.facts.status import least_final
from briefgen.facts.unit import dimension

_BALANCE = compile_late(r"顺差|逆差|差额|净|盈余|赤字|缺口|结余|\b(?:surplus|deficit|balance|net)\b", re.I)
"""Labels of what lies now above and now below zero."""


def open_accounts(
    metrics: Mapping[str, Metric], context: FactContext, opened: OpenedAccounts
) -> dict[str, Account]:
    """Enter all metrics, those first of which others are computed; ``opened`` knows those of before."""
    rules = dict(definitions(metrics, context))
    if not any(metric.computed for metric in metrics.values()) and not rules:
        return {key: opened.account(metric, context) for key, metric in metrics.items()}
    accounts: dict[str, Account] = {}
    for key in in_order(metrics, rules, context):
        metric = metrics[key]
        if key in rules:
            accounts[key] = _computed_account(metric, rules[key], accounts, context)
            continue
        accounts[key] = opened.account(metric, context)
        for claim in metric.claims if not metric.values else ():
            if claim.parts and all(part in accounts for part in claim.parts):
                derive_total(accounts[key], claim, {part: accounts[part] for part in claim.parts})
    return {key: accounts[key] for key in metrics}


def _computed_account(metric: Metric, rule: Definition, accounts: Accounts, context: FactContext) -> Account:
    """Enter a metric with its computed values; a value that is published too is held against them."""
    claimed = replace(metric, claims=(*metric.claims, *_as_claims(metric, rule)))
    found = dict(_values(metric, rule, accounts, context))
    if not found:
        return open_account(metric, context)
    unit = _unit(metric, found, context, rule.place)
    if unit is None:
        return open_account(metric, context)
    if not all(_printable(amount.within(unit)[1]) for amount, _ in found.values()):
        message = tr("values of more digits than are printed, in {value}", value=unit or tr("no unit"))
        file_problem(metric, rule.place, message, tr("say in which `unit` it is told"), context)
        return open_account(metric, context)
    made = _with_kind(replace(claimed, unit=unit), rule.term, [each for each, _ in found.values()], accounts)
    places = _places(rule.term, unit, found)
    computed = {
        period: _fact(made, rule, period, amount, facts, places, context)
        for period, (amount, facts) in found.items()
    }
    account = open_account(made, context, computed)
    if metric.values and len(made.claims) == len(metric.claims):
        check_term(account, rule.term, accounts, CODE, rule.place)
    return account


def _printable(number: Fraction) -> bool:
    """Say whether a number has no more digits before and behind its point than a published one may have."""
    return number == 0 or Fraction(1, 10**LARGEST_EXPONENT) <= abs(number) < 10 ** (LARGEST_EXPONENT + 1)


def _as_claims(metric: Metric, rule: Definition) -> Iterator[Claim]:
    """Yield what a formula claims in other words: a sum has parts, and a difference adds up to its first."""
    if metric.computed is not None:
        for word, keys in (("sum", addends(rule.term)), ("difference", subtrahends(rule.term))):
            if len(keys) > 1:
                yield cast(Any, Claim)(**{word: keys}, place=rule.place)


Found = tuple[Amount, Mapping[str, Fact]]


def _values(
    metric: Metric, rule: Definition, accounts: Accounts, context: FactContext
) -> Iterator[tuple[str, Found]]:
    """Yield by period what a formula gives, and of which figures."""
    keys = tuple(dict.fromkeys(operands(rule.term)))
    if any(not accounts[key].values for key in keys):
        _without_values(metric, rule, [key for key in keys if not accounts[key].values], accounts, context)
        return
    marked = {context.period(key).key for key, given in metric.values.items() if _is_marked(given)}
    shared: list[Period] = []
    for period in (fact.period for key in keys for fact in accounts[key].facts() if fact.kind == "value"):
        facts, when = known_at(accounts, keys, period), context.period(period)
        if len(facts) < len(keys) or any(when.is_when(known) for known in shared):
            continue
        shared.append(when)
        if period in marked:
            continue
        if any(fact.span for fact in facts.values()):
            file_problem(metric, rule.place, *_of_a_range(period, facts, context), context)
            continue
        try:
            amount = evaluate(rule.term, facts)
            if metric.unit:
                amount.within(metric.unit)
        except ExpressionError as error:
            file_problem(metric, rule.place, str(error), error.hint, context)
            return
        except ZeroDivisionError:
            file_problem(metric, rule.place, *_by_zero(period, facts, context), context)
            continue
        yield period, (amount, facts)
    if not shared:
        known = [
            tr("{key} has {names}", key=key, names=", ".join(fact.period for fact in accounts[key].series()))
            for key in keys
        ]
        message = tr("no period has a value of all: {names}", names="; ".join(known))
        file_problem(metric, rule.place, message, tr("state their values for the same periods"), context)


def _is_marked(given: Sequence[Any]) -> bool:
    return all(isinstance(value.value, Missing) for value in given)


def _without_values(
    metric: Metric, rule: Definition, empty: list[str], accounts: Accounts, context: FactContext
) -> None:
    """File that figures have no values, unless a problem of their own says why."""
    if any(accounts[key].metric.computed for key in empty):
        return
    message = (
        tr("{names} has no value", names=", ".join(empty))
        if len(empty) == 1
        else tr("{names} have no values", names=", ".join(empty))
    )
    file_problem(metric, rule.place, message, tr("give the metric `values`"), context)


def _of_a_range(period: str, facts: Mapping[str, Fact], context: FactContext) -> tuple[str, str]:
    ranged = next(fact for fact in facts.values() if fact.span)
    shown = figure(ranged, context.language).text
    message = tr(
        "{metric} of {period} is a range, {shown}: no one value follows from it",
        metric=ranged.metric,
        period=period,
        shown=shown,
    )
    return message, tr(
        "state the value, or say that there is none: `values: {{{period}: n/a}}`", period=period
    )


def _by_zero(period: str, facts: Mapping[str, Fact], context: FactContext) -> tuple[str, str]:
    zero = [key for key, fact in facts.items() if fact.interval.low <= 0 <= fact.interval.high]
    said = N_("a division by zero in {period}: what it divides by is or may be 0")
    if zero:
        said = N_("a division by zero in {period}: {names} is or may be 0")
    message = tr(said, period=period_label(period, context.language), names=", ".join(zero))
    hint = tr("correct the figure, or say that there is none: `values: {{{period}: n/a}}`", period=period)
    return message, hint


def _unit(metric: Metric, found: Mapping[str, Found], context: FactContext, place: Place) -> str | None:
    """Return the unit of a metric: the brief's, else what its formula gives; None where it must be stated."""
    if metric.unit or metric.kind == "index":
        return metric.unit
    amount, facts = list(found.values())[-1]
    if amount.hundredfold and any(fact.unit for fact in facts.values()):
        return "%"
    if amount.unit or amount.measure.pure:
        return amount.unit
    name = amount.measure.name()
    if name is None:
        file_problem(
            metric,
            place,
            tr("the formula gives {told}", told=told(amount)),
            tr("say in which `unit` it is told"),
            context,
        )
        return None
    largest = max(abs(each.number) for each, _ in found.values()) / dimensions(name).size
    chinese = is_chinese(context.language)
    steps = (word for step, word in steps_of(context.language) if largest >= step and largest >= _LONG)
    word = next(steps, "")
    return word + name if chinese else f"{word} {name}".strip()


_LONG = 10**6
"""From where on a number is told in 万 or million."""


def _with_kind(metric: Metric, term: Term, amounts: Sequence[Amount], accounts: Accounts) -> Metric:
    """Return a metric with the kind that its formula implies, where the brief states none."""
    if metric.kind != "count":
        return metric
    kinds = {accounts[key].metric.kind for key in operands(term)}
    below = any(each.interval.low < 0 for each in amounts)
    kind: Kind = "amount"
    if dimension(metric.unit) == "percent":
        kind = "rate"
    elif addends(term) and len(kinds) == 1:
        kind = next(iter(kinds))
    elif isinstance(term, Average | Weighted) and kinds <= {"index", "temperature", "balance", "profit"}:
        kind = next(iter(kinds)) if len(kinds) == 1 else "amount"
    made = with_kind(replace(metric, kind=kind))
    if made.kind == "amount" and is_linear(term) and (below or _BALANCE.search(metric.label)):
        return replace(made, kind="balance")
    return made


def _places(term: Term, unit: str, found: Mapping[str, Found]) -> int | None:
    """Return the decimals that all values justify; None where each has those of its figures."""
    if is_linear(term):
        return None
    return common_places([amount.within(unit) for amount, _ in found.values()], unit)


def _fact(
    metric: Metric,
    rule: Definition,
    period: str,
    amount: Amount,
    facts: Mapping[str, Fact],
    places: int | None,
    context: FactContext,
) -> Fact:
    """Return a computed value as a fact."""
    interval, exact = amount.within(metric.unit)
    used = tuple(facts.values())
    about = any(fact.qualifier for fact in used)
    if places is None:
        number, unsure = of_figures(exact, used, metric.unit)
    else:
        number, unsure = at_places(exact, interval, places)
    added = bool(addends(rule.term))
    return Fact(
        id=f"{metric.key}.{period}",
        metric=metric.key,
        kind="value",
        measure=metric.kind,
        label=metric.label,
        period=period,
        number=number,
        interval=interval,
        unit=metric.unit,
        qualifier="约" if about or unsure else "",
        sources=tuple(dict.fromkeys(key for fact in used for key in fact.sources)),
        origin="computed",
        derivation=DerivedFrom(
            method="added up" if added else "formula",
            operands=used,
            formula=() if added else printed(rule.term, language=context.language),
        ),
        note=joined_notes(metric.note, *(fact.note for fact in used)),
        status=least_final(fact.status for fact in used),
        unsure=_unsure(rule.term, facts, metric.unit),
        place=rule.place,
    )


def _unsure(term: Term, facts: Mapping[str, Fact], unit: str) -> Interval | None:
    """Return what a formula gives at the ends of confidence intervals; None without any, or through zero."""
    if not any(fact.is_sampled for fact in facts.values()):
        return None
    widest = {key: replace(fact, interval=fact.within) for key, fact in facts.items()}
    try:
        return evaluate(term, widest).within(unit)[0]
    except ZeroDivisionError:
        return None
