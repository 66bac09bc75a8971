"""A ledger in, what a source list has to tell of it out, and what it tells besides where there is room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefgen.base.diagnostics import Place
from briefgen.base.messages import messages
from briefgen.blocks.parts.evidence import Evidence
from briefgen.blocks.parts.register import Entered
from briefgen.blocks.parts.runs import labelled
from briefgen.facts.derivation import derivation_text, reasoning
from briefgen.facts.disputes import disputes, remarks
from briefgen.facts.format import figure, magnitude, period_label, signed
from briefgen.facts.kinds import KINDS
from briefgen.facts.ledger import Fact, Ledger
from briefgen.facts.wording import is_unchanged, loss_moved, unchanged
from briefgen.model.context import Setting

MOST_FIGURES = 16
"""More metrics than this are no list for a slide: the ledger has them all."""


def gathered(setting: Setting, place: Place) -> Evidence:
    """Return what every source list tells: sources, figures that were worked back, disputes and notes."""
    ledger = setting.ledger
    return Evidence(
        sources=tuple(ledger.sources.values()),
        worked_back=tuple(_entered(fact, setting) for fact in _worked_back(ledger)),
        disputes=disputes(ledger),
        notes=tuple(labelled(fact, note, setting.language) for fact, note in remarks(ledger)),
        place=place,
    )


def fuller(own: Evidence, setting: Setting) -> Iterator[Evidence]:
    """Yield the same with more of what is known, the fullest first."""
    few = not own.worked_back and len(setting.ledger.metrics) <= MOST_FIGURES
    if few and (listed := tuple(_latest(setting))):
        yield replace(own, figures=listed)
    if computed := tuple(_entered(fact, setting) for fact in _computed(setting.ledger)):
        yield replace(own, computed=computed)


def finding(ledger: Ledger) -> str:
    """Return what is true of a brief's figures: that all have a source, which are derived or disputed."""
    vocabulary = messages(ledger.language)
    disputed = bool(ledger.overruled) or any(account.used for account in ledger.accounts.values())
    derived = any(_worked_back(ledger))
    told = {
        (True, True): vocabulary.both_told,
        (True, False): vocabulary.derived_told,
        (False, True): vocabulary.disputes_told,
    }.get((derived, disputed), "")
    sourced = bool(ledger.facts) and all(fact.sources for fact in ledger.facts.values())
    if not sourced:
        return told[:1].upper() + told[1:] or (vocabulary.sources if ledger.sources else vocabulary.notes)
    return vocabulary.all_sourced + (vocabulary.and_so + told if told else "")


def _worked_back(ledger: Ledger) -> Iterator[Fact]:
    return (fact for fact in _derived(ledger) if fact.kind == "value")


def _computed(ledger: Ledger) -> Iterator[Fact]:
    """Yield what the document computed of published values, each once."""
    seen: set[tuple[str, str, str]] = set()
    for fact in _derived(ledger):
        key = (fact.metric, fact.kind, figure(fact, ledger.language).text)
        if fact.kind != "value" and key not in seen:
            seen.add(key)
            yield fact


def _derived(ledger: Ledger) -> Iterator[Fact]:
    """Yield what was derived and says how, metric by metric; points that charts reckon do not."""
    order = list(ledger.metrics)
    known = (fact for fact in ledger.facts.values() if fact.origin == "derived" and fact.derivation)
    yield from sorted(known, key=lambda fact: order.index(fact.metric))


def _entered(fact: Fact, setting: Setting) -> Entered:
    """Return a derived figure as a line: when, in which range, and from what."""
    how, within = reasoning(fact, setting.language)
    return Entered(
        fact=fact, shown=_shown(fact, setting), period=_period(fact, setting), range=within, how=how
    )


def _latest(setting: Setting) -> Iterator[Entered]:
    """Yield each metric's latest value with the sources that state it; one source goes without saying."""
    ledger = setting.ledger
    vocabulary = messages(setting.language)
    for account in ledger.accounts.values():
        fact = account.latest()
        if fact is None:
            continue
        change = next((known for known in _comparisons(ledger, fact)), None)
        stated = change or fact
        titles = [ledger.sources[key].title for key in stated.sources if key in ledger.sources]
        several = len(ledger.sources) > 1 and titles
        how = vocabulary.list_comma.join(titles) if several else vocabulary.as_published
        yield Entered(
            fact=fact,
            shown=_shown(fact, setting),
            period=_period(fact, setting),
            how=derivation_text(stated, setting.language) or how,
            change=change,
        )


def _comparisons(ledger: Ledger, value: Fact) -> Iterator[Fact]:
    """Yield what is known of a value's change: what was published before what was computed."""
    same = (value.metric, value.period)
    facts = ledger.facts.values()
    known = [
        fact
        for fact in facts
        if fact.kind in KINDS and KINDS[fact.kind].shown_as_change and (fact.metric, fact.period) == same
    ]
    yield from sorted(known, key=lambda fact: fact.origin == "derived")


def _shown(fact: Fact, setting: Setting) -> str:
    """Return a figure as it is printed, comparisons with their sign."""
    language = setting.language
    if is_unchanged(fact):
        return unchanged(fact, language)
    if moved := loss_moved(fact, language, magnitude(fact, language), ""):
        return moved
    if fact.kind in KINDS and KINDS[fact.kind].signed:
        return signed(fact, language)
    return figure(fact, setting.language).text


def _period(fact: Fact, setting: Setting) -> str:
    """Return when a figure was, or what it is compared with."""
    if fact.since:
        since = period_label(fact.since, setting.language, setting.ledger.as_of)
        return messages(setting.language).versus.format(period=since)
    return period_label(fact.period, setting.language, setting.ledger.as_of) if fact.period else ""
