"""What a metric is said to be of others, a difference, a ratio, a mean: recomputed for every period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress

from briefgen.base.copier import replace
from briefgen.base.diagnostics import Place, did_you_mean
from briefgen.base.phrase import place_of
from briefgen.base.translate import tr
from briefgen.facts.account import Account
from briefgen.facts.evaluation import evaluate
from briefgen.facts.expression import ExpressionError, Operand, Operation, Term, operands, printed
from briefgen.facts.fact import Fact
from briefgen.facts.format import bounds, figure, period_label
from briefgen.facts.formula import Formula
from briefgen.facts.interval import Interval
from briefgen.facts.kinds import KINDS
from briefgen.facts.metric import Claim, Metric
from briefgen.facts.period import Period
from briefgen.facts.settle import attributed, how_to_settle, joined_notes, relation_footnote, settlement
from briefgen.facts.wording import value_text

Accounts = Mapping[str, Account]
MOMENTS = frozenset({"day", "end"})
"""Kinds of periods at which something is counted that is there, and not what happens in the meantime."""


def term_of(claim: Claim) -> Term | None:
    """Return what a claim computes of other metrics, None for no relation; ValueError: it takes others."""
    formula = KINDS[claim.kind].formula
    if formula is None:
        return None
    stated = getattr(claim, claim.kind)
    weights = tuple(stated.values()) if isinstance(stated, Mapping) else ()
    return formula(tuple(stated), weights)


def unknown_operands(
    keys: Iterable[str], metric: Metric, metrics: Iterable[str], place: Place
) -> Iterator[tuple[Place, str, str]]:
    """Yield place, message and hint for each key that is no other metric."""
    known = list(metrics)
    for key in dict.fromkeys(keys):
        if key == metric.key:
            message = tr("{key!r} cannot be computed of itself", key=str(key))
            yield place_of(key, place), message, tr("name other metrics")
        elif key not in known:
            message = tr("no metric {key!r} to compute with", key=str(key))
            yield place_of(key, place), message, did_you_mean(key, known)


def known_at(accounts: Accounts, keys: Iterable[str], period: str) -> dict[str, Fact]:
    """Return the figures of a period, as far as there are any.

    What is counted at a moment counts for the period that it ends: GDP of 2024 by residents at its end.
    """
    found = {}
    for key in keys:
        account = accounts[key]
        fact = account.at(period) or _at_the_end(account, account.context.period(period))
        if fact is not None:
            found[key] = fact
    return found


def _at_the_end(account: Account, period: Period) -> Fact | None:
    for key, fact in account.values.items():
        moment = account.context.period(key)
        if moment.kind in MOMENTS and moment.placed and period.placed and moment.end == period.end:
            return fact
    return None


def check_relation(account: Account, claim: Claim, accounts: Accounts) -> None:
    """Check a claimed relation in all periods of which all its figures are known."""
    try:
        term = term_of(claim)
    except ValueError as error:
        kind = KINDS[claim.kind]
        hint = tr("write `{claim}`: {doc}", claim=f"{claim.kind}: {kind.example.claim}", doc=kind.doc)
        account.file(claim.place, str(error), hint, code=claim.kind)
        return
    assert term is not None, "only relations are checked here"
    wrong = list(unknown_operands(operands(term), account.metric, accounts, claim.place))
    for place, message, hint in wrong:
        account.file(place, message, hint, code=claim.kind)
    if not wrong:
        check_term(account, term, accounts, claim.kind, claim.place)


def check_term(account: Account, term: Term, accounts: Accounts, word: str, place: Place) -> None:
    """Check values against a term, and say where it cannot be."""
    keys = tuple(dict.fromkeys(operands(term)))
    checked = False
    for value in account.series():
        known = known_at(accounts, keys, value.period)
        if len(known) < len(keys):
            continue
        checked = True
        try:
            predicted, _ = evaluate(term, known).within(value.unit)
        except ExpressionError as error:
            account.file(place, str(error), error.hint, code=word)
            return
        except ZeroDivisionError:
            continue
        if not predicted.agrees(value.interval):
            _contradict(account, value, predicted, term, known, word, place)
    if not checked and account.values:
        latest = account.latest()
        missing = [key for key in keys if not latest or accounts[key].at(latest.period) is None]
        message = tr(
            "`{word}` cannot be checked: no value of the same period for {names}",
            word=word,
            names=", ".join(missing or keys),
        )
        hint = tr("state the figures for the value's period")
        account.file(place, message, hint, code=word, warning=True)


def check_share_of_parts(account: Account, claim: Claim, accounts: Accounts) -> None:
    """Check a share whose whole is stated as a formula: `{share: 59, whole: exports + imports}`."""
    place, key = place_of(claim.whole, claim.place), account.metric.key
    share = next((fact for fact in account.claims if (fact.kind, fact.place) == ("share", claim.place)), None)
    if share is None:
        return
    try:
        whole = Formula(text=claim.whole, place=place).term([*accounts])
        term = Operation("/", Operand(key), whole)
        keys = tuple(dict.fromkeys(operands(term)))
        known = known_at(accounts, keys, share.period)
        if len(known) < len(keys):
            missing = ", ".join(each for each in keys if each not in known)
            message = tr(
                "the share of {period} cannot be checked: no value of it for {missing}",
                period=share.period,
                missing=missing,
            )
            account.file(place, message, tr("state the values for that period"), code="share", warning=True)
            return
        predicted, _ = evaluate(term, known).within("%")
    except ExpressionError as error:
        account.file(place, str(error), error.hint, code="share")
        return
    except ZeroDivisionError:
        message = tr("a share of nothing: {whole} is or may be 0", whole=claim.whole)
        account.file(place, message, tr("correct the whole"), code="share")
        return
    if predicted.agrees(share.interval):
        return
    if settle := settlement(account.metric, "share"):
        account.used.append(settle)
        return
    language = account.context.language
    said, given = attributed(share, account.context), bounds(predicted, "%", language)
    message = tr(
        "{said} of {whole}, but {told} is {given}",
        said=said,
        whole=claim.whole,
        told=_told(term, known, language),
        given=given,
    )
    account.file(claim.place, message, how_to_settle("share", share.sources), code="share")


def _contradict(
    account: Account,
    value: Fact,
    predicted: Interval,
    term: Term,
    known: Mapping[str, Fact],
    word: str,
    place: Place,
) -> None:
    language = account.context.language
    given = bounds(predicted, value.unit, language)
    if settle := settlement(account.metric, word, "value"):
        account.used.append(settle)
        formula = formula_text(term, known, language)
        note = relation_footnote(formula, given, settle, account.context)
        account.values[value.period] = replace(value, note=joined_notes(value.note, note))
        return
    account.file(
        place,
        tr(
            "{text} in {period}, but {told} gives {given}",
            text=figure(value, language).text,
            period=period_label(value.period, language),
            told=_told(term, known, language),
            given=given,
        ),
        tr("correct the value, or a figure that it follows from"),
        code=word,
    )


def _told(term: Term, known: Mapping[str, Fact], language: str) -> str:
    """Return a term with keys and figures for messages: exports 27.1亿元 − imports 18亿元."""
    facts = list(known.values())
    pieces = printed(term, language="en")
    return "".join(
        each if isinstance(each, str) else f"{facts[each].metric} {value_text(facts[each], language)}"
        for each in pieces
    )


def formula_text(term: Term, known: Mapping[str, Fact], language: str) -> str:
    """Return a term with the names of its metrics: 出口 − 进口."""
    return labelled(term, {key: fact.label for key, fact in known.items()}, language)


def labelled(term: Term, labels: Mapping[str, str], language: str) -> str:
    """Return a term with the labels of its metrics; a metric without one stands by its key."""
    names = [labels.get(key, key) for key in dict.fromkeys(operands(term))]
    pieces = printed(term, language=language)
    return "".join(each if isinstance(each, str) else names[each] for each in pieces)


def terms_of(metric: Metric, keys: Sequence[str]) -> Iterator[Term]:
    """Yield what a metric is computed of and claimed to follow from, as far as it can be read; sums aside."""
    with suppress(ExpressionError):
        if metric.computed is not None:
            yield metric.computed.term(keys)
    for claim in metric.claims:
        with suppress(ValueError):
            if (term := term_of(claim)) is not None:
                yield term
