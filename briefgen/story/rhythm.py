"""Insights in, one way for each to be shown out: no two neighbours alike, and as many ways as there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefgen.story.insight import Insight, View

NEAR = 2
"""Slides in front of one that are to be composed differently."""
LESS_SUITED = 0.4
"""What a way that suits less counts against one that was used before."""


def arranged(insights: Sequence[Insight], before: Sequence[str] = ()) -> list[View]:
    """Return each insight's arrangement; ``before``: names of the compositions in front of the first."""
    names = list(before)
    used = Counter(names)
    chosen: list[View] = []
    for insight in insights:
        near = names[-NEAR:]
        order = [(_cost(way, index, near, used), index) for index, way in enumerate(insight.ways)]
        way = insight.ways[min(order)[1]]
        chosen.append(way)
        names.append(way.name)
        used[way.name] += 1
    return chosen


def _cost(way: View, index: int, near: Sequence[str], used: Counter[str]) -> tuple[bool, bool, float]:
    """Return what speaks against a way: a neighbour has it, a near one, others, or there are better ones."""
    return bool(near) and near[-1] == way.name, way.name in near, used[way.name] + index * LESS_SUITED
