"""A page that is too full in, how many rows of its longest chart would fit out: a hint to follow."""

from __future__ import annotations

from math import ceil

from briefgen.model.scene import Chart, Item, walk

FEWEST = 3
"""Fewer rows are no chart: something else has to give."""


def fewer(items: tuple[Item, ...], over: float) -> str:
    """Return how many rows of the chart with most of them would fit, nothing where that would not help."""
    charts = [item for item in walk(items) if isinstance(item, Chart) and item.nature.lying]
    most = max(charts, key=lambda chart: len(chart.categories), default=None)
    if most is None:
        return ""
    count = len(most.categories)
    fitting = count - ceil(over / (most.box.height / max(count, 1)))
    if not FEWEST <= fitting < count:
        return ""
    return (
        f"about {fitting} of the {count} rows of this {most.word} would fit: choose them with `metrics:`, "
        "`periods:` or `since:`, or give it a slide or a page of its own"
    )
