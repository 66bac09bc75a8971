"""The Problem of a slide or a page that is too full, with a hint about its longest chart."""

from __future__ import annotations

from math import ceil

from briefgen.base.diagnostics import Place, Problem
from briefgen.base.translate import tr
from briefgen.model.context import Setting
from briefgen.model.scene import Chart, Item, excess, walk

FIT_PT = 0.5
"""Rounding that is no overflow."""
CRAMPED_PT = 1.0
"""What the words of a chart without room for them count as."""
FEWEST_ROWS = 3
"""A chart of fewer rows is not worth proposing."""


def overflow(
    place: Place, what: str, where: str, items: tuple[Item, ...], excess_pt: float, otherwise: str
) -> Problem:
    """Return the Problem of items that are too high; ``otherwise`` is the hint where no chart is too long."""
    cause = tr("{where} does not fit even at the theme's smallest sizes", where=where)
    hint = _fewer_rows(items, excess_pt) or otherwise
    return Problem(
        place,
        tr("{what} overflows by {excess_pt:.0f} pt: {cause}", what=what, excess_pt=excess_pt, cause=cause),
        hint,
        "overflow",
    )


def _fewer_rows(items: tuple[Item, ...], excess_pt: float) -> str:
    """Return how many rows of the longest chart would fit; empty where that would not help."""
    charts = [item for item in walk(items) if isinstance(item, Chart) and item.nature.lying]
    longest = max(charts, key=lambda chart: len(chart.categories), default=None)
    if longest is None:
        return ""
    count = len(longest.categories)
    fitting = count - ceil(excess_pt / (longest.box.height / max(count, 1)))
    if not FEWEST_ROWS <= fitting < count:
        return ""
    return tr(
        "about {fitting} of the {count} rows of this {word} would fit: choose them with `metrics:`, "
        "`periods:` or `since:`, or give it a slide or a page of its own",
        fitting=fitting,
        count=count,
        word=longest.word,
    )


def too_wide(items: tuple[Item, ...], setting: Setting) -> float:
    """Return by how many points a line is too wide for its place, a point if a chart has no room for words.

    In smaller type they may have: that is tried before it is an error.
    """
    cramped = any(problem.code == "chart" and problem.severity == "error" for problem in setting.problems)
    return max(excess(items), CRAMPED_PT if cramped else 0.0)
