"""`pie`: parts of a whole as slices, the names and numbers beside them."""

from __future__ import annotations

from typing import ClassVar

from briefgen.base.dataclass import dataclass
from briefgen.blocks.charts.doughnut import Doughnut, plot
from briefgen.blocks.charts.parts.block import Native

__all__ = ["Pie", "plot"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pie(Doughnut):
    """Several metrics as parts of a whole, or one share against the rest."""

    SPOKEN: ClassVar[tuple[str, str]] = ("饼图", "Pie chart")
    NATIVE: ClassVar[Native] = "pie"
