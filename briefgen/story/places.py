"""Metrics of one unit in, a sentence of who is first, second or last out: of who certainly is, alone."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.facts.fact import Fact
from briefgen.story.graph import FactGraph
from briefgen.story.sentences import at, label, levels, verb, without_shared


def ranking(keys: Sequence[str], graph: FactGraph) -> str:
    """Return which of several metrics of one unit comes first, and which second."""
    first, second, *others = (graph.latest(key) for key in graph.falling(keys))
    one, other = label(first.metric, graph), without_shared(second.metric, keys, graph)
    if not all(is_ahead(second, each) for each in others):
        return span_of(keys, graph)
    if (first.number, first.qualifier, first.span) == (second.number, second.qualifier, second.span):
        level = f"{{{first.id}}}"
        return (
            f"{one}与{other}同为{level}，并列最高"
            if graph.chinese
            else f"{one} and {other} are highest at {level}"
        )
    if not all(is_ahead(first, each) for each in (second, *others)):
        return span_of(keys, graph)
    if graph.chinese:
        return f"{at(first, graph, verb='最高，为')}；{other}次之，为{{{second.id}}}"
    highest = f"{verb('be', first.metric, graph)} highest at {{{first.id}}}"
    return f"{one} {highest}, followed by {other} at {{{second.id}}}"


def is_ahead(one: Fact, other: Fact) -> bool:
    """Say whether a value certainly comes before another; of ranks the smaller one does."""
    if one.measure == "rank":
        one, other = other, one
    return one.within.low > other.within.high


def span_of(keys: Sequence[str], graph: FactGraph) -> str:
    """Return the highest and the lowest of several metrics of one unit: those that certainly are."""
    order = graph.falling(keys)
    first, *others = (graph.latest(key) for key in order)
    last = others[-1]
    top = all(is_ahead(first, each) for each in others)
    bottom = all(is_ahead(each, last) for each in (first, *others[:-1]))
    if not top and not bottom:
        return levels(order, graph)
    if graph.chinese:
        highest = at(first, graph, verb="最高，为")
        name = without_shared(order[-1], keys, graph) if top else label(order[-1], graph)
        lowest = f"{name}最低，为{{{last.id}}}"
        return "；".join((highest,) * top + (lowest,) * bottom)
    highest = at(first, graph, verb=f"{verb('be', first.metric, graph)} highest at")
    if not top:
        return at(last, graph, verb=f"{verb('be', last.metric, graph)} lowest at")
    lowest = f", {without_shared(order[-1], keys, graph)} lowest at {{{last.id}}}"
    return f"{highest}{lowest if bottom else ''}"
