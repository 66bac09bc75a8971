"""The lint's rules about what belongs together: masters, themes, layouts, notes, merged cells, pictures."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from lxml import etree
from ooxml_lint import doublets, rule
from ooxml_package import A, C, P, Package, R

PLAIN = re.compile(r"[\w.\[\]-]+(/[\w.-]+)*", re.ASCII)


@rule
def names_of_entries_are_plain(package: Package) -> Iterator[str]:
    names = {*package.entries, *package.parts}
    yield from (name for name in names if not PLAIN.fullmatch(name) or ".." in name)


@rule
def a_master_shares_its_theme_with_none(package: Package) -> Iterator[str]:
    themes = []
    for name in package.named("ppt/slideMasters", "ppt/notesMasters"):
        own = [relation.target for relation in package.relationships(name) if relation.word == "theme"]
        if len(own) != 1:
            yield f"{name} has {len(own)} themes"
        themes += own
    yield from doublets(themes)


@rule
def layouts_and_masters_name_each_other(package: Package) -> Iterator[str]:
    listed = []
    for name in package.named("ppt/slideMasters"):
        targets = {relation.id: relation.target for relation in package.relationships(name)}
        entries = package.tree(name).iter(f"{P}sldLayoutId")
        mine = [targets.get(entry.get(f"{R}id", ""), "") for entry in entries]
        yield from (f"{name}: {layout}" for layout in mine if name not in _targets(package, layout))
        listed += mine
    yield from doublets(listed)
    yield from (f"{n} is not listed" for n in package.named("ppt/slideLayouts") if n not in listed)


@rule
def notes_and_slides_name_each_other(package: Package) -> Iterator[str]:
    owners = {note: name for name in package.slides for note in _targets(package, name, "notesSlide")}
    for name in package.named("ppt/notesSlides"):
        if _targets(package, name, "slide") != [owners.get(name)]:
            yield f"{name} names {_targets(package, name, 'slide')}, and is named by {owners.get(name)}"
        if len(_targets(package, name, "notesMaster")) != 1:
            yield f"{name} has no master"


@rule
def a_slide_has_one_layout(package: Package) -> Iterator[str]:
    for name in package.slides:
        if len(_targets(package, name, "slideLayout")) != 1:
            yield name


@rule
def a_picture_is_kept_once(package: Package) -> Iterator[str]:
    media = {name: data for name, data in package.parts.items() if name.startswith("ppt/media/")}
    digests = [hashlib.sha256(data).hexdigest() for data in media.values()]
    yield from doublets(digests)


@rule
def text_has_a_paragraph(package: Package) -> Iterator[str]:
    for name in (*package.drawn, *package.charts):
        for body in package.tree(name).iter(f"{P}txBody", f"{A}txBody", f"{C}rich", f"{C}txPr"):
            if body.find(f"{A}p") is None:
                yield f"{name}: {body.getparent().tag}"


@rule
def backgrounds_say_their_effects(package: Package) -> Iterator[str]:
    for name in package.drawn:
        for ground in package.tree(name).iter(f"{P}bgPr"):
            if ground.find(f"{A}effectLst") is None:
                yield name


@rule
def core_properties_are_said_once(package: Package) -> Iterator[str]:
    yield from doublets(str(entry.tag) for entry in package.tree("docProps/core.xml"))


@rule
def cells_are_merged_downwards_from_an_origin(package: Package) -> Iterator[str]:
    for name in package.slides:
        for table in package.tree(name).iter(f"{A}tbl"):
            rows = [row.findall(f"{A}tc") for row in table.iter(f"{A}tr")]
            for number, column in enumerate(zip(*rows, strict=False), 1):
                yield from (f"{name}: column {number}, {fault}" for fault in _column_faults(column))


def _column_faults(cells: tuple[etree._Element, ...]) -> Iterator[str]:
    covered = 0
    for number, cell in enumerate(cells, 1):
        span = int(cell.get("rowSpan", 1))
        if number - 1 + span > len(cells):
            yield f"a span of {span} in row {number} of {len(cells)}"
        if (covered > 0) != (cell.get("vMerge") in ("1", "true")):
            yield f"row {number} is covered and not merged, or merged and not covered"
        covered = max(covered, span) - 1


def _targets(package: Package, part: str, word: str = "slideMaster") -> list[str]:
    return [relation.target for relation in package.relationships(part) if relation.word == word]
