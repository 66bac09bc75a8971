"""A picture file in, an image object on the sheet: JPEG as it is, all else as packed pixels with alpha."""

from __future__ import annotations

import hashlib
import io
from typing import Any

from PIL import Image

from briefgen.paint.pdf.colour import Inks, Screen
from briefgen.paint.pdf.item import drawing, paint_item
from briefgen.paint.pdf.objects import Stream, name
from briefgen.paint.pdf.sheet import Sheet
from briefgen.scene import Picture

COLOUR_SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK"}
PLAIN_MODES = ("L", "RGB")


@paint_item.register
def _(item: Picture, sheet: Sheet) -> None:
    left, top, right, bottom = item.crop
    box = item.box
    width, height = box.width / (1 - left - right), box.height / (1 - top - bottom)
    with drawing(item, sheet), sheet.saved():
        if any(item.crop) or item.radius:
            outline = sheet.beginPath()
            if item.radius:
                outline.roundRect(box.x, box.y, box.width, box.height, item.radius)
            else:
                outline.rect(box.x, box.y, box.width, box.height)
            sheet.clipPath(outline, stroke=0, fill=0)
        # An image fills the unit square from below: it is turned back to y upwards.
        sheet.transform(width, 0, 0, -height, box.x - left * width, box.y - top * height + height)
        sheet.paint_object(hashlib.sha256(item.data).hexdigest()[:12], lambda: _image(item.data, sheet.inks))


def _image(data: bytes, inks: Inks) -> Stream:
    """Return the image object of a PNG or JPEG file."""
    with Image.open(io.BytesIO(data)) as image:
        if image.format == "JPEG" and image.mode in PLAIN_MODES and type(inks) is Screen:
            packed = {"Filter": name("DCTDecode")}
            return Stream(data, {**_described(image), **packed}, packed=False)
        pixels = image if image.mode in PLAIN_MODES and not image.has_transparency_data else _plain(image)
        if not pixels.mode.endswith("A"):
            pixels = inks.pixels(pixels)
            return Stream(pixels.tobytes(), _described(pixels))
        alpha = pixels.getchannel("A")
        solid = inks.pixels(pixels.convert("RGB"))
        return Stream(
            solid.tobytes(), {**_described(solid), "SMask": Stream(alpha.tobytes(), _described(alpha))}
        )


def _plain(image: Image.Image) -> Image.Image:
    """Return the image in eight bits of grey, or of red, green, blue, and of alpha when it has any."""
    if image.mode.startswith("I"):
        # Pillow clips sixteen bits of grey to eight instead of scaling them.
        return image.convert("I").point(lambda level: level * (1 / 256)).convert("L")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _described(image: Image.Image) -> dict[str, Any]:
    return {
        "Type": name("XObject"),
        "Subtype": name("Image"),
        "Width": image.width,
        "Height": image.height,
        "BitsPerComponent": 8,
        "ColorSpace": name(COLOUR_SPACES[image.mode]),
    }
