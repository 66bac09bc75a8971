"""How claims are worded in Chinese and English, and what that means: a fact goes in, a clause comes out."""

from __future__ import annotations

from dataclasses import replace

from briefgen.base.dataclass import dataclass
from briefgen.base.locale import is_chinese
from briefgen.facts.fact import Fact
from briefgen.facts.format import figure, magnitude, period_label
from briefgen.facts.measure import loss_words
from briefgen.facts.metric import Kind


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
            word="narrowed",
            zh="较2023年亏损收窄50%",
            en="loss narrowed by 50% since 2023",
            meaning="(1 - current / base) in per cent, both below zero; negative: 扩大, widened",
            trap="from -4.8 to -2.4 there is no growth rate: `change` is 2.4, `narrowed` is 50",
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
_ZH_CHANGE: dict[Kind, tuple[str, str]] = {
    "temperature": ("升高", "降低"),
    "index": ("上升", "下降"),
    "rate": ("上升", "下降"),
    "year": ("推迟", "提前"),
}
"""How the difference of what does not grow is said; others 增加 or 减少."""
_UNCHANGED = frozenset({*_ZH, "narrowed"})


def clause(fact: Fact, language: str, shown: str = "") -> str:
    """Return a claim as a clause: 增长85%, 是2020年的3.4倍, up 85% on 2020.

    ``shown`` stands in the place of its figure: a reference, say. What did not change has none.
    """
    own = shown or (magnitude(fact, language) if fact.number < 0 else figure(fact, language).text)
    if is_chinese(language):
        return _clause_zh(fact, own)
    return _clause_en(fact, own)


def is_unchanged(fact: Fact) -> bool:
    """Say whether a comparison says that nothing changed: its clause has no figure then."""
    return (fact.kind in _UNCHANGED and not fact.number) or (fact.kind == "multiple" and fact.number == 1)


def unchanged(fact: Fact, language: str) -> str:
    """Return that a figure stayed as it was, or about: 持平, little changed."""
    if is_chinese(language):
        return "基本持平" if fact.qualifier else "持平"
    return "little changed" if fact.qualifier else "unchanged"


def turned(fact: Fact, language: str) -> str:
    """Return that a loss became a profit, or the other way round: 扭亏为盈; empty where none did."""
    if fact.course not in {"to_surplus", "to_deficit"}:
        return ""
    chinese, down = is_chinese(language), fact.course == "to_deficit"
    low, high = (words[not chinese] for words in loss_words(fact.measure, fact.label))
    if fact.measure == "profit" and chinese:
        return "由盈转亏" if down else "扭亏为盈"
    before, after = (high, low) if down else (low, high)
    return f"由{before}转为{after}" if chinese else f"from {before} to {after}"


def loss_moved(fact: Fact, language: str, own: str, behind: str) -> str:
    """Return how a loss or deficit went: 减亏2.4亿元, loss narrowed by 50%; empty where none narrowed."""
    less = fact.number > 0
    if fact.kind != "narrowed" and fact.course not in {"narrowed", "widened"}:
        return ""
    (low_zh, low_en), _ = loss_words(fact.measure, fact.label)
    if not is_chinese(language):
        return f"{low_en} {'narrowed' if less else 'widened'} by {own}{behind}"
    if fact.kind == "change" and fact.measure == "profit":
        return f"{'减亏' if less else '增亏'}{own}"
    return f"{low_zh}{'收窄' if less else '扩大'}{own}"


def _clause_zh(fact: Fact, own: str) -> str:
    since = period_label(fact.since, "zh") if fact.since else ""
    if is_unchanged(fact):
        level = unchanged(fact, "zh")
        return f"与{since}{level}" if fact.kind == "multiple" and since else level
    if moved := loss_moved(fact, "zh", own, ""):
        return moved
    if fact.kind in _ZH:
        pairs = _ZH_CHANGE if fact.kind == "change" else {}
        up, down = pairs.get(fact.measure, _ZH[fact.kind])
        after = turned(fact, "zh")
        return (up if fact.number >= 0 else down) + own + (f"，{after}" if after else "")
    match fact.kind:
        case "multiple":
            return f"是{since}的{own}" if since else own
        case "share":
            return f"占{fact.scope}的{own}" if fact.scope else f"占{own}"
        case "ranked":
            return f"居{fact.scope}{own}"
    return own


def _clause_en(fact: Fact, own: str) -> str:
    since = period_label(fact.since, "en") if fact.since else ""
    behind = f" since {since}" if since else ""
    if is_unchanged(fact):
        return unchanged(fact, "en") + behind
    if moved := loss_moved(fact, "en", own, behind) or _moved_en(fact, own, since, behind):
        return moved
    match fact.kind:
        case "multiple":
            return f"{own} the {since} value" if since else own
        case "doubled":
            return f"{own}{behind}"
        case "share":
            return f"{own} of {fact.scope}" if fact.scope else own
        case "ranked":
            return f"{own} in {fact.scope}" if fact.scope else own
    return own


def _moved_en(fact: Fact, own: str, since: str, behind: str) -> str:
    """Return a rise or a fall in English, empty for claims that are neither."""
    direction = "up" if fact.number >= 0 else "down"
    match fact.kind:
        case "change" if fact.measure == "year":
            later = f"{own} {'later' if fact.number > 0 else 'earlier'}"
            return f"{later} than in {since}" if since else later
        case "change" | "points" | "rank_change":
            after = turned(fact, "en")
            return f"{direction} {own}{behind}" + (f", {after}" if after else "")
        case "growth":
            return f"{direction} {own}" + (f" on {since}" if since else "")
        case "cagr":
            return f"{direction} {own} a year{behind}"
        case "growth_multiple":
            return f"{direction} by {own} the {since} value"
    return ""


def named(label: str, shown: str, language: str) -> str:
    """Return a figure behind its label, held apart where they would run together: COVID-19为50例."""
    if not is_chinese(language):
        return f"{label}: {shown}"
    return label + apart(label, shown) + shown


def beside(label: str, shown: str, language: str) -> str:
    """Return a figure behind its label in a list, held apart where they would run together."""
    if is_chinese(language):
        return named(label, shown, language)
    return f"{label} at {shown}" if label[-1:].isalnum() and not label[-1:].isalpha() else f"{label} {shown}"


def apart(label: str, shown: str) -> str:
    """Return what keeps a Chinese label from running into the figure behind it: nothing where neither may."""
    last, first = label[-1:], shown[:1]
    figures = first.isdecimal() or first in "−+-" or (first.isascii() and first.isalnum())
    return "为" if first and figures and last.isalnum() and not _is_han(last) else ""


def dated(label: str, time: str, language: str) -> str:
    """Return a label with a period behind it, held apart where they would run together: PM2.5在2024年."""
    if not is_chinese(language):
        return f"{label} ({time})" if time else label
    return label + ("在" if apart(label, time) else "") + time


def timed(time: str, label: str) -> str:
    """Return a Chinese label behind its period, held apart where it begins with a digit: 2024年，5G用户."""
    return f"{time}，{label}" if time and label[:1].isdecimal() else time + label


def _is_han(character: str) -> bool:
    return "\u2e80" <= character <= "\u9fff" or character >= "\U00020000"


def value_text(fact: Fact, language: str) -> str:
    """Return a value as printed, Chinese ranks without 第: what a sentence about a calculation needs."""
    if fact.measure == "rank" and is_chinese(language):
        return figure(replace(fact, measure="count"), language).text
    return figure(fact, language).text
