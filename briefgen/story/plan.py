"""Metrics in, insights out: relations first, then what moved far, then panels of the rest; as many as fit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefgen.base.copier import replace
from briefgen.brief.model import StoryLength
from briefgen.story.evenly import evenly
from briefgen.story.forms import leap, panel, ranking, target, trend, whole
from briefgen.story.graph import FactGraph
from briefgen.story.grouped import grouped
from briefgen.story.insight import Insight
from briefgen.story.steering import Steering

FACTOR: dict[StoryLength, float] = {"short": 0.7, "normal": 1.0, "long": 1.6}
POWER, SCALE = 0.6, 1.12
"""A deck of n figures has about SCALE × n^POWER slides of insights: 2 of 5, 7 of 20, 13 of 60."""
MOST_IN_A_PANEL = 8
LEAST_IN_A_PANEL = 3
MOST_LEAPS = 3
MANY = 40
"""Figures of a long deck: what moved far in a section that has no room for it stands on its panel."""
SERIES_COUNTS = 0.3
"""What a series moves a reader beyond how far its latest value went: there is more of it to see."""
LED = 100.0
"""Weight of what the brief leads with: it outweighs all that figures say."""


def room_for(count: int, length: StoryLength = "normal") -> int:
    """Return how many slides of insights suit so many figures."""
    return max(1, int(SCALE * FACTOR[length] * count**POWER))


def planned(
    sections: Mapping[str, Sequence[str]], graph: FactGraph, steering: Steering
) -> dict[str, list[Insight]]:
    """Return what each section tells, in order; sections share the slides by how many figures they have.

    ``sections`` are the metrics of each pillar, by its key.
    """
    counts = [len(keys) for keys in sections.values()]
    rooms = _shared(room_for(sum(counts), steering.length), counts)
    return {
        pillar: insights_of(keys, graph, room, steering)
        for (pillar, keys), room in zip(sections.items(), rooms, strict=True)
    }


def _shared(total: int, weights: Sequence[int]) -> list[int]:
    """Return whole shares of a total, at least 1 each, by the largest remainders."""
    if not weights:
        return []
    exact = [total * weight / sum(weights) for weight in weights]
    shares = [max(1, int(share)) for share in exact]
    order = sorted(range(len(weights)), key=lambda index: (shares[index] - exact[index], index))
    for index in order[: max(0, total - sum(shares))]:
        shares[index] += 1
    return shares


def insights_of(keys: Sequence[str], graph: FactGraph, room: int, steering: Steering) -> list[Insight]:
    """Return the insights of a section, about as many as there is room for, in the order of its metrics."""
    groups = [(name, [key for key in own if key in keys]) for name, own in steering.groups]
    found = [grouped(name, own, graph) for name, own in groups if own]
    free = [key for key in keys if not any(key in own for _, own in groups)]
    for form in (target, whole, trend, ranking):
        for each in form.find(free, graph):
            found.append(each)
        shown = {
            key for insight in found for key in insight.metrics if not _has_a_course(key, insight, graph)
        }
        free = [key for key in free if key not in shown]
    found += _singles(free, graph, room - len(found))
    led = set(steering.lead)
    found = [replace(each, weight=each.weight + LED) if led & set(each.metrics) else each for each in found]
    return _in_order(found, keys)


def _has_a_course(key: str, insight: Insight, graph: FactGraph) -> bool:
    """Say whether a metric that is shown against its target is a series too, which is told by itself."""
    return insight.form == target.WORD and len(insight.metrics) > 2 and graph.is_series(key)


def _in_order(found: Iterable[Insight], keys: Sequence[str]) -> list[Insight]:
    """Return insights by where their first metric stands; a whole before what tells of one of its parts."""
    place = {key: index for index, key in enumerate(keys)}
    return sorted(found, key=lambda insight: min(place.get(key, len(place)) for key in insight.metrics))


def _singles(free: Sequence[str], graph: FactGraph, room: int) -> list[Insight]:
    """Return insights of single metrics: the strongest have a slide each, the others share some."""
    lines = [key for key in free if graph.is_series(key) and graph.latest(key).measure != "rank"]
    leaps = [key for key in free if key not in lines and leap.is_leap(key, graph)]
    rest = [key for key in free if key not in lines and key not in leaps]
    own = _own(lines, leaps, rest, graph, room)
    found = [trend.alone(key, graph) if key in lines else leap.alone(key, graph) for key in own]
    lines, leaps = [key for key in lines if key not in own], [key for key in leaps if key not in own]
    if len(lines) == 1:
        rest, lines = _merged(free, rest, lines), []
    needed = len(own) + -(-len(lines) // trend.MOST_CHARTS) + bool(rest)
    crowded = len(graph.metrics) > MANY and needed >= room and len(rest) + len(leaps) <= MOST_IN_A_PANEL
    if len(leaps) == 1 or len(leaps) > MOST_LEAPS or crowded:
        rest, leaps = _merged(free, rest, leaps), []
    found += [trend.several(group, graph) for group in evenly(lines, -(-len(lines) // trend.MOST_CHARTS))]
    found += [leap.together(leaps, graph)] if leaps else []
    return [*found, *_panels(rest, graph, room - len(found))]


def _merged(order: Sequence[str], *groups: Sequence[str]) -> list[str]:
    keys = {key for group in groups for key in group}
    return [key for key in order if key in keys]


def _own(
    lines: Sequence[str], leaps: Sequence[str], rest: Sequence[str], graph: FactGraph, room: int
) -> list[str]:
    """Return the metrics that have a slide each: as many of the strongest as leave room for the others."""
    strongest = sorted((*lines, *leaps), key=lambda key: -_weight(key, graph))
    for count in range(len(strongest), 0, -1):
        left = set(strongest[count:])
        drawn = len(left & set(lines))
        alone = drawn == 1  # a lone series stands on a panel
        others = len(rest) + len(left & set(leaps)) + alone
        needed = count + -(-(drawn - alone) // trend.MOST_CHARTS) + -(-others // MOST_IN_A_PANEL)
        if needed <= room:
            return strongest[:count]
    return []


def _weight(key: str, graph: FactGraph) -> float:
    """Return how much a single metric moves a reader: far moves, and long series."""
    return abs(float(graph.moved(key))) + (SERIES_COUNTS if graph.is_series(key) else 0.0)


def _panels(keys: Sequence[str], graph: FactGraph, room: int) -> list[Insight]:
    """Return the rest on panels: as many as there is room for, none of a single figure where others are."""
    if not keys:
        return []
    least = -(-len(keys) // MOST_IN_A_PANEL)
    most = max(1, len(keys) // LEAST_IN_A_PANEL)
    count = max(least, min(room, most))
    return [panel.panel(group, graph) for group in evenly(keys, count)]
