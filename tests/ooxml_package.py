"""A .pptx file's bytes in, its parts, content types and relationships out, for the lint's rules."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Self

from lxml import etree

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
A16 = "{http://schemas.microsoft.com/office/drawing/2014/main}"
TYPES = "[Content_Types].xml"


@dataclass(frozen=True)
class Relationship:
    """One relationship; ``target`` is a part's name, or an address when it is external."""

    id: str
    type: str
    target: str
    external: bool

    @property
    def word(self) -> str:
        """The last word of the type: ``slide``, ``chart``, ``hyperlink`` …"""
        return self.type.rpartition("/")[2]


@dataclass
class Package:
    """The parts of a file by name; ``entries`` keeps the zip's own list, doublets included."""

    parts: dict[str, bytes]
    entries: list[str]
    _trees: dict[str, etree._Element] = field(default_factory=dict)
    _relationships: dict[str, list[Relationship]] = field(default_factory=dict)

    @classmethod
    def of(cls, data: bytes) -> Self:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.namelist()
            return cls({name: archive.read(name) for name in entries}, entries)

    def tree(self, name: str) -> etree._Element:
        """Return a part's root, an empty one when the part is missing: another rule says so."""
        if name not in self._trees:
            self._trees[name] = etree.fromstring(self.parts.get(name, b"<missing/>"))
        return self._trees[name]

    def named(self, *folders: str) -> Iterator[str]:
        """Yield the XML parts that lie in the folders, not their relationships."""
        for name in self.parts:
            if name.endswith(".xml") and posixpath.dirname(name) in folders:
                yield name

    @property
    def drawn(self) -> list[str]:
        """Parts with a shape tree."""
        return list(
            self.named(
                "ppt/slides", "ppt/slideLayouts", "ppt/slideMasters", "ppt/notesSlides", "ppt/notesMasters"
            )
        )

    @property
    def slides(self) -> list[str]:
        return sorted(self.named("ppt/slides"))

    @property
    def charts(self) -> list[str]:
        return sorted(self.named("ppt/charts"))

    def relationships(self, part: str = "") -> list[Relationship]:
        """Return the relationships of a part, of the package itself without one."""
        if part not in self._relationships:
            folder, file = posixpath.split(part)
            name = posixpath.join(folder, "_rels", f"{file}.rels")
            listed = self.tree(name) if name in self.parts else ()
            self._relationships[part] = [_relationship(entry, folder) for entry in listed]
        return self._relationships[part]

    def content_type(self, part: str) -> str | None:
        """Return the declared type, an override before a default."""
        types = self.tree(TYPES)
        for entry in types:
            if entry.get("PartName") == f"/{part}":
                return entry.get("ContentType")
        extension = part.rpartition(".")[2].lower()
        defaults = {entry.get("Extension", "").lower(): entry.get("ContentType") for entry in types}
        return defaults.get(extension)


def _relationship(entry: etree._Element, folder: str) -> Relationship:
    external = entry.get("TargetMode") == "External"
    target = entry.get("Target", "")
    if not external:
        target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
    return Relationship(entry.get("Id", ""), entry.get("Type", ""), target, external)
