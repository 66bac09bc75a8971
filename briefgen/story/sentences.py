"""Figures and how they relate go in; sentences with a verb and references to the figures come out.

A sentence states only what the values bear out: who is ahead is decided on the numbers as published, and
two figures that may be equal are never set against each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from briefgen.base.phrase import escape_references
from briefgen.facts.basis import is_nominal, same_basis
from briefgen.facts.fact import Fact
from briefgen.facts.format import figure, magnitude, period_label
from briefgen.facts.period import dated_in_english
from briefgen.facts.prose import resolve
from briefgen.facts.summary import against
from briefgen.facts.wording import apart, clause, is_unchanged, loss_moved, unchanged
from briefgen.story.grammar import Verb, agreeing, as_whole, within
from briefgen.story.graph import FactGraph, Whole

LONGEST = {True: 46, False: 110}
"""Characters of a title of two lines, in Chinese and in English; a longer one gives way to a shorter one."""
_PLAIN_MOVES = frozenset({"growth", "change", "points"})
_VERBS = ("rose ", "fell ", "was ", "were ", "is ", "are ", "moved ", "{")
"""What an English predicate begins with; a figure in words is one: doubled."""
_NO_SIDES = frozenset({"profit", "rank", "temperature", "year", "index"})
"""Measures of which zero is no border, or that have words of their own for crossing it."""
_MOST = 50
LEAST_SHARED = 2
"""Characters that Chinese labels end with alike, so that a second one leaves them out, and that it keeps."""
_NO_WORDS = frozenset("总全共")
"""Characters that make no word with the next one of a label: 总诊 of 总诊疗人次."""
_LEADING = ("in", "of", "from", "to", "by", "for", "at", "on")
"""Words behind which what labels have in common ends."""
_HAN = re.compile(r"[\u3400-\u9fff]")


def label(key: str, graph: FactGraph, *, mid: bool = False) -> str:
    """Return a metric's label as prose, as it begins a sentence or stands within one."""
    text = graph.metrics[key].label
    return escape_references(within(text) if mid and not graph.chinese else text)


def verb(word: Verb, key: str, graph: FactGraph) -> str:
    """Return an English verb as it agrees with a metric's label; a member is one: St. James is."""
    metric = graph.metrics[key]
    named = metric.membership is not None and metric.label in metric.membership.coordinates
    return agreeing(word, "it" if named else metric.label)


def at(fact: Fact, graph: FactGraph, *, verb: str = "", mid: bool = False) -> str:
    """Return a label and its figure: 出口254545亿元, exports at £254bn; of a forecast that it is one."""
    name, shown = label(fact.metric, graph, mid=mid), f"{{{fact.id}}}"
    if fact.status == "forecast":
        expected = f"{agreeing('be', graph.metrics[fact.metric].label)} forecast at"
        return f"{name}预计为{shown}" if graph.chinese else f"{name} {expected} {shown}"
    if not graph.chinese:
        return f"{name} {verb or 'at'} {shown}"
    own = verb or ("居" if fact.measure == "rank" else apart(fact.label, figure(fact, "zh-CN").text))
    return f"{name}{own}{shown}"


def moved(change: Fact, graph: FactGraph, *, since: bool = True) -> str:
    """Return how a figure moved, as a predicate: 较2023年增长7.1%, rose 7.1% on 2023, was unchanged."""
    language = graph.ledger.language
    if ends := from_to(change, graph, since=since):
        return ends
    shown = f"{{{change.id}|magnitude}}" if change.number < 0 else f"{{{change.id}}}"
    against_it = against(change, language) if since else ""
    if graph.chinese:
        return against_it + clause(change, language, shown)
    when = period_label(change.since, language)
    dated = dated_in_english(graph.ledger.context.period(change.since)) if change.since else ""
    if change.measure == "year" and change.kind == "change" and not is_unchanged(change):
        later = f"{shown} {'later' if change.number > 0 else 'earlier'}"
        return f"{verb('be', change.metric, graph)} {later}{f' than {dated}' if since else ''}"
    if is_unchanged(change):
        were = verb("were", change.metric, graph)
        return f"{were} {unchanged(change, language)}" + (f" from {when}" if since else "")
    if change.kind in _PLAIN_MOVES and not loss_moved(change, language, magnitude(change, language), ""):
        after = {"growth": f" on {when}"}.get(change.kind, f" since {when}") if since else ""
        by = "" if change.kind == "growth" else "by "
        return f"{'rose' if change.number > 0 else 'fell'} {by}{shown}{after}"
    return clause(change, language, shown)


def from_to(change: Fact, graph: FactGraph, *, since: bool = True) -> str:
    """Return both values where a difference says little: down to nothing, or across zero; else nothing."""
    latest, base = graph.latest(change.metric), graph.ledger.accounts[change.metric].at(change.since)
    if base is None or latest.measure in _NO_SIDES or change.kind not in _PLAIN_MOVES:
        return ""
    gone = latest.number == 0 < base.number
    if not gone and latest.number * base.number >= 0:
        return ""
    one, other = f"{{{base.id}}}", f"{{{latest.id}}}"
    when = period_label(change.since, graph.ledger.language) if since else ""
    dated = dated_in_english(graph.ledger.context.period(change.since)) if when else ""
    if graph.chinese:
        return f"由{f'{when}的' if when else ''}{one}{'降至' if gone else '转为'}{other}"
    return f"{'fell' if gone else 'moved'} from {one}{f' {dated}' if when else ''} to {other}"


