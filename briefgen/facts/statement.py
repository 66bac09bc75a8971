"""A fact goes in; what it states as a short sentence of its own comes out: 人才总量较2020年增加70万人."""

from __future__ import annotations

from briefgen.facts.fact import Fact
from briefgen.facts.format import figure, period_label
from briefgen.facts.summary import AGAINST
from briefgen.facts.wording import clause
from briefgen.language import is_chinese


def stated(fact: Fact, language: str) -> str:
    """Return what a fact says of its metric, without the period that it says it of."""
    chinese = is_chinese(language)
    if fact.kind == "whole":
        return _of_whole(fact, language)
    if fact.kind == "value":
        shown = figure(fact, language).text
        if chinese:
            return f"{fact.label}{'居' if fact.measure == 'rank' else ''}{shown}"
        return f"{fact.label}: {shown}"
    return _claimed(fact, language)


def _of_whole(fact: Fact, language: str) -> str:
    shown = figure(fact, language).text
    named = fact.scope or fact.label
    return f"{named}{shown}" if is_chinese(language) else f"{named}: {shown}"


def _claimed(fact: Fact, language: str) -> str:
    said = clause(fact, language)
    if not is_chinese(language):
        return f"{fact.label}: {said}"
    if not fact.since or fact.kind == "multiple":
        return fact.label + said
    since = period_label(fact.since, language)
    if fact.kind == "cagr":
        return f"{fact.label}自{since}{said}"
    return f"{fact.label}较{since}{said}" if fact.kind in AGAINST else fact.label + said


def when(fact: Fact, language: str, as_of: str) -> str:
    """Return the period of a fact in words; that of ``now`` is the brief's own."""
    key = as_of if fact.period == "now" and as_of else fact.period
    return period_label(key, language) if key else ""
