"""Bytes of picture files that are sound, strange, broken or hostile."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image

PNG = b"\x89PNG\r\n\x1a\n"


def chunk(name: bytes, data: bytes) -> bytes:
    """Return a PNG chunk."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int = 40, height: int = 30, pixels: bytes | None = None, extra: bytes = b"") -> bytes:
    """Return a grey PNG; ``pixels`` instead of its own packed ones, ``extra`` chunks before them."""
    own = zlib.compress((b"\0" + b"\x80" * width) * height) if pixels is None else pixels
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", header) + extra + chunk(b"IDAT", own) + chunk(b"IEND", b"")
    return PNG + body


def packed_zeros(megabytes: int) -> bytes:
    """Return zeros that unpack to a thousand times their size; one megabyte is packed, and said so often."""
    packer = zlib.compressobj(9)
    head = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    checksum = struct.pack(">HH", (megabytes << 20) % 65521, 1)
    return head + block * megabytes + packer.flush()[:-4] + checksum


def damaged(data: bytes) -> bytes:
    """Return the data with one byte changed."""
    return data[:45] + bytes((data[45] ^ 255,)) + data[46:]


def packed_colours(colours: int, index: int) -> bytes:
    """Return a PNG of 4 by 4 pixels that all have the colour of an index, in a palette of so many colours."""
    header = struct.pack(">IIBBBBB", 4, 4, 8, 3, 0, 0, 0)
    pixels = zlib.compress((b"\0" + bytes((index,)) * 4) * 4)
    palette = chunk(b"PLTE", b"\x80\x10\x20" * colours)
    return PNG + chunk(b"IHDR", header) + palette + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def moving() -> bytes:
    """Return an animated PNG of two pictures."""
    data = io.BytesIO()
    first, second = (Image.new("RGB", (8, 8), colour) for colour in ("red", "blue"))
    first.save(data, "PNG", save_all=True, append_images=[second])
    return data.getvalue()


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    """Return the file of an image."""
    data = io.BytesIO()
    image.save(data, kind, **options)
    return data.getvalue()


def photo(width: int = 64, height: int = 48, mode: str = "RGB", **options: object) -> bytes:
    """Return a JPEG, lighter towards its right."""
    return saved(
        Image.linear_gradient("L").rotate(90).resize((width, height)).convert(mode), "JPEG", **options
    )


def segment(marker: int, data: bytes) -> bytes:
    """Return a segment of a JPEG."""
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


def with_segments(picture: bytes, *more: bytes) -> bytes:
    """Return a JPEG with further segments at its start."""
    return picture[:2] + b"".join(more) + picture[2:]


def exif(orientation: int = 1, *, first: int = 8, count: int = 1, text: bytes = b"") -> bytes:
    """Return an Exif segment of one entry: how the camera was held."""
    entry = struct.pack(">HHIHH", 274, 3, 1, orientation, 0)
    tiff = b"MM\0*" + struct.pack(">I", first) + struct.pack(">H", count) + entry + bytes(4)
    return segment(0xE1, b"Exif\0\0" + tiff + text)


def reframed(picture: bytes, width: int, height: int) -> bytes:
    """Return a JPEG that says that it has another size."""
    at = next(
        picture.find(bytes((0xFF, marker))) for marker in (0xC0, 0xC2) if bytes((0xFF, marker)) in picture
    )
    return picture[: at + 5] + struct.pack(">HH", height, width) + picture[at + 9 :]


def repeated_scans(picture: bytes, count: int) -> bytes:
    """Return a progressive JPEG that goes over its last scan so many times more."""
    last = picture.rfind(b"\xff\xda")
    return picture[:-2] + picture[last:-2] * count + picture[-2:]


def without(picture: bytes, marker: int) -> bytes:
    """Return a JPEG without its segments of a kind."""
    while (at := picture.find(bytes((0xFF, marker)))) > 0:
        picture = picture[:at] + picture[at + 2 + int.from_bytes(picture[at + 2 : at + 4]) :]
    return picture
