"""Where on paper a value stands: limits and scales in, points out."""

from __future__ import annotations

from math import isfinite, log10

from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import PT_PER_INCH, Box

Limits = tuple[float, float]
Point = tuple[float, float]


class BeyondPen(Exception):
    """A chart asks for what only matplotlib draws."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisScale:
    """How one axis turns a value into points from the chart's lower left corner."""

    factor: float
    offset: float
    logarithmic: bool = False

    @staticmethod
    def of(edges: Limits, limits: Limits, *, logarithmic: bool) -> AxisScale:
        """Return the scale on which the limits lie at the edges."""
        try:
            low, high = (log10(limit) for limit in limits) if logarithmic else limits
            share = 1.0 / (high - low)
        except (ValueError, ZeroDivisionError):
            raise BeyondPen(f"limits {limits}") from None
        long = edges[1] - edges[0]
        return AxisScale(
            factor=long * share, offset=long * (-low * share) + edges[0], logarithmic=logarithmic
        )

    def at(self, value: float) -> float:
        """Return where a value stands, in points."""
        try:
            place = (log10(value) if self.logarithmic else value) * self.factor + self.offset
        except (TypeError, ValueError):
            raise BeyondPen(f"value {value}") from None
        if not isfinite(place):
            raise BeyondPen(f"value {value}")
        return float(place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """Both axes' scales, and the area that they fill; points count from the lower left, upwards."""

    box: Box
    family: str
    across: Limits
    """Left and right edge of the axes."""
    up: Limits
    """Their lower and upper edge."""
    x: AxisScale
    y: AxisScale

    def at(self, x: float, y: float) -> Point:
        """Return where values stand."""
        return self.x.at(x), self.y.at(y)

    def share(self, x: float, y: float) -> Point:
        """Return where shares of the axes' width and height stand."""
        (left, right), (foot, top) = self.across, self.up
        return x * (right - left) + left, y * (top - foot) + foot

    def on_page(self, point: Point) -> Point:
        """Return a point as a place on the page, y downwards."""
        return self.box.x + point[0], self.box.bottom - point[1]

    def holds(self, low: Point, high: Point) -> bool:
        """Say whether what lies between two points lies within the axes."""
        (left, right), (foot, top) = self.across, self.up
        return left <= low[0] and high[0] <= right and foot <= low[1] and high[1] <= top


def edges(length: float, start: float, share: float) -> Limits:
    """Return where a part of a length begins and ends, in points; as matplotlib has it, by way of inches."""
    inches = length / PT_PER_INCH
    whole = inches * PT_PER_INCH
    return start * whole, (start + share) * whole
