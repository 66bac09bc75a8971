"""Colours and strokes as matplotlib is told of them; what is not among charts' own is beyond the pen."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.base.colour import whole_colour
from briefgen.blocks.charts.drawing.marks import DIGITS
from briefgen.blocks.charts.drawing.pen.projection import BeyondPen
from briefgen.model.scene import Stroke

LineStyle = str | tuple[float, Sequence[float]]
"""A name, or where dashes begin and how long they and their gaps are."""


def colour_of(color: object) -> str:
    """Return a colour as ``#RRGGBB``."""
    found = whole_colour(color) if isinstance(color, str) and color.startswith("#") else None
    if found is None:
        raise BeyondPen(f"colour {color}")
    return found


def dashes_of(linestyle: LineStyle) -> tuple[float, ...]:
    """Return the dashes of a style of lines, in widths of the line: none of a solid one."""
    if linestyle == "-":
        return ()
    if isinstance(linestyle, str) or linestyle[0] or not linestyle[1]:
        raise BeyondPen(f"style {linestyle}")
    return tuple(float(each) for each in linestyle[1])


def stroke_of(colour: str, width: float, dashes: tuple[float, ...] = ()) -> Stroke | None:
    """Return a stroke, none of no width; dashes are in widths of the line."""
    if not width:
        return None
    dash = tuple(round(each * width, DIGITS) for each in dashes)
    return Stroke(colour=colour, width=round(float(width), DIGITS), dash=dash)
