"""`panel`: figures that share a slide as each is too little for one: how far they moved, where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from briefgen.base.translate import tr
from briefgen.blocks.before_after import BeforeAfter
from briefgen.blocks.charts.bar import Bar
from briefgen.blocks.charts.progress import Progress
from briefgen.blocks.figure_list import FigureList
from briefgen.blocks.kpi_grid import KpiGrid
from briefgen.blocks.tiles import Tiles
from briefgen.facts.fact import Fact
from briefgen.model.context import Block
from briefgen.story import places, sentences
from briefgen.story.arranging import (
    bento,
    beside,
    figure_over_chart,
    figures,
    figures_over_charts,
    named,
    table,
    tiles,
)
from briefgen.story.forms.target import aims_of
from briefgen.story.graph import FactGraph
from briefgen.story.insight import Insight, View
from briefgen.story.target_sentences import against_targets

WORD = "panel"
FEWEST_RATES = 3
"""Rates of growth that a chart compares."""
MOST_TILES, FEWEST_ROWS = 8, 4
MOST_WITH_CHARTS = 2
"""Figures that stand above their charts."""
SEEN = Fraction(3, 20)
"""A change that two columns show."""
BENTO, UNEVEN = frozenset({3, 5}), frozenset({5, 7})
"""Counts of figures that make a large tile and even smaller ones, and those that leave a gap on a grid."""
BESIDE_TABLE = 0.65
"""Width of the leading tile against a table."""
WHOLE_PERCENT = 100


def panel(keys: Sequence[str], graph: FactGraph) -> Insight:
    """Return the insight of figures that share a slide."""
    moving = [key for key in keys if graph.change(key) is not None]
    about = sentences.leading(moving, graph) if moving else keys[0]
    return Insight(
        form=WORD,
        metrics=tuple(keys),
        titles=tuple(filter(None, _titles(keys, moving, graph))),
        weight=max((abs(float(graph.moved(key))) for key in keys), default=0.0),
        why=tr("{names} share a slide: each is too little for one of its own", names=", ".join(keys)),
        ways=tuple(_ways(keys, moving, about, graph)),
        narrow=_narrow(keys, graph),
        place=graph.metrics[keys[0]].place,
        about=about,
    )


def _titles(keys: Sequence[str], moving: Sequence[str], graph: FactGraph) -> Iterator[str]:
    for aim in aims_of(keys, graph):
        if against := against_targets((aim.key,), (aim.target,), graph):
            yield against
    if len(moving) > 1:
        yield sentences.contrast(moving, graph)
        yield sentences.reached(moving, graph)
    for key in sorted(moving, key=lambda key: -abs(graph.moved(key))):
        yield sentences.change_of(key, graph)
    if len(keys) > 2 and _sizes_compare(keys, graph):
        yield places.span_of(keys, graph)
    yield sentences.levels(keys, graph)


def _sizes_compare(keys: Sequence[str], graph: FactGraph) -> bool:
    """Say whether one of the metrics is the largest of all that are measured like them: no year is."""
    alike = all(graph.like(keys[0], key) for key in keys[1:]) and graph.latest(keys[0]).measure != "year"
    return alike and not graph.rivals(keys)


def _ways(keys: Sequence[str], moving: Sequence[str], about: str, graph: FactGraph) -> Iterator[View]:
    place, extra = graph.metrics[keys[0]].place, named(keys, graph)
    based = [key for key in keys if graph.base(key) is not None]
    if len(keys) <= MOST_WITH_CHARTS and any(abs(graph.moved(key)) >= SEEN for key in based):
        yield View(
            name="figures over charts", blocks=(figures_over_charts(keys, graph), *named(based, graph))
        )
    if len(keys) <= MOST_WITH_CHARTS and graph.began_at_base(keys):
        yield View(name="before and after", blocks=(BeforeAfter(metrics=tuple(keys), place=place), *extra))
    rates = _rates(moving, graph)
    if len(rates) >= FEWEST_RATES and len(rates) >= len(keys) - 1:
        bars = Bar(metrics=tuple(fact.id for fact in rates), labels="unit", place=place)
        yield View(name="table and growth", blocks=(beside(table(keys, graph), bars, 1.5),))
    yield from _tiled(keys, extra, about, graph)
    if len(keys) >= FEWEST_ROWS:
        yield View(name="table", blocks=(table(keys, graph),))


def _tiled(keys: Sequence[str], extra: tuple[Block, ...], about: str, graph: FactGraph) -> Iterator[View]:
    """Yield the ways in which figures stand on tiles and cards, without a gap in the last row."""
    place, count = graph.metrics[keys[0]].place, len(keys)
    led = (about, *(key for key in keys if key != about))
    if count in BENTO and not extra:
        yield View(name="bento", blocks=(bento(led, graph),))
    if count >= FEWEST_ROWS and count not in BENTO and not extra:
        lead = Tiles(items=figures(led[:1], graph), place=place)
        rest = table(led[1:], graph)
        yield View(name="figure and table", blocks=(beside(lead, rest, BESIDE_TABLE),))
    shares = [key for key in keys if _is_share(key, graph)]
    if len(shares) == count >= FEWEST_RATES:
        yield View(name="shares", blocks=(Progress(metrics=tuple(keys), place=place),))
    if count <= MOST_TILES and count not in UNEVEN:
        yield View(name="tiles", blocks=tiles(keys, graph))
        if count > 2:
            grid = KpiGrid(items=figures(keys, graph), place=place)
            yield View(name="cards", blocks=(grid, *extra))


def _narrow(keys: Sequence[str], graph: FactGraph) -> tuple[Block, ...]:
    """Return few figures below each other, more of them in a list."""
    if len(keys) <= MOST_WITH_CHARTS and any(abs(graph.moved(key)) >= SEEN for key in keys):
        return tuple(block for key in keys for block in figure_over_chart(key, graph))
    if len(keys) <= MOST_WITH_CHARTS:  # three leave a gap in rows of two
        return tiles(keys, graph)
    return (FigureList(metrics=tuple(keys), place=graph.metrics[keys[0]].place), *named(keys, graph))


def _is_share(key: str, graph: FactGraph) -> bool:
    latest = graph.latest(key)
    return graph.is_percentage(key) and not latest.span and 0 <= latest.number <= WHOLE_PERCENT


def _rates(keys: Sequence[str], graph: FactGraph) -> list[Fact]:
    """Return the rates of growth among the changes, if all compare with one period."""
    changes = [change for key in keys if (change := graph.change(key)) is not None]
    rates = [change for change in changes if change.kind == "growth"]
    return rates if len({(change.since, change.basis or "nominal") for change in rates}) == 1 else []
