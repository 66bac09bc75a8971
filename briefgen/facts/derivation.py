"""A derived fact goes in; how it follows from others comes out as text: the one place that words it."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.base.locale import is_chinese
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
    colon = "：" if is_chinese(language) else ": "
    return f"{how}{colon}{within}" if within else how


def reasoning(fact: Fact, language: str) -> tuple[str, str]:
    """Return how a figure follows from others, and its range where it was inferred."""
    derivation = fact.derivation
    if derivation is None:
        return "", ""
    chinese, (first, *rest) = is_chinese(language), derivation.operands
    match derivation.method:
        case "computed":
            texts = [value_text(each, language) for each in derivation.operands]
            return (f"由{'与'.join(texts)}计算" if chinese else f"Computed from {' and '.join(texts)}"), ""
        case "converted":
            text = clause(first, language) + basis_aside(first, language)
            return (f"由{text}换算" if chinese else f"Converted from: {text}"), ""
        case "formula":
            told = [beside(each.label, value_text(each, language), language) for each in derivation.operands]
            return "= " + "".join(
                told[each] if isinstance(each, int) else each for each in derivation.formula
            ), ""
        case "added up":
            parts = [beside(each.label, value_text(each, language), language) for each in derivation.operands]
            total = value_text(fact, language)
            return (f"{'、'.join(parts)}合计{total}" if chinese else f"{' + '.join(parts)} = {total}"), ""
        case "ranked":
            return _place_among(first, rest, language), ""
        case "mean" | "median" | "moving range":
            return _over_time(derivation, language), ""
    within = bounds(fact.interval, fact.unit, language)
    known, claims = value_text(first, language), [_noun(claim, language) for claim in rest]
    if fact.kind == "whole":
        return (f"由{known}{claims[0]}反推" if chinese else f"From {known}, which are {claims[0]}"), within
    return (
        f"由{known}与{'、'.join(claims)}反推" if chinese else f"From {known} and {' and '.join(claims)}"
    ), within


def _place_among(own: Fact, others: Sequence[Fact], language: str) -> str:
    """Return what a place is among: the value itself, and those of some of the others."""
    told = [beside(each.label, value_text(each, language), language) for each in (own, *others[:MOST_NAMED])]
    more = len(others) - MOST_NAMED
    if is_chinese(language):
        return f"在{len(others) + 1}个中的名次：{'、'.join(told)}" + (f"等{more}个" if more > 0 else "")
    return f"Place among {len(others) + 1}: {', '.join(told)}" + (f" and {more} more" if more > 0 else "")


_OVER_TIME = {
    "mean": ("{name}{count}个值的均值", "Mean of {count} values of {name}, {time}"),
    "median": ("{name}{count}个值的中位数", "Median of {count} values of {name}, {time}"),
    "moving range": (
        "{name}{count}个值的移动极差均值",
        "Mean moving range of {count} values of {name}, {time}",
    ),
}


def _over_time(derivation: DerivedFrom, language: str) -> str:
    """Return of how many values over which time a figure is the mean or the like."""
    chinese, operands = is_chinese(language), derivation.operands
    first, last = (period_label(operands[at].period, language) for at in (0, -1))
    time = f"{first}至{last}" if chinese else f"{first} to {last}"
    named = dated(operands[0].label, time, language) if chinese else operands[0].label
    return _OVER_TIME[derivation.method][not chinese].format(count=len(operands), name=named, time=time)


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
