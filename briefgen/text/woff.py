"""A TrueType file in, the same font as WOFF 1.0 out: as web pages take it, packed with zlib.

https://www.w3.org/TR/WOFF/ (2012); WOFF 2 is smaller still, but needs brotli, which Python does not have.
"""

from __future__ import annotations

import struct
import zlib

HEADER, RECORD = struct.Struct(">4sIIHHIHHIIIII"), struct.Struct(">4sIIII")
LEVEL = 9


def woff(font: bytes) -> bytes:
    """Return the font packed table by table."""
    flavour, count = struct.unpack_from(">IH", font)
    offset = HEADER.size + RECORD.size * count
    records, bodies, whole = list[bytes](), list[bytes](), 12 + 16 * count
    for index in range(count):
        tag, checksum, start, length = struct.unpack_from(">4sIII", font, 12 + 16 * index)
        plain = font[start : start + length]
        # What is packed to the length that it had would be read as not packed (section 5).
        packed = min(plain, zlib.compress(plain, LEVEL), key=len)
        records.append(RECORD.pack(tag, offset, len(packed), length, checksum))
        bodies.append(packed + bytes(-len(packed) % 4))
        offset += len(bodies[-1])
        whole += length + -length % 4
    head = HEADER.pack(b"wOFF", flavour, offset, count, 0, whole, 1, 0, 0, 0, 0, 0, 0)
    return b"".join((head, *records, *bodies))
