"""`leap`: a figure that is far from what it was, large beside its past; `rank` too, on its ladder."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from briefgen.base.translate import tr
from briefgen.blocks.before_after import BeforeAfter
from briefgen.blocks.tiles import Tiles
from briefgen.facts.measure import DIFFERENCE_ONLY
from briefgen.story import sentences
from briefgen.story.arranging import beside, figure, figure_over_chart, figures_over_charts, named, past_chart
from briefgen.story.graph import SERIES_FROM, FactGraph
from briefgen.story.insight import Insight, View

WORD = "leap"
WEIGHT = 1.4
FAR = Fraction(1, 4)
"""A change from which a before and an after show it: of less, two columns look alike."""
FAR_POINTS = 5
"""Of percentages so many points as well: 1.4% after 2.7% is no leap."""
SHARE = 1.1
"""Width of the figure against its chart."""
MOST_TOGETHER = 3


def is_leap(key: str, graph: FactGraph) -> bool:
    """Say whether a metric of few values moved far, or is a rank that moved."""
    latest = graph.latest(key)
    if len(graph.series(key)) >= SERIES_FROM and latest.measure != "rank":
        return False
    base = graph.base(key)
    if base is None or latest.measure in DIFFERENCE_ONLY:
        return False
    if graph.is_percentage(key) and abs(latest.number - base.number) < FAR_POINTS:
        return False
    return abs(graph.moved(key)) >= FAR


def alone(key: str, graph: FactGraph) -> Insight:
    """Return the insight of one metric: a hero of its slide."""
    place = graph.metrics[key].place
    hero = Tiles(items=(figure(key, graph),), place=place)
    extra = named((key,), graph)
    chart = past_chart(key, graph)
    ways = (
        View(name="hero figure and chart", blocks=(beside(hero, chart, SHARE), *extra)),
        View(name="chart and hero figure", blocks=(beside(chart, hero, SHARE), *extra)),
    )
    return Insight(
        form=WORD,
        metrics=(key,),
        titles=(sentences.change_of(key, graph),),
        weight=WEIGHT + abs(float(graph.moved(key))),
        why=tr("{key} is {share:.0%} away from where it was", key=key, share=abs(float(graph.moved(key)))),
        ways=ways,
        narrow=(*figure_over_chart(key, graph), *extra),
        place=place,
    )


def together(keys: Sequence[str], graph: FactGraph) -> Insight:
    """Return the insight of two or three metrics that moved far, their past beside their present."""
    place = graph.metrics[keys[0]].place
    order = sorted(keys, key=lambda key: -abs(graph.moved(key)))
    ways = [View(name="figures over charts", blocks=(figures_over_charts(keys, graph),))]
    if graph.began_at_base(keys):
        then_now = BeforeAfter(metrics=tuple(keys), place=place)
        ways.append(View(name="before and after", blocks=(then_now,)))
    return Insight(
        form=WORD,
        metrics=tuple(order),
        titles=tuple(filter(None, (sentences.contrast(order, graph), sentences.reached(order, graph)))),
        weight=WEIGHT + abs(float(graph.moved(order[0]))),
        why=tr("{names} are far from where they were", names=", ".join(keys)),
        ways=tuple(ways),
        narrow=tuple(block for key in keys for block in figure_over_chart(key, graph)),
        place=place,
    )
