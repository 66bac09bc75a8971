"""How a chart encodes values: the input of the checks for misleading charts."""

from __future__ import annotations

from typing import Literal

from briefgen.base.dataclass import dataclass

ReadBy = Literal["position", "length", "slope", "angle", "area", "colour"]
"""What the eye compares (Cleveland and McGill 1984)."""
Whole = Literal["none", "chart", "category", "mark"]
"""What marks add up to: nothing, one whole per chart or category, or each is part of its own whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nature:
    """How a chart is read. Every chart declares it as ``NATURE``."""

    read_by: ReadBy
    whole: Whole = "none"
    axes: Literal[0, 1, 2] = 1
    """Value axes that the metrics share; 0: each has its own scale, 2: the brief assigns them."""
    timed: bool = False
    """Whether categories may be periods at equal distances, read as a trend."""
    lying: bool = False
    """Whether values run horizontally."""

    @property
    def from_zero(self) -> bool:
        """Whether the axis must start at zero, because lengths or areas are compared."""
        return self.read_by in ("length", "area") and self.whole != "chart"
