"""Parts and what they refer to: a package while it is written (ECMA-376-2)."""

from __future__ import annotations

import hashlib
import posixpath
from collections import Counter
from collections.abc import Mapping
from dataclasses import field
from functools import lru_cache

from briefgen.base.dataclass import dataclass
from briefgen.base.ooxml import NAMESPACES
from briefgen.render.pptx.identity import PaintedSlide
from briefgen.render.pptx.markup import DECLARATION, el

_OFFICE = "application/vnd.openxmlformats-officedocument."
_PACKAGE = "application/vnd.openxmlformats-package."

CONTENT_TYPES = {
    "officeDocument": f"{_OFFICE}presentationml.presentation.main+xml",
    "core-properties": f"{_PACKAGE}core-properties+xml",
    "extended-properties": f"{_OFFICE}extended-properties+xml",
    "slideMaster": f"{_OFFICE}presentationml.slideMaster+xml",
    "slideLayout": f"{_OFFICE}presentationml.slideLayout+xml",
    "slide": f"{_OFFICE}presentationml.slide+xml",
    "notesMaster": f"{_OFFICE}presentationml.notesMaster+xml",
    "notesSlide": f"{_OFFICE}presentationml.notesSlide+xml",
    "presProps": f"{_OFFICE}presentationml.presProps+xml",
    "viewProps": f"{_OFFICE}presentationml.viewProps+xml",
    "tableStyles": f"{_OFFICE}presentationml.tableStyles+xml",
    "theme": f"{_OFFICE}theme+xml",
    "chart": f"{_OFFICE}drawingml.chart+xml",
    "package": f"{_OFFICE}spreadsheetml.sheet",
    "customXml": "application/xml",
    "font": "application/x-fontdata",
    "customXmlProps": f"{_OFFICE}customXmlProperties+xml",
}
"""Of each kind of part; a kind is the last word of the relations that lead to it. Images have two types."""


@dataclass(slots=True, kw_only=True)
class PackagePart:
    """A part: its name in the package, its kind, its content, and the ids under which it names others."""

    name: str
    kind: str
    content_type: str
    content: bytes = b""
    relations: dict[tuple[str, str, bool], str] = field(default_factory=dict)
    """Ids by type, target and whether that lies outside the package."""

    def relate(self, target: PackagePart) -> str:
        """Return the id under which this part names another one."""
        path = _way(posixpath.dirname(self.name), target.name)
        return self._related(relation_type(target.kind), path, outside=False)

    def link(self, address: str) -> str:
        """Return the id under which this part names an address."""
        return self._related(relation_type("hyperlink"), address, outside=True)

    def _related(self, kind: str, target: str, *, outside: bool) -> str:
        key, number = (kind, target, outside), len(self.relations) + 1
        if key not in self.relations:
            while f"rId{number}" in self.relations.values():  # those of a template's parts have gaps
                number += 1
            self.relations[key] = f"rId{number}"
        return self.relations[key]

    @property
    def relations_xml(self) -> bytes:
        """The list of the relations."""
        entries = (
            el(
                "Relationship",
                Id=key,
                Type=kind,
                Target=target,
                TargetMode="External" if outside else None,
            )
            for (kind, target, outside), key in self.relations.items()
        )
        return f"{DECLARATION}{el('Relationships', *entries, xmlns=NAMESPACES['rel'])}".encode()


@lru_cache(maxsize=1024)  # of a deck of three hundred slides
def _way(folder: str, name: str) -> str:
    """Return a part's name as one in a folder states it."""
    return posixpath.relpath(f"/{name}", f"/{folder}")


def relation_type(kind: str) -> str:
    """Return the type of the relations that lead to parts of a kind."""
    if kind == "core-properties":
        return f"{NAMESPACES['rel']}/metadata/core-properties"
    return f"{NAMESPACES['r']}/{kind}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartFiles:
    """A chart and its workbook, which the chart names by its first relation."""

    space: bytes
    workbook: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFile:
    """A picture, a ``png`` or a ``jpeg``."""

    data: bytes
    format: str


Attached = ChartFiles | PictureFile | str
"""What a slide names by a relation: files, or an address."""
WORKBOOK_KEY = "rId1"


@dataclass(slots=True, kw_only=True)
class DeckPackage:
    """The parts of a deck, by name; the root, which has no content, names the first ones."""

    root: PackagePart
    parts: dict[str, PackagePart] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    pictures: dict[bytes, PackagePart] = field(default_factory=dict)
    """By the digests of their files: equal ones share a part."""
    painted: list[PaintedSlide] = field(default_factory=list)
    """The slides so far, as `generated_part` keeps them."""
    kept: Mapping[str, bytes] = field(default_factory=dict)
    """Parts of a company's template and their lists of relations, as they are in it, by name."""
    kept_types: Mapping[str, str] = field(default_factory=dict)
    """Content types of those parts, by name."""
    taken: frozenset[str] = frozenset()
    """Their names in small letters and without endings: no new part has one of them."""

    @classmethod
    def empty(cls) -> DeckPackage:
        """Return a package without parts."""
        return cls(root=PackagePart(name="", kind="", content_type=""))

    def add(self, name: str, kind: str, content: bytes = b"", *, content_type: str = "") -> PackagePart:
        """Add a part; ``{}`` in its name is the number of such names so far, taken ones left out."""
        self.counts[name] += 1
        while (whole := name.format(self.counts[name])).rpartition(".")[0].casefold() in self.taken:
            self.counts[name] += 1
        part = PackagePart(
            name=whole, kind=kind, content_type=content_type or CONTENT_TYPES[kind], content=content
        )
        self.parts[whole] = part
        return part

    def attach(self, part: PackagePart, attached: Attached) -> str:
        """Add what a part refers to, and return the id of the relation."""
        match attached:
            case str():
                return part.link(attached)
            case PictureFile():
                return part.relate(self.picture(attached.data, attached.format))
            case ChartFiles():
                chart = self.add("ppt/charts/chart{}.xml", "chart", attached.space)
                name = "ppt/embeddings/Microsoft_Excel_Sheet{}.xlsx"
                chart.relate(self.add(name, "package", attached.workbook))
                return part.relate(chart)

    def picture(self, data: bytes, kind: str) -> PackagePart:
        """Return the part of a picture, a ``png`` or a ``jpeg``."""
        digest = hashlib.sha256(data).digest()
        if digest not in self.pictures:
            ending = "jpg" if kind == "jpeg" else kind
            self.counts["image"] += 1
            while f"ppt/media/image{self.counts['image']}" in self.taken:
                self.counts["image"] += 1
            self.pictures[digest] = self.add(
                f"ppt/media/image{self.counts['image']}.{ending}",
                "image",
                data,
                content_type=f"image/{kind}",
            )
        return self.pictures[digest]
