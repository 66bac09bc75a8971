"""Pictures that were read, looked at: which colours they show where."""

from __future__ import annotations

import io
from pathlib import Path

from picture_files import BLUE, GREEN, HEIGHT, RED, WIDTH
from PIL import Image

from briefgen.blocks.images.raster import Raster, read_raster

NEAR = 40
"""How far a colour may be from the drawing's: inks and loss change it."""


def read(folder: Path, name: str, data: bytes) -> Raster:
    """Write a picture file and read it."""
    (folder / name).write_bytes(data)
    return read_raster(folder, name)


def opened(data: bytes) -> Image.Image:
    """Return a picture in eight bits of red, green, blue and alpha."""
    image = Image.open(io.BytesIO(data))
    image.load()
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda level: level / 256).convert("L").convert("RGBA")
    return image.convert("RGBA")


def at(image: Image.Image, x: float, y: float) -> tuple[int, ...]:
    """Return the colour at a share of width and height."""
    return image.getpixel((int(image.width * x), int(image.height * y)))


def shows_the_drawing(image: Image.Image, *, grey: bool) -> bool:
    """Say whether a picture shows it: the top, the left and the right in their colours, or in their greys."""
    for (x, y), colour in (((0.5, 0.1), GREEN), ((0.2, 0.6), RED), ((0.8, 0.6), BLUE)):
        wanted = (Image.new("RGB", (1, 1), colour).convert("L").getpixel((0, 0)),) * 3 if grey else colour
        if any(abs(one - other) > NEAR for one, other in zip(at(image, x, y), wanted, strict=False)):
            return False
    return abs(image.width / image.height - WIDTH / HEIGHT) < 0.02
