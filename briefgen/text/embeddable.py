"""A face, a family name and characters in; a font file out that office applications take from a document.

It is a subset under the name of a family, with a character map that Windows reads, in the wrapping in which
PowerPoint keeps fonts: Embedded OpenType 2.2 (W3C submission of 2008), neither compressed nor encrypted, as
LibreOffice writes it from 25.8 on.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefgen.text.face import Face, is_rare
from briefgen.text.subset import subset
from briefgen.text.truetype import SourceFont, sfnt

STYLES = {400: "Regular", 700: "Bold"}
ENGLISH = (3, 1, 0x409)
"""Platform, encoding and language of the names that Windows reads."""
KEPT_NAMES = (0, 5, 13, 14)
"""Copyright, version, licence and its address."""
MAGIC, VERSION = 0x504C, 0x00020002
EMPTY_ROOT = 0x50475342
"""The checksum of an empty root string: the font is bound to no address."""
DEFAULT_CHARSET = 1
LAST_OF_PLANE = 0xFFFF
MOST_SEGMENTS = 8000
"""Of a character map in format 4, whose length has two bytes."""


def embeddable(face: Face, family: str, characters: Iterable[str], *, traditional: bool = False) -> bytes:
    """Return the font with those of the characters that the face's own files have."""
    cut = subset(
        face,
        [char for char in characters if face.vendored(char) or (face.chinese and is_rare(char))],
        traditional=traditional,
    )
    source = SourceFont(cut.data)
    style = STYLES[face.weight]
    names = {
        **{key: text for key, text in _names(source.table("name")) if key in KEPT_NAMES},
        1: family,
        2: style,
        3: f"{family} {style}; subset",
        4: f"{family} {style}",
        6: f"{family.replace(' ', '')}-{style}",
    }
    kept = {
        tag: source.table(tag) for tag in ("OS/2", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "post")
    }
    tables = {**kept, "name": _name_table(names), "cmap": _cmap(cut.glyph_of)}
    return _wrapped(sfnt(tables), tables, names)


def _wrapped(font: bytes, tables: Mapping[str, bytes], names: Mapping[int, str]) -> bytes:
    """Return the font behind the header of Embedded OpenType."""
    os2 = tables["OS/2"]
    weight, fs_type = struct.unpack_from(">HxxH", os2, 4)
    ranges = (*struct.unpack_from(">4I", os2, 42), *struct.unpack_from(">2I", os2, 78))
    adjustment = struct.unpack_from(">I", SourceFont(font).table("head"), 8)[0]
    head = b"".join(
        (
            struct.pack("<III", len(font), VERSION, 0),
            os2[32:42],
            struct.pack("<BBIHH", DEFAULT_CHARSET, 0, weight, fs_type, MAGIC),
            struct.pack("<6I", *ranges),
            struct.pack("<5I", adjustment, 0, 0, 0, 0),
            *(struct.pack("<HH", 0, len(text)) + text for text in _texts(names)),
            struct.pack("<HH", 0, 0),
            struct.pack("<IIHHII", EMPTY_ROOT, 0, 0, 0, 0, 0),
        )
    )
    return struct.pack("<I", 4 + len(head) + len(font)) + head + font


def _texts(names: Mapping[int, str]) -> Iterator[bytes]:
    """Yield family, style, version and full name."""
    yield from (names.get(key, "").encode("utf-16-le") for key in (1, 2, 5, 4))


def _names(table: bytes) -> Iterator[tuple[int, str]]:
    """Yield the names of a font that Windows reads, by their numbers."""
    count, start = struct.unpack_from(">HH", table, 2)
    for index in range(count):
        *kind, key, length, offset = struct.unpack_from(">6H", table, 6 + 12 * index)
        if tuple(kind) == ENGLISH:
            yield key, table[start + offset : start + offset + length].decode("utf-16-be")


def _name_table(names: Mapping[int, str]) -> bytes:
    records, texts = list[bytes](), b""
    for key, name in sorted(names.items()):
        text = name.encode("utf-16-be")
        records.append(struct.pack(">6H", *ENGLISH, key, len(text), len(texts)))
        texts += text
    return struct.pack(">HHH", 0, len(records), 6 + 12 * len(records)) + b"".join(records) + texts


def _cmap(glyph_of: Mapping[str, int]) -> bytes:
    """Return the character map twice: in format 4 for the first plane, which all read, and in 12 for all."""
    glyphs = {ord(char): glyph for char, glyph in glyph_of.items()}
    short, long = _format_4(_segments(glyphs)), _format_12(glyphs)
    offsets = 20, 20 + len(short)
    return struct.pack(">HHHHIHHI", 0, 2, 3, 1, offsets[0], 3, 10, offsets[1]) + short + long


def _segments(glyphs: Mapping[int, int]) -> Sequence[tuple[int, int, int]]:
    """Return runs of characters whose glyphs follow each other: first, last and the first one's glyph."""
    found: list[tuple[int, int, int]] = []
    for code in sorted(code for code in glyphs if code < LAST_OF_PLANE):
        if found and (code, glyphs[code]) == (found[-1][1] + 1, found[-1][2] + code - found[-1][0]):
            found[-1] = (found[-1][0], code, found[-1][2])
        else:
            found.append((code, code, glyphs[code]))
    return found[:MOST_SEGMENTS]


def _format_4(segments: Sequence[tuple[int, int, int]]) -> bytes:
    whole = [*segments, (LAST_OF_PLANE, LAST_OF_PLANE, 0)]
    count, power = len(whole), len(whole).bit_length() - 1
    ends, starts = [last for _, last, _ in whole], [first for first, _, _ in whole]
    deltas = [*((glyph - first) & 0xFFFF for first, _, glyph in segments), 1]
    body = struct.pack(f">{count}H2x{count}H{count}H{2 * count}x", *ends, *starts, *deltas)
    search = 2 << power
    return struct.pack(">7H", 4, 14 + len(body), 0, 2 * count, search, power, 2 * count - search) + body


def _format_12(glyphs: Mapping[int, int]) -> bytes:
    groups = b"".join(struct.pack(">III", code, code, glyphs[code]) for code in sorted(glyphs))
    return struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(groups) // 12) + groups
