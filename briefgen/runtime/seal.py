"""Seals: a hash inside each output tells whether it was changed since briefgen wrote it.

No second file is needed: outputs may be copied, moved or sent. The hash covers everything else in the file,
so the same brief still gives the same bytes. A deck has it in its properties as `dc:identifier`, independent
of compression; a PDF as the identifier in its trailer; a PNG as a text chunk. Any program that saves the
file invalidates or drops the hash. A web page has it in a ``meta`` element at its beginning.
"""

from __future__ import annotations

import hashlib
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO

from briefgen.base.compile_late import compile_late
from briefgen.base.content_hash import content_hash

PROPERTIES = "docProps/core.xml"
UNSEALED = b"briefgen-" + b"0" * 64
"""Placeholder in a deck's properties until its hash is known."""
MOST_UNPACKED_BYTES = 512 << 20
"""Of a deck; a larger one is not an output of briefgen."""
UNSEALED_HTML = b'<meta name="briefgen" content="' + b"0" * 64 + b'">'
"""The element of a web page that takes its hash; the bytes up to it are always the same."""
_DECK_SEAL = compile_late(rb"briefgen-[0-9a-f]{64}")
_PAGE_SEAL = compile_late(rb"/ID\s*\[<([0-9a-f]{32})><([0-9a-f]{32})>\]")
_HTML_SEAL = compile_late(rb'<meta name="briefgen" content="([0-9a-f]{64})">')
_HEAD_BYTES = 512
"""The seal of a web page is in its first bytes."""
_TRAILER_BYTES = 1024
"""The identifier of a PDF is in its last bytes."""
_PNG_END = b"\0\0\0\0IEND\xaeB`\x82"
_CHUNK = b"tEXtbriefgen\0"
MOST_NOTED = 64
NOTED_BYTES = 32
_NOTED: dict[bytes, None] = {}
"""Digests of the last decks that were sealed here."""
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


def unpacked_hash(content: bytes) -> str:
    """Return the hash of a part's content, whatever it is packed in."""
    return content_hash(content, most=MOST_UNPACKED_BYTES)


def sealed_parts(
    members: Mapping[str, bytes], hashed: Callable[[bytes], str] = unpacked_hash
) -> dict[str, bytes]:
    """Return a deck's parts with its hash in place of the placeholder; ``hashed`` gives a part's own."""
    seal = b"briefgen-" + _parts_hash(members, hashed)
    return {**members, PROPERTIES: members[PROPERTIES].replace(UNSEALED, seal)}


def sealed_pdf(data: bytes) -> bytes:
    """Return a PDF with its hash as its identifier of 16 bytes."""
    seal = _bare_pdf_hash(data)
    start = max(0, len(data) - _TRAILER_BYTES)
    return data[:start] + _PAGE_SEAL.sub(b"/ID \n[<%b><%b>]" % (seal, seal), data[start:])


def sealed_png(data: bytes) -> bytes:
    """Return a PNG with its hash as a text chunk before its end."""
    return data.removesuffix(_PNG_END) + _png_chunk(data) + _PNG_END


def sealed_html(data: bytes) -> bytes:
    """Return a web page with its hash in place of the placeholder."""
    digest = hashlib.sha256(data).hexdigest().encode()
    return data.replace(UNSEALED_HTML, UNSEALED_HTML.replace(b"0" * 64, digest), 1)


def noted(deck: bytes) -> bytes:
    """Return a sealed deck; this process need not unpack it to know it for its own."""
    if len(_NOTED) >= MOST_NOTED:
        _NOTED.pop(next(iter(_NOTED.copy()), b""), None)
    _NOTED[_digest(deck)] = None
    return deck


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=NOTED_BYTES).digest()


def is_sealed(data: bytes) -> bool:
    """Say whether a file's content is exactly as briefgen wrote it."""
    try:
        if data.startswith(b"PK"):
            return _digest(data) in _NOTED or _is_sealed_deck(data)
        if data.startswith(b"%PDF-"):
            seal = _PAGE_SEAL.search(data, max(0, len(data) - _TRAILER_BYTES))
            return seal is not None and seal[1] == seal[2] == _bare_pdf_hash(data)
        if data.startswith(b"<!DOCTYPE html>"):
            return _is_sealed_html(data)
        chunk = data[-len(_PNG_END) - len(_png_chunk(b"")) : -len(_PNG_END)]
        return bool(chunk) and chunk == _png_chunk(data.removesuffix(chunk + _PNG_END) + _PNG_END)
    except _CANNOT_BE_READ:
        return False


def _is_sealed_html(data: bytes) -> bool:
    seal = _HTML_SEAL.search(data, 0, _HEAD_BYTES)
    if seal is None:
        return False
    bare = data[: seal.start()] + UNSEALED_HTML + data[seal.end() :]
    return seal[1] == hashlib.sha256(bare).hexdigest().encode()


def _is_sealed_deck(data: bytes) -> bool:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        if archive.getinfo(PROPERTIES).file_size > MOST_UNPACKED_BYTES:
            return False
        seal = _DECK_SEAL.search(archive.read(PROPERTIES))
        if seal is None or sum(entry.file_size for entry in archive.infolist()) > MOST_UNPACKED_BYTES:
            return False
        members = {name: archive.read(name) for name in archive.namelist()}
    return seal[0] == b"briefgen-" + _parts_hash(members)


def _parts_hash(members: Mapping[str, bytes], hashed: Callable[[bytes], str] = unpacked_hash) -> bytes:
    """Return the hash of a deck's parts without its seal."""
    digest = hashlib.sha256()
    for name in sorted(members):
        part = members[name]
        bare = _DECK_SEAL.sub(UNSEALED, part) if name == PROPERTIES else part
        digest.update(f"{name} {hashed(bare)}\n".encode())
    return digest.hexdigest().encode()


def _bare_pdf_hash(data: bytes) -> bytes:
    """Return the first half of the hash of a PDF without its identifier, which has 16 bytes."""
    start = max(0, len(data) - _TRAILER_BYTES)
    digest = hashlib.sha256(memoryview(data)[:start])
    digest.update(_PAGE_SEAL.sub(b"", data[start:]))
    return digest.hexdigest()[:32].encode()


def _png_chunk(data: bytes) -> bytes:
    """Return the text chunk (PNG, 11.3.4.3) with a file's hash."""
    chunk = _CHUNK + hashlib.sha256(data).hexdigest().encode()
    return struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
