"""The bytes of an Office file in, its parts out: bounded, so that no file can fill the memory."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from dataclasses import field
from io import BytesIO
from typing import Any

from lxml import etree

from briefgen.base.dataclass import dataclass
from briefgen.base.ooxml import relations_name, tag
from briefgen.base.translate import tr

MOST_BYTES = 256 * 2**20
"""Largest file that is read at all."""
MOST_PARTS = 10_000
MOST_PART_BYTES = 32 * 2**20
MOST_UNPACKED_BYTES = 256 * 2**20
"""Sum of all parts that are read, workbooks' too; a real deck of 200 slides has 20 MiB of them."""
MOST_MARKS = 4_000_000
"""Elements and attributes of all parts that are read: each takes a hundred bytes and more in memory."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_FLAG = 0x1
TYPES = "[Content_Types].xml"
_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([^"']*)""")
_ENCODINGS = (b"utf-8", b"us-ascii")
"""What Office writes. In other encodings markup may evade the count of bytes."""
_FAILURES = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)


class UnreadableError(Exception):
    """A file cannot be read back; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLink:
    """A relationship of a part: its id, its whole type, and what it leads to."""

    id: str
    type: str
    target: str
    """As it is written."""
    part: str
    """Name of the part that it leads to; empty where it leads outside."""

    @property
    def kind(self) -> str:
        """The last word of the type."""
        return self.type.rpartition("/")[2]


@dataclass(slots=True)
class Spent:
    """What was read so far of a file and of all files inside it."""

    unpacked: int = 0
    """Bytes."""
    marks: int = 0


@dataclass(slots=True, kw_only=True)
class Package:
    """An opened Office file. Parts are read when they are asked for."""

    name: str
    archive: zipfile.ZipFile
    parts: frozenset[str]
    spent: Spent = field(default_factory=Spent)
    trees: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def open(cls, content: bytes, name: str, spent: Spent | None = None) -> Package:
        """Open a file; UnreadableError when it is locked, broken, too large or something else.

        ``spent`` is that of the file in which it lies.
        """
        if content.startswith(OLE):
            raise UnreadableError(
                tr(
                    "{name} is locked with a password, or saved as an old .ppt: save it unlocked as .pptx",
                    name=name,
                )
            )
        if len(content) > MOST_BYTES:
            raise UnreadableError(
                tr(
                    "{name} is larger than {number} MiB: too large to be a deck of briefgen",
                    name=name,
                    number=MOST_BYTES >> 20,
                )
            )
        try:
            archive = zipfile.ZipFile(BytesIO(content))
            entries = archive.infolist()
        except _FAILURES as error:
            raise UnreadableError(tr("{name} is not an Office file, or is cut short", name=name)) from error
        if len(entries) > MOST_PARTS:
            raise UnreadableError(
                tr(
                    "{name} has {count} parts: more than {MOST_PARTS} are not read",
                    name=name,
                    count=len(entries),
                    MOST_PARTS=MOST_PARTS,
                )
            )
        if any(entry.flag_bits & _ENCRYPTED_FLAG for entry in entries):
            raise UnreadableError(tr("{name} is locked with a password: save it unlocked", name=name))
        _refuse_twins(entries, name)
        parts = frozenset(entry.filename for entry in entries)
        return cls(name=name, archive=archive, parts=parts, spent=spent or Spent())

    def content(self, part: str) -> bytes:
        """Return a part's bytes, never more than a part may have."""
        if part not in self.parts:
            raise UnreadableError(
                tr("{name} is broken: it refers to {part}, which is not in it", name=self.name, part=part)
            )
        try:
            with self.archive.open(part) as stream:
                content = stream.read(MOST_PART_BYTES + 1)
        except _FAILURES as error:
            raise UnreadableError(
                tr(
                    "{name} is broken: {part} cannot be unpacked ({error})",
                    name=self.name,
                    part=part,
                    error=error,
                )
            ) from error
        self.spent.unpacked += len(content)
        if len(content) > MOST_PART_BYTES or self.spent.unpacked > MOST_UNPACKED_BYTES:
            raise UnreadableError(
                tr(
                    "{name} unpacks to far more than a deck ({part}): it is not read further",
                    name=self.name,
                    part=part,
                )
            )
        return content

    def tree(self, part: str) -> Any:
        """Return a part's XML; entities are not followed and nothing is fetched."""
        if part not in self.trees:
            content = self.content(part)
            self._refuse_strange(part, content)
            try:
                self.trees[part] = parsed(content)
            except etree.XMLSyntaxError as error:
                raise UnreadableError(
                    tr(
                        "{name} is broken: {part} is not XML ({msg})",
                        name=self.name,
                        part=part,
                        msg=error.msg,
                    )
                ) from error
        return self.trees[part]

    def _refuse_strange(self, part: str, content: bytes) -> None:
        """Raise UnreadableError for XML that no office application writes, before parsing it."""
        declared = _DECLARED.match(content.removeprefix(b"\xef\xbb\xbf"))
        if b"\0" in content[:4] or (declared and declared[1].lower() not in _ENCODINGS):
            raise UnreadableError(tr("{name} is broken: {part} is not UTF-8", name=self.name, part=part))
        if b"<!DOCTYPE" in content:
            raise UnreadableError(
                tr(
                    "{name} is broken: {part} defines entities, as no Office file does",
                    name=self.name,
                    part=part,
                )
            )
        self.spent.marks += content.count(b"<") + content.count(b"=")
        if self.spent.marks > MOST_MARKS:
            raise UnreadableError(
                tr(
                    "{name} holds far more than a deck ({part}): it is not read further",
                    name=self.name,
                    part=part,
                )
            )

    def links(self, part: str) -> list[PartLink]:
        """Return a part's relationships in their order; those of the package itself for an empty name."""
        listed = relations_name(part)
        return links_of(self.tree(listed), part) if listed in self.parts else []

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Return a part's relationships: id -> (last word of the type, target part), inward ones only."""
        return {link.id: (link.kind, link.part) for link in self.links(part) if link.part}

    def content_type(self, part: str) -> str:
        """Return a part's content type; empty where the package states none."""
        return content_type_in(self.tree(TYPES), part)

    def related(self, part: str, kind: str) -> str | None:
        """Return the first part of a kind that a part refers to, or None."""
        return next((target for word, target in self.relations(part).values() if word == kind), None)


