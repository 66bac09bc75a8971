"""A company's file in, what of it stays in a deck out: masters, layouts and what they need, no slides."""

from __future__ import annotations

from dataclasses import field
from typing import Any

from lxml import etree

from briefgen.base.dataclass import dataclass
from briefgen.base.marked import N_
from briefgen.base.ooxml import relations_name, tag
from briefgen.base.translate import tr
from briefgen.render.pptx.package import CONTENT_TYPES
from briefgen.runtime.package import Package, PartLink, UnreadableError, parsed, serialised

MAIN_KINDS = frozenset(
    {"slideMaster", "notesMaster", "handoutMaster", "theme", "presProps", "viewProps", "tableStyles"}
    | {"font", "customXml", "tags"}
)
"""Kinds of parts that the main part goes on referring to; slides, comments and their authors leave."""
ROOT_KINDS = frozenset({"custom-properties", "classificationlabels"})
"""Kinds of parts beside the main one that stay; title, author and thumbnail are the deck's own."""
SLIDE_KINDS = frozenset({"slide", "notesSlide", "comments", "commentAuthors", "vbaProject"})
"""What no part that stays may lead to, such as a button of a layout that jumps to a slide."""
NEEDED = {
    "slideMaster": "theme",
    "notesMaster": "theme",
    "handoutMaster": "theme",
    "slideLayout": "slideMaster",
}
"""Kinds of parts that nothing shows without a part of another kind."""
ADDRESSES = ("http:", "https:", "mailto:")
"""What a link may lead to outside the file: it is opened when somebody follows it, and never before."""
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
            if each.kind in MAIN_KINDS and not kept._leaves(each):
                kept.references.append(each)
                kept._refuse_bare(each)
                kept._keep(each.part)
        return kept

    def refuse_missing(self, layout: str) -> None:
        """Raise UnreadableError for a layout that the file has, and to which its masters do not lead."""
        if layout not in self.members:
            raise UnreadableError(
                tr(
                    "{name} is broken: it refers to {part}, which is not in it",
                    name=self.package.name,
                    part=layout,
                )
            )

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
        gone = frozenset(each.id for each in references if self._leaves(each))
        listed = relations_name(name)
        if references and len(gone) < len(references):
            self.members[listed] = self.package.content(listed)
        if gone:
            self._cut(name, listed, gone)
        if name.endswith(".xml"):
            self._clean(name)
            self._refuse_broken(name)
        for each in references:
            if each.id not in gone and each.part:
                self._refuse_bare(each)
                self._keep(each.part)

    def _leaves(self, link: PartLink) -> bool:
        """Say whether a part may not lead there: to slides, to what is missing, to what a reader fetches."""
        if link.part:
            return link.kind in SLIDE_KINDS or link.part not in self.package.parts
        return link.kind != "hyperlink" or not link.target.lower().startswith(ADDRESSES)

    def _refuse_bare(self, link: PartLink) -> None:
        """Raise UnreadableError for a master or layout on its own: no program opens a deck that has one."""
        needed = NEEDED.get(link.kind)
        if needed and all(
            each.kind != needed or self._leaves(each) for each in self.package.links(link.part)
        ):
            said = N_("{name} is broken: {part} has no master")
            if needed == "theme":
                said = N_("{name} is broken: {part} has no theme")
            raise UnreadableError(tr(said, name=self.package.name, part=link.part))

    def _refuse_broken(self, name: str) -> None:
        """Raise UnreadableError for a part that stays as it is and is not XML, as no program opens."""
        try:
            parsed(self.members[name])
        except etree.XMLSyntaxError as error:
            raise UnreadableError(
                tr(
                    "{name} is broken: {part} is not XML ({msg})",
                    name=self.package.name,
                    part=name,
                    msg=error.msg,
                )
            ) from error

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
    """Return a tree without the elements that refer to relations which left, and to no other."""
    for each in list(tree.iter(etree.Element)):
        referring = {key: value in gone for key, value in each.attrib.items() if key.startswith(_REFERENCE)}
        for key in [key for key, lost in referring.items() if lost and not all(referring.values())]:
            del each.attrib[key]  # a picture that is linked, and in the file too
        if referring and all(referring.values()):
            parent = each.getparent()
            if parent is not None:
                parent.remove(each)
    return tree