def _told(key: str, change: Fact, graph: FactGraph, *, since: bool = True, mid: bool = False) -> str:
    """Return a metric's label and how it moved; an English clause without a verb stands behind a colon."""
    said, name = moved(change, graph, since=since), label(key, graph, mid=mid)
    if graph.chinese:
        return f"{name}{said}"
    return f"{name} {said}" if said.startswith(_VERBS) else f"{name}: {said}"


def whole(found: Whole, graph: FactGraph) -> str:
    """Return which part of a whole is the largest, and how much of it that is."""
    first, second = graph.falling(found.parts)[:2]
    one, other = graph.latest(first), graph.latest(second)
    share, name, total = graph.share(first), label(first, graph), _of(found.key, graph)
    if not graph.chinese and _is_named_in(found.key, first, graph):
        total = "the total"
    if len(found.parts) == 2 and one.within.low > other.within.high and share is None:
        return _ahead(one, other, graph)
    if share is None and one.within.low <= other.within.high:
        return change_of(found.key, graph)
    if share is None:
        level = at(one, graph)
        return f"{level}，为{total}之首" if graph.chinese else f"{level} is the largest part of {total}"
    shown, next_share = f"{{{share.id}}}", graph.share(second)
    if share.number >= _MOST or one.within.low <= other.within.high:
        part = f"{name} {verb('make up', first, graph)} {shown} of {total}"
        return f"{name}占{total}的{shown}" if graph.chinese else part
    if graph.chinese:
        further = f"，{label(second, graph)}占{{{next_share.id}}}" if next_share else ""
        return f"{name}占{total}的{shown}{further}"
    return f"{name} {verb('be', first, graph)} the largest part of {total}, at {shown}"


def whole_moved(found: Whole, graph: FactGraph) -> str:
    """Return how a whole moved, and how much of it its largest part is; nothing where either is not known."""
    first, second = graph.falling(found.parts)[:2]
    change, share = graph.change(found.key), graph.share(first)
    clear = graph.latest(first).within.low > graph.latest(second).within.high
    if change is None or share is None or not clear:
        return ""
    rise, shown = _told(found.key, change, graph), f"{{{share.id}}}"
    if graph.chinese:
        return f"{rise}，{label(first, graph)}占{shown}"
    part = without_shared(first, found.parts, graph)
    return f"{rise}; {part} {agreeing('make up', part)} {shown} of it"


def _of(key: str, graph: FactGraph) -> str:
    """Return a whole's label as it stands behind “of”."""
    return label(key, graph) if graph.chinese else escape_references(as_whole(graph.metrics[key].label))


def _is_named_in(key: str, part: str, graph: FactGraph) -> bool:
    """Say whether a part's label names its whole already: Revenue in Europe."""
    return graph.metrics[part].label.lower().startswith(graph.metrics[key].label.lower())


def _ahead(one: Fact, other: Fact, graph: FactGraph) -> str:
    if graph.chinese:
        return f"{at(one, graph)}，高于{label(other.metric, graph)}的{{{other.id}}}"
    return f"{at(one, graph)} {verb('exceed', one.metric, graph)} {at(other, graph, mid=True)}"


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
    shared = _shared_start(labels)
    start = max(
        (shared.rfind(f" {word} ") + len(word) + 2 for word in _LEADING if f" {word} " in shared), default=0
    )
    return escape_references(own[start:]) if start else label(key, graph, mid=True)


def _shared_start(texts: Sequence[str]) -> str:
    """Return the characters that all texts begin with."""
    alike = takewhile(lambda letters: len(set(letters)) == 1, zip(*texts, strict=False))
    return "".join(letters[0] for letters in alike)


def change_of(key: str, graph: FactGraph) -> str:
    """Return how one metric moved, and to what."""
    latest, change = graph.latest(key), graph.doubled(key) or graph.change(key)
    if change is None:
        return level(key, graph)
    name, value = label(key, graph), f"{{{latest.id}}}"
    if from_to(change, graph):
        return _told(key, change, graph)
    if graph.chinese:
        tail = f"，为{value}" if latest.measure != "rank" else f"，居{value}"
        return f"{name}{moved(change, graph)}{tail}"
    base = graph.ledger.accounts[key].at(change.since)
    plain = change.kind == "change" and latest.measure not in ("profit", "year") and not change.qualifier
    if plain and base is not None and not is_unchanged(change):
        went = "rose" if change.number > 0 else "fell"
        return f"{name} {went} from {{{base.id}|number}} to {value}"
    if moved(change, graph).startswith(("rose ", "fell ")) and is_nominal(change):
        return f"{name} {moved(change, graph, since=False)} to {value}"
    if is_unchanged(change) or change.kind == "doubled":
        return f"{name} {moved(change, graph)}, {'at' if is_unchanged(change) else 'to'} {value}"
    return f"{_told(key, change, graph)}, now {value}"


