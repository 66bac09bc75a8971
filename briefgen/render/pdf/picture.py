"""A picture file in, an image object on the sheet: JPEG as it is, all else as packed pixels with alpha."""

from __future__ import annotations

import hashlib
import io
import zlib
from typing import Any

from PIL import Image

from briefgen.model.scene import PictureItem
from briefgen.render.pdf import operators
from briefgen.render.pdf.canvas import PageCanvas
from briefgen.render.pdf.colour import Inks, Screen
from briefgen.render.pdf.jpeg_frame import JpegFrame, jpeg_frame
from briefgen.render.pdf.objects import COMPRESSION_LEVEL, Stream, name

COLOUR_SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK"}
PLAIN_MODES = ("L", "RGB")
MOST_UNPACKED = 24_000_000
"""Pixels; a larger JPEG is halved where its pixels cannot stay packed."""
STRIP_ROWS = 256


def paint_picture(item: PictureItem, sheet: PageCanvas) -> None:
    """Paint a picture in its crop box."""
    left, top, right, bottom = item.crop
    box = item.box
    width, height = box.width / (1 - left - right), box.height / (1 - top - bottom)
    with sheet.drawing(item), sheet.saved():
        if any(item.crop) or item.radius:
            outline = operators.rounded(box, item.radius) if item.radius else operators.rectangle(box)
            sheet.write(f"{outline} W* n")
        # An image fills the unit square from below: it is turned back to y upwards.
        sheet.transform(width, 0, 0, -height, box.x - left * width, box.y - top * height + height)
        sheet.paint_object(hashlib.sha256(item.data).hexdigest()[:12], lambda: _image(item.data, sheet.inks))


def _image(data: bytes, inks: Inks) -> Stream:
    """Return the image object of a PNG or JPEG file."""
    if type(inks) is Screen and (frame := jpeg_frame(data)) is not None and frame.mode in PLAIN_MODES:
        return Stream(data, {**_described(frame), "Filter": name("DCTDecode")}, packed=False)
    with Image.open(io.BytesIO(data)) as image:
        if image.width * image.height > MOST_UNPACKED:
            image.draft(image.mode, (image.width // 2, image.height // 2))
        return _packed(image, inks)


def _packed(image: Image.Image, inks: Inks) -> Stream:
    """Return an image's pixels packed, strip by strip: unpacked, they are held once and no more."""
    solid, alpha = zlib.compressobj(COMPRESSION_LEVEL), zlib.compressobj(COMPRESSION_LEVEL)
    pixels, clear = bytearray(), bytearray()
    as_it_is = image.mode in PLAIN_MODES and not image.has_transparency_data
    strip = plain = image
    for top in range(0, image.height, STRIP_ROWS):
        strip = image.crop((0, top, image.width, min(top + STRIP_ROWS, image.height)))
        strip = strip if as_it_is else _plain(strip)
        plain = inks.pixels(strip.convert("RGB") if strip.mode == "RGBA" else strip)
        pixels += solid.compress(plain.tobytes())
        clear += alpha.compress(strip.getchannel("A").tobytes()) if strip.mode == "RGBA" else b""
    described = {**_described(image, plain.mode), "Filter": name("FlateDecode")}
    if strip.mode == "RGBA":
        mask = {**_described(image, "L"), "Filter": name("FlateDecode")}
        described["SMask"] = Stream(bytes(clear + alpha.flush()), mask, packed=False)
    return Stream(bytes(pixels + solid.flush()), described, packed=False)


def _plain(image: Image.Image) -> Image.Image:
    """Return the image in eight bits of grey, or of red, green, blue, and of alpha when it has any."""
    if image.mode.startswith("I"):
        # Pillow clips sixteen bits of grey to eight instead of scaling them.
        return image.convert("I").point(lambda level: level * (1 / 256)).convert("L")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _described(image: Image.Image | JpegFrame, mode: str = "") -> dict[str, Any]:
    return {
        "Type": name("XObject"),
        "Subtype": name("Image"),
        "Width": image.width,
        "Height": image.height,
        "BitsPerComponent": 8,
        "ColorSpace": name(COLOUR_SPACES[mode or image.mode]),
    }
