"""Items in, a drawing of their own out: live text and shapes that scale as one."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.base.geometry import Box
from briefgen.model.flow import DrawingPart
from briefgen.model.scene import Item, Text, walk
from briefgen.render.html.canvas import WebCanvas
from briefgen.render.html.markup import tag
from briefgen.render.html.note import spoken
from briefgen.render.svg.item import paint_items
from briefgen.render.svg.markup import Drawing, el, number
from briefgen.render.svg.picture import data_address

GROWN = 1.6
"""A drawing becomes so much larger than on the page, and no more."""
SHRUNK = 0.72
"""A drawing with words becomes so much smaller; where there is less room it is moved sideways."""
NARROWEST_REM = 19.0
"""What the narrowest screens have room for."""


def paint_drawing(part: DrawingPart, sheet: WebCanvas, *, small: bool = False) -> str:
    """Return a drawing; a small one keeps its size."""
    if small:
        sized = sheet.look(f"width:{sheet.rem(part.box.width)};flex:none")
        return svg(part.items, part.box, sheet, class_=f"g {sized}", alt=part.alt)
    worded = any(isinstance(item, Text) for item in walk(part.items))
    return scaled(part.items, part.box, sheet, part.alt, grown=1.0 if worded else GROWN)


def scaled(items: Sequence[Item], box: Box, sheet: WebCanvas, alt: str, *, grown: float = GROWN) -> str:
    """Return a drawing as wide as its room, within limits."""
    least = box.width * sheet.factor * SHRUNK / 16
    kept = f"max-width:{sheet.rem(box.width * grown)}"
    if least > NARROWEST_REM:
        kept += f";min-width:{number(least)}rem"
    drawn = svg(items, box, sheet, class_=f"g {sheet.look(kept)}", alt=alt)
    if least <= NARROWEST_REM:
        return drawn
    return tag("div", drawn, class_="sc", tabindex="0", role="group", aria_label=alt or None)


def svg(items: Sequence[Item], box: Box, sheet: WebCanvas, *, class_: str, alt: str) -> str:
    """Return an ``<svg>`` of a part of a page."""
    drawing = Drawing(
        language=sheet.language,
        key=f"g{sheet.number('drawing')}",
        address=data_address,
        told=lambda fact: spoken(note) if (note := sheet.note(fact)) else "",
    )
    return el(
        "svg",
        paint_items(items, drawing),
        viewBox=" ".join(map(number, (box.x, box.y, box.width, box.height))),
        class_=class_,
        role="img" if alt else None,
        aria_label=alt or None,
    )
