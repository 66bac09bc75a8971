"""Files that are no template to build into, each for a reason of its own."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO

from template_cases.package import unzipped, zipped

MACROS = "application/vnd.ms-powerpoint.{}.macroEnabled.main+xml"
PLAIN = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
TYPES = "[Content_Types].xml"
SECTOR = 512
MEGABYTES = 10_000_000
BOMB_BYTES = 4 * MEGABYTES
"""Unpacked; packed it is a hundred kilobytes."""


def with_macros(template: bytes, kind: str) -> bytes:
    """Return a template with a macro project; its main part says so (``template``, ``presentation``) or hides it."""
    parts = unzipped(template)
    types = parts[TYPES].decode()
    if kind:
        types = types.replace(PLAIN, MACROS.format(kind))
    macro = '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    parts[TYPES] = types.replace("</Types>", macro).encode()
    parts["ppt/vbaProject.bin"] = compound("VBA", "PROJECT")
    relation = (
        '<Relationship Id="rId99" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
        'Target="vbaProject.bin"/></Relationships>'
    )
    related = "ppt/_rels/presentation.xml.rels"
    parts[related] = parts[related].replace(b"</Relationships>", relation.encode())
    return zipped(parts)


def compound(*streams: str) -> bytes:
    """Return a compound file, as old and encrypted files are, with empty streams of these names."""
    header = struct.pack(
        "<8s16sHHHHH6xIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        bytes(16),
        *(0x3E, 3, 0xFFFE, 9, 6),
        *(0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0),
    )
    header += b"\xff" * (SECTOR - len(header))
    table = struct.pack("<II", 0xFFFFFFFD, 0xFFFFFFFE) + b"\xff" * (SECTOR - 8)
    entries = [_entry("Root Entry", 5, child=1 if streams else -1)]
    entries += [
        _entry(name, 2, right=index + 2 if index + 1 < len(streams) else -1)
        for index, name in enumerate(streams)
    ]
    return header + table + b"".join(entries).ljust(SECTOR, b"\x00")


def _entry(name: str, kind: int, *, child: int = -1, right: int = -1) -> bytes:
    text = name.encode("utf-16-le") + b"\x00\x00"
    return text.ljust(64, b"\x00") + struct.pack(
        "<HBBiii16sIQQIQ", len(text), kind, 1, -1, right, child, bytes(16), 0, 0, 0, 0xFFFFFFFE, 0
    )


def encrypted() -> bytes:
    """Return a file that is opened with a password."""
    return compound("EncryptionInfo", "EncryptedPackage")


def old_binary() -> bytes:
    """Return a file of PowerPoint 97."""
    return compound("PowerPoint Document", "Current User")


def bomb(template: bytes, picture: str) -> bytes:
    """Return a template one of whose pictures unpacks to far more than any template holds."""
    file = BytesIO(zipped({name: data for name, data in unzipped(template).items() if name != picture}))
    with (
        zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open(picture, "w", force_zip64=True) as entry,
    ):
        for _ in range(BOMB_BYTES // MEGABYTES):
            entry.write(bytes(MEGABYTES))
    return file.getvalue()


def without_layouts(template: bytes) -> bytes:
    """Return a template whose masters have no layouts."""
    parts = unzipped(template)
    kept = {name: data for name, data in parts.items() if not name.startswith("ppt/slideLayouts/")}
    for name, data in kept.items():
        if name.startswith("ppt/slideMasters/slideMaster"):
            before, _, after = data.decode().partition("<p:sldLayoutIdLst>")
            kept[name] = (before + after.partition("</p:sldLayoutIdLst>")[2]).encode()
    return zipped(kept)


def strict(template: bytes) -> bytes:
    """Return a template in the strict form of the standard, whose namespaces are others."""
    old, new = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
    words = (
        (b"presentationml/2006/main", b"presentationml/main"),
        (b"drawingml/2006/main", b"drawingml/main"),
    )
    relations = (b"officeDocument/2006/relationships", b"officeDocument/relationships")
    parts = unzipped(template)
    for name, data in parts.items():
        for before, after in (*words, relations):
            data = data.replace(old + before, new + after)
        parts[name] = data
    return zipped(parts)


def document() -> bytes:
    """Return a text document that bears another ending."""
    return zipped(
        {
            TYPES: b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "word/document.xml": b"<w:document/>",
        }
    )
