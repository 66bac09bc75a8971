"""A metric or fact goes in; the sentence that states it comes out: its latest value, then claims about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.base.locale import is_chinese
from briefgen.base.messages import messages
from briefgen.base.phrase import escape_references
from briefgen.base.say import say
from briefgen.facts.basis import basis_aside
from briefgen.facts.fact import Fact
from briefgen.facts.format import figure, magnitude, period_label
from briefgen.facts.kinds import KINDS
from briefgen.facts.short_form import for_the_eye
from briefgen.facts.wording import apart, clause, named, timed

if TYPE_CHECKING:
    from briefgen.facts.ledger import Ledger

MOST_CLAUSES = 2
"""More would make the sentence hard to read."""


def sentence(metric: str, ledger: Ledger, language: str = "") -> str:
    """Return the sentence as prose: its figures are references, so that pages know which facts they print.

    It is empty where nothing is known. ``language`` is the ledger's by default.
    """
    facts = stated_facts(metric, ledger)
    marked = _sentence(facts, ledger, language or ledger.language)
    return _filled(
        escape_references(marked),
        [f"{{{_reference(fact, facts, language or ledger.language)}}}" for fact in facts],
    )


def summary(metric: str, ledger: Ledger, language: str = "") -> str:
    """Return the sentence as plain text: 人才总量300万人，较2020年增加70万人."""
    facts = stated_facts(metric, ledger)
    language = language or ledger.language
    shown = [_shown(fact, language) for fact in facts]
    return _filled(_sentence(facts, ledger, language), shown)


def _shown(fact: Fact, language: str) -> str:
    """Return a fact's figure; a fall is worded, so its sign is not printed again."""
    if fact.number < 0 and fact.kind != "value":
        return magnitude(fact, language)
    return figure(fact, language).text


def _mark(index: int) -> str:
    """Return a private-use character as the placeholder of a figure."""
    return chr(0xE000 + index)


def _filled(marked: str, shown: list[str]) -> str:
    for index, text in enumerate(shown):
        marked = marked.replace(_mark(index), text)
    return marked


def stated_facts(metric: str, ledger: Ledger) -> tuple[Fact, ...]:
    """Return the facts that the sentence states: the latest value, then claims about it."""
    account = ledger.accounts[metric]
    latest = account.latest()
    claims = [fact for fact in account.told() if fact.kind != "share" or fact.scope]
    if latest is None:
        return tuple(claims[:1])
    claims = [fact for fact in claims if _same_time(fact, latest, ledger)]
    if not any(fact.since for fact in claims):
        change = ledger.change(latest)
        claims = [*((change,) if change else ()), *claims]
    first = {(claim.kind, claim.since): claim for claim in reversed(claims) if claim.basis}
    claims = [claim for claim in claims if first.get((claim.kind, claim.since), claim) == claim]
    return (latest, *claims[:MOST_CLAUSES])  # of what is told on several bases the first is said


def _same_time(claim: Fact, latest: Fact, ledger: Ledger) -> bool:
    """Return whether a claim speaks of the latest value and not of an earlier one."""
    if not claim.period:
        return True
    one, other = ledger.context.period(claim.period), ledger.context.period(latest.period)
    return (one.start, one.end) == (other.start, other.end)


def _reference(fact: Fact, beside: tuple[Fact, ...], language: str) -> str:
    if fact.number < 0 and fact.kind != "value":
        return f"{fact.id}|magnitude"
    return fact.id if for_the_eye(fact, language, beside) == fact else f"{fact.id}|short"


def _sentence(facts: tuple[Fact, ...], ledger: Ledger, language: str) -> str:
    """Return the sentence with marks in the place of its figures; it is spoken, so it has no footnotes."""
    clauses: list[str] = []
    before, chinese = "", is_chinese(language)
    for index, fact in enumerate(facts):
        if fact.kind == "value":
            linked = (
                say(language, "居", "")
                if fact.measure == "rank"
                else say(language, apart(fact.label, _shown(fact, language)), "")
            )
            said = (linked if chinese else "") + _mark(index)
        else:
            since = against(fact, language) if fact.since != before else ""
            said = since + clause(fact, language, _mark(index)) + basis_aside(fact, language)
        clauses.append(said if index else _about(fact, said, ledger, language))
        before = fact.since
    return messages(language).comma.join(clauses)


def _about(fact: Fact, said: str, ledger: Ledger, language: str) -> str:
    """Return a statement behind the metric's label, with the period unless that is the brief's own."""
    current = not fact.period or fact.period in {"now", ledger.as_of}
    when = "" if current else period_label(fact.period, language)
    if is_chinese(language):
        return f"{timed(when, fact.label)}{said}"
    if when:
        return say(language, "", "{label} ({period}): {figure}", label=fact.label, period=when, figure=said)
    return say(language, "", "{label}: {figure}", label=fact.label, figure=said)


def against(fact: Fact, language: str) -> str:
    """Return what a Chinese clause begins with: 较2020年; English clauses end with it."""
    if not is_chinese(language) or not fact.since:
        return ""
    prefix = KINDS[fact.kind].prefix_zh if fact.kind in KINDS else ""
    return say(language, prefix, "", period=period_label(fact.since, language)) if prefix else ""


def stated(fact: Fact, language: str) -> str:
    """Return a fact as a sentence about its metric, without its period."""
    if fact.kind == "whole":
        return named(fact.scope or fact.label, figure(fact, language).text, language)
    if fact.kind == "value":
        shown = figure(fact, language).text
        if is_chinese(language) and fact.measure == "rank":
            return fact.label + say(language, "居", "") + shown
        return named(fact.label, shown, language)
    return _claimed(fact, language)


def _claimed(fact: Fact, language: str) -> str:
    said = clause(fact, language) + basis_aside(fact, language)
    return named(fact.label, against(fact, language) + said, language)


def when(fact: Fact, language: str, as_of: str) -> str:
    """Return the period of a fact in words; that of ``now`` is the brief's own."""
    key = as_of if fact.period == "now" and as_of else fact.period
    return period_label(key, language) if key else ""
