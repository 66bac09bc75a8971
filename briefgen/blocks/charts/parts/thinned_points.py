"""Points of more than a chart can show go in; an even share of them, with the outermost, comes out."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from briefgen.blocks.charts.parts.data import MetricRow
from briefgen.blocks.charts.parts.period_slots import MOST_SLOTS
from briefgen.blocks.charts.parts.thinned import spread


def thinned_points(found: Sequence[MetricRow], asked: Container[str]) -> tuple[MetricRow, ...]:
    """Return of too many points as many as a chart shows, in their order.

    From left to right every second, third … one is taken, so that they lie as densely here and there as all
    do. The outermost, the first and the last stay, and so do those whose metric or period is ``asked`` for.
    """
    if len(found) <= MOST_SLOTS:
        return tuple(found)
    stays = list(dict.fromkeys(_stays(found, asked)))[:MOST_SLOTS]
    across = sorted(range(len(found)), key=lambda at: (found[at].facts[1].number, found[at].facts[0].number))
    kept = sorted((*stays, *spread(across, stays, MOST_SLOTS)))
    return tuple(found[at] for at in kept)


def _stays(found: Sequence[MetricRow], asked: Container[str]) -> Iterator[int]:
    yield 0
    yield len(found) - 1
    for place in range(len(found[0].facts)):
        numbers = [row.facts[place].number for row in found]
        yield numbers.index(max(numbers))
        yield numbers.index(min(numbers))
    yield from (at for at, row in enumerate(found) if row.key in asked or row.facts[0].period in asked)
