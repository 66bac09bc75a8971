"""`bubble`: three figures of the same things: where a point lies, and how large it is."""

from __future__ import annotations

from dataclasses import field
from typing import ClassVar

from briefgen.base.dataclass import dataclass
from briefgen.base.translate import tr
from briefgen.blocks.charts.parts.block import Found, Native
from briefgen.blocks.charts.scatter import Scatter, plot
from briefgen.model.context import Setting

__all__ = ["Bubble", "plot"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bubble(Scatter):
    """Points whose areas grow with a third metric."""

    SPOKEN: ClassVar[tuple[str, str]] = ("气泡图", "Bubble chart")
    NATIVE: ClassVar[Native] = "bubble"

    sizes: tuple[str, ...] = field(metadata={"doc": "metrics of the areas, in the order of metrics"})

    @property
    def across(self) -> tuple[tuple[str, ...], ...]:
        """Return the horizontal figures and the sizes."""
        return (self.x, self.sizes)

    def usable(self, found: Found, setting: Setting) -> Found:
        """Return the points if no size is negative: an area is not."""
        if any(row.facts[2].number < 0 for row in found):
            return self.refuse(setting, tr("a bubble's size is negative"))
        return Scatter.usable(self, found, setting)
