"""Metrics of one unit in, a sentence of who is first, second or last out: of who certainly is, alone."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.base.marked import both
from briefgen.facts.fact import Fact
from briefgen.story.graph import FactGraph
from briefgen.story.named import at, label, verb, without_shared
from briefgen.story.said import or_plain, say
from briefgen.story.sentences import levels


@or_plain
def ranking(keys: Sequence[str], graph: FactGraph) -> str:
    """Return which of several metrics of one unit comes first, and which second."""
    first, second, *others = (graph.latest(key) for key in graph.falling(keys))
    one, other = label(first.metric, graph), without_shared(second.metric, keys, graph)
    if not all(is_ahead(second, each) for each in others):
        return span_of(keys, graph)
    if (first.number, first.qualifier, first.span) == (second.number, second.qualifier, second.span):
        return say(
            graph.language, "{one}与{other}同为{shown}，并列最高", "{one} and {other} are highest at {shown}",
            one=one, other=other, shown=f"{{{first.id}}}",
        )  # fmt: skip
    if not all(is_ahead(first, each) for each in (second, *others)):
        return span_of(keys, graph)
    return say(
        graph.language, "{first}；{other}次之，为{second}",
        "{one} {be} highest at {shown}, followed by {other} at {second}",
        first=_end(first, graph, _HIGHEST), one=one, be=verb("be", first.metric, graph),
        shown=f"{{{first.id}}}", other=other, second=f"{{{second.id}}}",
    )  # fmt: skip


def is_ahead(one: Fact, other: Fact) -> bool:
    """Say whether a value certainly comes before another; of ranks the smaller one does."""
    if one.measure == "rank":
        one, other = other, one
    return one.within.low > other.within.high


@or_plain
def span_of(keys: Sequence[str], graph: FactGraph) -> str:
    """Return the highest and the lowest of several metrics of one unit: those that certainly are."""
    order = graph.falling(keys)
    first, *others = (graph.latest(key) for key in order)
    last = others[-1]
    top = all(is_ahead(first, each) for each in others)
    bottom = all(is_ahead(each, last) for each in (first, *others[:-1]))
    if not top and not bottom:
        return levels(order, graph)
    if not top:
        return _end(last, graph, _LOWEST)
    if not bottom:
        return _end(first, graph, _HIGHEST)
    return say(
        graph.language, "{highest}；{other}最低，为{last}", "{highest}, {other} lowest at {last}",
        highest=_end(first, graph, _HIGHEST), name=label(first.metric, graph), shown=f"{{{first.id}}}",
        other=without_shared(order[-1], keys, graph), last=f"{{{last.id}}}",
    )  # fmt: skip


_HIGHEST = both("{name}最高，为{shown}", "{name} {be} highest at {shown}")
_LOWEST = both("{name}最低，为{shown}", "{name} {be} lowest at {shown}")


def _end(fact: Fact, graph: FactGraph, words: tuple[str, str]) -> str:
    """Return that a value is the highest or the lowest."""
    if fact.status == "forecast":
        return at(fact, graph)
    return say(
        graph.language, *words,
        name=label(fact.metric, graph), shown=f"{{{fact.id}}}", be=verb("be", fact.metric, graph),
    )  # fmt: skip
