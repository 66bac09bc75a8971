"""`ranking`: several things measured alike, from the largest down, with how each changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefgen.base.translate import tr
from briefgen.blocks.charts.bar import Bar
from briefgen.blocks.charts.dumbbell import Dumbbell
from briefgen.blocks.ranked_list import RankedList
from briefgen.story import places, sentences
from briefgen.story.arranging import beside, table, with_figures
from briefgen.story.graph import FactGraph
from briefgen.story.insight import Insight, View

WORD = "ranking"
WEIGHT = 1.2
FEWEST = 3
FEWEST_OF_NO_UNIT = 5
"""Pupils, objects and staff have no unit and are no ranking; five things that make up a section may be."""
MOST_BARS = 12
"""More of them have a slide to themselves, in columns."""
MOST_COLUMNS_OF_BARS = 36
"""Of more of them a chart leaves some out: they are listed over as many slides as they need."""
FEWEST_IN_A_LIST, MOST_IN_A_LIST = 5, 8
"""Rows that fill a slide and can be read."""
TABLE_SHARE = 1.2
"""Width of the bars against the table beside them."""
LEAST_OF_SECTION = 0.6
"""Things without a word in common rank where they are so much of their section: provinces, say."""
_WORDS = re.compile(r"[A-Za-z]{3,}|[\u3400-\u9fff]{2}")
_IN_BRACKETS = re.compile(r"[（(\[【][^）)\]】]*[）)\]】]")
_SMALL = frozenset(
    {"and", "the", "for", "per", "with", "from", "all", "number", "total", "rate"}
    | {"annual", "monthly", "quarterly", "average", "net", "gross", "new", "share", "growth", "change"}
)


def find(free: list[str], graph: FactGraph) -> Iterator[Insight]:
    """Yield insights of metrics of one unit, kind and period that are things of one sort."""
    groups: dict[tuple[object, ...], list[str]] = {}
    for key in free:
        fact = graph.latest(key)
        told = fact.measure not in ("rank", "year") and fact.status != "forecast" and not fact.span
        if told and not graph.metrics[key].names:
            groups.setdefault((fact.unit, fact.measure, fact.period), []).append(key)
    for every in groups.values():
        mean = mean_of(every, graph)
        own = set(every)
        keys = [key for key in every if key == mean or own.isdisjoint(graph.computed_of(key))]
        keys = [key for key in keys if own.isdisjoint(graph.parts_of(key))]
        for group in () if not keys else _of_one_sort(keys, len(free), graph):
            yield ranked(group, graph)


def _of_one_sort(keys: list[str], of_all: int, graph: FactGraph) -> Iterator[list[str]]:
    """Yield metrics whose labels begin or end alike, else all of them where they make up their section."""
    free = dict.fromkeys(keys)
    for sharing in _sharing(keys, graph):
        group = [key for key in sharing if key in free]
        if len(group) >= FEWEST:
            yield group
            for key in group:
                del free[key]
    left = list(free)
    fewest = FEWEST if graph.latest(keys[0]).unit else FEWEST_OF_NO_UNIT
    if len(left) >= fewest and len(left) >= LEAST_OF_SECTION * of_all and _names(left, graph):
        yield left


def _sharing(keys: Sequence[str], graph: FactGraph) -> list[list[str]]:
    """Return the metrics that share a beginning or an end of their labels, most metrics first."""
    sharing: dict[str, list[str]] = {}
    for key in keys:
        for end in _ends(graph.metrics[key].label):
            sharing.setdefault(end, []).append(key)
    order = sorted(sharing.items(), key=lambda each: (-len(each[1]), each[0]))
    return [group for _, group in order if len(group) >= FEWEST]


def _ends(label: str) -> tuple[str, ...]:
    """Return the first and the last word of a label outside of brackets; of a Chinese one two characters."""
    plain = _IN_BRACKETS.sub("", label).strip() or label
    if plain[-1:] > "\u3400":
        return tuple(dict.fromkeys((plain[:2], plain[-2:])))
    words = [word.lower() for word in _WORDS.findall(plain) if word.lower() not in _SMALL]
    return tuple(dict.fromkeys((words[0], words[-1]))) if words else ()


def _names(keys: Sequence[str], graph: FactGraph) -> bool:
    """Say whether labels are names of things rather than of measures: short ones."""
    return all(len(_WORDS.findall(graph.metrics[key].label)) <= 2 for key in keys)


def ranked(keys: Sequence[str], graph: FactGraph) -> Insight:
    """Return the insight of things measured alike."""
    order = graph.falling(keys)
    mean = mean_of(order, graph)
    if mean:
        return _with_mean(mean, tuple(key for key in order if key != mean), graph)
    return Insight(
        form=WORD,
        metrics=order,
        titles=tuple(_titles(order, graph)),
        weight=WEIGHT + max(abs(float(graph.moved(key))) for key in order),
        why=tr("{names} are measured alike", names=", ".join(order)),
        ways=tuple(_ways(order, graph)),
        narrow=_bars(order, graph) if len(order) <= MOST_COLUMNS_OF_BARS else (table(order, graph),),
        place=graph.metrics[order[0]].place,
    )


def mean_of(keys: Sequence[str], graph: FactGraph) -> str:
    """Return the metric that the others are groups of, as labels say: 人均收入 of 城镇人均收入."""
    labels = {key: graph.metrics[key].label.lower() for key in keys}
    found = (key for key in keys if all(labels[key] in label for label in labels.values()))
    return next(found, "")


def _with_mean(mean: str, groups: tuple[str, ...], graph: FactGraph) -> Insight:
    """Return the insight of groups and of what holds for all of them, which is no rank of its own."""
    place, moving = graph.metrics[mean].place, [key for key in groups if graph.change(key) is not None]
    order = graph.falling((mean, *groups))
    bars = Bar(metrics=order, highlight=(mean,), place=place)
    titles = [sentences.contrast(moving, graph)] if len(moving) > 1 else []
    others = [key for key in moving if key != sentences.leading(moving, graph)]
    remark = sentences.change_of(others[0], graph) if others else ""
    ways = [View(name="bars and figures", blocks=(with_figures(bars, (mean,), graph, remark),))]
    if all(graph.base(key) is not None for key in order):
        ways.append(View(name="before and after points", blocks=(Dumbbell(metrics=order, place=place),)))
    ways.append(View(name="bars and table", blocks=(beside(bars, table(order, graph), TABLE_SHARE),)))
    return Insight(
        form=WORD,
        metrics=(mean, *groups),
        titles=(*titles, places.ranking(groups, graph) if len(groups) > 1 else ""),
        weight=WEIGHT + abs(float(graph.moved(mean))),
        why=tr("{names} are groups of what {mean} measures", names=", ".join(groups), mean=mean),
        ways=tuple(ways),
        narrow=(bars,),
        place=place,
    )


def _has_rivals(keys: Sequence[str], graph: FactGraph) -> bool:
    """Say whether a thing of their sort that is told elsewhere, or not at all, may come before them."""
    ends = [set(_ends(graph.metrics[key].label)) for key in keys]
    shared = set.intersection(*ends)
    return any(
        key not in graph.metrics or not shared or shared & set(_ends(graph.metrics[key].label))
        for key in graph.rivals(keys)
    )


def _titles(order: tuple[str, ...], graph: FactGraph) -> Iterator[str]:
    """Yield which comes first; where the brief skips one that may come before it, what moved, or levels."""
    moving = [key for key in order if graph.change(key) is not None]
    if not _has_rivals(order, graph):
        yield places.ranking(order, graph)
        yield places.span_of(order, graph)
    elif len(moving) > 1:
        yield sentences.contrast(moving, graph)
    yield sentences.levels(order, graph)


def _ways(order: tuple[str, ...], graph: FactGraph) -> Iterator[View]:
    place = graph.metrics[order[0]].place
    (bars,) = _bars(order, graph)
    if len(order) > MOST_COLUMNS_OF_BARS:
        yield View(name="long table", blocks=(table(order, graph),))
        return
    if len(order) > MOST_BARS:
        yield View(name="many bars", blocks=(bars,))
        return
    told = with_figures(bars, order[:1], graph, _remark(order, graph))
    yield View(name="bars and figures", blocks=(told,))
    changed = all(graph.base(key) is not None for key in order)
    if changed and not any(graph.is_series(key) for key in order):
        yield View(name="before and after points", blocks=(Dumbbell(metrics=order, place=place),))
    if FEWEST_IN_A_LIST <= len(order) <= MOST_IN_A_LIST:
        yield View(name="ranked list", blocks=(RankedList(metrics=order, place=place),))
    if len(order) <= MOST_IN_A_LIST:
        yield View(name="bars and table", blocks=(beside(bars, table(order, graph), TABLE_SHARE),))


def _bars(order: tuple[str, ...], graph: FactGraph) -> tuple[Bar]:
    return (Bar(metrics=order, highlight=order[:1], place=graph.metrics[order[0]].place),)


def _remark(order: Sequence[str], graph: FactGraph) -> str:
    """Return which of them moved most, or which is the last."""
    changed = [key for key in order if graph.change(key) is not None]
    if changed:
        return sentences.change_of(max(changed, key=lambda key: abs(graph.moved(key))), graph)
    return "" if _has_rivals(order, graph) else places.span_of(order, graph)
