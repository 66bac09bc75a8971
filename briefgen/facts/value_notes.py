"""A value goes in; what is to be known beside its number comes out: how final it is, and how sure."""

from __future__ import annotations

from briefgen.base.copier import replace
from briefgen.base.messages import messages
from briefgen.facts.fact import Fact
from briefgen.facts.format import numeral
from briefgen.facts.status import status_note


def value_notes(fact: Fact, language: str) -> str:
    """Return a value's status and confidence interval in words: provisional; 95% confidence interval 3–5."""
    vocabulary = messages(language)
    status, sure = status_note(fact.status, fact.revised_from, language), ""
    if fact.confidence:
        ends = numeral(replace(fact, span=(fact.confidence.low, fact.confidence.high)), language)
        level = vocabulary.confidence.format(level=f"{fact.confidence.level:f}")
        sure = f"{level}{vocabulary.space}{ends}"
    return vocabulary.semicolon.join(filter(None, (status, sure)))
