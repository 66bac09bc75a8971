"""A company's file in, what of it stays in a deck out: masters, layouts and what they need, no slides."""

from __future__ import annotations

from dataclasses import field
from typing import Any

from lxml import etree

from briefgen.base.dataclass import dataclass
from briefgen.base.ooxml import relations_name, tag
from briefgen.render.pptx.package import CONTENT_TYPES
from briefgen.runtime.package import Package, PartLink, serialised

MAIN_KINDS = frozenset(
    {"slideMaster", "notesMaster", "handoutMaster", "theme", "presProps", "viewProps", "tableStyles"}
    | {"font", "customXml", "tags"}
)
"""Kinds of parts that the main part goes on referring to; slides, comments and their authors leave."""
ROOT_KINDS = frozenset({"custom-properties", "classificationlabels"})
"""Kinds of parts beside the main one that stay; title, author and thumbnail are the deck's own."""
SLIDE_KINDS = frozenset({"slide", "notesSlide", "comments", "commentAuthors", "vbaProject"})
"""What no part that stays may lead to, such as a button of a layout that jumps to a slide."""
FINAL_MARK = "_MarkAsFinal"
"""The property by which PowerPoint opens a file for reading alone."""
_REFERENCE = tag("r:")


@dataclass(slots=True, kw_only=True)
class KeptParts:
    """What stays of a file: parts and lists of relations by their names, and their content types."""

    package: Package
    main: str
    """Name of the main part, which is written anew."""
    members: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    """Content types of the parts, by name."""
    roots: list[PartLink] = field(default_factory=list)
    """Relations of the package that stay, beside those of every deck."""
    references: list[PartLink] = field(default_factory=list)
    """Relations of the main part that stay."""

    @classmethod
    def of(cls, data: bytes) -> KeptParts:
        """Return what stays of a template; UnreadableError where it is broken."""
        package = Package.open(data, "the template")
        roots = package.links("")
        main = next(each.part for each in roots if each.kind == "officeDocument")
        kept = cls(package=package, main=main)
        for each in roots:
            if each.kind in ROOT_KINDS:
                kept.roots.append(each)
                kept._keep(each.part)
        for each in package.links(main):
            if each.kind in MAIN_KINDS:
                kept.references.append(each)
                kept._keep(each.part)
        return kept

    @property
    def taken(self) -> frozenset[str]:
        """Their names in small letters and without endings."""
        return frozenset(name.rpartition(".")[0].casefold() for name in (*self.members, self.main))

    @property
    def dropped(self) -> frozenset[str]:
        """Ids of the main part's relations that leave."""
        kept = {each.id for each in self.references}
        return frozenset(each.id for each in self.package.links(self.main)) - kept

    def _keep(self, name: str) -> None:
        """Keep a part and all that it leads to."""
        if name in self.members or name not in self.package.parts:
            return
        self.types[name] = self.package.content_type(name) or CONTENT_TYPES["package"]
        self.members[name] = self.package.content(name)
        references = self.package.links(name)
        gone = frozenset(each.id for each in references if each.kind in SLIDE_KINDS)
        listed = relations_name(name)
        if references and len(gone) < len(references):
            self.members[listed] = self.package.content(listed)
        if gone:
            self._cut(name, listed, gone)
        if name.endswith(".xml"):
            self._clean(name)
        for each in references:
            if each.id not in gone and each.part:
                self._keep(each.part)

    def _cut(self, name: str, listed: str, gone: frozenset[str]) -> None:
        """Take relations out of a part's list, and out of the part what goes by them."""
        self.members[name] = serialised(without_references(self.package.tree(name), gone))
        if listed in self.members:
            tree = self.package.tree(listed)
            for each in [each for each in tree.iter(tag("rel:Relationship")) if each.get("Id") in gone]:
                each.getparent().remove(each)
            self.members[listed] = serialised(tree)

    def _clean(self, name: str) -> None:
        """Take out of a part what a new deck may not have: shows of slides that left, the mark of a final."""
        content = self.members[name]
        if b"<p:custShow " in content or b"<p:sldRg " in content:
            tree = self.package.tree(name)
            for word in ("custShow", "sldRg"):
                for each in list(tree.iter(tag(f"p:{word}"))):
                    each.tag = tag("p:sldAll")
                    each.attrib.clear()
            self.members[name] = serialised(tree)
        elif FINAL_MARK.encode() in content and self.types[name].endswith("custom-properties+xml"):
            tree = self.package.tree(name)
            for each in [each for each in tree if each.get("name") == FINAL_MARK]:
                tree.remove(each)
            self.members[name] = serialised(tree)


def without_references(tree: Any, gone: frozenset[str]) -> Any:
    """Return a tree without the elements that refer to relations which left."""
    for each in list(tree.iter(etree.Element)):
        if any(key.startswith(_REFERENCE) and value in gone for key, value in each.attrib.items()):
            parent = each.getparent()
            if parent is not None:
                parent.remove(each)
    return tree
