"""`Line2D`: a line through points, with a marker at each of them where it has any."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import cos, pi, sin
from typing import ClassVar

from briefgen.base.dataclass import dataclass
from briefgen.blocks.charts.drawing.pen.artist import Artist, closed, through
from briefgen.blocks.charts.drawing.pen.projection import Point, Projection
from briefgen.model.scene import Item, Shape, Stroke

CORNERS = ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5))
TURNED = tuple((x * cos(pi / 4) - y * sin(pi / 4), x * sin(pi / 4) + y * cos(pi / 4)) for x, y in CORNERS)
OUTLINES = {"s": CORNERS, "D": TURNED}
"""Square and diamond, of size 1."""
CIRCLE = "o"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineMarker:
    """What stands at each point of a line."""

    symbol: str
    size: float
    fill: str
    edge: Stroke | None


class Line2D(Artist):
    """A line through points; one point alone is its marker."""

    __slots__ = ("marker", "of_axes", "points", "stroke")
    ZORDER: ClassVar[float] = 2.0

    def __init__(
        self, points: Sequence[Point], stroke: Stroke | None, marker: LineMarker | None,
        *, of_axes: bool, zorder: float | None, clip_on: bool, gid: str | None,
    ) -> None:  # fmt: skip
        super().__init__(zorder=zorder, clip_on=clip_on, gid=gid)
        self.points, self.stroke, self.marker, self.of_axes = points, stroke, marker, of_axes

    def marks(self, on: Projection) -> Iterator[Item]:
        """Yield the line, then its markers."""
        to_paper = on.share if self.of_axes else on.at
        points = [to_paper(*point) for point in self.points]
        if len(points) > 1 and self.stroke is not None:
            yield self.shape(on, through(points), None, self.stroke)
        if self.marker is not None:
            for point in points:
                yield self._marked(on, self.marker, point)

    def _marked(self, on: Projection, marker: LineMarker, at: Point) -> Shape:
        """Return the marker at a point."""
        x, y = at
        if marker.symbol == CIRCLE:
            half = marker.size * 0.5
            box = self.box(on, ((x - half, y - half), (x + half, y + half)))
            return Shape(box=box, name=self.gid, fill=marker.fill, stroke=marker.edge, geometry="ellipse")
        corners = [(a * marker.size + x, b * marker.size + y) for a, b in OUTLINES[marker.symbol]]
        return self.shape(on, closed(corners), marker.fill, marker.edge)
