"""What stands below a page: its footnotes and where its figures come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.blocks._runs import footnote_mark
from briefgen.facts.format import period_label
from briefgen.facts.ledger import Fact, Ledger
from briefgen.scene import Chart, Item, Table, Text, walk
from briefgen.setting import Setting
from briefgen.words import words


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
        elif isinstance(item, Table):
            for cell in item.cells:
                yield from _text_ids(cell.text)


def _text_ids(text: Text) -> Iterator[str]:
    for paragraph in text.paragraphs:
        yield from (run.fact for run in paragraph.runs if run.fact)


def note_lines(items: Iterable[Item], setting: Setting) -> tuple[str, ...]:
    """Return a page's footnotes: the numbered ones, and one line for the values that were worked back."""
    facts = printed_facts(items, setting.ledger)
    charted = set(_fact_ids(tuple(item for item in walk(tuple(items)) if isinstance(item, Chart))))
    for fact in facts:
        if fact.note and fact.id in charted:
            footnote_mark(fact, setting)
    derived = [fact for fact in facts if _is_worked_back(fact, setting.ledger)]
    lines = list(setting.footnotes.lines())
    if derived:
        vocabulary = words(setting.language)
        periods = dict.fromkeys(
            period_label(fact.period, setting.language, setting.ledger.as_of) for fact in derived
        )
        lines.append(vocabulary.derived.format(period=vocabulary.list_comma.join(periods)))
    return tuple(lines)


def _is_worked_back(fact: Fact, ledger: Ledger) -> bool:
    """Say whether a value follows from published growth: a sum, a mean or a count of a chart does not."""
    if fact.origin != "derived" or fact.kind != "value" or not fact.derivation:
        return False
    metric = ledger.metrics.get(fact.metric)
    return metric is None or not any(claim.sum for claim in metric.claims)


def source_line(items: Iterable[Item], setting: Setting) -> str:
    """Return “来源：…” for the figures that are printed, empty where none has a source."""
    vocabulary = words(setting.language)
    facts = printed_facts(items, setting.ledger)
    keys = dict.fromkeys(key for fact in facts for key in fact.sources)
    titles = [setting.ledger.sources[key].title for key in keys if key in setting.ledger.sources]
    return vocabulary.source + vocabulary.semicolon.join(titles) if titles else ""
