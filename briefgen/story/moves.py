"""A change in, how it is told out: rose 7.1% on 2023, was unchanged, fell from 3 to 0."""

from __future__ import annotations

from briefgen.base.marked import both
from briefgen.facts.fact import Fact
from briefgen.facts.format import magnitude, period_label
from briefgen.facts.period import dated_in_english
from briefgen.facts.summary import against
from briefgen.facts.wording import clause, is_unchanged, loss_moved, unchanged
from briefgen.story.graph import FactGraph
from briefgen.story.named import label, verb
from briefgen.story.said import say

PLAIN_MOVES = frozenset({"growth", "change", "points"})
VERBS = ("rose ", "fell ", "was ", "were ", "is ", "are ", "moved ", "{")
"""What an English predicate begins with; a figure in words is one: doubled."""
_NO_SIDES = frozenset({"profit", "rank", "temperature", "year", "index"})
"""Measures of which zero is no border, or that have words of their own for crossing it."""


def moved(change: Fact, graph: FactGraph, *, since: bool = True) -> str:
    """Return how a figure moved, as a predicate: 较2023年增长7.1%, rose 7.1% on 2023, was unchanged."""
    language = graph.ledger.language
    if ends := from_to(change, graph, since=since):
        return ends
    shown = f"{{{change.id}|magnitude}}" if change.number < 0 else f"{{{change.id}}}"
    against_it = against(change, language) if since else ""
    if graph.chinese:
        return against_it + clause(change, language, shown)
    if change.measure == "year" and change.kind == "change" and not is_unchanged(change):
        words = _LATER if change.number > 0 else _EARLIER
    elif is_unchanged(change):
        words = _LEVEL
    elif moves_plainly(change, graph):
        words = _PLAIN[change.kind == "growth", change.number > 0]
    else:
        return clause(change, language, shown)
    return say(
        language, *words[since],
        shown=shown, when=period_label(change.since, language),
        dated=dated_in_english(graph.ledger.context.period(change.since)) if change.since else "",
        be=verb("be", change.metric, graph), were=verb("were", change.metric, graph),
        unchanged=unchanged(change, language) if is_unchanged(change) else "",
    )  # fmt: skip


_LATER = (both("", "{be} {shown} later"), both("", "{be} {shown} later than {dated}"))
_EARLIER = (both("", "{be} {shown} earlier"), both("", "{be} {shown} earlier than {dated}"))
_LEVEL = (both("", "{were} {unchanged}"), both("", "{were} {unchanged} from {when}"))
_PLAIN = {
    (True, True): (both("", "rose {shown}"), both("", "rose {shown} on {when}")),
    (True, False): (both("", "fell {shown}"), both("", "fell {shown} on {when}")),
    (False, True): (both("", "rose by {shown}"), both("", "rose by {shown} since {when}")),
    (False, False): (both("", "fell by {shown}"), both("", "fell by {shown} since {when}")),
}
"""Whether it is a growth, and up: what is said without its base, and with it."""


def moves_plainly(change: Fact, graph: FactGraph) -> bool:
    """Say whether a change is told as a rise or a fall by so much."""
    if is_unchanged(change) or from_to(change, graph):
        return False
    if change.measure == "year" and change.kind == "change":
        return False
    shown = magnitude(change, graph.language)
    return change.kind in PLAIN_MOVES and not loss_moved(change, graph.language, shown, "")


def from_to(change: Fact, graph: FactGraph, *, since: bool = True) -> str:
    """Return both values where a difference says little: down to nothing, or across zero; else nothing."""
    latest, base = graph.latest(change.metric), graph.ledger.accounts[change.metric].at(change.since)
    if base is None or latest.measure in _NO_SIDES or change.kind not in PLAIN_MOVES:
        return ""
    gone = latest.number == 0 < base.number
    if not gone and latest.number * base.number >= 0:
        return ""
    words = (_GONE if gone else _CROSSED)[since and bool(change.since)]
    return say(
        graph.language, *words, one=f"{{{base.id}}}", other=f"{{{latest.id}}}",
        when=period_label(change.since, graph.language),
        dated=dated_in_english(graph.ledger.context.period(change.since)) if change.since else "",
    )  # fmt: skip


_GONE = (
    both("由{one}降至{other}", "fell from {one} to {other}"),
    both("由{when}的{one}降至{other}", "fell from {one} {dated} to {other}"),
)
_CROSSED = (
    both("由{one}转为{other}", "moved from {one} to {other}"),
    both("由{when}的{one}转为{other}", "moved from {one} {dated} to {other}"),
)
MOVED_TO = both("", "{name} {said}, to {value}")


def told(key: str, change: Fact, graph: FactGraph, *, since: bool = True, mid: bool = False) -> str:
    """Return a metric's label and how it moved; an English clause without a verb stands behind a colon."""
    said, name = moved(change, graph, since=since), label(key, graph, mid=mid)
    if graph.chinese:
        return f"{name}{said}"
    if said.startswith(VERBS):
        return say(graph.language, "", "{name} {said}", name=name, said=said)
    return say(graph.language, "", "{name}: {said}", name=name, said=said)
