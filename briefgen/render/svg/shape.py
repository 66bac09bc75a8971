"""A shape in, its element out: the plainest that has its outline."""

from __future__ import annotations

import hashlib

from briefgen.base.geometry import Box
from briefgen.model.scene import Fade, PathCommand, Shape, Stroke
from briefgen.render.svg.markup import Drawing, drawn, el, number


def paint_shape(item: Shape, drawing: Drawing) -> str:
    """Return a shape with its fill and its stroke."""
    if item.fill is None and item.stroke is None:
        return ""
    if item.fade is not None and item.fill is not None:
        return drawn(item, *_faded(item, item.fill, item.fade, drawing))
    return drawn(item, _outline(item, {**_filled(item), **_stroked(item)}))


def _filled(item: Shape) -> dict[str, str | float | None]:
    if item.fill is None or item.geometry == "line":
        return {"fill": "none"}
    return {"fill": item.fill, "fill_opacity": item.opacity if item.opacity < 1 else None}


def _stroked(item: Shape) -> dict[str, str | float | None]:
    if item.stroke is None:
        return {}
    return {
        **stroke_of(item.stroke),
        "stroke_opacity": item.opacity if item.opacity < 1 else None,
        # A mitred peak of a line is a spike that reaches into the label above it.
        "stroke_linejoin": "round" if item.geometry == "path" else None,
    }


def stroke_of(stroke: Stroke) -> dict[str, str | float | None]:
    """Return the attributes of a stroke."""
    dashes = " ".join(map(number, stroke.dash)) or None
    return {"stroke": stroke.colour, "stroke_width": stroke.width, "stroke_dasharray": dashes}


def _outline(item: Shape, look: dict[str, str | float | None]) -> str:
    box = item.box
    if item.geometry == "path":
        return el("path", d=_path(item.path), **look)
    if item.geometry == "ellipse":
        centre = {"cx": box.x + box.width / 2, "cy": box.y + box.height / 2}
        return el("ellipse", **centre, rx=box.width / 2, ry=box.height / 2, **look)
    if item.geometry == "line":
        y1, y2 = (box.bottom, box.y) if item.flipped else (box.y, box.bottom)
        return el("line", x1=box.x, y1=y1, x2=box.right, y2=y2, **look)
    return rectangle(box, item.radius, look)


def rectangle(box: Box, radius: float, look: dict[str, str | float | None]) -> str:
    """Return a box as an element, its corners rounded as far as there is room."""
    round_ = min(radius, box.width / 2, box.height / 2) if radius else None
    return el("rect", x=box.x, y=box.y, width=box.width, height=box.height, rx=round_, **look)


def _path(commands: tuple[PathCommand, ...]) -> str:
    return "".join(f"{word}{' '.join(map(number, numbers))}" for word, numbers in commands)


def _faded(item: Shape, colour: str, fade: Fade, drawing: Drawing) -> tuple[str, str]:
    """Return the gradient and the rectangle that is filled with it."""
    key = hashlib.sha256(repr((colour, fade)).encode()).hexdigest()[:8]
    own = f"{drawing.key}-fade-{key}"
    stops = (
        el("stop", offset=share, stop_color=colour, stop_opacity=opacity) for share, opacity in fade.stops
    )
    across, down = (1, 0) if fade.across else (0, 1)
    gradient = el("linearGradient", *stops, id=own, x1=0, y1=0, x2=across, y2=down)
    return gradient, rectangle(item.box, 0.0, {"fill": f"url(#{own})"})
