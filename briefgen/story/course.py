"""A series in, the course that it took out: always up, a peak behind it, a new high, a turn."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from briefgen.base.dataclass import dataclass
from briefgen.facts.fact import Fact
from briefgen.facts.format import period_label
from briefgen.facts.period import dated_in_english
from briefgen.facts.time_steps import steps_of
from briefgen.facts.wording import dated
from briefgen.story.graph import FactGraph
from briefgen.story.sentences import at, change_of, from_to, label, moved, verb

Shape = Literal[
    "rising", "falling", "high", "low", "past peak", "past low", "up from", "down from", "level", "mixed"
]
CLEAR = 0.25
"""A peak or low counts where the series has left it again by so much of its whole range."""
FAR = 0.5
"""A series is told by its first value where that is its high or low, and so much of its range away."""
RECENT = 0.5
"""Lines that cross are told by it where they do so in the last part of their time, of this share."""
_STEPS = {12: ("逐年", "year"), 1: ("逐月", "month"), 3: ("逐季", "quarter")}
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


def course_sentence(key: str, graph: FactGraph) -> str:
    """Return the course of a metric's series as a sentence."""
    course = course_of(graph.series(key))
    return (_chinese if graph.chinese else _english)(key, course, graph)


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
    if graph.chinese:
        return f"{label(keys[0], graph)}超过{second}，达{{{one[-1].id}}}"
    return f"{at(one[-1], graph)} {verb('have', keys[0], graph)} overtaken {second}"


def joint(keys: Sequence[str], graph: FactGraph) -> str:
    """Return what two series have in common, or how they part: both at their highest, one up and one down."""
    if len(keys) != 2:
        return ""
    courses = [course_of(graph.series(key)) for key in keys]
    if len({(course.first.period, _step(key, graph)) for key, course in zip(keys, courses, strict=True)}) > 1:
        return ""
    shapes = {course.shape for course in courses}
    one, other = label(keys[0], graph), label(keys[1], graph, mid=True)
    first = _when(courses[0].first, graph)
    if len(shapes) == 1 and shapes & {"high", "low"}:
        (word,) = shapes
        if graph.chinese:
            return f"{one}和{other}均为{first}以来{'最高' if word == 'high' else '最低'}"
        return f"{one} and {other} are both at their {word}est since {first}"
    (chinese, english), verbs = _step(keys[0], graph), {"rising": "rose", "falling": "fell"}
    if not shapes <= set(verbs):
        return ""
    words = [verbs[course.shape] for course in courses]
    step = f"every {english}" if english else "steadily"
    if graph.chinese:
        ups = ["上升" if word == "rose" else "下降" for word in words]
        return (
            f"{one}和{other}均{chinese}{ups[0]}"
            if len(shapes) == 1
            else f"{one}{chinese}{ups[0]}，{other}{chinese}{ups[1]}"
        )
    if len(shapes) == 1:
        return f"{one} and {other} {words[0]} {step} since {first}"
    return f"{one} {words[0]} {step} since {first} while {other} {words[1]}"


def _when(fact: Fact, graph: FactGraph) -> str:
    return period_label(fact.period, graph.ledger.language, graph.ledger.as_of)


def _dated(fact: Fact, graph: FactGraph) -> str:
    return dated_in_english(graph.ledger.context.period(fact.period))


def _step(key: str, graph: FactGraph) -> tuple[str, str]:
    """Return the word for each step of a series; that it went on, where steps are not even."""
    periods = [graph.ledger.context.period(fact.period) for fact in graph.series(key)]
    steps = {None if step.in_days else step.number for step in steps_of(periods)}
    ongoing = ("持续", "")
    return _STEPS.get(int(steps.pop() or 0), ongoing) if len(steps) == 1 else ongoing


def _chinese(key: str, course: Course, graph: FactGraph) -> str:
    name, value = label(key, graph), f"{{{course.latest.id}}}"
    first, by_step = _when(course.first, graph), _step(key, graph)[0]
    match course.shape:
        case "rising" | "falling":
            return f"{name}{by_step}{'上升' if course.shape == 'rising' else '下降'}，{_reach(course)}{value}"
        case "high" | "low":
            word = "最高" if course.shape == "high" else "最低"
            return f"{at(course.latest, graph)}，为{first}以来{word}"
        case "past peak":
            peak = dated(name, _when(course.high, graph), graph.ledger.language)
            return f"{peak}升至{{{course.high.id}}}后回落，现为{value}"
        case "past low":
            return f"{name}自{_when(course.low, graph)}的{{{course.low.id}}}回升至{value}"
        case "up from" | "down from" if course.first.number * course.latest.number > 0:
            word = "升至" if course.shape == "up from" else "降至"
            return f"{name}由{first}的{{{course.first.id}}}{word}{value}"
        case "level":
            return f"{name}自{first}以来持平，为{value}"
    return _moved(key, course, graph)


def _reach(course: Course) -> str:
    return "升至" if course.shape == "rising" else "降至"


def _english(key: str, course: Course, graph: FactGraph) -> str:
    name, value, first = label(key, graph), f"{{{course.latest.id}}}", _when(course.first, graph)
    match course.shape:
        case "rising" | "falling":
            step = _step(key, graph)[1]
            word = "rose" if course.shape == "rising" else "fell"
            return f"{name} {word} {f'every {step} ' if step else 'steadily '}since {first}, to {value}"
        case "high" | "low":
            return f"{name} reached {value}, the {course.shape}est since {first}"
        case "past peak":
            fallen = f"{verb('have', key, graph)} since fallen to {value}"
            return f"{name} peaked at {{{course.high.id}}} {_dated(course.high, graph)} and {fallen}"
        case "past low":
            return f"{name} rose from a low of {{{course.low.id}}} {_dated(course.low, graph)} to {value}"
        case "up from" | "down from" if course.first.number * course.latest.number > 0:
            word = "rose" if course.shape == "up from" else "fell"
            return f"{name} {word} from {{{course.first.id}}} {_dated(course.first, graph)} to {value}"
        case "level":
            return f"{name} {verb('have', key, graph)} stayed at {value} since {first}"
    return _moved(key, course, graph)


def _moved(key: str, course: Course, graph: FactGraph) -> str:
    """Return how the latest value compares: the series itself has no shape."""
    change, name, value = graph.change(key), label(key, graph), f"{{{course.latest.id}}}"
    if change is None:
        return at(course.latest, graph, verb="" if graph.chinese else f"{verb('stand', key, graph)} at")
    said = moved(change, graph)
    if not graph.chinese and said.startswith(("rose ", "fell ")) and not from_to(change, graph):
        return f"{name} {said}, to {value}"
    return change_of(key, graph)
