"""`trend`: one figure over time, with what its course was; `trends`: several of one unit in one chart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.base.phrase import Phrase
from briefgen.base.translate import tr
from briefgen.blocks.callout import Callout
from briefgen.blocks.charts.line import Line
from briefgen.blocks.charts.parts.mark import Mark
from briefgen.blocks.charts.small_multiples import SmallMultiples
from briefgen.blocks.row import Row
from briefgen.blocks.table import Table
from briefgen.blocks.tiles import Tiles
from briefgen.model.context import Block
from briefgen.story import sentences
from briefgen.story.arranging import MOST_BESIDE, figures, with_figures
from briefgen.story.course import course_of, course_sentence, crossing, joint
from briefgen.story.graph import FactGraph
from briefgen.story.insight import Insight, View

WORD, TOGETHER = "trend", "trends"
WEIGHT = 1.5
MOST_LINES = 4
MOST_CHARTS = 6
"""Small charts of one slide."""
FEWEST_CHARTS = 3
MOST_CROWDED = 12
"""Periods of four lines in one chart: of more they are a tangle."""
FEWEST_ROWS = 4
ONE_SCALE = 4
"""Lines share an axis where the largest latest value is at most so many times the smallest."""


def find(free: list[str], graph: FactGraph) -> Iterator[Insight]:
    """Yield insights of series of one unit and the same periods, which share a chart."""
    groups: dict[tuple[object, ...], list[str]] = {}
    for key in free:
        if graph.is_series(key) and graph.latest(key).measure != "rank":
            fact = graph.latest(key)
            periods = tuple(each.period for each in graph.series(key))
            groups.setdefault((fact.unit, fact.measure, periods), []).append(key)
    for every in groups.values():
        keys = [key for key in every if not set(every) & set(graph.computed_of(key))]
        for group in _on_one_scale(keys, graph):
            if 2 <= len(group) <= MOST_LINES:
                yield _together([key for key in keys if key in group], graph)


def _on_one_scale(keys: Sequence[str], graph: FactGraph) -> Iterator[list[str]]:
    """Yield metrics whose sizes are alike, up to as many as one chart can tell apart."""
    order = sorted(keys, key=lambda key: -abs(graph.latest(key).number))
    group: list[str] = []
    for key in order:
        small = group and abs(graph.latest(group[0]).number) > ONE_SCALE * abs(graph.latest(key).number)
        if small or len(group) == MOST_LINES:
            yield group
            group = []
        group.append(key)
    yield group


def _together(keys: list[str], graph: FactGraph) -> Insight:
    order = graph.falling(keys)
    place = graph.metrics[order[0]].place
    mark: tuple[Mark, ...] = ("crossing",) if crossing(order, graph) else ()
    chart = Line(metrics=tuple(keys), mark=mark, place=place)
    plates = Tiles(items=figures(order, graph), place=place)
    told = tuple(filter(None, _titles(keys, order, graph)))
    ways = [
        View(name="lines over remarks", blocks=(chart, _remarks(keys, graph))),
        View(name="figures over lines", blocks=(plates, chart)),
    ]
    if len(keys) >= FEWEST_CHARTS:
        charts = View(
            name="small charts", blocks=(SmallMultiples(metrics=tuple(keys), kind="line", place=place),)
        )
        crowded = len(keys) == MOST_LINES and len(graph.series(keys[0])) > MOST_CROWDED
        ways.insert(0 if crowded else len(ways), charts)
    return Insight(
        form=TOGETHER,
        metrics=tuple(order),
        titles=told,
        weight=WEIGHT + max(abs(float(graph.moved(key))) for key in keys),
        why=tr("{names} are series of one unit and the same periods", names=", ".join(keys)),
        ways=tuple(ways),
        narrow=(chart,),
        place=place,
    )


def _titles(keys: Sequence[str], order: Sequence[str], graph: FactGraph) -> Iterator[str]:
    """Yield what series in one chart tell: what crossed, what they share, how each went, in order."""
    yield crossing(order, graph)
    yield joint(keys, graph)
    for key in keys:
        if course_of(graph.series(key)).shape != "mixed":
            yield course_sentence(key, graph)
    yield sentences.contrast(order, graph)


def _remarks(keys: Sequence[str], graph: FactGraph) -> Block:
    """Return the courses of series, each in a sentence, side by side."""
    place = graph.metrics[keys[0]].place
    callouts = tuple(
        Callout(text=Phrase(course_sentence(key, graph), place), place=place) for key in keys[:MOST_BESIDE]
    )
    return Row(blocks=callouts, align="top", place=place)


def alone(key: str, graph: FactGraph) -> Insight:
    """Return the insight of one series with a slide of its own."""
    place = graph.metrics[key].place
    goal = graph.goal(key)
    chart = Line(metrics=(key,), target=goal.id if goal else "", mark=("auto",), place=place)
    remark = sentences.since_first(key, graph)
    return Insight(
        form=WORD,
        metrics=(key,),
        titles=(course_sentence(key, graph),),
        weight=WEIGHT + abs(float(graph.moved(key))),
        why=tr("{key} has {count} values", key=key, count=len(graph.series(key))),
        ways=(
            View(name="line and figure", blocks=(with_figures(chart, (key,), graph, remark),)),
            View(name="figure over line", blocks=(*figures((key,), graph), chart)),
        ),
        narrow=(*figures((key,), graph), chart),
        place=place,
    )


def several(keys: Sequence[str], graph: FactGraph) -> Insight:
    """Return the insight of series of different units in small charts, or in a table where they are many."""
    place = graph.metrics[keys[0]].place
    lead = max(keys, key=lambda key: abs(graph.moved(key)))
    charts = SmallMultiples(metrics=tuple(keys), kind="line", own_scale=True, place=place)
    rows = Table(metrics=tuple(keys), columns=("latest", "change", "trend"), place=place)
    ways = (
        View(name="small charts", blocks=(charts,)),
        *((View(name="table of trends", blocks=(rows,)),) if len(keys) >= FEWEST_ROWS else ()),
    )
    return Insight(
        form=TOGETHER,
        metrics=tuple(keys),
        titles=tuple(filter(None, (joint(keys, graph), course_sentence(lead, graph)))),
        weight=1.0,
        why=tr("{names} are series of different units", names=", ".join(keys)),
        ways=ways,
        narrow=(charts,),
        place=place,
    )
