"""`target`: figures beside what they were meant to be, met or missed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefgen.base.dataclass import dataclass
from briefgen.base.translate import tr
from briefgen.blocks.charts.bullet import Bullet
from briefgen.blocks.charts.line import Line
from briefgen.blocks.figure_list import FigureList
from briefgen.blocks.table import Table
from briefgen.blocks.tiles import Tiles
from briefgen.facts.target import SET
from briefgen.model.context import Block
from briefgen.story.arranging import beside, figures, table, with_figures
from briefgen.story.graph import FactGraph
from briefgen.story.insight import Insight, View
from briefgen.story.target_sentences import against_targets, counted_against_targets

WORD = "target"
WEIGHT = 1.3
MOST_BULLETS = 6
TABLE_SHARE = 1.5
"""Width of the bars against the table beside them."""
_NAMED = re.compile(r"[（(\s]*(?:目标值?|计划值?|target|goal|plan)[）)\s]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """A metric, and the reference to what it was to be: its own target or limit, or another metric."""

    key: str
    target: str

    @property
    def own(self) -> bool:
        """Whether the metric itself states what it was to be."""
        return "." in self.target


def aims_of(keys: Sequence[str], graph: FactGraph) -> tuple[Aim, ...]:
    """Return the metrics among some that have a target or limit, or whose target is one of them too.

    Such a one is known by its label: 优良天数目标.
    """
    stated = [Aim(key=key, target=goal.id) for key in keys if (goal := graph.goal(key))]
    own = {aim.key for aim in stated}
    labels = {_plain(graph.metrics[key].label): key for key in keys}
    found = [aim for aim in stated if graph.latest(aim.key).measure != "rank"]
    for key in keys:
        label = graph.metrics[key].label
        aimed = labels.get(_plain(_NAMED.sub("", label))) if _NAMED.search(label) else None
        told = aimed is not None and aimed != key and aimed not in own
        if told and aimed and graph.like(aimed, key) and graph.latest(key).measure != "rank":
            found.append(Aim(key=aimed, target=key))
    return tuple(aim for aim in found if _is_known(aim, graph))


def _plain(label: str) -> str:
    return label.strip().lower()


def find(free: list[str], graph: FactGraph) -> Iterator[Insight]:
    """Yield the insight of all figures that have a target: one a section; a lone one is told on a panel."""
    aims = aims_of(free, graph)[:MOST_BULLETS]
    lone = len(aims) == 1 and not aims[0].own and not graph.is_series(aims[0].key)
    if (
        aims
        and not lone
        and all(graph.latest(key).number > 0 for aim in aims for key in (aim.key, aim.target))
    ):
        yield _aimed(aims, graph)


def _is_known(aim: Aim, graph: FactGraph) -> bool:
    """Say whether a metric's value is one number, and no forecast."""
    values = [graph.latest(key) for key in (aim.key, aim.target)]
    return not any(value.span for value in values) and values[0].status != "forecast"


def _aimed(aims: Sequence[Aim], graph: FactGraph) -> Insight:
    keys, targets = tuple(aim.key for aim in aims), tuple(aim.target for aim in aims)
    place = graph.metrics[keys[0]].place
    pairs = tuple(key for aim in aims for key in (aim.key, aim.target))
    metrics = tuple(aim.target for aim in aims if not aim.own)
    # A column of a page leaves bars no length.
    listed = FigureList(metrics=pairs, place=place) if metrics else _listed(keys, graph)
    bars = Bullet(metrics=keys, targets=targets, place=place)
    return Insight(
        form=WORD,
        metrics=(*keys, *metrics),
        titles=tuple(filter(None, _titles(keys, targets, graph))),
        weight=WEIGHT + max(abs(float(graph.moved(key))) for key in keys),
        why=tr("{targets} say what {names} were to be", targets=", ".join(targets), names=", ".join(keys)),
        ways=tuple(_ways(aims, bars, graph)),
        narrow=_in_a_column(aims, graph) or (listed,),
        place=place,
    )


def _in_a_column(aims: Sequence[Aim], graph: FactGraph) -> tuple[Block, ...]:
    """Return a lone series with its target as a column of a page shows it: the figure over its line."""
    blocks: list[Block] = []
    for line in _course(aims, graph):
        blocks += [*figures(line.metrics, graph), line]
    return tuple(blocks)


def _listed(keys: Sequence[str], graph: FactGraph) -> Table:
    """Return figures that state their targets or limits, beside them in columns of their own."""
    kinds = {goal.kind for key in keys if (goal := graph.goal(key))}
    columns = ("latest", *(word for word in SET if word in kinds))
    return Table(metrics=tuple(keys), columns=columns, place=graph.metrics[keys[0]].place)


def _titles(keys: Sequence[str], targets: Sequence[str], graph: FactGraph) -> Iterator[str]:
    """Yield how many members met their target, how two figures lie against theirs, then each by itself."""
    if len(keys) < MOST_BULLETS:  # else there may be more
        yield counted_against_targets(keys, targets, graph)
    yield against_targets(keys, targets, graph)
    for key, target in zip(keys, targets, strict=True):
        yield against_targets((key,), (target,), graph)


def _ways(aims: Sequence[Aim], bars: Bullet, graph: FactGraph) -> Iterator[View]:
    keys, place = tuple(aim.key for aim in aims), bars.place
    for line in _course(aims, graph):
        yield View(name="line to its target", blocks=(with_figures(line, keys, graph),))
    graded = any(graph.metrics[key].thresholds for key in keys)  # a line more on each tile
    if len(keys) < MOST_BULLETS or not graded:
        yield View(name="targets over figures", blocks=(bars, Tiles(items=figures(keys, graph), place=place)))
    yield View(name="targets and table", blocks=(beside(bars, table(keys, graph), TABLE_SHARE),))


def _course(aims: Sequence[Aim], graph: FactGraph) -> tuple[Line, ...]:
    """Return the line of a lone series with its target; of other figures none."""
    first = aims[0]
    if len(aims) > 1 or not graph.is_series(first.key):
        return ()
    place = graph.metrics[first.key].place
    return (Line(metrics=(first.key,), target=first.target, mark=("auto",), place=place),)
