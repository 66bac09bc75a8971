"""The bytes of an Office file in, its parts out: bounded, so that no file can fill the memory."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from dataclasses import field
from io import BytesIO
from typing import Any

from lxml import etree

from briefgen.records import dataclass
from briefgen.verify.passage import UnreadableError

MOST_BYTES = 256 * 2**20
"""Largest file that is read at all."""
MOST_PARTS = 10_000
MOST_PART_BYTES = 32 * 2**20
MOST_UNPACKED_BYTES = 256 * 2**20
"""Sum of all parts that are read; a real deck of 200 slides has 20 MiB of them."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_FLAG = 0x1
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_FAILURES = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)


@dataclass(slots=True, kw_only=True)
class Package:
    """An opened Office file. Parts are read when they are asked for."""

    name: str
    archive: zipfile.ZipFile
    parts: frozenset[str]
    read_bytes: int = 0
    trees: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def open(cls, content: bytes, name: str) -> Package:
        """Open a file; UnreadableError when it is locked, broken, too large or something else."""
        if content.startswith(_OLE):
            raise UnreadableError(
                f"{name} is locked with a password, or saved as an old .ppt: save it unlocked as .pptx"
            )
        if len(content) > MOST_BYTES:
            raise UnreadableError(
                f"{name} is larger than {MOST_BYTES >> 20} MiB: too large to be a deck of briefgen"
            )
        try:
            archive = zipfile.ZipFile(BytesIO(content))
            entries = archive.infolist()
        except _FAILURES as error:
            raise UnreadableError(f"{name} is no Office file, or is cut short ({error})") from error
        if len(entries) > MOST_PARTS:
            raise UnreadableError(f"{name} has {len(entries)} parts: more than {MOST_PARTS} are not read")
        if any(entry.flag_bits & _ENCRYPTED_FLAG for entry in entries):
            raise UnreadableError(f"{name} is locked with a password: save it unlocked")
        return cls(name=name, archive=archive, parts=frozenset(entry.filename for entry in entries))

    def content(self, part: str) -> bytes:
        """Return a part's bytes, never more than a part may have."""
        if part not in self.parts:
            raise UnreadableError(f"{self.name} is broken: it refers to {part}, which is not in it")
        try:
            with self.archive.open(part) as stream:
                content = stream.read(MOST_PART_BYTES + 1)
        except _FAILURES as error:
            raise UnreadableError(f"{self.name} is broken: {part} cannot be unpacked ({error})") from error
        self.read_bytes += len(content)
        if len(content) > MOST_PART_BYTES or self.read_bytes > MOST_UNPACKED_BYTES:
            raise UnreadableError(
                f"{self.name} unpacks to far more than a deck ({part}): it is not read further"
            )
        return content

    def tree(self, part: str) -> Any:
        """Return a part's XML; entities are not followed and nothing is fetched."""
        if part not in self.trees:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
            try:
                self.trees[part] = etree.fromstring(self.content(part), parser)
            except etree.XMLSyntaxError as error:
                raise UnreadableError(f"{self.name} is broken: {part} is no XML ({error.msg})") from error
        return self.trees[part]

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Return a part's relationships: id -> (last word of the type, target part), inward ones only."""
        folder, leaf = posixpath.split(part)
        key = posixpath.join(folder, "_rels", f"{leaf}.rels")
        if key not in self.parts:
            return {}
        found: dict[str, tuple[str, str]] = {}
        for relation in self.tree(key).iter(_RELATION):
            if relation.get("TargetMode") == "External":
                continue
            target = relation.get("Target") or ""
            whole = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            found[relation.get("Id") or ""] = (
                (relation.get("Type") or "").rpartition("/")[2],
                posixpath.normpath(whole),
            )
        return found

    def related(self, part: str, kind: str) -> str | None:
        """Return the first part of a kind that a part refers to, or None."""
        return next((target for word, target in self.relations(part).values() if word == kind), None)
