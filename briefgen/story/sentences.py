"""Figures and how they relate go in; sentences with a verb and references to the figures come out.

A sentence states only what the values bear out: who is ahead is decided on the numbers as published, and
two figures that may be equal are never set against each other.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.base.phrase import Phrase
from briefgen.facts.fact import Fact
from briefgen.facts.format import figure, magnitude, period_label
from briefgen.facts.prose import resolve
from briefgen.facts.summary import against
from briefgen.facts.wording import apart, clause, is_unchanged, loss_moved, unchanged
from briefgen.story.graph import FactGraph, Whole

LONGEST = {True: 46, False: 110}
"""Characters of a title of two lines, in Chinese and in English; a longer one gives way to a shorter one."""
_PLAIN_MOVES = frozenset({"growth", "change", "points"})
_VERBS = ("rose ", "fell ", "was ", "{")
"""What an English predicate begins with; a figure in words is one: doubled."""
_MOST = 50


def label(key: str, graph: FactGraph) -> str:
    """Return a metric's label as prose."""
    return graph.metrics[key].label.replace("{", "{{").replace("}", "}}")


def at(fact: Fact, graph: FactGraph, *, verb: str = "") -> str:
    """Return a label and its figure: 出口254545亿元, exports at £254bn."""
    name, shown = label(fact.metric, graph), f"{{{fact.id}}}"
    if not graph.chinese:
        return f"{name} {verb or 'at'} {shown}"
    own = verb or ("居" if fact.measure == "rank" else apart(fact.label, figure(fact, "zh-CN").text))
    return f"{name}{own}{shown}"


def moved(change: Fact, graph: FactGraph, *, since: bool = True) -> str:
    """Return how a figure moved, as a predicate: 较2023年增长7.1%, rose 7.1% on 2023, was unchanged."""
    language = graph.ledger.language
    shown = f"{{{change.id}|magnitude}}" if change.number < 0 else f"{{{change.id}}}"
    against_it = against(change, language) if since else ""
    if graph.chinese:
        return against_it + clause(change, language, shown)
    when = period_label(change.since, language)
    if is_unchanged(change):
        return f"was {unchanged(change, language)}" + (f" since {when}" if since else "")
    if change.kind in _PLAIN_MOVES and not loss_moved(change, language, magnitude(change, language), ""):
        after = {"growth": f" on {when}"}.get(change.kind, f" since {when}") if since else ""
        return f"{'rose' if change.number > 0 else 'fell'} {shown}{after}"
    return clause(change, language, shown)


def _told(name: str, change: Fact, graph: FactGraph, *, since: bool = True) -> str:
    """Return a metric's label and how it moved; an English clause without a verb stands behind a colon."""
    said = moved(change, graph, since=since)
    if graph.chinese:
        return f"{name}{said}"
    return f"{name} {said}" if said.startswith(_VERBS) else f"{name}: {said}"


def whole(found: Whole, graph: FactGraph) -> str:
    """Return which part of a whole is the largest, and how much of it that is."""
    first, second = graph.falling(found.parts)[:2]
    one, other = graph.latest(first), graph.latest(second)
    share, name, total = graph.share(first), label(first, graph), label(found.key, graph)
    if len(found.parts) == 2 and one.interval.low > other.interval.high and share is None:
        return _ahead(one, other, graph)
    if share is None:
        told = at(one, graph)
        return f"{told}，为{total}之首" if graph.chinese else f"{told} is the largest part of {total}"
    shown = f"{{{share.id}}}"
    if share.number >= _MOST or one.interval.low <= other.interval.high:
        return f"{name}占{total}的{shown}" if graph.chinese else f"{name} makes up {shown} of {total}"
    if graph.chinese:
        return f"{name}占{total}的{shown}，高于{label(second, graph)}"
    return f"{name} is the largest part of {total}, at {shown}"


def _ahead(one: Fact, other: Fact, graph: FactGraph) -> str:
    if graph.chinese:
        return f"{at(one, graph)}，高于{label(other.metric, graph)}的{{{other.id}}}"
    return f"{at(one, graph)} exceeds {at(other, graph)}"


