"""Bytes of picture files of every kind that people have, all of one drawing: red, blue, a green top."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable

from PIL import Image, ImageCms, ImageDraw

WIDTH, HEIGHT = 120, 80
RED, BLUE, GREEN = (200, 30, 40), (30, 60, 200), (20, 160, 60)


def drawn(mode: str = "RGB") -> Image.Image:
    """Return the drawing."""
    image = Image.new("RGB", (WIDTH, HEIGHT), RED)
    pen = ImageDraw.Draw(image)
    pen.rectangle((WIDTH // 2, 0, WIDTH, HEIGHT), fill=BLUE)
    pen.rectangle((0, 0, WIDTH, HEIGHT // 4), fill=GREEN)
    return image.convert(mode)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    """Return the file of an image."""
    data = io.BytesIO()
    image.save(data, kind, **options)
    return data.getvalue()


def moving() -> bytes:
    """Return a GIF of two pictures, the drawing first."""
    return saved(drawn(), "GIF", save_all=True, append_images=[Image.new("RGB", (WIDTH, HEIGHT))])


def seen_through() -> Image.Image:
    """Return the drawing with a lower half that can be seen through."""
    image = drawn("RGBA")
    image.paste((0, 0, 0, 0), (0, HEIGHT * 3 // 4, WIDTH, HEIGHT))
    return image


def turned(kind: str) -> bytes:
    """Return a file whose pixels lie on their side, and which says so."""
    exif = Image.Exif()
    exif[274] = 6
    return saved(drawn().transpose(Image.Transpose.ROTATE_90), kind, exif=exif, quality=95)


def in_lab() -> Image.Image:
    """Return the drawing in CIE L*a*b*."""
    srgb, lab = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
    return ImageCms.profileToProfile(drawn(), srgb, lab, outputMode="LAB")


def deep_grey() -> Image.Image:
    """Return the drawing in sixteen bits of grey."""
    return drawn("L").convert("I").point(lambda level: level * 257).convert("I;16")


def svg(inner: str = "", *, size: str = 'viewBox="0 0 120 80"', before: str = "") -> bytes:
    """Return the drawing as SVG, with more elements in it."""
    shapes = (
        f'<rect width="120" height="80" fill="rgb{RED}"/>'
        f'<rect x="60" width="60" height="80" fill="rgb{BLUE}"/>'
        f'<rect width="120" height="20" fill="rgb{GREEN}"/>'
    )
    head = f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {size}>'
    return f"{before}{head}{shapes}{inner}</svg>".encode()


def inside_svg(picture: bytes, kind: str = "png") -> str:
    """Return an element that shows a picture within an SVG."""
    address = f"data:image/{kind};base64,{base64.b64encode(picture).decode()}"
    return f'<image width="10" height="10" xlink:href="{address}"/>'


PICTURES: dict[str, Callable[[], bytes]] = {
    "plain.png": lambda: saved(drawn(), "PNG"),
    "palette.png": lambda: saved(drawn().quantize(8), "PNG"),
    "deep.png": lambda: saved(deep_grey(), "PNG"),
    "one-bit.png": lambda: saved(drawn("1"), "PNG"),
    "photo.jpg": lambda: saved(drawn(), "JPEG", quality=95),
    "progressive.JPG": lambda: saved(drawn(), "JPEG", quality=95, progressive=True),
    "inks.jpg": lambda: saved(drawn("CMYK"), "JPEG", quality=95),
    "grey.jpeg": lambda: saved(drawn("L"), "JPEG", quality=95),
    "still.gif": lambda: saved(drawn().quantize(16), "GIF"),
    "moving.gif": moving,
    "flat.tif": lambda: saved(drawn(), "TIFF"),
    "packed.tiff": lambda: saved(drawn(), "TIFF", compression="tiff_lzw"),
    "jpeg-in.tiff": lambda: saved(drawn(), "TIFF", compression="jpeg", quality=95),
    "inks.tif": lambda: saved(drawn("CMYK"), "TIFF"),
    "lab.tif": lambda: saved(in_lab(), "TIFF"),
    "deep.tif": lambda: saved(deep_grey(), "TIFF"),
    "fax.tif": lambda: saved(drawn("1"), "TIFF", compression="group4"),
    "two-pages.tif": lambda: saved(drawn(), "TIFF", save_all=True, append_images=[Image.new("RGB", (9, 9))]),
    "lossy.webp": lambda: saved(drawn(), "WEBP", quality=95),
    "lossless.webp": lambda: saved(drawn(), "WEBP", lossless=True),
    "screen.bmp": lambda: saved(drawn(), "BMP"),
    "few-colours.bmp": lambda: saved(drawn().quantize(16), "BMP"),
    "photo.avif": lambda: saved(drawn(), "AVIF", quality=95),
    "drawing.svg": svg,
    "drawing-in-mm.svg": lambda: svg(size='width="60mm" height="40mm" viewBox="0 0 120 80"'),
    "drawing-in-utf-16.svg": lambda: svg().decode().encode("utf-16"),
    "from-a-program.svg": lambda: svg(
        before='<?xml version="1.0"?>\n<!-- made by a program -->\n'
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
        '"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'
    ),
    "really-a-jpeg.png": lambda: saved(drawn(), "JPEG", quality=95),
    "really-a-webp.jpg": lambda: saved(drawn(), "WEBP", quality=95),
    "really-an-svg.png": svg,
    "without-an-ending": lambda: saved(drawn(), "PNG"),
}
"""By file name; in all of them the drawing can be told."""
