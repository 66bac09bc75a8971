"""Structure elements in reading order in; the file's structure tree out (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Any

from briefgen.base.dataclass import dataclass
from briefgen.render.pdf.objects import Indirect, array, ascii_string, dictionary, name, text_string

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of a page's content stream: the page's index and the piece's number on it."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Reference:
    """An annotation on a page, with its key in the parent tree."""

    page: int
    key: int
    annotation: Any


@dataclass(slots=True, kw_only=True)
class StructureElement:
    """A structure element under construction: its tag, its content and its attributes."""

    tag: str
    title: str = ""
    alt: str = ""
    language: str = ""
    """Where it is not the document's."""
    attributes: dict[str, Any] = field(default_factory=dict)
    kids: list[StructureElement | Mark | Reference] = field(default_factory=list)

    def walk(self) -> Iterator[StructureElement]:
        """Yield the element and every element below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, StructureElement):
                yield from kid.walk()

    def pruned(self) -> StructureElement:
        """Return the element without the empty ones below it."""
        kids = [kid.pruned() if isinstance(kid, StructureElement) else kid for kid in self.kids]
        self.kids = [
            kid for kid in kids if not isinstance(kid, StructureElement) or kid.kids or kid.tag in CELLS
        ]
        return self


CELLS = ("TH", "TD")
"""Elements that stay where they are even when they are empty: a table's columns must not shift."""


def write_structure(document: StructureElement, pages: list[Any]) -> Indirect:
    """Return the structure tree's root, for pages given as objects that references can be made to."""
    root = Indirect({"Type": name("StructTreeRoot")})
    objects = {id(element): Indirect({}) for element in document.walk()}
    parents: dict[int, Any] = {}
    rows: dict[int, dict[int, Indirect]] = {}
    for element in document.walk():
        itself = objects[id(element)]
        itself.dict.update(_described(element))
        itself["K"] = array(_kids(element, itself, objects, pages))
        for kid in element.kids:
            if isinstance(kid, Mark):
                rows.setdefault(kid.page, {})[kid.number] = itself
            elif isinstance(kid, Reference):
                parents[kid.key] = itself
    objects[id(document)]["P"] = root
    for page, row in rows.items():
        parents[page] = array(row[number] for number in sorted(row))
    root["K"] = objects[id(document)]
    root["ParentTree"] = Indirect(
        {"Nums": array(part for key in sorted(parents) for part in (key, parents[key]))}
    )
    root["ParentTreeNextKey"] = max(parents, default=-1) + 1
    return root


def _described(element: StructureElement) -> dict[str, Any]:
    entries: dict[str, Any] = {"Type": name("StructElem"), "S": name(element.tag)}
    if element.title:
        entries["T"] = text_string(element.title)
    if element.alt:
        entries["Alt"] = text_string(element.alt)
    if element.language:
        entries["Lang"] = ascii_string(element.language)
    if element.attributes:
        entries["A"] = dictionary(element.attributes)
    return entries


def _kids(
    element: StructureElement, itself: Indirect, objects: dict[int, Indirect], pages: list[Any]
) -> Iterator[Any]:
    for kid in element.kids:
        if isinstance(kid, StructureElement):
            objects[id(kid)]["P"] = itself
            yield objects[id(kid)]
        elif isinstance(kid, Mark):
            yield dictionary({"Type": name("MCR"), "Pg": pages[kid.page], "MCID": kid.number})
        else:
            yield dictionary({"Type": name("OBJR"), "Pg": pages[kid.page], "Obj": kid.annotation})
