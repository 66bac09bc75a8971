"""What a chart's marks mean to the eye: what the checks for honesty know of a chart, whatever its name."""

from __future__ import annotations

from typing import Literal

from briefgen.base.dataclass import dataclass

Reading = Literal["position", "length", "slope", "angle", "area", "colour"]
"""What the eye compares (Cleveland and McGill 1984)."""
Whole = Literal["none", "chart", "category", "mark"]
"""What marks add up to: nothing, one whole a chart, one a category, or each is a part of its own whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nature:
    """How a chart is read. Every chart declares it as ``NATURE``."""

    read_by: Reading
    whole: Whole = "none"
    axes: Literal[0, 1, 2] = 1
    """Value axes that the metrics share; 0: each has a scale of its own, 2: the author parts them."""
    timed: bool = False
    """Whether categories may be periods at equal distances, whose course is read."""
    lying: bool = False
    """Whether values run from left to right."""

    @property
    def from_zero(self) -> bool:
        """Whether marks have to begin at zero, because their size is read."""
        return self.read_by in ("length", "area") and self.whole != "chart"
