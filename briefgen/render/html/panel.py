"""A ground and what stands on it in, a panel out: its fill, its picture, its edges, its inner room."""

from __future__ import annotations

from base64 import b64encode

from briefgen.base.colour import shares
from briefgen.model.flow import PanelPart, TextPart
from briefgen.model.scene import Fade, PictureItem, Shape
from briefgen.render.html.canvas import WebCanvas
from briefgen.render.html.markup import tag
from briefgen.render.svg.markup import number

MOST_INSET_PT = 14.0
CHIP_ROUND = 0.3
"""A panel around a few words whose corners are rounded by so much of its height is a chip."""
EVEN_PT = 2.5
"""Insets above and below that differ by no more are one: the content is in the middle."""


def paint_panel(part: PanelPart, inner: str, sheet: WebCanvas, *, to_edges: bool = False) -> str:
    """Return a panel; ``to_edges``: what stands on it has its own margins."""
    look = sheet.look(f"{_ground(part, sheet)};{_insets(part, sheet, to_edges=to_edges)}")
    said = ""
    if isinstance(part.ground, PictureItem) and part.ground.alt:
        said = tag("span", class_="vh", role="img", aria_label=part.ground.alt)
    return tag("div", said, inner, class_=f"pn {look}")


def _ground(part: PanelPart, sheet: WebCanvas) -> str:
    ground = part.ground
    if isinstance(ground, PictureItem):
        data = b64encode(ground.data).decode()
        across, down = _crop_centre(ground)
        at = f"{number(across * 100, 1)}% {number(down * 100, 1)}%"
        return f"background:url(data:image/{ground.format};base64,{data}) {at}/cover"
    return _shape(ground, sheet)


def _crop_centre(picture: PictureItem) -> tuple[float, float]:
    left, top, right, bottom = picture.crop
    across = left / (left + right) if left + right else 0.5
    return across, (top / (top + bottom) if top + bottom else 0.5)


def _shape(ground: Shape, sheet: WebCanvas) -> str:
    told = []
    if ground.fade is not None and ground.fill:
        told.append(f"background:{_gradient(ground.fill, ground.fade)}")
    elif ground.fill:
        told.append(f"background:{_colour(ground.fill, ground.opacity)}")
    if ground.stroke is not None:
        told.append(f"border:{number(max(ground.stroke.width * 1.2, 1), 1)}px solid {ground.stroke.colour}")
    if ground.radius:
        told.append(f"border-radius:{sheet.rem(ground.radius)}")
    return ";".join(told)


def _gradient(colour: str, fade: Fade) -> str:
    stops = (f"{_colour(colour, opacity)} {number(share * 100, 1)}%" for share, opacity in fade.stops)
    return f"linear-gradient({'to right' if fade.across else 'to bottom'},{','.join(stops)})"


def _colour(colour: str, opacity: float) -> str:
    if opacity >= 1:
        return colour
    red, green, blue = (round(share * 255) for share in shares(colour))
    return f"rgba({red},{green},{blue},{number(opacity)})"


def _is_chip(part: PanelPart) -> bool:
    """Say whether a panel is as wide as its few words."""
    box, ground = part.box, part.ground
    if not isinstance(part.part, TextPart) or len(part.part.text.lines) != 1 or not isinstance(ground, Shape):
        return False
    return ground.radius >= CHIP_ROUND * box.height and box.right - part.inner.right <= box.height


def _insets(part: PanelPart, sheet: WebCanvas, *, to_edges: bool) -> str:
    if isinstance(part.part, PanelPart) and part.part.box == part.box:
        return "display:grid;align-items:stretch"
    box, inner = part.box, part.inner
    if _is_chip(part):
        return f"padding:.05em {sheet.rem(max(inner.x - box.x, 0.0))};width:fit-content;max-width:100%"
    left = 0.0 if to_edges else min(max(inner.x - box.x, 0.0), MOST_INSET_PT)
    top = max(inner.y - box.y, 0.0)
    bottom = max(box.bottom - inner.bottom, 0.0)
    even = abs(top - bottom) <= EVEN_PT
    room = min(max(bottom, 0.0), max(top, left, 4.0))
    look = f"padding:{sheet.rem(min(top, 2 * MOST_INSET_PT))} {sheet.rem(left)} {sheet.rem(room)}"
    return f"{look};justify-content:center" if even else look
