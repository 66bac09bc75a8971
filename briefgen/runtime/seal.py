"""What tells a file that briefgen wrote from one that somebody changed since: a hash that it carries itself.

Nothing has to lie beside the file: it may be copied, moved or sent. The hash is made of all else that is in
the file, so that the same brief still gives the same bytes. A deck carries it in its properties, as
`dc:identifier`, made of what its parts hold, however they are compressed; a PDF as the identifier in its
trailer; a PNG as a remark. Whatever saves the file anew makes the hash wrong, or loses it.
"""

from __future__ import annotations

import hashlib
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

from briefgen.base.content_hash import content_hash

PROPERTIES = "docProps/core.xml"
UNSEALED = b"briefgen-" + b"0" * 64
"""Stands in a deck's properties until its hash is known."""
MOST_UNPACKED_BYTES = 512 << 20
"""Of a deck: one that unpacks to more is none of ours."""
_DECK_SEAL = re.compile(rb"briefgen-[0-9a-f]{64}")
_PAGE_SEAL = re.compile(rb"/ID\s*\[<([0-9a-f]{32})><([0-9a-f]{32})>\]")
_TRAILER_BYTES = 1024
"""The identifier of a PDF stands so near its end."""
_PNG_END = b"\0\0\0\0IEND\xaeB`\x82"
_REMARK = b"tEXtbriefgen\0"
_CANNOT_BE_READ = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    MemoryError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)


def sealed_parts(members: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return a deck's parts, with its hash in the place that its properties keep for it."""
    seal = b"briefgen-" + _parts_hash(members)
    return {**members, PROPERTIES: members[PROPERTIES].replace(UNSEALED, seal)}


def sealed_pdf(data: bytes) -> bytes:
    """Return a PDF whose identifier is its hash; it has one of 16 bytes already."""
    seal = _bare_pdf_hash(data)
    start = max(0, len(data) - _TRAILER_BYTES)
    return data[:start] + _PAGE_SEAL.sub(b"/ID \n[<%b><%b>]" % (seal, seal), data[start:])


def sealed_png(data: bytes) -> bytes:
    """Return a PNG with its hash as a remark before its end."""
    return data.removesuffix(_PNG_END) + _png_remark(data) + _PNG_END


def is_sealed(data: bytes) -> bool:
    """Say whether a file is, to the last bit of what it holds, as briefgen wrote it."""
    try:
        if data.startswith(b"PK"):
            return _is_sealed_deck(data)
        if data.startswith(b"%PDF-"):
            seal = _PAGE_SEAL.search(data, max(0, len(data) - _TRAILER_BYTES))
            return seal is not None and seal[1] == seal[2] == _bare_pdf_hash(data)
        remark = data[-len(_PNG_END) - len(_png_remark(b"")) : -len(_PNG_END)]
        return bool(remark) and remark == _png_remark(data.removesuffix(remark + _PNG_END) + _PNG_END)
    except _CANNOT_BE_READ:
        return False


def _is_sealed_deck(data: bytes) -> bool:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        if archive.getinfo(PROPERTIES).file_size > MOST_UNPACKED_BYTES:
            return False
        seal = _DECK_SEAL.search(archive.read(PROPERTIES))
        if seal is None or sum(entry.file_size for entry in archive.infolist()) > MOST_UNPACKED_BYTES:
            return False
        members = {name: archive.read(name) for name in archive.namelist()}
    return seal[0] == b"briefgen-" + _parts_hash(members)


def _parts_hash(members: Mapping[str, bytes]) -> bytes:
    """Return the hash of a deck's parts, as if it carried none."""
    digest = hashlib.sha256()
    for name in sorted(members):
        part = members[name]
        bare = _DECK_SEAL.sub(UNSEALED, part) if name == PROPERTIES else part
        digest.update(f"{name} {content_hash(bare, most=MOST_UNPACKED_BYTES)}\n".encode())
    return digest.hexdigest().encode()


def _bare_pdf_hash(data: bytes) -> bytes:
    """Return half the hash of a PDF without its identifier: that has 16 bytes."""
    start = max(0, len(data) - _TRAILER_BYTES)
    digest = hashlib.sha256(memoryview(data)[:start])
    digest.update(_PAGE_SEAL.sub(b"", data[start:]))
    return digest.hexdigest()[:32].encode()


def _png_remark(data: bytes) -> bytes:
    """Return the chunk (PNG, 11.3.4.3) that states a file's hash."""
    remark = _REMARK + hashlib.sha256(data).hexdigest().encode()
    return struct.pack(">I", len(remark) - 4) + remark + struct.pack(">I", zlib.crc32(remark))
