"""`Axes`: matplotlib's by that name, as far as charts ask for it; what goes beyond is ``BeyondPen``.

Calls and their keywords are matplotlib's, with its defaults. Caps and joins of lines are taken and left
alone, as marks have none. What is not listed here is refused: nothing is drawn otherwise than it was asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, get_args

from briefgen.base.geometry import Box
from briefgen.base.summed import summed
from briefgen.blocks.charts.drawing.pen.artist import Artist
from briefgen.blocks.charts.drawing.pen.colors import LineStyle, colour_of, dashes_of, stroke_of
from briefgen.blocks.charts.drawing.pen.lines import CIRCLE, OUTLINES, Line2D, LineMarker
from briefgen.blocks.charts.drawing.pen.patches import FULL_TURN, Polygon, Rectangle, Wedge
from briefgen.blocks.charts.drawing.pen.projection import AxisScale, BeyondPen, Limits, Projection, edges
from briefgen.blocks.charts.drawing.pen.text import Across, Annotation, Up
from briefgen.model.scene import Item

LINE_PT, MARKER_PT, MARKER_EDGE_PT, BAR_SHARE = 1.5, 6.0, 1.0, 0.8
"""matplotlib's own, where a call does not say."""
CAPS = {"solid_capstyle", "solid_joinstyle"}


