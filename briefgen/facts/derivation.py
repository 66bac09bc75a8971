"""A derived fact goes in; how it follows from others comes out as text: the one place that words it."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.base.conventions import joined
from briefgen.base.locale import is_chinese
from briefgen.base.marked import both
from briefgen.base.messages import messages
from briefgen.base.say import say
from briefgen.facts.basis import basis_aside
from briefgen.facts.fact import DerivedFrom, Fact
from briefgen.facts.format import bounds, figure, period_label
from briefgen.facts.kinds import KINDS
from briefgen.facts.wording import beside, clause, dated, value_text

MOST_NAMED = 8
"""Values beside its own that the derivation of a place names."""


def derivation_text(fact: Fact, language: str) -> str:
    """Return how a figure follows from others, with its range; empty for published figures."""
    how, within = reasoning(fact, language)
    return f"{how}{messages(language).colon}{within}" if within else how


def reasoning(fact: Fact, language: str) -> tuple[str, str]:
    """Return how a figure follows from others, and its range where it was inferred."""
    derivation = fact.derivation
    if derivation is None:
        return "", ""
    first, *rest = derivation.operands
    match derivation.method:
        case "computed":
            texts = [value_text(each, language) for each in derivation.operands]
            of = say(language, "与", "").join(texts) if is_chinese(language) else joined(texts, language)
            return say(language, "由{figures}计算", "Computed from {figures}", figures=of), ""
        case "converted":
            text = clause(first, language) + basis_aside(first, language)
            return say(language, "由{claim}换算", "Converted from: {claim}", claim=text), ""
        case "formula":
            told = [beside(each.label, value_text(each, language), language) for each in derivation.operands]
            return "= " + "".join(
                told[each] if isinstance(each, int) else each for each in derivation.formula
            ), ""
        case "added up":
            parts = [beside(each.label, value_text(each, language), language) for each in derivation.operands]
            total = value_text(fact, language)
            if is_chinese(language):
                return say(language, "{parts}合计{total}", "", parts="、".join(parts), total=total), ""
            return f"{' + '.join(parts)} = {total}", ""
        case "ranked":
            return _place_among(first, rest, language), ""
        case "mean" | "median" | "moving range":
            return _over_time(derivation, language), ""
    within = bounds(fact.interval, fact.unit, language)
    known, claims = value_text(first, language), [_noun(claim, language) for claim in rest]
    if fact.kind == "whole":
        known_share = {"figure": known, "share": claims[0]}
        return say(
            language, "由{figure}{share}反推", "From {figure}, which are {share}", **known_share
        ), within
    said = joined(claims, language)
    return say(
        language, "由{figure}与{claims}反推", "From {figure} and {claims}", figure=known, claims=said
    ), within


def _place_among(own: Fact, others: Sequence[Fact], language: str) -> str:
    """Return what a place is among: the value itself, and those of some of the others."""
    told = [beside(each.label, value_text(each, language), language) for each in (own, *others[:MOST_NAMED])]
    more = len(others) - MOST_NAMED
    said = say(
        language, "在{count}个中的名次：{figures}", "Place among {count}: {figures}",
        count=len(others) + 1, figures=messages(language).list_comma.join(told),
    )  # fmt: skip
    return said + (say(language, "等{number}个", " and {number} more", number=more) if more > 0 else "")


_OVER_TIME = {
    "mean": both("{name}{count}个值的均值", "Mean of {count} values of {name}, {time}"),
    "median": both("{name}{count}个值的中位数", "Median of {count} values of {name}, {time}"),
    "moving range": both(
        "{name}{count}个值的移动极差均值",
        "Mean moving range of {count} values of {name}, {time}",
    ),
}


def _over_time(derivation: DerivedFrom, language: str) -> str:
    """Return of how many values over which time a figure is the mean or the like."""
    operands = derivation.operands
    first, last = (period_label(operands[at].period, language) for at in (0, -1))
    time = say(language, "{first}至{last}", "{first} to {last}", first=first, last=last)
    named = dated(operands[0].label, time, language) if is_chinese(language) else operands[0].label
    return say(language, *_OVER_TIME[derivation.method], count=len(operands), name=named, time=time)


def formula_of(fact: Fact) -> str:
    """Return a formula with the names of its figures, 出口 − 进口; empty where a figure follows otherwise."""
    derivation = fact.derivation
    if derivation is None or derivation.method != "formula":
        return ""
    names = [each.label for each in derivation.operands]
    return "".join(names[each] if isinstance(each, int) else each for each in derivation.formula)


def _noun(claim: Fact, language: str) -> str:
    """Return a claim as a noun: 与3.4倍反推, not 与是2020年的3.4倍反推."""
    if is_chinese(language) and claim.since and not KINDS[claim.kind].prefix_zh:
        return figure(claim, language).text
    return clause(claim, language)
