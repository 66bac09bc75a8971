"""A picture file's path in, its bytes, kind and pixel size out; refuses what is not a whole PNG or JPEG."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Literal

from briefgen.blocks._png import MOST_PIXELS, SIGNATURE, png_size
from briefgen.records import dataclass

MOST_BYTES = 30 * 1024 * 1024
_JPEG_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}


@dataclass(frozen=True, slots=True, kw_only=True)
class Raster:
    """A picture file that was read: its bytes, and its size in pixels."""

    data: bytes
    format: Literal["png", "jpeg"]
    width: int
    height: int


def read_raster(folder: Path, name: str) -> Raster:
    """Return the picture; OSError when it cannot be read, ValueError when it is none or leaves the folder."""
    try:
        path, home = (folder / name).resolve(), folder.resolve()
    except RuntimeError:
        raise ValueError("it is a link to itself") from None
    if not path.is_relative_to(home):
        raise ValueError("it lies outside the brief's folder")
    if not path.exists():
        raise ValueError("there is no such file")
    if not path.is_file():
        raise ValueError("it is not a file")
    if path.stat().st_size > MOST_BYTES:
        raise ValueError(f"it is larger than {MOST_BYTES >> 20} MiB")
    raster = _parsed(path.read_bytes())
    if raster.width * raster.height > MOST_PIXELS:
        raise ValueError(f"it has {raster.width}x{raster.height} pixels, more than {MOST_PIXELS:,}")
    return raster


def _parsed(data: bytes) -> Raster:
    if data.startswith(SIGNATURE):
        width, height = png_size(data)
        return Raster(data=data, format="png", width=width, height=height)
    if data.startswith(b"\xff\xd8"):
        if not data.rstrip(b"\x00").endswith(b"\xff\xd9"):
            raise ValueError("the JPEG is cut short")
        if b"\xff\xda" not in data:
            raise ValueError("the JPEG holds no picture")
        width, height = _jpeg_size(data)
        return Raster(data=data, format="jpeg", width=width, height=height)
    raise ValueError("it is neither PNG nor JPEG")


def _jpeg_size(data: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in _JPEG_FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            if width and height:
                return width, height
            break
        at += 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
    raise ValueError("the JPEG has no frame")
