"""What guides the eye in a chart beside its values: a time axis and its names, lines at one value."""

from __future__ import annotations

from typing import Literal

from briefgen.base.dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeAxis:
    """Categories that are periods of one kind at equal steps, the missing ones among them."""

    periods: tuple[str, ...]
    """The keys of the periods, one a category."""
    language: str
    ticks: tuple[str, ...] = ()
    """What is printed below each category, lines apart by a line feed; empty: every category's name."""
    dates: tuple[int, ...] = ()
    """Days from 1899-12-30 to the first day of each period; empty where the step is not a day or a month."""
    step: Literal["days", "months"] = "months"
    """The step of ``dates``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A line across a chart at one value: a mean, a target."""

    name: str
    value: float
    label: str
    """What is printed beside it, lines apart by a line feed."""
    left: float
    """Where that begins, as a share of the chart's width."""
    middle: float
    """How far down its middle lies, as a share of the chart's height: not the line's, where two are close."""
    fact: str | None = None
    mean: bool = False
    """Whether it is the mean of the drawn values."""
