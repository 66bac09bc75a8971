"""A package in, the bytes of its file out, the same every time."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from struct import pack

from briefgen.base.content_hash import members_hash
from briefgen.base.dataclass import dataclass
from briefgen.base.ooxml import NAMESPACES, relations_name
from briefgen.model.memory import memory
from briefgen.render.pptx.markup import Element, el
from briefgen.render.pptx.package import DeckPackage
from briefgen.runtime.seal import noted, sealed_parts, unpacked_hash

EPOCH = 0, (1 << 5) | 1
"""Midnight of 1980-01-01, the earliest moment that a zip can state: no clock."""
ZIP_VERSION = 20
"""2.0, with which files are deflated (APPNOTE, 4.4.3)."""
STORED, DEFLATED = 0, 8
UTF_8_NAME = 0x800
OWN = 0o600 << 16
"""As Python's own archives have it: who unpacks a file may read and write it."""

FIRST = ("[Content_Types].xml", "_rels/.rels")
"""Readers that stream a package want these first."""

_COMPRESSED = ("png", "jpg", "jpeg")
"""Extensions of parts that gain nothing from being compressed again."""

_DEFAULTS = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}


def package_bytes(package: DeckPackage) -> bytes:
    """Return the file of a package, sealed."""
    parts = package.parts.values()
    members = {part.name: part.content for part in parts}
    members |= {
        relations_name(part.name): part.relations_xml for part in (package.root, *parts) if part.relations
    }
    kinds = {f"/{name}": kind for name, kind in package.kept_types.items()}
    types = _content_types({**kinds, **{f"/{part.name}": part.content_type for part in parts}})
    whole = {**package.kept, **members, "[Content_Types].xml": types}
    return noted(archived(sealed_parts(whole, _hashed)))


def _hashed(content: bytes) -> str:
    return memory().painted.made(("hash", content), unpacked_hash, content)


def part_of(members: Mapping[str, bytes]) -> bytes:
    """Return a zip that is a part of another one: its hash is known before it is asked for.

    Its members are stored as they are, since all of it is deflated in the other one: a workbook of a chart
    takes half the bytes that it takes when each of its small members is deflated by itself.
    """
    data = archived(members, deflated=False)
    memory().painted.made(("hash", data), members_hash, members)
    return data


def _content_types(kinds: Mapping[str, str]) -> bytes:
    """Return the list of content types: one an extension for what is no XML, else one a part."""
    defaults, listed = dict(_DEFAULTS), list[Element]()
    for name, kind in sorted(kinds.items()):
        if kind != defaults.setdefault(_ending(name), kind):
            listed.append(el("Override", PartName=name, ContentType=kind))
    by_ending = [el("Default", Extension=end, ContentType=kind) for end, kind in sorted(defaults.items())]
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{head}{el('Types', *by_ending, *listed, xmlns=NAMESPACES['ct'])}".encode()


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A member's content as it stands in a zip."""

    data: bytes
    method: int
    checksum: int
    size: int
    """Bytes of the content itself."""


def archived(members: Mapping[str, bytes], *, deflated: bool = True) -> bytes:
    """Return a zip of the members, in a fixed order, made on no system in particular."""
    parts, listed, at, painted = list[bytes](), list[bytes](), 0, memory().painted
    for name in sorted(members, key=_rank):
        content, stored = members[name], not deflated or _ending(name) in _COMPRESSED
        packed = painted.made(("packed", content, stored), _packed, content, stored)
        head, directory = _headers(name, packed, at)
        parts += head, packed.data
        listed.append(directory)
        at += len(head) + len(packed.data)
    directory = b"".join(listed)
    end = pack("<4s4H2LH", b"PK\5\6", 0, 0, len(listed), len(listed), len(directory), at, 0)
    return b"".join((*parts, directory, end))


def _packed(content: bytes, stored: bool) -> Packed:
    checksum, size = zlib.crc32(content), len(content)
    if stored:
        return Packed(data=content, method=STORED, checksum=checksum, size=size)
    deflater = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    data = deflater.compress(content) + deflater.flush()
    return Packed(data=data, method=DEFLATED, checksum=checksum, size=size)


def _headers(name: str, packed: Packed, at: int) -> tuple[bytes, bytes]:
    """Return a member's own header and its entry in the directory (APPNOTE, 4.3.7 and 4.3.12)."""
    encoded, flags = name.encode(), 0 if name.isascii() else UTF_8_NAME
    told = pack(
        "<5H3L2H",
        ZIP_VERSION, flags, packed.method, *EPOCH,
        packed.checksum, len(packed.data), packed.size, len(encoded), 0,
    )  # fmt: skip
    entry = pack("<4sH26s3H2L", b"PK\1\2", ZIP_VERSION, told, 0, 0, 0, OWN, at)
    return b"PK\3\4" + told + encoded, entry + encoded


def _rank(name: str) -> tuple[int, str]:
    return (FIRST.index(name) if name in FIRST else len(FIRST)), name
