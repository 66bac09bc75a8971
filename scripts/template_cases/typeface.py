"""A typeface of one square for every letter, drawn here, wrapped as files embed one (EOT 2.1)."""

from __future__ import annotations

import string
import struct
from io import BytesIO

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

SIDE, EM = 500, 1000


def embedded(family: str) -> bytes:
    """Return a typeface as a part of a presentation."""
    font = outlines(family)
    names = ["".join(family.split()), "Regular", "Version 1", family]
    sized = b"".join(
        struct.pack("<HH", 0, len(text.encode("utf-16-le"))) + text.encode("utf-16-le") for text in names
    )
    facts = struct.pack("<II10sBBIHH", 0x00020001, 0, bytes(10), 1, 0, 400, 0, 0x504C)
    ranges = struct.pack("<IIII", 1, 0, 0, 0) + struct.pack("<II", 1, 0) + struct.pack("<I", 0) + bytes(16)
    rest = facts + ranges + sized + struct.pack("<HH", 0, 0)
    return struct.pack("<II", 8 + len(rest) + len(font), len(font)) + rest + font


def outlines(family: str) -> bytes:
    """Return the typeface itself."""
    pen = TTGlyphPen(None)
    for index, (x, y) in enumerate(((50, 0), (50, SIDE), (SIDE, SIDE), (SIDE, 0))):
        (pen.lineTo if index else pen.moveTo)((x, y))
    pen.closePath()
    square, letters = pen.glyph(), string.ascii_letters + string.digits
    order = [".notdef", "space", "square"]
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({32: "space", **{ord(letter): "square" for letter in letters}})
    builder.setupGlyf({".notdef": square, "space": TTGlyphPen(None).glyph(), "square": square})
    builder.setupHorizontalMetrics(dict.fromkeys(order, (SIDE + 50, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": "Regular"})
    builder.setupOS2(fsType=0)
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    file = BytesIO()
    builder.save(file)
    return file.getvalue()
