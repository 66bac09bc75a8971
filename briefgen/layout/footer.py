"""A page's items in, its footnotes and its source line out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.base.locale import is_chinese
from briefgen.base.messages import messages
from briefgen.blocks.parts.runs import footnote_mark
from briefgen.facts.format import period_label
from briefgen.facts.ledger import Fact, Ledger
from briefgen.model.context import Setting
from briefgen.model.scene import Chart, Item, TableItem, Text, walk

MOST_NAMED = 3
"""Figures that a footnote names individually."""


def printed_facts(items: Iterable[Item], ledger: Ledger) -> tuple[Fact, ...]:
    """Return the facts that items print, each once, in reading order."""
    ids = dict.fromkeys(_fact_ids(tuple(items)))
    return tuple(ledger.facts[identity] for identity in ids if identity in ledger.facts)


def _fact_ids(items: tuple[Item, ...]) -> Iterator[str]:
    for item in walk(items):
        if isinstance(item, Text):
            yield from _text_ids(item)
        elif isinstance(item, Chart):
            for series in item.series:
                yield from (identity for identity in series.facts if identity)
            yield from (level.fact for level in item.levels if level.fact)
            yield from _fact_ids(item.overlay)
        elif isinstance(item, TableItem):
            for cell in item.cells:
                yield from _text_ids(cell.text)


def _text_ids(text: Text) -> Iterator[str]:
    for paragraph in text.paragraphs:
        yield from (run.fact for run in paragraph.runs if run.fact)


def footnotes(items: Iterable[Item], setting: Setting) -> tuple[str, ...]:
    """Return a page's footnotes: numbered ones, back-calculated values, and changes without values."""
    facts = printed_facts(items, setting.ledger)
    charted = set(_fact_ids(tuple(item for item in walk(tuple(items)) if isinstance(item, Chart))))
    for fact in facts:
        if fact.note and fact.id in charted:
            footnote_mark(fact, setting)
    derived = [fact for fact in facts if _is_back_calculated(fact, setting.ledger)]
    vocabulary, notes = messages(setting.language), list[str]()
    if derived:
        periods = dict.fromkeys(
            period_label(fact.period, setting.language, setting.ledger.as_of) for fact in derived
        )
        notes.append(vocabulary.derived.format(period=vocabulary.list_comma.join(periods)))
    notes += _unchecked(facts, setting)
    return (*setting.footnotes.lines(), *([vocabulary.semicolon.join(notes)] if notes else ()))


def _unchecked(facts: Iterable[Fact], setting: Setting) -> Iterator[str]:
    """Yield, for each base period, the printed changes that no values confirm.

    A change whose base is printed as back-calculated from it needs no note.
    """
    vocabulary = messages(setting.language)
    printed = {fact.id for fact in facts}
    by_period: dict[str, dict[str, None]] = {}
    for fact in facts:
        if fact.unchecked and fact.since and f"{fact.metric}.{fact.since}" not in printed:
            by_period.setdefault(fact.since, {})[fact.label] = None
    for since, labels in by_period.items():
        names = vocabulary.list_comma.join(list(labels)[:MOST_NAMED])
        if (more := len(labels) - MOST_NAMED) > 0:
            number = len(labels) if is_chinese(setting.language) else more
            names += vocabulary.and_more.format(number=number)
        period = period_label(since, setting.language, setting.ledger.as_of)
        yield vocabulary.unchecked.format(names=names, period=period)


def _is_back_calculated(fact: Fact, ledger: Ledger) -> bool:
    """Say whether a value follows from published growth; a sum, a mean or a count does not."""
    if fact.origin != "derived" or fact.kind != "value" or not fact.derivation:
        return False
    metric = ledger.metrics.get(fact.metric)
    return metric is None or not any(claim.parts for claim in metric.claims)


def source_line(items: Iterable[Item], setting: Setting) -> str:
    """Return “来源：…” for the figures that are printed, empty where none has a source."""
    vocabulary = messages(setting.language)
    facts = printed_facts(items, setting.ledger)
    titles = setting.ledger.titles(dict.fromkeys(key for fact in facts for key in fact.sources))
    return vocabulary.source + vocabulary.semicolon.join(titles) if titles else ""
