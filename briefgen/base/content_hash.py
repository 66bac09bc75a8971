"""A deck's or a page's bytes in, the hash of its content out, independent of compression.

Python's zlib is the system's: 1.2.13 and 1.3.1 compress alike, zlib-ng (some builds of Python) does not.
What is compressed is the same everywhere, and so is this hash.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO

from briefgen.base.compile_late import compile_late
from briefgen.base.translate import tr

_STREAM = compile_late(rb">>\s*stream\r?\n")
_LENGTH = compile_late(rb"/Length (\d+)")
_PLACES = compile_late(rb"\nxref\n.*?trailer\n", re.DOTALL)
"""Offsets of objects in the file, which depend on the length of those before."""
_CHANGING = compile_late(rb"/ID\s*\[.*?\]|\nstartxref\n\d+", re.DOTALL)

MOST_BYTES = 1 << 32
"""Of what a package unpacks to."""


def content_hash(data: bytes, *, most: int = MOST_BYTES) -> str:
    """Return the SHA-256 in hexadecimal: of the content of a deck or a PDF, of the bytes of any other file.

    ValueError for a package whose unpacked size exceeds ``most`` bytes.
    """
    digest = hashlib.sha256()
    for part in _parts(data, most):
        digest.update(part)
    return digest.hexdigest()


def members_hash(members: Mapping[str, bytes]) -> str:
    """Return the hash of the content of a package of these members."""
    lines = (_line(name, members[name], MOST_BYTES) for name in sorted(members))
    return hashlib.sha256(b"".join(lines)).hexdigest()


def _line(name: str, content: bytes, most: int) -> bytes:
    return f"{name} {content_hash(content, most=most)}\n".encode()


def _parts(data: bytes, most: int) -> Iterator[bytes]:
    if data.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > most:
                raise ValueError(tr("it unpacks to more than {most:,} bytes", most=most))
            for name in sorted(archive.namelist()):
                yield _line(name, archive.read(name), most)
    elif data.startswith(b"%PDF-"):
        yield from _streams(data)
    else:
        yield data


def _streams(data: bytes) -> Iterator[bytes]:
    """Yield a PDF's objects, streams unpacked, without their offsets and lengths."""
    at = 0
    while found := _STREAM.search(data, at):
        before, _, head = data[at : found.end()].rpartition(b" obj\n")
        length = _LENGTH.search(head)
        at = found.end() + (int(length[1]) if length else 0)
        stream = data[found.end() : at]
        yield before + _LENGTH.sub(b"", head)
        yield zlib.decompress(stream) if b"/FlateDecode" in head else stream
    yield _CHANGING.sub(b"", _PLACES.sub(b"", data[at:]))
