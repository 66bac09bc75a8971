"""A series in, the course that it took out: always up, a peak behind it, a new high, a turn."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from briefgen.base.dataclass import dataclass
from briefgen.base.marked import both
from briefgen.facts.fact import Fact
from briefgen.facts.format import period_label
from briefgen.facts.period import dated_in_english
from briefgen.facts.time_steps import steps_of
from briefgen.facts.wording import dated
from briefgen.story.graph import FactGraph
from briefgen.story.moves import MOVED_TO, moved, moves_plainly
from briefgen.story.named import at, label, verb
from briefgen.story.said import or_none, or_plain, say
from briefgen.story.sentences import change_of

Shape = Literal[
    "rising", "falling", "high", "low", "past peak", "past low", "up from", "down from", "level", "mixed"
]
CLEAR = 0.25
"""A peak or low counts where the series has left it again by so much of its whole range."""
FAR = 0.5
"""A series is told by its first value where that is its high or low, and so much of its range away."""
RECENT = 0.5
"""Lines that cross are told by it where they do so in the last part of their time, of this share."""
_STEPS = {12: both("逐年", "every year"), 1: both("逐月", "every month"), 3: both("逐季", "every quarter")}
_ONGOING = both("持续", "steadily")
"""Months of a step, and its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How a series went, and the values that show it."""

    shape: Shape
    first: Fact
    latest: Fact
    high: Fact
    low: Fact


def course_of(series: Sequence[Fact]) -> Course:
    """Return the course of at least two values in time order; of equal extremes the last counts."""
    later = list(reversed(series))
    high, low = max(later, key=lambda fact: fact.number), min(later, key=lambda fact: fact.number)
    latest = series[-1]
    shape = _shape([float(fact.number) for fact in series], high is latest, low is latest)
    shaped = shape == "level" or latest.measure != "year"
    return Course(
        shape=shape if shaped and _are_ordered(series) else "mixed",
        first=series[0],
        latest=latest,
        high=high,
        low=low,
    )


def _are_ordered(series: Sequence[Fact]) -> bool:
    """Say whether any two values are certainly apart or equal: about 33 and 34 may be either."""
    pairs = ((one, other) for one in series if one.vague for other in series if other is not one)
    return all(one.within.meet(other.within).empty for one, other in pairs)


def _shape(values: Sequence[float], high: bool, low: bool) -> Shape:
    steps = [other - one for one, other in pairwise(values)]
    span = max(values) - min(values)
    if not span:
        return "level"
    if all(step > 0 for step in steps):
        return "rising"
    if all(step < 0 for step in steps):
        return "falling"
    if high and values.count(max(values)) == 1:
        return "high"
    if low and values.count(min(values)) == 1:
        return "low"
    from_high, from_low = (max(values) - values[-1]) / span, (values[-1] - min(values)) / span
    peak, trough = len(values) - 1 - values[::-1].index(max(values)), values.index(min(values))
    if peak > 0 and from_high >= CLEAR and (from_high >= from_low or trough == 0):
        return "past peak"
    if trough > 0 and from_low >= CLEAR:
        return "past low"
    if peak == 0 and from_high >= FAR:
        return "down from"
    if trough == 0 and from_low >= FAR:
        return "up from"
    return "mixed"


@or_plain
def course_sentence(key: str, graph: FactGraph) -> str:
    """Return the course of a metric's series as a sentence."""
    course = course_of(graph.series(key))
    words = _SENTENCES.get(course.shape)
    turned = course.shape in ("up from", "down from") and course.first.number * course.latest.number <= 0
    return _told(key, course, graph, words) if words and not turned else _moved(key, course, graph)


@or_none
def crossing(keys: Sequence[str], graph: FactGraph) -> str:
    """Return that the first of two or more series is ahead of the second, and was behind it; else nothing.

    ``keys`` are in the order of their latest values, the largest first.
    """
    one, other = (graph.series(key) for key in keys[:2])
    if one[-1].measure == "year":
        return ""
    was_behind = one[0].within.high < other[0].within.low
    if not was_behind or one[-1].within.low <= other[-1].within.high:
        return ""
    behind = [index for index, (a, b) in enumerate(zip(one, other, strict=True)) if a.number <= b.number]
    if behind[-1] + 1 < len(one) * (1 - RECENT):
        return ""
    second = label(keys[1], graph, mid=True)
    return say(
        graph.language, "{name}超过{second}，达{value}", "{at} {have} overtaken {second}",
        name=label(keys[0], graph), second=second, value=f"{{{one[-1].id}}}", at=at(one[-1], graph),
        have=verb("have", keys[0], graph),
    )  # fmt: skip


