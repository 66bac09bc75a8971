"""Figures in, the last lines of a slide's notes out: where each of them comes from."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.base.messages import messages
from briefgen.blocks.charts.parts import aggregate
from briefgen.facts.derivation import derivation_text
from briefgen.facts.ledger import Fact
from briefgen.facts.summary import stated, when
from briefgen.model.context import Setting


def with_provenance(notes: str, facts: Iterable[Fact], setting: Setting) -> str:
    """Return the author's notes and below them the provenance of the given figures."""
    lines = provenance(facts, setting)
    return "\n\n".join(part for part in (notes, "\n".join(lines)) if part)


def provenance(facts: Iterable[Fact], setting: Setting) -> tuple[str, ...]:
    """Return a line for what one publication says of one period, and one for each derived figure."""
    vocabulary = messages(setting.language)
    told: dict[str, list[str]] = {}
    for fact in facts:
        if _is_reckoned(fact) and not aggregate.is_rest(fact):
            continue  # a chart's sum, mean, share or place: it is not the metric's value
        said = stated(fact, setting.language)
        sayings = told.setdefault(_origin(fact, setting), [])
        if said not in sayings:
            sayings.append(said)
    return tuple(
        f"{vocabulary.data}{vocabulary.semicolon.join(said)}"
        + (f"{vocabulary.open_bracket}{origin}{vocabulary.close_bracket}" if origin else "")
        for origin, said in told.items()
    )


def _origin(fact: Fact, setting: Setting) -> str:
    """Return period, derivation and sources, as far as there are any."""
    vocabulary = messages(setting.language)
    sources = setting.ledger.sources
    titles = vocabulary.list_comma.join(sources[key].title for key in fact.sources if key in sources)
    period = when(fact, setting.language, setting.ledger.as_of)
    how = (
        vocabulary.rest_of
        if _is_reckoned(fact)
        else derivation_text(fact, setting.language) or fact.unchecked
    )
    return vocabulary.semicolon.join(part for part in (period, how, titles) if part)


def _is_reckoned(fact: Fact) -> bool:
    """Say whether a figure was made for a chart, of the values that it draws."""
    return fact.origin == "derived" and fact.kind == "value" and not fact.derivation
