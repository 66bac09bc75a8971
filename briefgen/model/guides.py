"""Guides of a chart beside its values: a time axis and its tick labels, reference lines."""

from __future__ import annotations

from typing import Literal

from briefgen.base.dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeAxis:
    """Categories that are periods of one kind: at equal steps, the missing ones among them, or uneven."""

    periods: tuple[str, ...]
    """The keys of the periods, one a category."""
    language: str
    ticks: tuple[str, ...] = ()
    """Tick labels, one a category, line feeds between lines; empty: the categories' names."""
    dates: tuple[int, ...] = ()
    """Days from 1899-12-30 to the first day of each period; empty where the step is not a day or a month."""
    step: Literal["days", "months"] = "months"
    """The step of ``dates``."""
    even: bool = True
    """Whether periods lie apart as they do in time; otherwise the axis is one of names alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thinning:
    """How many of the values that a chart was given it draws, where they are too many."""

    drawn: int
    of: int
    text: str
    """The sentence that says so: below the chart, in its alternative text, in its workbook."""
    points: bool = False
    """Whether they are points of two figures, of which the outermost are drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceLine:
    """A reference line across a chart: a mean, a target."""

    name: str
    value: float
    label: str
    """Its label, line feeds between lines."""
    left: float
    """Left edge of the label, as a share of the chart's width."""
    middle: float
    """Middle of the label, as a share of the chart's height; apart from the line where two are close."""
    fact: str | None = None
    mean: bool = False
    """Whether it is the mean of the drawn values."""
