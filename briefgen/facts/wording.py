"""How claims are worded in Chinese and English, and what that means: a fact goes in, a clause comes out."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.base.compile_late import compile_late
from briefgen.base.copier import replace
from briefgen.base.locale import is_chinese
from briefgen.base.say import say
from briefgen.facts.fact import Fact
from briefgen.facts.format import figure, magnitude, period_label, signed
from briefgen.facts.gap_wording import GAP, gap_aside, gap_clause
from briefgen.facts.kinds import KINDS
from briefgen.facts.measure import loss_words
from briefgen.facts.ordinal import rank_parts

_BRACKETS = compile_late(r"\[([^\]]*\{(\w+)\}[^\]]*)\]")


def clause(fact: Fact, language: str, shown: str = "") -> str:
    """Return a claim as a clause: 增长85%, 是2020年的3.4倍, up 85% on 2020.

    ``shown`` stands in the place of its figure: a reference, say. What did not change has none.
    """
    if fact.kind == GAP:
        return gap_clause(fact, language, shown)
    kind = KINDS.get(fact.kind)
    own = shown or (magnitude(fact, language) if fact.number < 0 else figure(fact, language).text)
    since = period_label(fact.since, language) if fact.since else ""
    if kind is None:
        return own
    if is_unchanged(fact):
        level = unchanged(fact, language)
        said = say(language, kind.unchanged_zh, "{level}[ since {period}]")
        return _filled(said, {"level": level, "period": since})
    if moved := loss_moved(fact, language, own, since):
        return moved
    clauses = kind.clauses_of.get(fact.measure, kind.clauses)
    return _filled(say(language, *clauses), _parts(fact, language, own, since))


def _parts(fact: Fact, language: str, own: str, since: str) -> dict[str, str]:
    """Return what the sentences of claims may name: see ``ClaimKind``."""
    rise = fact.number >= 0
    return {
        "own": own,
        "verb": KINDS[fact.kind].verb(fact.measure, rise=rise, language=language),
        "rise": say(language, "上升", "") if rise else say(language, "下降", ""),
        "later": say(language, "", "later") if rise else say(language, "", "earlier"),
        "period": since,
        "scope": fact.scope,
        "after": turned(fact, language),
    }


def _filled(pattern: str, parts: Mapping[str, str]) -> str:
    """Return a pattern with its fields filled in, without the brackets whose field is empty."""
    kept = _BRACKETS.sub(lambda found: found[1] if parts[found[2]] else "", pattern)
    return kept.format_map(parts)


def aside(fact: Fact, language: str, versus: str) -> tuple[str, str, str]:
    """Return the text before a claim's figure, the figure, and the text after it, for use beside its value.

    ``versus`` is 较2020年 or “vs 2020”.
    """
    if fact.kind == GAP:
        return gap_aside(fact, language)
    chinese = is_chinese(language)
    told = (
        unchanged(fact, language)
        if is_unchanged(fact)
        else loss_moved(fact, language, magnitude(fact, language), "")
    )
    if told:
        return (versus, told, "") if chinese else ("", told, versus)
    if fact.kind not in KINDS:
        return "", figure(fact, language).text, ""
    since = period_label(fact.since, language) if fact.since else ""
    parts = _parts(fact, language, "", since) | {
        "versus": versus,
        "figure": figure(fact, language).text,
        "signed": signed(fact, language),
        "bare": magnitude(fact, language),
        "place": "一" if chinese and fact.number == 1 else str(fact.number),
        "ordinal": "".join(rank_parts(fact.number, str(fact.number), "", language)[:3]),
    }
    before, shown, behind = _filled(say(language, *KINDS[fact.kind].asides), parts).split("|")
    return before, shown, behind


def is_unchanged(fact: Fact) -> bool:
    """Return whether a comparison states no change: its clause has no figure then."""
    kind = KINDS.get(fact.kind)
    return kind is not None and kind.level is not None and fact.number == kind.level


def unchanged(fact: Fact, language: str) -> str:
    """Return that a figure stayed as it was, or about: 持平, little changed."""
    if fact.qualifier:
        return say(language, "基本持平", "little changed")
    return say(language, "持平", "unchanged")


def turned(fact: Fact, language: str) -> str:
    """Return that a loss became a profit, or the other way round: 扭亏为盈; empty where none did."""
    if fact.course not in {"to_surplus", "to_deficit"}:
        return ""
    chinese, down = is_chinese(language), fact.course == "to_deficit"
    low, high = (say(language, *words) for words in loss_words(fact.measure, fact.label))
    if fact.measure == "profit" and chinese:
        return say(language, "由盈转亏", "") if down else say(language, "扭亏为盈", "")
    before, after = (high, low) if down else (low, high)
    return say(language, "由{before}转为{after}", "from {before} to {after}", before=before, after=after)


def loss_moved(fact: Fact, language: str, own: str, since: str) -> str:
    """Return how a loss or deficit went: 减亏2.4亿元, loss narrowed by 50%; empty where none narrowed."""
    less = fact.number > 0
    if fact.kind != "narrowed" and fact.course not in {"narrowed", "widened"}:
        return ""
    if fact.kind == "change" and fact.measure == "profit" and is_chinese(language):
        return (say(language, "减亏", "") if less else say(language, "增亏", "")) + own
    low, _ = loss_words(fact.measure, fact.label)
    said = (
        say(language, "{loss}收窄{own}", "{loss} narrowed by {own}[ since {period}]")
        if less
        else say(language, "{loss}扩大{own}", "{loss} widened by {own}[ since {period}]")
    )
    return _filled(said, {"loss": say(language, *low), "own": own, "period": since})


def named(label: str, shown: str, language: str) -> str:
    """Return a label and a figure, separated where they would run together: COVID-19为50例."""
    if not is_chinese(language):
        return say(language, "", "{label}: {figure}", label=label, figure=shown)
    return label + say(language, apart(label, shown), "") + shown


def beside(label: str, shown: str, language: str) -> str:
    """Return a label and a figure for a list, separated where they would run together."""
    if is_chinese(language):
        return named(label, shown, language)
    if label[-1:].isalnum() and not label[-1:].isalpha():
        return say(language, "", "{label} at {figure}", label=label, figure=shown)
    return f"{label} {shown}"


def apart(label: str, shown: str) -> str:
    """Return what keeps a Chinese label from running into the figure behind it: nothing where neither may."""
    last, first = label[-1:], shown[:1]
    figures = first.isdecimal() or first in "−+-" or (first.isascii() and first.isalnum())
    return "为" if first and figures and last.isalnum() and not _is_han(last) else ""


def dated(label: str, time: str, language: str) -> str:
    """Return a label and a period, separated where they would run together: PM2.5在2024年."""
    if not is_chinese(language):
        return f"{label} ({time})" if time else label
    return label + ("在" if apart(label, time) else "") + time


def timed(time: str, label: str) -> str:
    """Return a period and a Chinese label, separated where it begins with a digit: 2024年，5G用户."""
    return f"{time}，{label}" if time and label[:1].isdecimal() else time + label


def _is_han(character: str) -> bool:
    return "\u2e80" <= character <= "\u9fff" or character >= "\U00020000"


def value_text(fact: Fact, language: str) -> str:
    """Return a value as printed, Chinese ranks without 第: what a sentence about a calculation needs."""
    if fact.measure == "rank" and is_chinese(language):
        return figure(replace(fact, measure="count"), language).text
    return figure(fact, language).text