def links_of(listed: Any, part: str) -> list[PartLink]:
    """Return the relationships in the tree of such a list."""
    found: list[PartLink] = []
    for entry in listed.iter(tag("rel:Relationship")):
        target = entry.get("Target") or ""
        outside = entry.get("TargetMode") == "External"
        whole = posixpath.join(f"/{posixpath.dirname(part)}", target)
        inner = "" if outside else posixpath.normpath(whole).lstrip("/")
        found.append(
            PartLink(id=entry.get("Id") or "", type=entry.get("Type") or "", target=target, part=inner)
        )
    return found


def content_type_in(types: Any, part: str) -> str:
    """Return a part's content type by the tree of the list of types: its own, else that of its ending."""
    by_ending = ""
    for entry in types:
        if (entry.get("PartName") or "").casefold() == f"/{part}".casefold():
            return entry.get("ContentType") or ""
        if (entry.get("Extension") or "").casefold() == part.rpartition(".")[2].casefold():
            by_ending = entry.get("ContentType") or ""
    return by_ending


def parsed(content: bytes) -> Any:
    """Return the tree of a part's bytes; no entity is resolved and nothing is fetched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    return etree.fromstring(content, parser)


def serialised(tree: Any) -> bytes:
    """Return the bytes of a part's tree, as Office begins them."""
    whole: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return whole


def _refuse_twins(entries: list[zipfile.ZipInfo], name: str) -> None:
    """Raise UnreadableError for two parts of one name: applications may show one and hide the other."""
    seen: set[str] = set()
    for entry in entries:
        folded = entry.filename.casefold()
        if folded in seen:
            raise UnreadableError(
                tr(
                    "{name} is broken: it has two parts named {filename}",
                    name=name,
                    filename=entry.filename[:80],
                )
            )
        seen.add(folded)
