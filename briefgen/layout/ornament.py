"""A theme's ornament and a box in, the lines and areas that fill an opening without a picture out."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, pi, sin

from briefgen.base.colour import luminance, mixed
from briefgen.base.geometry import Box
from briefgen.model.scene import PathCommand, Shape
from briefgen.model.theme import Looks

KAPPA = 0.5523
"""Where a cubic curve's handles lie for a quarter of a circle, as a share of its radius."""
BLACK = "#000000"
PALE, DEEP = (0.025, 0.045), (0.09, 0.16)
"""Shares of the ink in what is drawn on a light ground, and of black in what is drawn on a dark one."""
RAYS = 15
DOT_STEP_PT = 22.0


def ornament(looks: Looks, box: Box, ground: str, ink: str) -> tuple[Shape, ...]:
    """Return the shapes; on a dark ground they are darker still, so that words on them can be read."""
    draw = {"arcs": _arcs, "rays": _rays, "dots": _dots, "lines": _lines}.get(looks.ornament)
    if draw is None:
        return ()
    other, shares = (BLACK, DEEP) if luminance(ink) > luminance(ground) else (ink, PALE)
    return tuple(draw(box, *(mixed(ground, other, share) for share in shares)))


def _path(box: Box, path: list[PathCommand], fill: str) -> Shape:
    return Shape(box=box, geometry="path", path=tuple(path), fill=fill, name="ornament")


def _arcs(box: Box, pale: str, strong: str) -> Iterator[Shape]:
    """Yield three rings about the lower right corner."""
    side = min(box.width, box.height)
    for outer, inner, colour in ((1.0, 0.86, pale), (0.66, 0.52, strong), (0.34, 0.2, pale)):
        yield _ring(box.right, box.bottom, side * outer, side * inner, colour)


def _ring(x: float, y: float, outer: float, inner: float, colour: str) -> Shape:
    """Return a quarter of a ring, left above a corner."""
    path: list[PathCommand] = [
        ("M", (x - outer, y)),
        ("C", (x - outer, y - KAPPA * outer, x - KAPPA * outer, y - outer, x, y - outer)),
        ("L", (x, y - inner)),
        ("C", (x - KAPPA * inner, y - inner, x - inner, y - KAPPA * inner, x - inner, y)),
        ("Z", ()),
    ]
    return _path(Box(x - outer, y - outer, outer, outer), path, colour)


def _rays(box: Box, pale: str, strong: str) -> Iterator[Shape]:
    """Yield rays that rise from the middle of the foot to the edges."""
    x, y = box.x + box.width / 2, box.bottom
    step = pi / (2 * RAYS + 1)
    path: list[PathCommand] = []
    for index in range(RAYS):
        path.append(("M", (x, y)))
        for turn in (step * (2 * index + 1), step * (2 * index + 2)):
            path.append(("L", _edge(box, x, y, turn)))
        path.append(("Z", ()))
    yield _path(box, path, pale)


def _edge(box: Box, x: float, y: float, turn: float) -> tuple[float, float]:
    """Return where a ray from the foot meets the box's edge."""
    across, up = cos(pi - turn), sin(pi - turn)
    reach = min(
        box.height / up if up > 0 else box.width,
        (box.width / 2) / abs(across) if abs(across) > 1e-9 else box.height,
    )
    return x + reach * across, y - reach * up


def _dots(box: Box, pale: str, strong: str) -> Iterator[Shape]:
    """Yield a grid of dots that grow towards the lower right corner."""
    path: list[PathCommand] = []
    columns, rows = int(box.width / DOT_STEP_PT), int(box.height / DOT_STEP_PT)
    for row in range(rows):
        for column in range(columns):
            nearness = (column / columns + row / rows) / 2
            radius = DOT_STEP_PT * 0.46 * max(0.0, nearness - 0.42) / 0.58
            if radius > 0.8:
                x, y = box.right - (columns - column - 0.5) * DOT_STEP_PT, box.y + (row + 0.5) * DOT_STEP_PT
                path += _circle(x, y, radius)
    yield _path(box, path, strong)


def _circle(x: float, y: float, radius: float) -> Iterator[PathCommand]:
    bend = KAPPA * radius
    yield "M", (x - radius, y)
    yield "C", (x - radius, y - bend, x - bend, y - radius, x, y - radius)
    yield "C", (x + bend, y - radius, x + radius, y - bend, x + radius, y)
    yield "C", (x + radius, y + bend, x + bend, y + radius, x, y + radius)
    yield "C", (x - bend, y + radius, x - radius, y + bend, x - radius, y)
    yield "Z", ()


def _lines(box: Box, pale: str, strong: str) -> Iterator[Shape]:
    """Yield hairlines from top to foot, ever closer towards the right edge."""
    gap, x = 46.0, box.right
    places: list[float] = []
    while x > box.x + box.width * 0.52:
        places.append(x)
        gap_here = gap * len(places) / 8
        x -= max(5.0, gap_here)
    for place in places[1:]:
        yield Shape(box=Box(place, box.y, 1.0, box.height), fill=pale, name="ornament")
