"""How claims are worded in Chinese and English, and what that means: a fact goes in, a clause comes out."""

from __future__ import annotations

from dataclasses import replace

from briefgen.facts.fact import Fact
from briefgen.facts.format import figure, magnitude, period_label
from briefgen.language import is_chinese
from briefgen.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A kind of claim as it is said, and what it says of the values."""

    word: str
    zh: str
    en: str
    meaning: str
    trap: str = ""
    """What it is taken for by mistake."""


WORDINGS: dict[str, Wording] = {
    wording.word: wording
    for wording in (
        Wording(
            word="change",
            zh="较2020年增加70万人",
            en="up 70 since 2020",
            meaning="current - base, in the metric's unit; negative: 减少",
            trap="between percentages the difference is `points`, 个百分点",
        ),
        Wording(
            word="growth",
            zh="较2020年增长85%",
            en="up 85% on 2020",
            meaning="(current - base) / base, in per cent; negative: 下降",
            trap="to grow by 85% is not to be 85% of it, nor 0.85 倍 of it but 1.85",
        ),
        Wording(
            word="multiple",
            zh="是2020年的3.4倍",
            en="3.4 times the 2020 value",
            meaning="current / base",
            trap="是…的3.4倍 is 增长2.4倍 (+240%), not 增长3.4倍",
        ),
        Wording(
            word="growth_multiple",
            zh="较2020年增长2.4倍",
            en="up by 2.4 times the 2020 value",
            meaning="current / base - 1",
            trap="增长2.4倍 is 是…的3.4倍; “2.4 times more” is ambiguous in English and never written",
        ),
        Wording(
            word="doubled",
            zh="较2020年翻一番 (翻两番: four times)",
            en="doubled since 2020",
            meaning="current / base is 2 to the power of N, from 5 % below to 25 % above",
            trap="翻两番 is four times, not twice or three times",
        ),
        Wording(
            word="share",
            zh="占全省的44%",
            en="44% of the province's",
            meaning="part / whole, in per cent; 几成 are tenths (七成: 65% to 75%)",
            trap="never over 100%; of things that are counted it must fit some whole number",
        ),
        Wording(
            word="points",
            zh="较2020年提高6.75个百分点",
            en="up 6.75 percentage points",
            meaning="the difference of two percentages",
            trap="from 61.77% to 68.52% is 6.75 个百分点, but 增长10.9%",
        ),
        Wording(
            word="cagr",
            zh="年均增长11.6%",
            en="up 11.6% a year on average",
            meaning="(current / base) to the power of 1 / years, less 1; years from period to period",
            trap="not the growth divided by the years",
        ),
        Wording(
            word="rank_change",
            zh="较2020年提升35位",
            en="up 35 places since 2020",
            meaning="base - current: rising makes the rank smaller, and the claim is positive",
            trap="a fall is negative: 下降",
        ),
        Wording(word="ranked", zh="居全省第一", en="1st in the province", meaning="a place in an order"),
        Wording(
            word="sum",
            zh="合计",
            en="in total",
            meaning="the parts, of the same period and brought to one unit, add up to the value",
        ),
    )
}

_ZH = {
    "change": ("增加", "减少"),
    "growth": ("增长", "下降"),
    "growth_multiple": ("增长", "下降"),
    "points": ("提高", "下降"),
    "cagr": ("年均增长", "年均下降"),
    "rank_change": ("提升", "下降"),
}


def clause(fact: Fact, language: str) -> str:
    """Return a claim as a clause: 增长85%, 是2020年的3.4倍, up 85% on 2020."""
    if is_chinese(language):
        return _clause_zh(fact, language)
    return _clause_en(fact, language)


def _clause_zh(fact: Fact, language: str) -> str:
    text = figure(fact, language).text
    if fact.kind in _ZH:
        up, down = _ZH[fact.kind]
        return (up if fact.number >= 0 else down) + magnitude(fact, language)
    since = period_label(fact.since, language) if fact.since else ""
    match fact.kind:
        case "multiple":
            return f"是{since}的{text}" if since else text
        case "share":
            return f"占{fact.scope}的{text}" if fact.scope else f"占{text}"
        case "ranked":
            return f"居{fact.scope}{text}"
    return text


def _clause_en(fact: Fact, language: str) -> str:
    text = figure(fact, language).text
    direction = "up" if fact.number >= 0 else "down"
    since = period_label(fact.since, language) if fact.since else ""
    match fact.kind:
        case "change" | "points" | "rank_change":
            return f"{direction} {magnitude(fact, language)}" + (f" since {since}" if since else "")
        case "growth":
            return f"{direction} {magnitude(fact, language)}" + (f" on {since}" if since else "")
        case "cagr":
            return f"{direction} {magnitude(fact, language)} a year"
        case "multiple":
            return f"{text} the {since} value" if since else text
        case "growth_multiple":
            return f"{direction} by {magnitude(fact, language)} the {since} value"
        case "doubled":
            return f"{text} since {since}" if since else text
        case "share":
            return f"{text} of {fact.scope}" if fact.scope else text
        case "ranked":
            return f"{text} in {fact.scope}" if fact.scope else text
    return text


def value_text(fact: Fact, language: str) -> str:
    """Return a value as it is printed, ranks without 第: what a sentence about a calculation needs."""
    if fact.measure == "rank":
        return figure(replace(fact, measure="count"), language).text
    return figure(fact, language).text
