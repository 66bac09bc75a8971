"""A person's file: its parts by name, changed where they must be, all others the same to the byte."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from copy import copy
from dataclasses import field
from io import BytesIO
from typing import Any

from lxml import etree

from briefgen.base.dataclass import dataclass
from briefgen.base.ooxml import NAMESPACES, relations_name, tag
from briefgen.base.translate import tr
from briefgen.runtime.package import (
    TYPES,
    Package,
    PartLink,
    UnreadableError,
    content_type_in,
    links_of,
    parsed,
    serialised,
)

MOST_SLIDES = 2_000


@dataclass(slots=True, kw_only=True)
class OfficeFile:
    """The parts of a deck. Trees are written when the file is, those that were asked for as changed."""

    name: str
    entries: list[zipfile.ZipInfo]
    members: dict[str, bytes]
    trees: dict[str, Any] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)

    @classmethod
    def open(cls, content: bytes, name: str, root: str = "p:presentation") -> OfficeFile:
        """Open a deck, or a workbook; UnreadableError where it is none, or is broken, locked or too large."""
        package = Package.open(content, name)
        main = package.related("", "officeDocument")
        if main is None or package.tree(main).tag != tag(root):
            kind = tr("a PowerPoint presentation") if root == "p:presentation" else tr("a workbook")
            raise UnreadableError(tr("{name} is not {kind}, or is cut short", name=name, kind=kind))
        for part in package.parts:
            if part.endswith((".xml", ".rels")):
                package.tree(part)  # whatever is wrong with it is told here
        entries = [entry for entry in package.archive.infolist() if not entry.is_dir()]
        members = {entry.filename: package.content(entry.filename) for entry in entries}
        return cls(name=name, entries=entries, members=members)

    @property
    def main(self) -> str:
        """The name of the main part."""
        return self.related("", "officeDocument") or "ppt/presentation.xml"

    def tree(self, part: str) -> Any:
        """Return a part's tree, to be read."""
        if part not in self.trees:
            self.trees[part] = parsed(self.members[part])
        return self.trees[part]

    def edited(self, part: str) -> Any:
        """Return a part's tree, to be changed."""
        self.changed.add(part)
        return self.tree(part)

    def replace(self, part: str, content: bytes) -> None:
        """Put other bytes in a part's place."""
        self.trees.pop(part, None)
        self.changed.discard(part)
        self.members[part] = content

    def links(self, part: str) -> list[PartLink]:
        """Return a part's relations in their order."""
        listed = relations_name(part)
        return links_of(self.tree(listed), part) if listed in self.members else []

    def related(self, part: str, kind: str) -> str | None:
        """Return the first part of a kind that a part leads to, or None."""
        return next((link.part for link in self.links(part) if link.part and link.kind == kind), None)

    def target(self, part: str, key: str) -> str:
        """Return the part that a relation leads to; empty where there is none of that id."""
        return next((link.part for link in self.links(part) if link.id == key), "")

    def relate(self, part: str, target: str, kind: str, *, outside: bool = False) -> str:
        """Return the id of a relation, added where it is missing; a kind is a type or its last word."""
        whole = kind if "/" in kind else f"{NAMESPACES['r']}/{kind}"
        for link in self.links(part):
            if (link.type, link.part or link.target, not link.part) == (whole, target, outside):
                return link.id
        listed = relations_name(part)
        if listed not in self.members:
            self.members[listed] = f'<Relationships xmlns="{NAMESPACES["rel"]}"/>'.encode()
        tree = self.edited(listed)
        known = {each.get("Id") for each in tree}
        key = next(word for number in range(1, len(known) + 2) if (word := f"rId{number}") not in known)
        path = target if outside else posixpath.relpath(f"/{target}", f"/{posixpath.dirname(part)}")
        entry = etree.SubElement(tree, tag("rel:Relationship"), Id=key, Type=whole, Target=path)
        if outside:
            entry.set("TargetMode", "External")
        return key

    def free_name(self, pattern: str) -> str:
        """Return the first name that no part has; ``{}`` in the pattern is its number."""
        taken = {name.casefold() for name in self.members}
        numbers = range(1, len(taken) + 2)
        return next(name for number in numbers if (name := pattern.format(number)).casefold() not in taken)

    def add(self, name: str, content: bytes, content_type: str) -> str:
        """Add a part; return its name."""
        self.members[name] = content
        if self.content_type(name) != content_type:
            tree = self.edited(TYPES)
            etree.SubElement(tree, tag("ct:Override"), PartName=f"/{name}", ContentType=content_type)
        return name

    def content_type(self, part: str) -> str:
        """Return the content type of a part."""
        return content_type_in(self.tree(TYPES), part)

    def bytes(self) -> bytes:
        """Return the file: its parts in their order, new ones behind them."""
        for part in sorted(self.changed):
            self.members[part] = serialised(self.trees[part])
        self.changed.clear()
        stream = BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for entry in self._all_entries():
                archive.writestr(entry, self.members[entry.filename])
        return stream.getvalue()

    def _all_entries(self) -> Iterator[zipfile.ZipInfo]:
        yield from (copy(entry) for entry in self.entries)
        known = {entry.filename for entry in self.entries}
        for name in self.members:
            if name not in known:
                entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
                entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
                yield entry


def slide_parts(file: OfficeFile) -> list[str]:
    """Return the slides' parts in their order."""
    targets = {link.id: link.part for link in file.links(file.main)}
    listed = [each.get(tag("r:id")) or "" for each in file.tree(file.main).iter(tag("p:sldId"))]
    if len(listed) > MOST_SLIDES:
        raise UnreadableError(
            tr(
                "{name} has {count} slides: more than {MOST_SLIDES} are not read",
                name=file.name,
                count=len(listed),
                MOST_SLIDES=MOST_SLIDES,
            )
        )
    return list(dict.fromkeys(targets[key] for key in listed if targets.get(key)))
