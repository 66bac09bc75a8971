"""Figures and their targets in, sentences that say which side of them they are on out."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.base.marked import both
from briefgen.facts.fact import Fact
from briefgen.facts.format import period_label
from briefgen.facts.goals import Verdict
from briefgen.facts.target import SET
from briefgen.story.graph import FactGraph
from briefgen.story.named import at, beside, label, verb
from briefgen.story.said import or_none, say

MOST_TOLD = 2
"""Figures of one title that are set against their targets."""


@or_none
def against_targets(keys: Sequence[str], targets: Sequence[str], graph: FactGraph) -> str:
    """Return whether one or two metrics lie above or below their targets; nothing where that is open.

    One is told with its value; of two, charts and tiles have the values.
    """
    told: list[str] = []
    for key, target in zip(keys, targets, strict=True):
        said = _against(key, target, graph, mid=bool(told), alone=len(keys) == 1)
        told += [said] if said else []
    return beside(graph, told[:MOST_TOLD])


@or_none
def counted_against_targets(keys: Sequence[str], targets: Sequence[str], graph: FactGraph) -> str:
    """Return how many members of one family met the target that all share; nothing where that is open.

    Who alone met or missed it is named, with the value.
    """
    values, aims = [graph.latest(key) for key in keys], [graph.latest(target) for target in targets]
    judged = [graph.verdict(one.metric, aim) for one, aim in zip(values, aims, strict=True)]
    sure = not any(fact.vague for fact in (*values, *aims)) and set(judged) <= {"met", "missed"}
    if len(keys) < LEAST_COUNTED or not sure or not _share_one(keys, aims, graph):
        return ""
    kind, shown = aims[0].kind, f"{{{aims[0].id}}}"
    for verdict in ("missed", "met"):
        if judged.count(verdict) == 1:
            alone = values[judged.index(verdict)]
            name, value = label(alone.metric, graph), f"{{{alone.id}}}"
            return say(graph.language, *_ALONE[kind][verdict], name=name, shown=shown, value=value)
    met = judged.count("met")
    whole, part = (say(graph.language, *_MANY[count]) for count in (len(keys), met))
    if met in (0, len(keys)):
        every = _ALL[kind]["met" if met else "missed"]
        return say(graph.language, *every, whole=whole, shown=shown)
    part = part[:1].upper() + part[1:]
    return say(graph.language, *_SOME[kind], whole=whole, part=part, shown=shown)


def _share_one(keys: Sequence[str], aims: Sequence[Fact], graph: FactGraph) -> bool:
    """Say whether metrics are members of one family and have one target."""
    families = {member.family if (member := graph.metrics[key].membership) else "" for key in keys}
    return len(families) == 1 and "" not in families and len({(aim.kind, aim.number) for aim in aims}) == 1


LEAST_COUNTED = 3
"""Members of which it is told how many met their target; of two it is told of each."""
_MANY = (
    both("零", "none"), both("一", "one"), both("两", "two"), both("三", "three"), both("四", "four"),
    both("五", "five"), both("六", "six"), both("七", "seven"), both("八", "eight"), both("九", "nine"),
    both("十", "ten"),
)  # fmt: skip
Told = tuple[str, str]
_JUDGED: dict[str, dict[Verdict, Told]] = {
    "target": {
        "met": both("{name}达到目标{shown}", "{name} met the target of {shown}"),
        "missed": both("{name}未达到目标{shown}", "{name} missed the target of {shown}"),
        "early": both(
            "{name}提前达到{time}目标{shown}", "{name} {have} met the {time} target of {shown} early"
        ),
        "due": both(
            "{name}尚未达到{time}目标{shown}", "{name} {have} not yet met the {time} target of {shown}"
        ),
    },
    "limit": {
        "met": both("{name}未超过限值{shown}", "{name} kept to the limit of {shown}"),
        "missed": both("{name}超过限值{shown}", "{name} exceeded the limit of {shown}"),
        "early": both(
            "{name}已低于{time}限值{shown}", "{name} {have} kept to the {time} limit of {shown} already"
        ),
        "due": both(
            "{name}仍高于{time}限值{shown}", "{name} {be} still above the {time} limit of {shown}"
        ),
    },
}  # fmt: skip
_VALUED: dict[str, dict[Verdict, Told]] = {
    "target": {
        "met": both("{at}，达到目标{shown}", "{name} met the target of {shown}, at {value}"),
        "missed": both("{at}，未达到目标{shown}", "{name} missed the target of {shown}, at {value}"),
        "early": both(
            "{at}，提前达到{time}目标{shown}",
            "{name} {have} met the {time} target of {shown} early, at {value}",
        ),
        "due": both(
            "{at}，尚未达到{time}目标{shown}",
            "{name} {have} not yet met the {time} target of {shown}, at {value}",
        ),
    },
    "limit": {
        "met": both("{at}，未超过限值{shown}", "{name} kept to the limit of {shown}, at {value}"),
        "missed": both("{at}，超过限值{shown}", "{name} exceeded the limit of {shown}, at {value}"),
        "early": both(
            "{at}，已低于{time}限值{shown}",
            "{name} {have} kept to the {time} limit of {shown} already, at {value}",
        ),
        "due": both(
            "{at}，仍高于{time}限值{shown}",
            "{name} {be} still above the {time} limit of {shown}, at {value}",
        ),
    },
}
"""The same with the value."""
_ALONE: dict[str, dict[Verdict, Told]] = {
    "target": {
        "met": both(
            "仅{name}达到目标{shown}，为{value}", "{name} alone met the target of {shown}, at {value}"
        ),
        "missed": both(
            "仅{name}未达到目标{shown}，为{value}", "{name} alone missed the target of {shown}, at {value}"
        ),
    },
    "limit": {
        "met": both(
            "仅{name}未超过限值{shown}，为{value}", "{name} alone kept to the limit of {shown}, at {value}"
        ),
        "missed": both(
            "仅{name}超过限值{shown}，为{value}", "{name} alone exceeded the limit of {shown}, at {value}"
        ),
    },
}
_ALL: dict[str, dict[Verdict, Told]] = {
    "target": {
        "met": both("{whole}项均达到目标{shown}", "All {whole} met the target of {shown}"),
        "missed": both("{whole}项均未达到目标{shown}", "All {whole} missed the target of {shown}"),
    },
    "limit": {
        "met": both("{whole}项均未超过限值{shown}", "All {whole} kept to the limit of {shown}"),
        "missed": both("{whole}项均超过限值{shown}", "All {whole} exceeded the limit of {shown}"),
    },
}
_SOME: dict[str, Told] = {
    "target": both("{whole}项中{part}项达到目标{shown}", "{part} of the {whole} met the target of {shown}"),
    "limit": both(
        "{whole}项中{part}项未超过限值{shown}", "{part} of the {whole} kept to the limit of {shown}"
    ),
}
_BESIDE: dict[tuple[str, int], Told] = {
    ("target", 0): both("{name}达到目标的{shown}", "{name} met the target of {shown}"),
    ("limit", 0): both("{name}达到限值的{shown}", "{name} met the limit of {shown}"),
    ("target", 1): both("{name}高于目标的{shown}", "{name} {be} above the target of {shown}"),
    ("limit", 1): both("{name}高于限值的{shown}", "{name} {be} above the limit of {shown}"),
    ("target", -1): both("{name}低于目标的{shown}", "{name} {be} below the target of {shown}"),
    ("limit", -1): both("{name}低于限值的{shown}", "{name} {be} below the limit of {shown}"),
}
_BESIDE_VALUED: dict[tuple[str, int], Told] = {
    ("target", 1): both("{at}，高于目标的{shown}", "{at} {be} above the target of {shown}"),
    ("limit", 1): both("{at}，高于限值的{shown}", "{at} {be} above the limit of {shown}"),
    ("target", -1): both("{at}，低于目标的{shown}", "{at} {be} below the target of {shown}"),
    ("limit", -1): both("{at}，低于限值的{shown}", "{at} {be} below the limit of {shown}"),
}
"""On which side of it a value lies, by its sign."""


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
    return say(
        graph.language, *(_VALUED if alone else _JUDGED)[aim.kind][judged],
        name=label(one.metric, graph, mid=mid), at=at(one, graph, mid=mid), value=f"{{{one.id}}}",
        shown=shown, time=time, be=verb("be", one.metric, graph), have=verb("have", one.metric, graph),
    )  # fmt: skip


def _beside(one: Fact, aim: Fact, graph: FactGraph, *, mid: bool, alone: bool) -> str:
    """Return on which side of its target a value lies."""
    side = (one.number > aim.number) - (one.number < aim.number)
    kind = aim.kind if aim.kind in SET else "target"
    return say(
        graph.language, *(_BESIDE_VALUED if alone and side else _BESIDE)[kind, side],
        name=label(one.metric, graph, mid=mid), at=at(one, graph, mid=mid), shown=f"{{{aim.id}}}",
        be=verb("be", one.metric, graph),
    )  # fmt: skip
