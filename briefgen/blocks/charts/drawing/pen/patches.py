"""Patches: what has a fill. Bars, areas between points, and parts of a ring."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.blocks.charts.drawing.pen.arc import arc, reach_of
from briefgen.blocks.charts.drawing.pen.artist import Artist, Command, Outline, closed
from briefgen.blocks.charts.drawing.pen.colors import LineStyle, colour_of, dashes_of, stroke_of
from briefgen.blocks.charts.drawing.pen.projection import BeyondPen, Point, Projection
from briefgen.model.scene import Item, Shape

FULL_TURN = 360.0
ROUNDING = 1e-12
"""Of angles, in degrees."""


class Patch(Artist):
    """An area with a fill, and with an edge where that has a width."""

    __slots__ = ("edgecolor", "facecolor", "linestyle", "linewidth")

    def __init__(
        self, *, facecolor: str, edgecolor: str | None = None, linewidth: float,
        zorder: float | None = None, clip_on: bool = True,
    ) -> None:  # fmt: skip
        super().__init__(zorder=zorder, clip_on=clip_on)
        self.facecolor = colour_of(facecolor)
        self.edgecolor = self.facecolor if edgecolor is None else colour_of(edgecolor)
        self.linewidth = linewidth
        self.linestyle: tuple[float, ...] = ()

    def get_facecolor(self) -> str:
        """Return the colour of its fill."""
        return self.facecolor

    def set_facecolor(self, color: str) -> None:
        """Fill it with a colour."""
        self.facecolor = colour_of(color)

    def set_edgecolor(self, color: str) -> None:
        """Give its edge a colour."""
        self.edgecolor = colour_of(color)

    def set_linewidth(self, w: float) -> None:
        """Give its edge a width."""
        self.linewidth = w

    def set_linestyle(self, ls: LineStyle) -> None:
        """Give its edge dashes."""
        self.linestyle = dashes_of(ls)

    def marks(self, on: Projection) -> Iterator[Item]:
        """Yield the area."""
        outline = self.outline(on)
        edge = stroke_of(self.edgecolor, self.linewidth, self.linestyle)
        yield self.shape(on, outline, self.facecolor, edge, self.reach(outline))

    def outline(self, on: Projection) -> Outline:
        """Return its outline in points."""
        raise NotImplementedError

    def reach(self, outline: Outline) -> list[Point] | None:
        """Return points between which it lies, where those of its outline say more than that."""
        return None


class Rectangle(Patch):
    """A bar, from its lower left corner."""

    __slots__ = ("corner", "height", "width")

    def __init__(
        self, corner: Point, width: float, height: float, *, facecolor: str, edgecolor: str | None,
        linewidth: float, zorder: float | None,
    ) -> None:  # fmt: skip
        super().__init__(facecolor=facecolor, edgecolor=edgecolor, linewidth=linewidth, zorder=zorder)
        self.corner, self.width, self.height = corner, width, height

    def marks(self, on: Projection) -> Iterator[Item]:
        """Yield the bar."""
        if on.x.logarithmic or on.y.logarithmic:
            raise BeyondPen("bars on a logarithmic scale, which has no zero to begin at")
        (x, y), (left, foot) = self.corner, on.at(*self.corner)
        right = on.x.factor * (x + self.width - x) + left
        top = on.y.factor * (y + self.height - y) + foot
        edge = stroke_of(self.edgecolor, self.linewidth, self.linestyle)
        box = self.box(on, ((left, foot), (right, top)))
        yield Shape(box=box, name=self.gid, fill=self.facecolor, stroke=edge)


class Polygon(Patch):
    """An area between points."""

    __slots__ = ("points",)

    def __init__(
        self, points: Sequence[Point], *, color: str, linewidth: float, zorder: float | None, clip_on: bool
    ) -> None:
        super().__init__(facecolor=color, linewidth=linewidth, zorder=zorder, clip_on=clip_on)
        self.points = points[:-1] if len(points) > 1 and points[0] == points[-1] else points

    def outline(self, on: Projection) -> Outline:
        """Return its points."""
        return closed([on.at(*point) for point in self.points])


class Wedge(Patch):
    """A part of a disc or, with a width, of a ring: between two angles in degrees."""

    __slots__ = ("end", "radius", "start", "width")

    def __init__(
        self, radius: float, start: float, end: float, *, facecolor: str, edgecolor: str, linewidth: float,
        width: float | None,
    ) -> None:  # fmt: skip
        super().__init__(facecolor=facecolor, edgecolor=edgecolor, linewidth=linewidth)
        self.radius, self.start, self.end, self.width = radius, start, end, width

    def outline(self, on: Projection) -> Outline:
        """Return the outer arc, and the way back: by the inner arc, or over the centre."""
        whole = abs(self.end - self.start - FULL_TURN) <= ROUNDING
        rim = arc(0.0, FULL_TURN) if whole else arc(self.start, self.end)
        outer = [on.at(x * self.radius, y * self.radius) for x, y in rim]
        found: list[Command] = [("M", outer[:1]), *_curves(outer)]
        if self.width is not None:
            hole = self.radius - self.width
            inner = [on.at(x * hole, y * hole) for x, y in reversed(rim)]
            found += [("M" if whole else "L", inner[:1]), *_curves(inner)]
        elif not whole:
            found.append(("L", [on.at(0.0, 0.0)]))
        return [*found, ("Z", ())]

    def reach(self, outline: Outline) -> list[Point]:
        """Return how far its arcs reach: their control points lie beyond them."""
        found: list[Point] = []
        pen = (0.0, 0.0)
        for word, points in outline:
            found += reach_of((pen, *points)) if word == "C" else points
            pen = points[-1] if points else pen
        return found


def _curves(points: Sequence[Point]) -> Outline:
    """Return the curves from the first point on, three points each."""
    return [("C", points[index : index + 3]) for index in range(1, len(points), 3)]
