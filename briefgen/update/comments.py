"""Conflicts in, comments on their slides out: in the form that every PowerPoint and LibreOffice reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lxml import etree

from briefgen.base.ooxml import NAMESPACES, tag
from briefgen.runtime.package import parsed, serialised
from briefgen.update.office_file import OfficeFile
from briefgen.update.report import Conflict

AUTHOR, INITIALS = "briefgen", "bg"
_OFFICE = "application/vnd.openxmlformats-officedocument.presentationml."
PER_EMU = 576 / 914_400
"""A comment's place is in 576ths of an inch."""
STEP = 100
"""Between two comments of one shape."""


def has_threads(file: OfficeFile) -> bool:
    """Say whether a file has comments of the newer kind, which stand beside no older ones."""
    return any(link.kind == "authors" for link in file.links(file.main))


def add_comments(file: OfficeFile, slides: Sequence[str], conflicts: Sequence[Conflict], moment: str) -> int:
    """Add a comment for each conflict to its slide; return how many. ``moment`` is when they are from."""
    asked = [each for each in conflicts if 1 <= each.slide <= len(slides)]
    if not asked or has_threads(file):
        return 0
    author = _author(file)
    count, steps = 0, dict[tuple[int, tuple[int, int]], int]()
    for conflict in asked:
        listed = _comments(file, slides[conflict.slide - 1])
        text = f"{conflict.shape}: {conflict.message}" if conflict.shape else conflict.message
        if any(each.findtext(tag("p:text")) == text for each in listed):
            continue
        number = int(author.get("lastIdx") or 0) + 1
        author.set("lastIdx", str(number))
        step = steps[conflict.slide, conflict.at] = steps.get((conflict.slide, conflict.at), -1) + 1
        comment = etree.SubElement(
            listed, tag("p:cm"), authorId=author.get("id"), dt=f"{moment[:19]}.000", idx=str(number)
        )
        x, y = (max(round(each * PER_EMU), 10) for each in conflict.at)
        etree.SubElement(comment, tag("p:pos"), x=str(x), y=str(y + step * STEP))
        etree.SubElement(comment, tag("p:text")).text = text
        count += 1
    return count


def _author(file: OfficeFile) -> Any:
    part = file.related(file.main, "commentAuthors")
    if part is None:
        part = file.add(
            file.free_name("ppt/commentAuthors{}.xml").replace("Authors1.", "Authors."),
            _empty("p:cmAuthorLst"),
            f"{_OFFICE}commentAuthors+xml",
        )
        file.relate(file.main, part, "commentAuthors")
    tree = file.edited(part)
    for author in tree:
        if author.get("name") == AUTHOR:
            return author
    number = max((int(author.get("id") or 0) for author in tree), default=-1) + 1
    return etree.SubElement(
        tree,
        tag("p:cmAuthor"),
        id=str(number),
        name=AUTHOR,
        initials=INITIALS,
        lastIdx="0",
        clrIdx=str(number % 8),
    )


def _comments(file: OfficeFile, slide: str) -> Any:
    part = file.related(slide, "comments")
    if part is None:
        name = file.free_name("ppt/comments/comment{}.xml")
        part = file.add(name, _empty("p:cmLst"), f"{_OFFICE}comments+xml")
        file.relate(slide, part, "comments")
    return file.edited(part)


def _empty(name: str) -> bytes:
    return serialised(parsed(f'<{name} xmlns:p="{NAMESPACES["p"]}"/>'.encode()))