_JOINT: dict[tuple[Shape, Shape], tuple[str, str]] = {
    ("high", "high"): both(
        "{one}和{other}均为{first}以来最高", "{one} and {other} are both at their highest since {first}"
    ),
    ("low", "low"): both(
        "{one}和{other}均为{first}以来最低", "{one} and {other} are both at their lowest since {first}"
    ),
    ("rising", "rising"): both("{one}和{other}均{step}上升", "{one} and {other} rose {step} since {first}"),
    ("falling", "falling"): both("{one}和{other}均{step}下降", "{one} and {other} fell {step} since {first}"),
    ("rising", "falling"): both(
        "{one}{step}上升，{other}{step}下降", "{one} rose {step} since {first} while {other} fell"
    ),
    ("falling", "rising"): both(
        "{one}{step}下降，{other}{step}上升", "{one} fell {step} since {first} while {other} rose"
    ),
}


@or_none
def joint(keys: Sequence[str], graph: FactGraph) -> str:
    """Return what two series have in common, or how they part: both at their highest, one up and one down."""
    if len(keys) != 2:
        return ""
    courses = [course_of(graph.series(key)) for key in keys]
    if len({(course.first.period, _step(key, graph)) for key, course in zip(keys, courses, strict=True)}) > 1:
        return ""
    one, other = label(keys[0], graph), label(keys[1], graph, mid=True)
    first = _when(courses[0].first, graph)
    words = _JOINT.get((courses[0].shape, courses[1].shape))
    if words is None:
        return ""
    return say(graph.language, *words, one=one, other=other, first=first, step=_step(keys[0], graph))


def _when(fact: Fact, graph: FactGraph) -> str:
    return period_label(fact.period, graph.ledger.language, graph.ledger.as_of)


def _dated(fact: Fact, graph: FactGraph) -> str:
    return dated_in_english(graph.ledger.context.period(fact.period))


def _step(key: str, graph: FactGraph) -> str:
    """Return the words for each step of a series; that it went on, where steps are not even."""
    periods = [graph.ledger.context.period(fact.period) for fact in graph.series(key)]
    steps = {None if step.in_days else step.number for step in steps_of(periods)}
    words = _STEPS.get(int(steps.pop() or 0), _ONGOING) if len(steps) == 1 else _ONGOING
    return say(graph.language, *words)


_SENTENCES: dict[Shape, tuple[str, str]] = {
    "rising": both("{name}{step}上升，升至{value}", "{name} rose {step} since {first}, to {value}"),
    "falling": both("{name}{step}下降，降至{value}", "{name} fell {step} since {first}, to {value}"),
    "high": both("{at}，为{first}以来最高", "{name} reached {value}, the highest since {first}"),
    "low": both("{at}，为{first}以来最低", "{name} reached {value}, the lowest since {first}"),
    "past peak": both(
        "{dated}升至{turn}后回落，现为{value}",
        "{name} peaked at {turn} {in_time} and {have} since fallen to {value}",
    ),
    "past low": both(
        "{name}自{time}的{turn}回升至{value}", "{name} rose from a low of {turn} {in_time} to {value}"
    ),
    "up from": both("{name}由{time}的{turn}升至{value}", "{name} rose from {turn} {in_time} to {value}"),
    "down from": both("{name}由{time}的{turn}降至{value}", "{name} fell from {turn} {in_time} to {value}"),
    "level": both("{name}自{first}以来持平，为{value}", "{name} {have} stayed at {value} since {first}"),
}


def _told(key: str, course: Course, graph: FactGraph, words: tuple[str, str]) -> str:
    name = label(key, graph)
    turn = {"past peak": course.high, "past low": course.low}.get(course.shape, course.first)
    return say(
        graph.language, *words, name=name, value=f"{{{course.latest.id}}}", first=_when(course.first, graph),
        step=_step(key, graph), at=at(course.latest, graph), turn=f"{{{turn.id}}}", time=_when(turn, graph),
        in_time=_dated(turn, graph), dated=dated(name, _when(turn, graph), graph.language),
        have=verb("have", key, graph),
    )  # fmt: skip


def _moved(key: str, course: Course, graph: FactGraph) -> str:
    """Return how the latest value compares: the series itself has no shape."""
    change = graph.change(key)
    if change is None:
        return at(course.latest, graph, verb="" if graph.chinese else f"{verb('stand', key, graph)} at")
    if not graph.chinese and moves_plainly(change, graph):
        name, value = label(key, graph), f"{{{course.latest.id}}}"
        return say(graph.language, *MOVED_TO, name=name, said=moved(change, graph), value=value)
    return change_of(key, graph)
