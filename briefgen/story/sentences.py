"""Figures and how they relate go in; sentences with a verb and references to the figures come out.

A sentence states only what the values bear out: who is ahead is decided on the numbers as published, and
two figures that may be equal are never set against each other.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.base.marked import both
from briefgen.base.phrase import escape_references
from briefgen.facts.basis import is_nominal, same_basis
from briefgen.facts.fact import Fact
from briefgen.facts.format import period_label
from briefgen.facts.prose import resolve
from briefgen.facts.wording import is_unchanged
from briefgen.story.grammar import agreeing, as_whole
from briefgen.story.graph import FactGraph, Whole
from briefgen.story.moves import MOVED_TO, PLAIN_MOVES, VERBS, from_to, moved, moves_plainly, told
from briefgen.story.named import at, beside, label, verb, without_shared
from briefgen.story.said import or_none, or_plain, say

LONGEST = {True: 46, False: 110}
"""Characters of a title of two lines, in Chinese and in English; a longer one gives way to a shorter one."""
_MOST = 50


@or_plain
def whole(found: Whole, graph: FactGraph) -> str:
    """Return which part of a whole is the largest, and how much of it that is."""
    first, second = graph.falling(found.parts)[:2]
    one, other = graph.latest(first), graph.latest(second)
    share, name, total = graph.share(first), label(first, graph), _of(found.key, graph)
    if not graph.chinese and _is_named_in(found.key, first, graph):
        total = say(graph.language, "", "the total")
    if len(found.parts) == 2 and one.within.low > other.within.high and share is None:
        return _ahead(one, other, graph)
    if share is None and one.within.low <= other.within.high:
        return change_of(found.key, graph)
    if share is None:
        return say(
            graph.language, "{at}，为{total}之首", "{at} is the largest part of {total}",
            at=at(one, graph), total=total, part=label(first, graph, mid=True), value=f"{{{one.id}}}",
        )  # fmt: skip
    shown, next_share = f"{{{share.id}}}", graph.share(second)
    if share.number >= _MOST or one.within.low <= other.within.high:
        words, further = _MOST_OF, ""
    else:
        words = _LARGEST if next_share else _LARGEST_ALONE
        further = f"{{{next_share.id}}}" if next_share else ""
    return say(
        graph.language, *words, name=name, total=total, shown=shown, make_up=verb("make up", first, graph),
        be=verb("be", first, graph), other=label(second, graph), further=further,
        part=label(first, graph, mid=True),
    )  # fmt: skip


_MOST_OF = both("{name}占{total}的{shown}", "{name} {make_up} {shown} of {total}")
_LARGEST = both(
    "{name}占{total}的{shown}，{other}占{further}", "{name} {be} the largest part of {total}, at {shown}"
)
_LARGEST_ALONE = both("{name}占{total}的{shown}", "{name} {be} the largest part of {total}, at {shown}")


@or_none
def whole_moved(found: Whole, graph: FactGraph) -> str:
    """Return how a whole moved, and how much of it its largest part is; nothing where either is not known."""
    first, second = graph.falling(found.parts)[:2]
    change, share = graph.change(found.key), graph.share(first)
    clear = graph.latest(first).within.low > graph.latest(second).within.high
    if change is None or share is None or not clear:
        return ""
    rise, shown = told(found.key, change, graph), f"{{{share.id}}}"
    part = without_shared(first, found.parts, graph)
    return say(
        graph.language, "{rise}，{name}占{shown}", "{rise}; {part} {make_up} {shown} of it",
        rise=rise, name=label(first, graph), part=part, make_up=agreeing("make up", part), shown=shown,
    )  # fmt: skip


def _of(key: str, graph: FactGraph) -> str:
    """Return a whole's label as it stands behind “of”."""
    own = graph.metrics[key].label
    return escape_references(as_whole(own) if graph.english else own)


def _is_named_in(key: str, part: str, graph: FactGraph) -> bool:
    """Say whether a part's label names its whole already: Revenue in Europe."""
    return graph.metrics[part].label.lower().startswith(graph.metrics[key].label.lower())


def _ahead(one: Fact, other: Fact, graph: FactGraph) -> str:
    return say(
        graph.language, "{at}，高于{other}的{shown}", "{at} {exceed} {second}",
        at=at(one, graph), other=label(other.metric, graph), shown=f"{{{other.id}}}",
        exceed=verb("exceed", one.metric, graph), second=at(other, graph, mid=True),
    )  # fmt: skip


@or_plain
def change_of(key: str, graph: FactGraph) -> str:
    """Return how one metric moved, and to what."""
    latest, change = graph.latest(key), graph.doubled(key) or graph.change(key)
    if change is None:
        return level(key, graph)
    name, value = label(key, graph), f"{{{latest.id}}}"
    if from_to(change, graph):
        return told(key, change, graph)
    said = moved(change, graph)
    if graph.chinese:
        placed = both("{name}{said}，居{value}", "") if latest.measure == "rank" else _NOW_AT
        return say(graph.language, *placed, name=name, said=said, value=value)
    base = graph.ledger.accounts[key].at(change.since)
    plain = change.kind == "change" and latest.measure not in ("profit", "year") and not change.qualifier
    if plain and base is not None and not is_unchanged(change):
        went = _FROM[change.number > 0]
        return say(graph.language, *went, name=name, base=f"{{{base.id}|number}}", value=value)
    if moves_plainly(change, graph) and is_nominal(change):
        alone = moved(change, graph, since=False)
        return say(graph.language, "", "{name} {said} to {value}", name=name, said=alone, value=value)
    if is_unchanged(change):
        return say(graph.language, "", "{name} {said}, at {value}", name=name, said=said, value=value)
    if change.kind == "doubled":
        return say(graph.language, *MOVED_TO, name=name, said=said, value=value)
    return say(graph.language, "", "{told}, now {value}", told=told(key, change, graph), value=value)


