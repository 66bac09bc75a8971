"""`Artist`: what anything drawn has, whichever call drew it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

from briefgen.base.geometry import Box
from briefgen.blocks.charts.drawing.marks import DIGITS, plainest
from briefgen.blocks.charts.drawing.pen.projection import BeyondPen, Point, Projection
from briefgen.model.scene import Item, PathCommand, Shape, Stroke

Command = tuple[Literal["M", "L", "C", "Z"], Sequence[Point]]
"""A command of a path with its points, counted from the chart's lower left corner."""
Outline = Sequence[Command]


class Artist:
    """Something drawn: its name, how high it lies, and whether it ends at the axes' edge."""

    __slots__ = ("clip_on", "gid", "zorder")
    ZORDER: ClassVar[float] = 1.0

    def __init__(self, *, zorder: float | None = None, clip_on: bool = True, gid: str | None = None) -> None:
        self.zorder = self.ZORDER if zorder is None else zorder
        self.clip_on = clip_on
        self.gid = "" if gid is None else str(gid)

    def set_gid(self, gid: str) -> None:
        """Name it; by no more than a text, which a word of the brief is."""
        self.gid = str(gid)

    def set_clip_on(self, b: bool) -> None:
        """Let it end at the axes' edge, or go beyond."""
        self.clip_on = b

    def marks(self, on: Projection) -> Iterator[Item]:
        """Yield its marks."""
        raise NotImplementedError

    def box(self, on: Projection, points: Sequence[Point]) -> Box:
        """Return the box around points, rounded as marks are; refuse what would have to be cut."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        low, high = (min(xs), min(ys)), (max(xs), max(ys))
        if self.clip_on and not on.holds(low, high):
            raise BeyondPen("what is cut at the axes' edge")
        left, top = on.on_page((low[0], high[1]))
        width, height = high[0] - low[0], high[1] - low[1]
        return Box(round(left, DIGITS), round(top, DIGITS), round(width, DIGITS), round(height, DIGITS))

    def shape(
        self, on: Projection, outline: Outline, fill: str | None, stroke: Stroke | None,
        reach: Sequence[Point] | None = None,
    ) -> Shape:  # fmt: skip
        """Return an outline as a shape; it lies between the points of ``reach``, else between its own."""
        box = self.box(on, reach or [point for _, points in outline for point in points])
        commands: tuple[PathCommand, ...] = tuple(
            (word, tuple(round(number, DIGITS) for point in points for number in on.on_page(point)))
            for word, points in outline
        )
        return plainest(Shape(box=box, name=self.gid, fill=fill, stroke=stroke), commands)


def closed(points: Sequence[Point]) -> Outline:
    """Return the outline around an area."""
    return [*through(points), ("Z", ())]


def through(points: Sequence[Point]) -> Outline:
    """Return the outline of straight lines from point to point."""
    return [("L" if index else "M", (point,)) for index, point in enumerate(points)]
