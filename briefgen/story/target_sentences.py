"""Figures and their targets in, sentences that say which side of them they are on out."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.facts.fact import Fact
from briefgen.facts.format import period_label
from briefgen.facts.goals import Verdict
from briefgen.facts.target import SET
from briefgen.story.graph import FactGraph
from briefgen.story.sentences import at, label, verb

MOST_TOLD = 2
"""Figures of one title that are set against their targets."""


def against_targets(keys: Sequence[str], targets: Sequence[str], graph: FactGraph) -> str:
    """Return whether one or two metrics lie above or below their targets; nothing where that is open.

    One is told with its value; of two, charts and tiles have the values.
    """
    told: list[str] = []
    for key, target in zip(keys, targets, strict=True):
        said = _against(key, target, graph, mid=bool(told), alone=len(keys) == 1)
        told += [said] if said else []
    return ("，" if graph.chinese else ", ").join(told[:MOST_TOLD])


def counted_against_targets(keys: Sequence[str], targets: Sequence[str], graph: FactGraph) -> str:
    """Return how many members of one family met the target that all share; nothing where that is open.

    Who alone met or missed it is named, with the value.
    """
    values, aims = [graph.latest(key) for key in keys], [graph.latest(target) for target in targets]
    judged = [graph.verdict(one.metric, aim) for one, aim in zip(values, aims, strict=True)]
    sure = not any(fact.vague for fact in (*values, *aims)) and set(judged) <= {"met", "missed"}
    if len(keys) < LEAST_COUNTED or not sure or not _share_one(keys, aims, graph):
        return ""
    words: dict[Verdict, str] = (_CHINESE if graph.chinese else _ENGLISH)[aims[0].kind]
    for verdict in ("missed", "met"):
        if judged.count(verdict) == 1:
            alone = values[judged.index(verdict)]
            name, said = label(alone.metric, graph), words[verdict].format(shown=f"{{{aims[0].id}}}")
            value = f"{{{alone.id}}}"
            return f"仅{name}{said}，为{value}" if graph.chinese else f"{name} alone {said}, at {value}"
    met = judged.count("met")
    said = words["met" if met else "missed"].format(shown=f"{{{aims[0].id}}}")
    whole, part = (_MANY[not graph.chinese][count] for count in (len(keys), met))
    if met in (0, len(keys)):
        return f"{whole}项均{said}" if graph.chinese else f"All {whole} {said}"
    return f"{whole}项中{part}项{said}" if graph.chinese else f"{part.capitalize()} of the {whole} {said}"


def _share_one(keys: Sequence[str], aims: Sequence[Fact], graph: FactGraph) -> bool:
    """Say whether metrics are members of one family and have one target."""
    families = {member.family if (member := graph.metrics[key].membership) else "" for key in keys}
    return len(families) == 1 and "" not in families and len({(aim.kind, aim.number) for aim in aims}) == 1


LEAST_COUNTED = 3
"""Members of which it is told how many met their target; of two it is told of each."""
_MANY = (
    ("零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"),
    ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
)
_CHINESE: dict[str, dict[Verdict, str]] = {
    "target": {
        "met": "达到目标{shown}", "missed": "未达到目标{shown}",
        "early": "提前达到{time}目标{shown}", "due": "尚未达到{time}目标{shown}",
    },
    "limit": {
        "met": "未超过限值{shown}", "missed": "超过限值{shown}",
        "early": "已低于{time}限值{shown}", "due": "仍高于{time}限值{shown}",
    },
}  # fmt: skip
_ENGLISH: dict[str, dict[Verdict, str]] = {
    "target": {
        "met": "met the target of {shown}", "missed": "missed the target of {shown}",
        "early": "{have} met the {time} target of {shown} early",
        "due": "{have} not yet met the {time} target of {shown}",
    },
    "limit": {
        "met": "kept to the limit of {shown}", "missed": "exceeded the limit of {shown}",
        "early": "{have} kept to the {time} limit of {shown} already",
        "due": "{be} still above the {time} limit of {shown}",
    },
}  # fmt: skip


def _against(key: str, target: str, graph: FactGraph, *, mid: bool, alone: bool) -> str:
    one, aim = graph.latest(key), graph.latest(target)
    clear = one.within.high < aim.within.low or aim.within.high < one.within.low
    if (one.vague or aim.vague) and not clear:
        return ""
    said = _judged(one, aim, graph, mid=mid, alone=alone and one.number != aim.number)
    return said or _beside(one, aim, graph, mid=mid, alone=alone)


def _judged(one: Fact, aim: Fact, graph: FactGraph, *, mid: bool, alone: bool) -> str:
    """Return whether a value met its target or kept to its limit; nothing where that is open."""
    judged = graph.verdict(one.metric, aim)
    if not judged:
        return ""
    due, shown = judged in ("early", "due"), f"{{{aim.id}}}"
    time = period_label(aim.period, graph.ledger.language) if due else ""
    name = label(one.metric, graph, mid=mid)
    if graph.chinese:
        words = _CHINESE[aim.kind][judged].format(time=time, shown=shown)
        return f"{at(one, graph, mid=mid)}，{words}" if alone else name + words
    be, have = verb("be", one.metric, graph), verb("have", one.metric, graph)
    words = _ENGLISH[aim.kind][judged].format(time=time, shown=shown, be=be, have=have)
    return f"{name} {words}" + (f", at {{{one.id}}}" if alone else "")


def _beside(one: Fact, aim: Fact, graph: FactGraph, *, mid: bool, alone: bool) -> str:
    """Return on which side of its target a value lies."""
    key, shown, met = one.metric, f"{{{aim.id}}}", one.number == aim.number
    name = at(one, graph, mid=mid) if alone and not met else label(key, graph, mid=mid)
    word = SET.get(aim.kind, SET["target"])[not graph.chinese]
    if graph.chinese:
        comma = "，" if alone and not met else ""
        return f"{name}{comma}{f'达到{word}的{shown}' if met else f'{_side(one, aim, graph)}{word}的{shown}'}"
    if met:
        return f"{name} met the {word} of {shown}"
    return f"{name} {verb('be', key, graph)} {_side(one, aim, graph)} the {word} of {shown}"


def _side(one: Fact, aim: Fact, graph: FactGraph) -> str:
    above = one.number > aim.number
    return ("高于" if above else "低于") if graph.chinese else ("above" if above else "below")