class Axes:
    """Takes what a chart draws, and yields its marks in the order in which they lie on each other."""

    transAxes = "axes"

    def __init__(self, box: Box, plot: tuple[float, float, float, float], family: str) -> None:
        self._box, self._plot, self._family = box, plot, family
        self._artists: list[Artist] = []
        self._x: Limits | None = None
        self._y: Limits | None = None
        self._logarithmic = self._equal = False

    def __getattr__(self, name: str) -> Any:
        """Refuse what is not among the calls below."""
        raise BeyondPen(name)

    def set_axis_off(self) -> None:
        """Draw no frame and no ticks: there are none."""

    def set_xlim(self, left: float, right: float) -> None:
        """Set the values at the left and the right edge."""
        self._x = (left, right)

    def set_ylim(self, bottom: float, top: float) -> None:
        """Set the values at the lower and the upper edge."""
        self._y = (bottom, top)

    def set(self, *, xlim: Limits, ylim: Limits, **other: object) -> None:
        """Set the values at all four edges."""
        _refuse(other)
        self._x, self._y = xlim, ylim

    def get_xlim(self) -> Limits:
        """Return the values at the left and the right edge."""
        return self._limits(self._x)

    def set_yscale(self, value: str) -> None:
        """Make the vertical axis linear or logarithmic."""
        if value not in ("linear", "log"):
            raise BeyondPen(value)
        self._logarithmic = value == "log"

    def bar(
        self, x: Sequence[float], height: Sequence[float], width: float | Sequence[float] = BAR_SHARE,
        bottom: float | Sequence[float] = 0.0, *, align: str = "center", **look: Any,
    ) -> list[Rectangle]:  # fmt: skip
        """Draw bars that stand."""
        wide = _each(width, x)
        return self._bars(_edges(x, wide, align), _each(bottom, x), wide, _each(height, x), **look)

    def barh(
        self, y: Sequence[float], width: Sequence[float], height: float | Sequence[float] = BAR_SHARE,
        left: float | Sequence[float] = 0.0, *, align: str = "center", **look: Any,
    ) -> list[Rectangle]:  # fmt: skip
        """Draw bars that lie."""
        tall = _each(height, y)
        return self._bars(_each(left, y), _edges(y, tall, align), _each(width, y), tall, **look)

    def _bars(
        self, lefts: list[float], feet: list[float], widths: list[float], heights: list[float],
        *, color: str | Sequence[str], linewidth: float, edgecolor: str | None = None,
        zorder: float | None = None, **other: object,
    ) -> list[Rectangle]:  # fmt: skip
        _refuse(other)
        colours = [color] * len(lefts) if isinstance(color, str) else list(color)
        if len(colours) != len(lefts):
            raise BeyondPen("colours in turn")
        bars = [
            Rectangle(
                (left, foot), width, height, facecolor=colour, edgecolor=edgecolor, linewidth=linewidth,
                zorder=zorder,
            )
            for left, foot, width, height, colour in zip(lefts, feet, widths, heights, colours, strict=True)
        ]  # fmt: skip
        self._artists += bars
        return bars

    def fill(
        self, x: Sequence[float], y: Sequence[float], *, color: str, linewidth: float, clip_on: bool = True,
        zorder: float | None = None, **other: object,
    ) -> list[Polygon]:  # fmt: skip
        """Fill what lies between points."""
        _refuse(other)
        points = list(zip(x, y, strict=True))
        area = Polygon(points, color=color, linewidth=linewidth, zorder=zorder, clip_on=clip_on)
        self._artists.append(area)
        return [area]

    def pie(
        self, x: Sequence[float], *, radius: float, startangle: float, counterclock: bool,
        colors: Sequence[str], normalize: bool, wedgeprops: dict[str, Any], **other: object,
    ) -> tuple[list[Wedge], list[Annotation]]:  # fmt: skip
        """Draw a ring, or a disc, of parts; its limits are not those of the pen, which sets none."""
        _refuse(other)
        whole, before, wedges = summed(x), startangle / FULL_TURN, []
        if not (normalize and whole and wedgeprops.keys() == {"width", "linewidth", "edgecolor"}):
            raise BeyondPen("another pie")
        self._equal = True
        for value, colour in zip(x, colors, strict=True):
            after = before + value / whole * (1 if counterclock else -1)
            start, end = sorted((before * FULL_TURN, after * FULL_TURN))
            wedges.append(Wedge(radius, start, end, facecolor=colour, **wedgeprops))
            before = after
        self._artists += wedges
        return wedges, []

    def plot(
        self, x: Sequence[float], y: Sequence[float], *, color: str, linewidth: float = LINE_PT,
        linestyle: LineStyle = "-", marker: str = "", markersize: float = MARKER_PT,
        markerfacecolor: str | None = None, markeredgecolor: str | None = None,
        markeredgewidth: float = MARKER_EDGE_PT, transform: object = None, clip_on: bool = True,
        gid: str | None = None, zorder: float | None = None, **other: object,
    ) -> list[Line2D]:  # fmt: skip
        """Draw a line, markers, or both."""
        _refuse({name: other[name] for name in other.keys() - CAPS})
        if transform not in (None, self.transAxes):
            raise BeyondPen("a transformation of one's own")
        if marker and marker != CIRCLE and marker not in OUTLINES:
            raise BeyondPen(f"marker {marker}")
        edge = stroke_of(colour_of(markeredgecolor or color), markeredgewidth)
        fill = colour_of(markerfacecolor or color)
        line = Line2D(
            list(zip(x, y, strict=True)), stroke_of(colour_of(color), linewidth, dashes_of(linestyle)),
            LineMarker(symbol=marker, size=markersize, fill=fill, edge=edge) if marker else None,
            of_axes=transform is not None, zorder=zorder, clip_on=clip_on, gid=gid,
        )  # fmt: skip
        self._artists.append(line)
        return [line]

    def annotate(
        self, text: str, xy: tuple[float, float], *, xytext: tuple[float, float], textcoords: str,
        fontsize: float, color: str, fontweight: str, ha: Across, va: Up, parse_math: bool,
        annotation_clip: bool, **other: object,
    ) -> Annotation:  # fmt: skip
        """Write one line at a value, moved by points."""
        _refuse(other)
        if textcoords != "offset points" or parse_math or annotation_clip or "\n" in text:
            raise BeyondPen("another text")
        if ha not in get_args(Across) or va not in get_args(Up) or fontweight not in ("bold", "normal"):
            raise BeyondPen(f"a text that is {ha}, {va}, {fontweight}")
        label = Annotation(
            text, xy, xytext, size=float(fontsize), colour=colour_of(color), bold=fontweight == "bold",
            ha=ha, va=va,
        )  # fmt: skip
        self._artists.append(label)
        return label

    def marks(self) -> Iterator[Item]:
        """Yield the marks of all that was drawn, what lies lower first."""
        on = self._projection()
        for artist in sorted(self._artists, key=lambda each: each.zorder):
            yield from artist.marks(on)

    def _projection(self) -> Projection:
        """Return how values become points, once all limits are known."""
        box, (left, top, width, height) = self._box, self._plot
        foot = 1.0 - top - height
        xlim, ylim = self._limits(self._x), self._limits(self._y)
        if self._equal:
            left, foot, width, height = _squared(box, (left, foot, width, height), xlim, ylim)
        across, up = edges(box.width, left, width), edges(box.height, foot, height)
        return Projection(
            box=box, family=self._family, across=across, up=up,
            x=AxisScale.of(across, xlim, logarithmic=False),
            y=AxisScale.of(up, ylim, logarithmic=self._logarithmic),
        )  # fmt: skip

    def _limits(self, limits: Limits | None) -> Limits:
        if limits is None:
            raise BeyondPen("limits that follow from what is drawn")
        return limits


def _squared(
    box: Box, place: tuple[float, float, float, float], xlim: Limits, ylim: Limits
) -> tuple[float, float, float, float]:
    """Return the middle of a place in which a unit is as long upwards as across: a circle is round there."""
    left, foot, width, height = place
    page, content = box.height / box.width, abs(ylim[1] - ylim[0]) / abs(xlim[1] - xlim[0])
    tall = width * content / page
    wide = width if tall <= height else height * page / content
    tall = min(tall, height)
    return left + (width - wide) / 2, foot + (height - tall) / 2, wide, tall


def _each(value: float | Sequence[float], places: Sequence[float]) -> list[float]:
    """Return a value for each place."""
    return [value] * len(places) if isinstance(value, int | float) else list(value)


def _edges(middles: Sequence[float], widths: Sequence[float], align: str) -> list[float]:
    """Return where bars begin."""
    if align == "edge":
        return list(middles)
    if align != "center":
        raise BeyondPen(align)
    return [middle - width / 2 for middle, width in zip(middles, widths, strict=True)]


def _refuse(other: dict[str, object]) -> None:
    """Refuse keywords that are not taken."""
    if other:
        raise BeyondPen(", ".join(other))
