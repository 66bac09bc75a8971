"""A fact goes in; what it states as a short sentence of its own comes out: 人才总量较2020年增加70万人."""

from __future__ import annotations

from briefgen.base.locale import is_chinese
from briefgen.facts.fact import Fact
from briefgen.facts.format import figure, period_label
from briefgen.facts.summary import against
from briefgen.facts.wording import clause, named


def stated(fact: Fact, language: str) -> str:
    """Return what a fact says of its metric, without the period that it says it of."""
    if fact.kind == "whole":
        return named(fact.scope or fact.label, figure(fact, language).text, language)
    if fact.kind == "value":
        shown = figure(fact, language).text
        if is_chinese(language) and fact.measure == "rank":
            return f"{fact.label}居{shown}"
        return named(fact.label, shown, language)
    return _claimed(fact, language)


def _claimed(fact: Fact, language: str) -> str:
    said = clause(fact, language)
    return named(fact.label, against(fact, language) + said, language)


def when(fact: Fact, language: str, as_of: str) -> str:
    """Return the period of a fact in words; that of ``now`` is the brief's own."""
    key = as_of if fact.period == "now" and as_of else fact.period
    return period_label(key, language) if key else ""
