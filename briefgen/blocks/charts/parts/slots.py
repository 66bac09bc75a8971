"""All periods of a chart with their places: a slot each, and the axis that they make."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.base.dataclass import dataclass
from briefgen.model.guides import TimeAxis


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodSlots:
    """All periods of a chart."""

    names: tuple[str, ...]
    places: Mapping[str, int]
    """The place of each period's key among the names."""
    axis: TimeAxis | None = None
    """The periods as an axis, where they are of one kind; not where years lie unevenly."""
    gaps: bool = False
    """Whether a period is missing from what else is a whole series of months, quarters or days."""
