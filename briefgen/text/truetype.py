"""Static TrueType files and characters go in; a TrueType file of only these characters comes out.

A small writer of our own (OpenType 1.9, chapters glyf, loca, hmtx, cmap): a subset takes milliseconds, needs
no import, and its bytes do not change with the version of a library.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from mmap import mmap
from operator import itemgetter

COPIED_TABLES = ("OS/2", "name", "post")
MAGIC = 0xB1B0AFBA
"""What a whole font's checksum must come to (head.checkSumAdjustment)."""
MORE_COMPONENTS, ARGUMENTS_ARE_WORDS = 0x20, 0x01
SCALES = ((0x08, 2), (0x40, 4), (0x80, 8))
"""Flags of a component's scale, and how many bytes the scale takes."""


class SourceFont:
    """A static TrueType file that gives its glyphs away."""

    def __init__(self, data: bytes | mmap) -> None:
        self._data = data
        count = struct.unpack_from(">H", data, 4)[0]
        records = (struct.unpack_from(">4sIII", data, 12 + 16 * index) for index in range(count))
        self._tables = {tag.decode("latin-1"): (offset, length) for tag, _, offset, length in records}
        self._long = struct.unpack_from(">h", data, self._tables["head"][0] + 50)[0]
        self._metrics = struct.unpack_from(">H", data, self._tables["hhea"][0] + 34)[0]
        self._groups = [(-1, -1, 0), *self._mapped()]  # what precedes all others is in the first

    def table(self, tag: str) -> bytes:
        """Return the bytes of a table."""
        offset, length = self._tables[tag]
        return self._data[offset : offset + length]

    def glyph_of(self, char: str) -> int:
        """Return a character's glyph; raise KeyError when the font lacks it."""
        code = ord(char)
        first, last, glyph = self._groups[bisect_right(self._groups, code, key=itemgetter(0)) - 1]
        if not first <= code <= last:
            raise KeyError(code)
        return glyph + code - first

    def outline(self, glyph: int) -> bytes:
        """Return a glyph's entry in glyf."""
        loca, glyf = self._tables["loca"][0], self._tables["glyf"][0]
        if self._long:
            start, end = struct.unpack_from(">II", self._data, loca + 4 * glyph)
        else:
            start, end = (2 * half for half in struct.unpack_from(">HH", self._data, loca + 2 * glyph))
        return self._data[glyf + start : glyf + end]

    def metric(self, glyph: int) -> bytes:
        """Return a glyph's entry in hmtx: advance and left side bearing."""
        hmtx = self._tables["hmtx"][0]
        if glyph < self._metrics:
            return self._data[hmtx + 4 * glyph : hmtx + 4 * glyph + 4]
        last, bearing = hmtx + 4 * self._metrics - 4, hmtx + 2 * self._metrics + 2 * glyph
        return self._data[last : last + 2] + self._data[bearing : bearing + 2]

    def _mapped(self) -> list[tuple[int, int, int]]:
        """Return the groups of the cmap's format 12, in order: first and last code point, first glyph."""
        start = self._tables["cmap"][0]
        count = struct.unpack_from(">H", self._data, start + 2)[0]
        for index in range(count):
            offset = start + struct.unpack_from(">I", self._data, start + 8 + 8 * index)[0]
            if struct.unpack_from(">H", self._data, offset)[0] == 12:
                groups = struct.unpack_from(">I", self._data, offset + 12)[0]
                body = self._data[offset + 16 : offset + 16 + 12 * groups]
                return list(struct.iter_unpack(">III", body))
        return []


class Glyphs:
    """The glyphs of a new font, in the order in which they were asked for; glyph 0 is .notdef."""

    def __init__(self, first: SourceFont) -> None:
        self.outlines: list[bytes] = []
        self.metrics: list[bytes] = []
        self._numbers: dict[tuple[int, int], int] = {}
        self.add(first, 0)

    def add(self, source: SourceFont, glyph: int) -> int:
        """Take a glyph, and what it is composed of, over from a font; return its new number."""
        key = (id(source), glyph)
        if key in self._numbers:
            return self._numbers[key]
        number = self._numbers[key] = len(self.outlines)
        self.outlines.append(b"")
        self.metrics.append(source.metric(glyph))
        outline = bytearray(source.outline(glyph))
        for position in _components(outline):
            part = struct.unpack_from(">H", outline, position)[0]
            struct.pack_into(">H", outline, position, self.add(source, part))
        self.outlines[number] = bytes(outline) + bytes(-len(outline) % 4)
        return number


def _components(outline: bytearray) -> Iterator[int]:
    """Yield where a composite glyph names its parts."""
    if not outline or struct.unpack_from(">h", outline)[0] >= 0:
        return
    position, flags = 10, MORE_COMPONENTS
    while flags & MORE_COMPONENTS:
        flags = struct.unpack_from(">H", outline, position)[0]
        yield position + 2
        position += 8 if flags & ARGUMENTS_ARE_WORDS else 6
        position += next((size for flag, size in SCALES if flags & flag), 0)


def font_file(source: SourceFont, glyphs: Glyphs, glyph_of: dict[str, int]) -> bytes:
    """Return the font file with these glyphs and characters, everything else as in the source."""
    offsets = [0]
    for outline in glyphs.outlines:
        offsets.append(offsets[-1] + len(outline))
    count = len(glyphs.outlines)
    head, hhea, maxp = (bytearray(source.table(tag)) for tag in ("head", "hhea", "maxp"))
    struct.pack_into(">I", head, 8, 0)
    struct.pack_into(">h", head, 50, 1)
    struct.pack_into(">H", hhea, 34, count)
    struct.pack_into(">H", maxp, 4, count)
    tables = {tag: source.table(tag) for tag in COPIED_TABLES} | {
        "cmap": _cmap(glyph_of),
        "glyf": b"".join(glyphs.outlines),
        "head": bytes(head),
        "hhea": bytes(hhea),
        "hmtx": b"".join(glyphs.metrics),
        "loca": struct.pack(f">{len(offsets)}I", *offsets),
        "maxp": bytes(maxp),
    }
    return sfnt(tables)


def _cmap(glyph_of: dict[str, int]) -> bytes:
    groups = b"".join(struct.pack(">III", ord(char), ord(char), glyph_of[char]) for char in sorted(glyph_of))
    subtable = struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(groups) // 12) + groups
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + subtable


def sfnt(tables: Mapping[str, bytes]) -> bytes:
    """Return a font file of these tables, with its checksums; that of head is computed anew."""
    count = len(tables)
    power = count.bit_length() - 1
    header = struct.pack(">IHHHH", 0x00010000, count, 16 << power, power, 16 * count - (16 << power))
    offset = 12 + 16 * count
    records: list[bytes] = []
    bodies: list[bytes] = []
    head_at = 0
    for tag in sorted(tables):
        body = tables[tag] + bytes(-len(tables[tag]) % 4)
        body = body[:8] + bytes(4) + body[12:] if tag == "head" else body
        head_at = offset if tag == "head" else head_at
        records.append(struct.pack(">4sIII", tag.encode(), _checksum([body]), offset, len(tables[tag])))
        bodies.append(body)
        offset += len(body)
    font = bytearray(b"".join([header, *records, *bodies]))
    struct.pack_into(">I", font, head_at + 8, (MAGIC - _checksum([font])) & 0xFFFFFFFF)
    return bytes(font)


def _checksum(parts: Sequence[bytes | bytearray]) -> int:
    return sum(sum(struct.unpack(f">{len(part) // 4}I", part)) for part in parts) & 0xFFFFFFFF
