"""PNG without metadata: chunks that are not needed to paint are dropped, pixels stay as they are."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterator

from briefgen.base.translate import tr

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MOST_PIXELS = 24_000_000
"""All of A3 at 350 dpi, and 96 MB unpacked: more is a decompression bomb or a mistake."""
MOST_CHUNKS = 200_000
MOST_PROFILE_BYTES = 1 << 20
_CRITICAL = frozenset((b"IHDR", b"PLTE", b"IDAT", b"IEND"))
_COLOURS = frozenset((b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs"))
"""Further chunks that affect how pixels look; everything else is metadata."""
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
"""Bits a sample by colour type (PNG, 11.2.2)."""
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Samples a pixel by colour type (PNG, 11.2.2)."""
_STEP = 1 << 20
_WHOLE: set[bytes] = set()
"""Digests of pixels that unpacked to what they should: a picture is composed several times."""


def read_png(data: bytes) -> tuple[bytes, int, int]:
    """Return the picture without texts, times, positions and further pictures, and its size in pixels."""
    chunks = list(_chunks(data))
    name, header = chunks[0]
    if name != b"IHDR" or len(header) != 13:
        raise ValueError(tr("the PNG has no header"))
    width, height, depth, colour, *_, interlaced = struct.unpack(">IIBBBBB", header)
    if not width or not height or depth not in _DEPTHS.get(colour, ()):
        raise ValueError(tr("the PNG's header is broken"))
    if width * height > MOST_PIXELS:
        raise ValueError(
            tr(
                "the PNG has {width}x{height} pixels, more than {MOST_PIXELS:,}",
                width=width,
                height=height,
                MOST_PIXELS=MOST_PIXELS,
            )
        )
    row = (width * depth * _SAMPLES[colour] + 7) // 8 + 1
    # Adam7 (PNG, 8.2) splits a picture into seven, with partly filled bytes and a filter byte a row each.
    most = row * height + (height + 7) * 16 if interlaced else row * height
    if not _is_whole([content for name, content in chunks if name == b"IDAT"], row * height, most):
        raise ValueError(tr("the PNG's pixels do not match its size"))
    kept = b"".join(
        struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        for name, content in chunks
        if _is_needed(name, content)
    )
    return SIGNATURE + kept, width, height


def _is_needed(name: bytes, content: bytes) -> bool:
    """Say whether a chunk is needed to paint; ValueError for a critical one that nobody knows."""
    if not name[0] & 0x20 and name not in _CRITICAL:
        raise ValueError(tr("the PNG is of a kind that few programs show"))
    if name != b"iCCP":
        return name in _CRITICAL or name in _COLOURS
    try:  # a colour profile that unpacks to more than a profile weighs is a bomb
        return _unpacked([content.partition(b"\0")[2][1:]], MOST_PROFILE_BYTES) <= MOST_PROFILE_BYTES
    except ValueError:
        return False


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at, count = len(SIGNATURE), 0
    while at + 12 <= len(data) and (count := count + 1) <= MOST_CHUNKS:
        length = int.from_bytes(data[at : at + 4])
        name, end = data[at + 4 : at + 8], at + 8 + length
        if end + 4 > len(data):
            break
        if zlib.crc32(data[at + 4 : end]) != int.from_bytes(data[end : end + 4]):
            raise ValueError(tr("the PNG is damaged"))
        yield name, data[at + 8 : end]
        if name == b"IEND":
            return
        at = end + 4
    raise ValueError(tr("the PNG is cut short"))


def _is_whole(packed: list[bytes], least: int, most: int) -> bool:
    """Say whether the pixels unpack to as many bytes as they should; each picture is unpacked once."""
    digest = hashlib.sha256(b"%d %d " % (least, most))
    for part in packed:
        digest.update(part)
    if digest.digest() in _WHOLE:
        return True
    if not least <= _unpacked(packed, most) <= most:
        return False
    _WHOLE.add(digest.digest())
    return True


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
        raise ValueError(tr("the PNG is damaged")) from None
