"""A picture in, an image element with its bytes out."""

from __future__ import annotations

import hashlib
from base64 import b64encode

from briefgen.model.scene import PictureItem
from briefgen.render.svg.markup import Drawing, drawn, el
from briefgen.render.svg.shape import rectangle


def paint_picture(item: PictureItem, drawing: Drawing) -> str:
    """Return a picture in its crop box."""
    left, top, right, bottom = item.crop
    box = item.box
    width, height = box.width / (1 - left - right), box.height / (1 - top - bottom)
    image = el(
        "image",
        x=box.x - left * width,
        y=box.y - top * height,
        width=width,
        height=height,
        preserveAspectRatio="none",
        href=drawing.address(item),
    )
    if not any(item.crop) and not item.radius:
        return drawn(item, image)
    own = f"{drawing.key}-crop-{_key(item)}"
    clip = el("clipPath", rectangle(box, item.radius, {}), id=own)
    return drawn(item, clip, el("g", image, clip_path=f"url(#{own})"))


def _key(item: PictureItem) -> str:
    return hashlib.sha256(repr((item.box, item.radius)).encode()).hexdigest()[:8]


def data_address(item: PictureItem) -> str:
    """Return a picture's bytes as an address of their own."""
    return f"data:image/{item.format};base64,{b64encode(item.data).decode()}"
