"""Figures and their targets in, sentences that say which side of them they are on out."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.facts.fact import Fact
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


def _against(key: str, target: str, graph: FactGraph, *, mid: bool, alone: bool) -> str:
    one, aim = graph.latest(key), graph.latest(target)
    clear = one.interval.high < aim.interval.low or aim.interval.high < one.interval.low
    if (one.qualifier or aim.qualifier) and not clear:
        return ""
    shown, met = f"{{{aim.id}}}", one.number == aim.number
    name = at(one, graph, mid=mid) if alone and not met else label(key, graph, mid=mid)
    if graph.chinese:
        comma = "，" if alone and not met else ""
        return f"{name}{comma}{f'达到目标的{shown}' if met else f'{_side(one, aim, graph)}目标的{shown}'}"
    if met:
        return f"{name} met the target of {shown}"
    return f"{name} {verb('be', key, graph)} {_side(one, aim, graph)} the target of {shown}"


def _side(one: Fact, aim: Fact, graph: FactGraph) -> str:
    above = one.number > aim.number
    return ("高于" if above else "低于") if graph.chinese else ("above" if above else "below")
