"""A picture in, an image out, cropped as on the page."""

from __future__ import annotations

from briefgen.model.flow import PicturePart
from briefgen.render.html.canvas import WebCanvas
from briefgen.render.html.drawing import svg


def paint_picture(part: PicturePart, sheet: WebCanvas) -> str:
    """Return a picture as wide as its room, and no wider than its pixels bear."""
    widest = sheet.look(f"max-width:{sheet.rem(part.box.width * 2.2)}")
    return svg((part.picture,), part.box, sheet, class_=f"g {widest}", alt="")