def ranking(keys: Sequence[str], graph: FactGraph) -> str:
    """Return which of several metrics of one unit comes first, and which second."""
    first, second = (graph.latest(key) for key in graph.falling(keys)[:2])
    one, other = label(first.metric, graph), label(second.metric, graph)
    if first.number == second.number:
        level = f"{{{first.id}}}"
        return (
            f"{one}与{other}同为{level}，并列最高"
            if graph.chinese
            else f"{one} and {other} are highest at {level}"
        )
    if first.interval.low <= second.interval.high:
        return span_of(keys, graph)
    if graph.chinese:
        return f"{at(first, graph, verb='最高，为')}；{other}次之，为{{{second.id}}}"
    return f"{one} is highest at {{{first.id}}}, followed by {at(second, graph)}"


def span_of(keys: Sequence[str], graph: FactGraph) -> str:
    """Return the highest and the lowest of several metrics of one unit."""
    order = graph.falling(keys)
    first, last = graph.latest(order[0]), graph.latest(order[-1])
    if graph.chinese:
        return f"{at(first, graph, verb='最高，为')}；{at(last, graph, verb='最低，为')}"
    return f"{at(first, graph, verb='is highest at')}, {at(last, graph, verb='lowest at')}"


def change_of(key: str, graph: FactGraph) -> str:
    """Return how one metric moved, and to what."""
    latest, change = graph.latest(key), graph.doubled(key) or graph.change(key)
    if change is None:
        return level(key, graph)
    name, value = label(key, graph), f"{{{latest.id}}}"
    if graph.chinese:
        tail = f"，为{value}" if latest.measure != "rank" else f"，居{value}"
        return f"{name}{moved(change, graph)}{tail}"
    if moved(change, graph).startswith(("rose ", "fell ")):
        return f"{name} {moved(change, graph, since=False)} to {value}"
    if is_unchanged(change) or change.kind == "doubled":
        return f"{name} {moved(change, graph)}, {'at' if is_unchanged(change) else 'to'} {value}"
    return f"{_told(name, change, graph)}, now {value}"


def level(key: str, graph: FactGraph) -> str:
    """Return where one metric stands."""
    latest = graph.latest(key)
    if not graph.chinese:
        return at(latest, graph, verb="stands at" if latest.number >= 0 else "is")
    whole_number = latest.measure not in ("rank", "profit", "balance") and latest.number > 0
    return at(latest, graph, verb="达" if whole_number and not latest.qualifier else "")


def levels(keys: Sequence[str], graph: FactGraph) -> str:
    """Return where two metrics stand."""
    first, *rest = keys[:2]
    if not rest:
        return level(first, graph)
    other = at(graph.latest(rest[0]), graph)
    return f"{level(first, graph)}{'，' if graph.chinese else ', '}{other}"


def contrast(keys: Sequence[str], graph: FactGraph) -> str:
    """Return what moved most and what moved the other way, or less; of metrics that all have a change."""
    order = sorted(keys, key=lambda key: -graph.moved(key))
    first, last = order[0], order[-1]
    up, down = graph.moved(first), graph.moved(last)
    if len(order) < 2 or (abs(up) < abs(down) and up <= 0):
        return change_of(last, graph)
    if up > 0 > down:
        return _both(first, last, graph, but=True)
    second = order[1]
    one, other = graph.change(first), graph.change(second)
    if one and other and one.kind == other.kind == "growth" and one.interval.low > other.interval.high:
        return _faster(one, other, graph)
    return _both(first, second if second != first else last, graph, but=False)


def _both(one: str, other: str, graph: FactGraph, *, but: bool) -> str:
    a, b = graph.change(one), graph.change(other)
    if a is None or b is None:
        return change_of(one if a else other, graph)
    same = a.since == b.since
    first = _told(label(one, graph), a, graph)
    second = _told(label(other, graph), b, graph, since=not same)
    if graph.chinese:
        return f"{first}，{second}"
    return f"{first} while {second}" if but else f"{first}, {second}"


def _faster(one: Fact, other: Fact, graph: FactGraph) -> str:
    name, second = label(one.metric, graph), label(other.metric, graph)
    if graph.chinese:
        return f"{name}{moved(one, graph)}，快于{second}的{{{other.id}}}"
    return f"{_told(name, one, graph)}, faster than {second} at {{{other.id}}}"


def fitting(text: str, shorter: str, graph: FactGraph) -> str:
    """Return a sentence, or a shorter one where it is too long for a title."""
    pieces, _ = resolve(text, graph.ledger, Phrase("", next(iter(graph.metrics.values())).place).place)
    length = sum(len(piece.text) for piece in pieces)
    return text if length <= LONGEST[graph.chinese] else shorter
