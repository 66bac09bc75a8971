"""Rows of facts go in; the series of their latest values, and axes in points, come out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from briefgen.blocks.charts.parts.data import Labels, Row, number_label, with_units
from briefgen.model.context import Setting
from briefgen.model.scene import Chart, Series


def latest(found: Sequence[Row]) -> tuple[Row, ...]:
    """Return the rows reduced to their latest value."""
    return tuple(replace(row, facts=row.facts[-1:]) for row in found)


def series_of(
    found: Sequence[Row], setting: Setting, colours: Sequence[str], inks: Sequence[str], labels: Labels
) -> Series:
    """Return the latest values as one series, a point a metric."""
    unit = with_units(labels, found)
    facts = [row.facts[-1] for row in found]
    return Series(
        name="",
        values=tuple(float(fact.number) for fact in facts),
        labels=tuple("" if labels == "none" else number_label(fact, setting, unit=unit) for fact in facts),
        colours=tuple(colours),
        label_colours=tuple(inks),
        bold=(True,) * len(facts),
        facts=tuple(fact.id for fact in facts),
    )


def in_points(chart: Chart, axes: Any) -> tuple[float, float]:
    """Make the axes count points of the chart's box, y downwards, and return its width and height."""
    width, height = chart.box.width, chart.box.height
    axes.set_xlim(0, width)
    axes.set_ylim(height, 0)
    return width, height
