"""Marks: an outline or a line of text in page points in, the plainest item that looks the same out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import cache
from math import cos, radians, sin
from operator import attrgetter
from typing import Any

from briefgen.base.copier import replace
from briefgen.base.geometry import Box
from briefgen.model.chart_style import EDGE_PT, ChartStyle
from briefgen.model.scene import Item, PathCommand, Run, Shape, Stroke, Text
from briefgen.text import set_line

ASCENT_EM = 0.88
"""The ideographic box: its top above, and its foot below the baseline."""
DESCENT_EM = 0.12
DIGITS = 4
"""Decimals of a point that are kept: marks do not depend on where on the page they were drawn."""
AS_THEY_ARE = frozenset((str, int, bool, type(None)))
"""What has no length that could be rounded."""
SAME_PT = 0.001
"""How far apart two points are one, when a path's are rounded and its box is not."""


def plainest(shape: Shape, commands: tuple[PathCommand, ...]) -> Shape:
    """Return a shape of these commands as a rectangle or a line where it is one: it edits best."""
    words, points = "".join(word for word, _ in commands), _points(commands)
    if words in ("MLLLZ", "MLLLLZ") and _are_corners(points, shape.box):
        return replace(shape, geometry="rectangle")
    if words == "ML" and shape.fill is None:
        (x1, y1), (x2, y2) = points
        return replace(shape, geometry="line", flipped=(x2 - x1) * (y2 - y1) < 0)
    return replace(shape, geometry="path", path=commands)


def edged(item: Item, style: ChartStyle) -> Item:
    """Return an area that is too near to paper with an edge; what lies between two areas is no edge."""
    if not isinstance(item, Shape) or not (edge := style.edge(item.fill)):
        return item
    if item.stroke is not None and item.stroke.colour not in (style.paper, item.fill):
        return item
    return replace(item, stroke=Stroke(colour=edge, width=EDGE_PT))


def written(run: Run, name: str, at: tuple[float, float], angle: float = 0.0) -> Text:
    """Return a text whose baseline begins at a point, turned by an angle (counter-clockwise)."""
    line = set_line((run,), role="label", leading=run.style.size, name=name or run.text)
    (x, y), baseline = at, line.lines[0].baseline
    if not angle:
        return replace(line, box=Box(x, y - baseline, line.box.width, line.box.height))
    turn = radians(angle)
    across, up = line.box.width / 2, baseline - line.box.height / 2
    centre_x = x + across * cos(turn) - up * sin(turn)
    centre_y = y - (across * sin(turn) + up * cos(turn))
    box = Box(centre_x - line.box.width / 2, centre_y - line.box.height / 2, line.box.width, line.box.height)
    return replace(line, box=box, rotation=-float(angle) % 360)


def rounded(value: Any) -> Any:
    """Return marks, or what they are made of, with lengths rounded and texts that are no more than texts."""
    kind = value.__class__
    if kind is float:
        return round(value, DIGITS)
    if kind is tuple:
        return tuple(map(rounded, value)) if value else value
    if kind in AS_THEY_ARE:
        return value
    if isinstance(value, str):
        return str(value)
    names, parts = _parts(kind)
    return kind(**dict(zip(names, map(rounded, parts(value)), strict=True)))


@cache
def _parts(kind: Any) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """Return the names of a class's fields, two or more, and what takes their values."""
    names = tuple(each.name for each in fields(kind))
    return names, attrgetter(*names)


def _points(commands: Sequence[PathCommand]) -> list[tuple[float, float]]:
    return [
        (numbers[index], numbers[index + 1]) for _, numbers in commands for index in range(0, len(numbers), 2)
    ]


def _are_corners(points: Sequence[tuple[float, float]], box: Box) -> bool:
    """Say whether points are the corners of a box, all of them and no other."""
    corners = [(x, y) for x in (box.x, box.right) for y in (box.y, box.bottom)]
    return all(any(_same(one, other) for other in corners) for one in points) and all(
        any(_same(one, other) for other in points) for one in corners
    )


def _same(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) <= SAME_PT and abs(one[1] - other[1]) <= SAME_PT
