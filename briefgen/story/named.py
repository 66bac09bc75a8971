"""A metric in, its label as a sentence has it out, and the label with its figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from briefgen.base.phrase import escape_references
from briefgen.facts.fact import Fact
from briefgen.facts.format import figure
from briefgen.facts.wording import apart
from briefgen.story.grammar import Verb, agreeing, within
from briefgen.story.graph import FactGraph
from briefgen.story.said import say

LEAST_SHARED = 2
"""Characters that Chinese labels end with alike, so that a second one leaves them out, and that it keeps."""
_NO_WORDS = frozenset("总總全共")
"""Characters that make no word with the next one of a label: 总诊 of 总诊疗人次."""
_LEADING = {
    "en": ("in", "of", "from", "to", "by", "for", "at", "on"),
    "de": ("in",),
    "fr": ("en", "à"),
}
"""Words behind which what labels have in common ends, and behind which a name stands as it is."""
_HAN = re.compile(r"[\u3400-\u9fff]")


def label(key: str, graph: FactGraph, *, mid: bool = False) -> str:
    """Return a metric's label as prose, as it begins a sentence or stands within one."""
    text = graph.metrics[key].label
    if not mid or graph.chinese:
        return escape_references(text)
    named = (member := graph.metrics[key].membership) is not None and text in member.coordinates
    return escape_references(text if named and not graph.english else within(text, graph.language))


def verb(word: Verb, key: str, graph: FactGraph) -> str:
    """Return an English verb as it agrees with a metric's label; a member is one: St. James is."""
    metric = graph.metrics[key]
    named = metric.membership is not None and metric.label in metric.membership.coordinates
    return agreeing(word, "it" if named else metric.label)


def at(fact: Fact, graph: FactGraph, *, verb: str = "", mid: bool = False) -> str:
    """Return a label and its figure: 出口254545亿元, exports at £254bn; of a forecast that it is one."""
    name, shown = label(fact.metric, graph, mid=mid), f"{{{fact.id}}}"
    if fact.status == "forecast":
        return say(
            graph.language, "{name}预计为{shown}", "{name} {be} forecast at {shown}",
            name=name, shown=shown, be=agreeing("be", graph.metrics[fact.metric].label),
        )  # fmt: skip
    if not graph.chinese:
        return say(graph.language, "", "{name} {verb} {shown}", name=name, verb=verb or "at", shown=shown)
    between = apart(fact.label, figure(fact, "zh-CN").text)
    own = verb or (
        say(graph.language, "居", "") if fact.measure == "rank" else say(graph.language, between, "")
    )
    return f"{name}{own}{shown}"


def beside(graph: FactGraph, told: Sequence[str]) -> str:
    """Return one or two statements side by side."""
    if len(told) < 2:
        return "".join(told)
    return say(graph.language, "{first}，{second}", "{first}, {second}", first=told[0], second=told[1])


def without_shared(key: str, keys: Sequence[str], graph: FactGraph) -> str:
    """Return a label without the words that all have: Europe of Revenue in Europe, 东院 of 东院病床."""
    labels = [graph.metrics[each].label for each in keys]
    own = graph.metrics[key].label
    if graph.chinese:
        shared = _shared_start([each[::-1] for each in labels])[::-1]
        kept = len(own) - len(shared)
        whole = len(shared) < LEAST_SHARED or (kept == 1 and own[0] in _NO_WORDS)
        short = own if whole else own[: max(kept, LEAST_SHARED)]
        return escape_references(short if short and _HAN.fullmatch(short[-1]) else own)
    shared, leading = _shared_start(labels), _LEADING.get(graph.language.partition("-")[0], ())
    start = max(
        (shared.rfind(f" {word} ") + len(word) + 2 for word in leading if f" {word} " in shared), default=0
    )
    return escape_references(own[start:]) if start else label(key, graph, mid=True)


def _shared_start(texts: Sequence[str]) -> str:
    """Return the characters that all texts begin with."""
    alike = takewhile(lambda letters: len(set(letters)) == 1, zip(*texts, strict=False))
    return "".join(letters[0] for letters in alike)
