"""Facts in, the last lines of a slide's notes out: their sources and derivations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.base.messages import messages
from briefgen.blocks.charts.parts import aggregate
from briefgen.facts.derivation import derivation_text
from briefgen.facts.ledger import Fact
from briefgen.facts.summary import stated, when
from briefgen.facts.value_notes import value_notes
from briefgen.model.context import Setting


def with_provenance(notes: str, facts: Iterable[Fact], setting: Setting) -> str:
    """Return the speaker's notes and below them the provenance of the given facts."""
    return "\n\n".join(part for part in (notes, "\n".join(_provenance(facts, setting))) if part)


def _provenance(facts: Iterable[Fact], setting: Setting) -> Iterator[str]:
    """Yield a line for the figures of one publication and period, and one for each derived figure."""
    vocabulary = messages(setting.language)
    lines: dict[str, dict[str, None]] = {}
    for fact in facts:
        if _is_aggregate(fact) and not aggregate.is_rest(fact):
            continue  # a chart's sum, mean, share or rank is not the metric's value
        lines.setdefault(_origin(fact, setting), {})[stated(fact, setting.language)] = None
    for origin, statements in lines.items():
        bracketed = f"{vocabulary.open_bracket}{origin}{vocabulary.close_bracket}" if origin else ""
        yield f"{vocabulary.data}{vocabulary.semicolon.join(statements)}{bracketed}"


def _origin(fact: Fact, setting: Setting) -> str:
    """Return period, derivation and sources, as far as there are any."""
    vocabulary = messages(setting.language)
    titles = vocabulary.list_comma.join(setting.ledger.titles(fact.sources))
    period = when(fact, setting.language, setting.ledger.as_of)
    told = (derivation_text(fact, setting.language), fact.unchecked)
    how = vocabulary.semicolon.join(filter(None, told))
    status = value_notes(fact, setting.language)
    parts = (period, status, vocabulary.rest_of if _is_aggregate(fact) else how, titles)
    return vocabulary.semicolon.join(part for part in parts if part)


def _is_aggregate(fact: Fact) -> bool:
    """Say whether a chart computed a figure from the values that it draws."""
    return fact.origin == "derived" and fact.kind == "value" and not fact.derivation