def level(key: str, graph: FactGraph) -> str:
    """Return where one metric stands."""
    latest = graph.latest(key)
    if not graph.chinese:
        stands = latest.number >= 0 and latest.measure != "year"
        return at(latest, graph, verb=f"{verb('stand', key, graph)} at" if stands else verb("be", key, graph))
    if latest.measure == "year":
        return at(latest, graph, verb="为")
    whole_number = latest.measure not in ("rank", "profit", "balance") and latest.number > 0
    return at(latest, graph, verb="达" if whole_number and not latest.vague else "")


def levels(keys: Sequence[str], graph: FactGraph) -> str:
    """Return where two metrics stand."""
    first, *rest = keys[:2]
    if not rest:
        return level(first, graph)
    other = at(graph.latest(rest[0]), graph, mid=True)
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
    if one and other and _are_rates_of_alike(one, other, graph) and one.within.low > other.within.high:
        return _faster(one, other, graph)
    return _both(first, second if second != first else last, graph, but=False)


def _are_rates_of_alike(one: Fact, other: Fact, graph: FactGraph) -> bool:
    """Say whether two changes are rates of growth since one period, of things measured alike that grew."""
    return (
        one.kind == other.kind == "growth"
        and other.number > 0
        and one.since == other.since
        and same_basis(one, other)
        and graph.like(one.metric, other.metric)
    )


def _both(one: str, other: str, graph: FactGraph, *, but: bool) -> str:
    a, b = graph.change(one), graph.change(other)
    if a is None or b is None:
        return change_of(one if a else other, graph)
    same = a.since == b.since
    first = _told(one, a, graph)
    second = _told(other, b, graph, since=not same, mid=True)
    if graph.chinese:
        return f"{first}，{second}"
    return f"{first} while {second}" if but else f"{first}, {second}"


def _faster(one: Fact, other: Fact, graph: FactGraph) -> str:
    second = without_shared(other.metric, (one.metric, other.metric), graph)
    if graph.chinese:
        return f"{label(one.metric, graph)}{moved(one, graph)}，快于{second}的{{{other.id}}}"
    return f"{_told(one.metric, one, graph)}, faster than {second} at {{{other.id}}}"


def reached(keys: Sequence[str], graph: FactGraph) -> str:
    """Return what the two metrics of a contrast rose or fell to; nothing where one of them did not move."""
    order = sorted(keys, key=lambda key: -graph.moved(key))
    if len(order) < 2:
        return ""
    second = order[-1] if graph.moved(order[-1]) < 0 < graph.moved(order[0]) else order[1]
    if not all(graph.moved(key) and _is_plain(key, graph) for key in (order[0], second)):
        return ""
    one, other = (_reached(key, graph, mid=key == second) for key in (order[0], second))
    return f"{one}，{other}" if graph.chinese else f"{one}, {other}"


def _is_plain(key: str, graph: FactGraph) -> bool:
    """Say whether a metric is of those that simply rise or fall."""
    change = graph.change(key)
    if change is None or change.measure == "year":
        return False
    return change.kind in _PLAIN_MOVES and not from_to(change, graph)


def _reached(key: str, graph: FactGraph, *, mid: bool) -> str:
    latest, up = graph.latest(key), graph.moved(key) > 0
    name, shown = label(key, graph, mid=mid), f"{{{latest.id}}}"
    if not graph.chinese:
        return f"{name} {'rose' if up else 'fell'} to {shown}"
    level = graph.is_percentage(key) or latest.measure in ("index", "temperature", "rate")
    word = ("升至" if up else "降至") if level else ("增至" if up else "减至")
    return f"{name}{word}{shown}"


def leading(keys: Sequence[str], graph: FactGraph) -> str:
    """Return the metric that a contrast of such metrics begins with."""
    order = sorted(keys, key=lambda key: -graph.moved(key))
    up, down = graph.moved(order[0]), graph.moved(order[-1])
    return order[-1] if len(order) < 2 or (abs(up) < abs(down) and up <= 0) else order[0]


def since_first(key: str, graph: FactGraph) -> str:
    """Return how a series moved since it began, where its change is told against a later period."""
    series, change = graph.series(key), graph.change(key)
    whole = graph.ledger.change(series[-1], series[0])
    if whole is None or is_unchanged(whole) or (change is not None and change.since == whole.since):
        return ""
    when = period_label(whole.since, graph.ledger.language)
    name, said = label(key, graph, mid=True), moved(whole, graph, since=False)
    if graph.chinese:
        return f"{when}以来{name}累计{said}"
    return f"Since {when}, {name} {said}" if said.startswith(_VERBS) else ""


def fits_a_title(text: str, graph: FactGraph) -> bool:
    """Say whether a sentence, its figures printed, is no longer than a title of two lines."""
    pieces, _ = resolve(text, graph.ledger, next(iter(graph.metrics.values())).place)
    return sum(len(piece.text) for piece in pieces) <= LONGEST[graph.chinese]
