"""What an annotation is: the points it belongs to, what it says, and how it breaks into lines."""

from __future__ import annotations

from typing import Literal

from briefgen.base.dataclass import dataclass
from briefgen.blocks.charts.parts import axes as fit
from briefgen.facts.fact import Fact
from briefgen.model.scene import Chart

WIDE_SHARE = 0.5
"""A remark, or what names a line, takes at most this share of the chart's width."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A drawn value: its fact, its category and its series."""

    key: str
    fact: Fact
    index: int
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One annotation: an arrow or a span between two points, a line at a value, a remark at a point."""

    kind: Literal["arrow", "span", "line", "remark"]
    text: str
    start: Point | None = None
    end: Point | None = None
    value: float = 0.0
    fact: str | None = None
    spoken: str = ""
    mean: bool = False
    """Whether a line is the mean of the drawn values."""


def wrapped(note: Note, chart: Chart) -> tuple[str, ...]:
    """Return the lines of a note's text."""
    size, most = chart.style.category_size, chart.box.width * WIDE_SHARE
    if note.kind == "line":
        return fit.wrapped(note.text, size, most / 1.6, 3)
    return fit.wrapped(note.text, size, most, 2)