_NOW_AT = both("{name}{said}，为{value}", "")
_FROM = (
    both("", "{name} fell from {base} to {value}"),
    both("", "{name} rose from {base} to {value}"),
)


@or_plain
def level(key: str, graph: FactGraph) -> str:
    """Return where one metric stands."""
    latest = graph.latest(key)
    if not graph.chinese:
        stands = latest.number >= 0 and latest.measure != "year"
        return at(latest, graph, verb=f"{verb('stand', key, graph)} at" if stands else verb("be", key, graph))
    if latest.measure == "year":
        return at(latest, graph, verb=say(graph.language, "为", ""))
    whole_number = latest.measure not in ("rank", "profit", "balance") and latest.number > 0
    return at(latest, graph, verb=say(graph.language, "达", "") if whole_number and not latest.vague else "")


@or_plain
def levels(keys: Sequence[str], graph: FactGraph) -> str:
    """Return where two metrics stand."""
    first, *rest = keys[:2]
    if not rest:
        return level(first, graph)
    other = at(graph.latest(rest[0]), graph, mid=True)
    return beside(graph, (level(first, graph), other))


@or_plain
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
    first = told(one, a, graph)
    second = told(other, b, graph, since=not same, mid=True)
    if but:
        return say(graph.language, "{first}，{second}", "{first} while {second}", first=first, second=second)
    return beside(graph, (first, second))


def _faster(one: Fact, other: Fact, graph: FactGraph) -> str:
    second = without_shared(other.metric, (one.metric, other.metric), graph)
    return say(
        graph.language, "{first}，快于{second}的{shown}", "{first}, faster than {second} at {shown}",
        first=told(one.metric, one, graph), second=second, shown=f"{{{other.id}}}",
    )  # fmt: skip


@or_none
def reached(keys: Sequence[str], graph: FactGraph) -> str:
    """Return what the two metrics of a contrast rose or fell to; nothing where one of them did not move."""
    order = sorted(keys, key=lambda key: -graph.moved(key))
    if len(order) < 2:
        return ""
    second = order[-1] if graph.moved(order[-1]) < 0 < graph.moved(order[0]) else order[1]
    if not all(graph.moved(key) and _is_plain(key, graph) for key in (order[0], second)):
        return ""
    return beside(graph, [_reached(key, graph, mid=key == second) for key in (order[0], second)])


def _is_plain(key: str, graph: FactGraph) -> bool:
    """Say whether a metric is of those that simply rise or fall."""
    change = graph.change(key)
    if change is None or change.measure == "year":
        return False
    return change.kind in PLAIN_MOVES and not from_to(change, graph)


def _reached(key: str, graph: FactGraph, *, mid: bool) -> str:
    latest, up = graph.latest(key), graph.moved(key) > 0
    name, shown = label(key, graph, mid=mid), f"{{{latest.id}}}"
    level = graph.is_percentage(key) or latest.measure in ("index", "temperature", "rate")
    return say(graph.language, *_REACHED[level, up], name=name, shown=shown)


_REACHED = {
    (True, True): both("{name}升至{shown}", "{name} rose to {shown}"),
    (True, False): both("{name}降至{shown}", "{name} fell to {shown}"),
    (False, True): both("{name}增至{shown}", "{name} rose to {shown}"),
    (False, False): both("{name}减至{shown}", "{name} fell to {shown}"),
}
"""Whether a level is measured, and up."""


def leading(keys: Sequence[str], graph: FactGraph) -> str:
    """Return the metric that a contrast of such metrics begins with."""
    order = sorted(keys, key=lambda key: -graph.moved(key))
    up, down = graph.moved(order[0]), graph.moved(order[-1])
    return order[-1] if len(order) < 2 or (abs(up) < abs(down) and up <= 0) else order[0]


@or_none
def since_first(key: str, graph: FactGraph) -> str:
    """Return how a series moved since it began, where its change is told against a later period."""
    series, change = graph.series(key), graph.change(key)
    whole = graph.ledger.change(series[-1], series[0])
    if whole is None or is_unchanged(whole) or (change is not None and change.since == whole.since):
        return ""
    when = period_label(whole.since, graph.ledger.language)
    name, said = label(key, graph, mid=True), moved(whole, graph, since=False)
    if graph.english and not said.startswith(VERBS):
        return ""
    return say(
        graph.language, "{when}以来{name}累计{said}", "Since {when}, {name} {said}",
        when=when, name=name, said=said,
    )  # fmt: skip


def fits_a_title(text: str, graph: FactGraph) -> bool:
    """Say whether a sentence, its figures printed, is no longer than a title of two lines."""
    pieces, _ = resolve(text, graph.ledger, next(iter(graph.metrics.values())).place)
    return sum(len(piece.text) for piece in pieces) <= LONGEST[graph.chinese]
