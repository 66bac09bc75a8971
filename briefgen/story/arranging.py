"""Metrics in, blocks out: what the forms of insights have in common."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.base.phrase import Phrase
from briefgen.blocks.callout import Callout
from briefgen.blocks.charts.column import Column
from briefgen.blocks.charts.line import Line
from briefgen.blocks.charts.parts.block import ChartBlock
from briefgen.blocks.charts.slope import Slope
from briefgen.blocks.figure_list import FEWEST_OF_TREND
from briefgen.blocks.kpi import Kpi
from briefgen.blocks.parts.containers import Across, Pile
from briefgen.blocks.row import Row
from briefgen.blocks.stack import Stack
from briefgen.blocks.table import Table
from briefgen.blocks.tags import Tags
from briefgen.blocks.tiles import Tiles
from briefgen.facts.measure import DIFFERENCE_ONLY
from briefgen.facts.time_steps import are_even, steps_of
from briefgen.model.context import Block
from briefgen.story.figure_blocks import FigureWithChart
from briefgen.story.graph import FactGraph

MOST_BESIDE = 3
"""Figures that stand beside a chart."""
FEWEST_IN_A_BENTO = 3
CHART_SHARE = 1.9
"""Width of a chart against what stands beside it."""
LEAD_SHARE = 0.85
"""Width of the leading tile against the others."""
ASIDE_GAPS = 4.0
GUTTERS = 3.0
"""Room between two figures with charts, in gutters."""
FROM_NO_ZERO = DIFFERENCE_ONLY | {"index"}
"""Measures whose charts need not begin at zero: 100.2 and 100.4, the years 2028 and 2030."""


def figures(keys: Sequence[str], graph: FactGraph) -> tuple[Kpi, ...]:
    """Return metrics as figures; one that is not of the brief's period says when it was."""
    return tuple(figure(key, graph) for key in keys)


def figure(key: str, graph: FactGraph) -> Kpi:
    """Return a metric as a figure, with its period where that is not the brief's and nothing is compared."""
    latest, metric = graph.latest(key), graph.metrics[key]
    late = latest.period not in ("now", graph.ledger.as_of) and not metric.claims
    alone = late and graph.change(key) is None
    note = Phrase(f"{{{key}.period}}", metric.place) if alone else None
    return Kpi(metric=key, note=note, place=metric.place)


def named(keys: Sequence[str], graph: FactGraph) -> tuple[Block, ...]:
    """Return the names of what the metrics count, where the brief gives them."""
    return tuple(Tags(metric=key, place=graph.metrics[key].place) for key in keys if graph.metrics[key].names)


def beside(one: Block, other: Block, share: float = CHART_SHARE) -> Row:
    """Return two blocks side by side, the first so many times as wide as the second."""
    return Row(blocks=(one, other), shares=(share, 1.0), align="middle", place=one.place)


def with_figures(chart: Block, keys: Sequence[str], graph: FactGraph, *remarks: str) -> Row:
    """Return a chart with figures at its side, one below the other, and remarks below them."""
    callouts = tuple(Callout(text=Phrase(text, chart.place), place=chart.place) for text in remarks if text)
    pile = Pile(blocks=(*figures(keys, graph), *callouts), gap=ASIDE_GAPS, place=chart.place)
    return beside(chart, pile)


def tiles(keys: Sequence[str], graph: FactGraph) -> tuple[Block, ...]:
    """Return metrics on tiles of one size, the names of what they count below them."""
    place = graph.metrics[keys[0]].place
    return (Tiles(items=figures(keys, graph), place=place), *named(keys, graph))


def bento(keys: Sequence[str], graph: FactGraph) -> Row:
    """Return one large tile beside smaller tiles."""
    place = graph.metrics[keys[0]].place
    lead, rest = (Tiles(items=figures(part, graph), place=place) for part in (keys[:1], keys[1:]))
    return beside(lead, rest, LEAD_SHARE)


def past_chart(key: str, graph: FactGraph) -> ChartBlock:
    """Return the chart of a few values: columns only where they are measured from zero in even steps."""
    series, base, place = graph.series(key), graph.base(key), graph.metrics[key].place
    periods = tuple(fact.period for fact in series)
    crosses = base is not None and base.number * series[-1].number < 0
    ranked = series[-1].measure == "rank"
    if ranked or (len(series) == 2 and (crosses or series[-1].measure in FROM_NO_ZERO)):
        return Slope(metrics=(key,), periods=periods, place=place)
    steps = steps_of([graph.ledger.context.period(period) for period in periods])
    if graph.is_series(key) or not are_even(steps) or series[-1].measure in FROM_NO_ZERO:
        return Line(metrics=(key,), periods=periods, place=place)
    return Column(metrics=(key,), periods=periods, place=place)


def figure_over_chart(key: str, graph: FactGraph) -> tuple[Block, ...]:
    """Return a figure and below it the chart of its past, or the names of what it counts."""
    if graph.base(key) is None:
        return (figure(key, graph), *named((key,), graph))
    place = graph.metrics[key].place
    return (FigureWithChart(kpi=figure(key, graph), chart=past_chart(key, graph), place=place),)


def figures_over_charts(keys: Sequence[str], graph: FactGraph) -> Across:
    """Return figures side by side, each above the chart of its past where it has one."""
    columns = [Stack(blocks=figure_over_chart(key, graph), place=graph.metrics[key].place) for key in keys]
    place = graph.metrics[keys[0]].place
    return Across(blocks=columns, shares=[1.0] * len(columns), gutters=GUTTERS, place=place)


def table(keys: Sequence[str], graph: FactGraph) -> Table:
    """Return metrics in rows, with their changes where there are any, and small lines where most have one."""
    changes = any(graph.change(key) is not None for key in keys)
    trend = 2 * sum(len(graph.series(key)) >= FEWEST_OF_TREND for key in keys) >= len(keys)
    periods = len({graph.latest(key).period for key in keys}) > 1
    columns = ("latest", *(("period",) if periods else ()), *(("change",) if changes else ()))
    place = graph.metrics[keys[0]].place
    return Table(metrics=tuple(keys), columns=(*columns, *(("trend",) if trend else ())), place=place)
