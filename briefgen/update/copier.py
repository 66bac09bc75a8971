"""Elements and parts of the deck of now in; the same in the person's file out, with ids of its own."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import field
from typing import Any

from briefgen.base.dataclass import dataclass
from briefgen.base.ooxml import relations_name, tag
from briefgen.update.office_file import OfficeFile

_NUMBER = re.compile(r"\d*(?=\.\w+$)")
_REFERENCE = tag("r:")


@dataclass(slots=True, kw_only=True)
class PartCopier:
    """Copies from one file to the other; parts are copied once."""

    fresh: OfficeFile
    file: OfficeFile
    parts: dict[str, str] = field(default_factory=dict)
    """Names in the file, by those in the deck of now: what is there already, such as layouts, too."""

    foreign: bool = False
    """Whether another program than PowerPoint saved the file: its layouts lost their looks."""
    restyled: bool = False
    """Whether the deck of now has another theme: the file keeps all its looks."""
    skipped: frozenset[str] = frozenset()
    """Kinds of relations of copied parts that are left out: the file has nothing for them to lead to."""

    def element(self, element: Any, source: str, part: str) -> Any:
        """Return a copy of an element of a part, for a part of the file."""
        copy = deepcopy(element)
        copy.tail = None
        for each in copy.iter():
            for name, key in each.attrib.items():
                if name.startswith(_REFERENCE) and key:
                    each.set(name, self.reference(key, source, part))
        return copy

    def shape(self, element: Any, source: str, part: str) -> Any:
        """Return a copy of a shape, its ids on the slide free ones."""
        copy = self.element(element, source, part)
        taken = {int(each.get("id") or 0) for each in self.file.tree(part).iter(tag("p:cNvPr"))}
        number = max(taken, default=1)
        for label in copy.iter(tag("p:cNvPr")):
            number += 1
            label.set("id", str(number))
        return copy

    def reference(self, key: str, source: str, part: str) -> str:
        """Return the relation of a part of the file that leads where one of the deck of now does."""
        link = next(each for each in self.fresh.links(source) if each.id == key)
        target = self.part(link.part) if link.part else link.target
        return self.file.relate(part, target, link.type, outside=not link.part)

    def part(self, name: str) -> str:
        """Return the name of a part's copy in the file; a picture that is there already is not copied."""
        if name in self.parts:
            return self.parts[name]
        content = self.fresh.members[name]
        if "/media/" in name:
            twin = next((each for each, held in self.file.members.items() if held == content), None)
            if twin is not None:
                self.parts[name] = twin
                return twin
        pattern = _NUMBER.sub("{}", name, count=1)
        own = self.file.add(self.file.free_name(pattern), content, self.fresh.content_type(name))
        self.parts[name] = own
        self._relations(name, own)
        return own

    def _relations(self, name: str, own: str) -> None:
        """Give a copied part the relations of its original, under the same ids."""
        links = [link for link in self.fresh.links(name) if link.kind not in self.skipped]
        for number, link in enumerate(links):
            target = self.part(link.part) if link.part else link.target
            key = self.file.relate(own, target, link.type, outside=not link.part)
            if key != link.id:
                listed = self.file.edited(relations_name(own))
                listed[number].set("Id", link.id)
