"""Bytes of a PNG in, its size in pixels out; ValueError when it is broken or unpacks to more than it says."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MOST_PIXELS = 60_000_000
"""A picture that unpacks to more is a decompression bomb or a mistake."""
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Samples a pixel by colour type (PNG, 11.2.2)."""
_STEP = 1 << 20


def png_size(data: bytes) -> tuple[int, int]:
    """Return width and height of a PNG that is whole."""
    chunks = _chunks(data)
    name, header = next(chunks)
    if name != b"IHDR" or len(header) != 13:
        raise ValueError("the PNG has no header")
    width, height, depth, colour, *_, interlaced = struct.unpack(">IIBBBBB", header)
    if not width or not height or colour not in _SAMPLES:
        raise ValueError("the PNG's header is broken")
    if width * height > MOST_PIXELS:
        raise ValueError(f"it has {width}x{height} pixels, more than {MOST_PIXELS:,}")
    packed = [content for name, content in chunks if name == b"IDAT"]
    row = (width * depth * _SAMPLES[colour] + 7) // 8 + 1
    # Adam7 (PNG, 8.2) splits a picture into seven, with partly filled bytes and a filter byte a row each.
    most = row * height + (height + 7) * 16 if interlaced else row * height
    unpacked = _unpacked(packed, most)
    if unpacked > most or unpacked < row * height:
        raise ValueError("the PNG's pixels do not match its size")
    return width, height


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4])
        name, end = data[at + 4 : at + 8], at + 8 + length
        if end + 4 > len(data):
            break
        if zlib.crc32(data[at + 4 : end]) != int.from_bytes(data[end : end + 4]):
            raise ValueError("the PNG is damaged")
        yield name, data[at + 8 : end]
        if name == b"IEND":
            return
        at = end + 4
    raise ValueError("the PNG is cut short")


def _unpacked(packed: list[bytes], most: int) -> int:
    """Return how many bytes the pixels unpack to, never more than one step beyond the most."""
    unpacker, total = zlib.decompressobj(), 0
    try:
        for part in packed:
            while part and total <= most:
                total += len(unpacker.decompress(part, _STEP))
                part = unpacker.unconsumed_tail
        return total
    except zlib.error:
        raise ValueError("the PNG is damaged") from None
