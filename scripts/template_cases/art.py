"""Marks and grounds of nobody, drawn here."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw

SCALE = 4
"""Drawn so much larger, and shrunk: smooth edges."""


def _data(image: Image.Image, kind: str) -> bytes:
    file = BytesIO()
    if kind == "png":
        image.save(file, "PNG", optimize=True)
    else:
        image.convert("RGB").save(file, "JPEG", quality=60, optimize=True)
    return file.getvalue()


def mark(first: str, second: str, *, width: int = 200, height: int = 60) -> bytes:
    """Return a house's mark as a PNG with glass around it: a ring, a bar and three strokes."""
    size = (width * SCALE, height * SCALE)
    image = Image.new("RGBA", size, (0, 0, 0, 0))
    draw, side = ImageDraw.Draw(image), size[1]
    draw.ellipse((0, 0, side - 1, side - 1), fill=first)
    draw.ellipse((side * 0.25, side * 0.25, side * 0.75, side * 0.75), fill=second)
    for index, part in enumerate((1.0, 0.8, 0.55)):
        top = side * (0.12 + 0.29 * index)
        right = side * 1.25 + (size[0] - side * 1.25) * part - 1
        draw.rectangle((side * 1.25, top, right, top + side * 0.17), fill=first if index else second)
    small = image.resize((width, height), Image.Resampling.LANCZOS)
    return _data(small.quantize(32, method=Image.Quantize.FASTOCTREE), "png")


def vector(first: str, second: str) -> bytes:
    """Return the mark as an SVG."""
    bars = "".join(
        f'<rect x="75" y="{7 + 17 * index}" width="{part}" height="10" fill="{first if index else second}"/>'
        for index, part in enumerate((125, 100, 69))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60"><circle cx="30" cy="30" r="30" fill="{first}"/>'
        f'<circle cx="30" cy="30" r="15" fill="{second}"/>{bars}</svg>'
    ).encode()


def skyline(top: str, bottom: str, house: str, *, width: int = 640, height: int = 360) -> bytes:
    """Return a town under a sky that fades, as a JPEG."""
    fade = Image.linear_gradient("L").resize((width, height))
    image = Image.composite(Image.new("RGB", fade.size, bottom), Image.new("RGB", fade.size, top), fade)
    draw = ImageDraw.Draw(image)
    for index in range(16):
        tall = height * (0.12 + 0.34 * ((index * 7) % 11) / 11)
        left = index * width / 16
        draw.rectangle((left, height - tall, left + width / 18, height), fill=house)
    return _data(image, "jpeg")


def waves(ground: str, inks: tuple[str, ...], *, width: int = 640, height: int = 360) -> bytes:
    """Return pale waves on a ground, as a JPEG."""
    image = Image.new("RGB", (width, height), ground)
    draw = ImageDraw.Draw(image)
    for index, ink in enumerate(inks):
        middle = height * (0.72 + 0.1 * index)
        points = [
            (x, middle + height * 0.05 * _wave(x / width + 0.2 * index)) for x in range(0, width + 8, 8)
        ]
        draw.polygon([*points, (width, height), (0, height)], fill=ink)
    return _data(image, "jpeg")


def _wave(at: float) -> float:
    """Return a smooth up and down with period 1, of whole steps: the same on every machine."""
    at = (at % 1.0) * 2.0
    return 4.0 * at * (1.0 - at) if at < 1.0 else -4.0 * (at - 1.0) * (2.0 - at)
