"""A .pptx file's bytes in, the faults out that no schema sees and that make PowerPoint offer a repair.

A rule is a function whose name says what must hold; it yields what does not.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from lxml import etree
from ooxml_package import A16, P14, TYPES, A, P, Package, R

Rule = Callable[[Package], Iterator[str]]
RULES: dict[str, Rule] = {}

MEDIA = {"png": "image/png", "jpeg": "image/jpeg", "jpg": "image/jpeg", "xlsx": None}
OFFICE = "application/vnd.openxmlformats-officedocument."
EXPECTED = {
    "slide": OFFICE + "presentationml.slide+xml",
    "slideLayout": OFFICE + "presentationml.slideLayout+xml",
    "slideMaster": OFFICE + "presentationml.slideMaster+xml",
    "notesSlide": OFFICE + "presentationml.notesSlide+xml",
    "notesMaster": OFFICE + "presentationml.notesMaster+xml",
    "officeDocument": OFFICE + "presentationml.presentation.main+xml",
    "theme": OFFICE + "theme+xml",
    "chart": OFFICE + "drawingml.chart+xml",
    "package": OFFICE + "spreadsheetml.sheet",
    "presProps": OFFICE + "presentationml.presProps+xml",
    "viewProps": OFFICE + "presentationml.viewProps+xml",
    "tableStyles": OFFICE + "presentationml.tableStyles+xml",
    "extended-properties": OFFICE + "extended-properties+xml",
    "core-properties": "application/vnd.openxmlformats-package.core-properties+xml",
}
FOREIGN = re.compile(r"printerSettings|thumbnail|vbaProject|activeX|\.bin$", re.I)
SAFE_ADDRESS = re.compile(r"(https?|mailto):", re.I)
W3C_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
REFERENCES = etree.XPath("//@r:*", namespaces={"r": R.strip("{}")})
"""The ids of relationships that a part uses."""
HIGHEST_SLIDE_ID = 2_147_483_647
"""Slides' ids lie from 256 to here, masters' and layouts' above it (ISO 29500-1, 19.7)."""
STANDARD_SIZES = {"screen4x3": (9_144_000, 6_858_000), "screen16x9": (9_144_000, 5_143_500)}


def rule(function: Rule) -> Rule:
    RULES[function.__name__] = function
    return function


def lint(data: bytes) -> list[str]:
    """Return every fault as ``rule: what``."""
    return faults(Package.of(data))


def faults(package: Package) -> list[str]:
    """Return every fault of a package that has been read."""
    return [f"{name}: {fault}" for name, check in RULES.items() for fault in check(package)]


@rule
def entries_are_unique(package: Package) -> Iterator[str]:
    yield from doublets(name.lower() for name in package.entries)


@rule
def nothing_foreign_is_inside(package: Package) -> Iterator[str]:
    yield from (name for name in package.parts if FOREIGN.search(name))
    items = (name for name in package.parts if re.fullmatch(r"customXml/item\d+\.xml", name))
    yield from (name for name in items if package.tree(name).tag != "{urn:briefgen:generated}generated")


@rule
def every_part_has_its_content_type(package: Package) -> Iterator[str]:
    for name in package.parts:
        if name != TYPES and not package.content_type(name):
            yield f"{name} has none"
    for owner in ("", *package.parts):
        for relation in package.relationships(owner):
            expected = EXPECTED.get(relation.word)
            if expected and not relation.external and package.content_type(relation.target) != expected:
                yield f"{relation.target} is not {expected}"


@rule
def pictures_have_registered_types(package: Package) -> Iterator[str]:
    for name in package.parts:
        extension = name.rpartition(".")[2].lower()
        if MEDIA.get(extension) and package.content_type(name) != MEDIA[extension]:
            yield f"{name} is {package.content_type(name)}"


@rule
def no_content_type_is_a_ghost(package: Package) -> Iterator[str]:
    for entry in package.tree(TYPES):
        part = entry.get("PartName")
        if part and part.lstrip("/") not in package.parts:
            yield part


@rule
def relationships_resolve(package: Package) -> Iterator[str]:
    for owner in ("", *package.parts):
        relations = package.relationships(owner)
        yield from doublets(f"{owner} {relation.id}" for relation in relations)
        for relation in relations:
            if not relation.external and relation.target not in package.parts:
                yield f"{owner or 'package'} -> {relation.target}"


@rule
def used_relationships_exist(package: Package) -> Iterator[str]:
    for name in package.parts:
        if not name.endswith(".xml") or name == TYPES:
            continue
        known = {relation.id for relation in package.relationships(name)}
        used = REFERENCES(package.tree(name))
        yield from (f"{name}: {value}" for value in used if value and value not in known)


@rule
def every_part_is_reached(package: Package) -> Iterator[str]:
    reached, open_ = set(), [""]
    while open_:
        for relation in package.relationships(open_.pop()):
            if not relation.external and relation.target not in reached:
                reached.add(relation.target)
                open_.append(relation.target)
    yield from (n for n in package.parts if n not in reached and n != TYPES and not n.endswith(".rels"))


@rule
def links_lead_to_the_web_only(package: Package) -> Iterator[str]:
    for owner in ("", *package.parts):
        for relation in package.relationships(owner):
            if relation.external and not (
                relation.word == "hyperlink" and SAFE_ADDRESS.match(relation.target)
            ):
                yield f"{owner} -> {relation.target}"


@rule
def drawing_ids_are_unique(package: Package) -> Iterator[str]:
    for name in package.drawn:
        ids = [int(e.get("id", 0)) for e in package.tree(name).iter(f"{P}cNvPr")]
        yield from doublets(f"{name}: {number}" for number in ids)
        yield from (f"{name}: {number} is not positive" for number in ids if number < 1)


@rule
def creation_ids_are_unique(package: Package) -> Iterator[str]:
    slides = [package.tree(name) for name in package.slides]
    yield from doublets(str(e.get("val")) for tree in slides for e in tree.iter(f"{P14}creationId"))
    yield from doublets(str(e.get("id")) for tree in slides for e in tree.iter(f"{A16}creationId"))


@rule
def every_slide_is_listed_once(package: Package) -> Iterator[str]:
    presentation = package.tree("ppt/presentation.xml")
    targets = {r.id: r.target for r in package.relationships("ppt/presentation.xml")}
    listed = [targets.get(entry.get(f"{R}id")) for entry in presentation.iter(f"{P}sldId")]
    yield from doublets(str(name) for name in listed)
    yield from (f"{name} is not listed" for name in package.slides if name not in listed)
    ids = [int(entry.get("id", 0)) for entry in presentation.iter(f"{P}sldId")]
    yield from doublets(str(number) for number in ids)
    yield from (f"id {number}" for number in ids if not 256 <= number <= HIGHEST_SLIDE_ID)


@rule
def sections_hold_every_slide_once(package: Package) -> Iterator[str]:
    presentation = package.tree("ppt/presentation.xml")
    held = [entry.get("id") for entry in presentation.iter(f"{P14}sldId")]
    listed = [entry.get("id") for entry in presentation.iter(f"{P}sldId")]
    if held and held != listed:
        yield f"{held} against {listed}"


@rule
def masters_and_layouts_have_ids_of_their_own(package: Package) -> Iterator[str]:
    ids = [int(e.get("id", 0)) for e in package.tree("ppt/presentation.xml").iter(f"{P}sldMasterId")]
    for name in package.named("ppt/slideMasters"):
        ids += [int(entry.get("id", 0)) for entry in package.tree(name).iter(f"{P}sldLayoutId")]
    yield from doublets(str(number) for number in ids)
    yield from (f"id {number} is a slide's" for number in ids if number <= HIGHEST_SLIDE_ID)


@rule
def notes_have_a_listed_master(package: Package) -> Iterator[str]:
    notes = list(package.named("ppt/notesSlides"))
    if notes and package.tree("ppt/presentation.xml").find(f"{P}notesMasterIdLst/{P}notesMasterId") is None:
        yield f"{len(notes)} pages of notes, no master in the list"


@rule
def the_slide_size_is_no_other_format(package: Package) -> Iterator[str]:
    size = package.tree("ppt/presentation.xml").find(f"{P}sldSz")
    said = size.get("type") if size is not None else None
    if size is None or (
        said and STANDARD_SIZES.get(said) != (int(size.get("cx", 0)), int(size.get("cy", 0)))
    ):
        yield f"sldSz type {said!r}"


@rule
def extents_are_whole_and_not_negative(package: Package) -> Iterator[str]:
    for name in package.drawn:
        for element in package.tree(name).iter(f"{A}ext", f"{A}chExt"):
            for key in ("cx", "cy"):
                value = element.get(key)
                if value is not None and not value.isdigit():
                    yield f"{name}: {key}={value}"


@rule
def no_text_has_a_line_feed(package: Package) -> Iterator[str]:
    """A forced line is an element of its own, `a:br`; inside text it is white space."""
    for name in package.parts:
        if name.endswith(".xml") and name.startswith("ppt/slides/"):
            yield from (
                f"{name}: {each.text!r}"
                for each in package.tree(name).iter(f"{A}t")
                if "\n" in (each.text or "")
            )


@rule
def no_text_has_illegal_characters(package: Package) -> Iterator[str]:
    for name in package.parts:
        if name.endswith(".xml") and name != TYPES:
            texts = list(package.tree(name).itertext())
            whole = "".join(texts)
            if "_x00" not in whole and not any(map(_is_illegal, set(whole))):
                continue
            for text in texts:
                if re.search(r"_x00[01][0-9A-F]_", text) or any(map(_is_illegal, text)):
                    yield f"{name}: {text!r}"


@rule
def placeholders_are_their_layouts(package: Package) -> Iterator[str]:
    for name in package.slides:
        layout = next((r.target for r in package.relationships(name) if r.word == "slideLayout"), "")
        offered = {_slot(mark) for mark in package.tree(layout).iter(f"{P}ph")}
        used = [_slot(mark) for mark in package.tree(name).iter(f"{P}ph")]
        yield from (f"{name}: {slot}" for slot in used if slot not in offered)
        yield from doublets(f"{name}: {slot}" for slot in used)


@rule
def tables_are_regular(package: Package) -> Iterator[str]:
    for name in package.slides:
        for table in package.tree(name).iter(f"{A}tbl"):
            columns = len(list(table.iter(f"{A}gridCol")))
            for row in table.iter(f"{A}tr"):
                yield from (f"{name}: {fault}" for fault in _row_faults(row.findall(f"{A}tc"), columns))


def _row_faults(cells: list[etree._Element], columns: int) -> Iterator[str]:
    if len(cells) != columns:
        yield f"{len(cells)} cells for {columns} columns"
    covered = 0
    for index, cell in enumerate(cells):
        span = int(cell.get("gridSpan", 1))
        if index + span > columns:
            yield f"a span of {span} in column {index + 1} of {columns}"
        if (covered > 0) != (cell.get("hMerge") in ("1", "true")):
            yield f"column {index + 1} is covered and not merged, or merged and not covered"
        covered = max(covered, span) - 1


@rule
def core_dates_are_w3c_dates(package: Package) -> Iterator[str]:
    dates = [e.text or "" for e in package.tree("docProps/core.xml") if "purl.org/dc/terms" in str(e.tag)]
    yield from (date for date in dates if not W3C_DATE.fullmatch(date))
    if dates != sorted(dates):
        yield "modified before it was created"


def _slot(mark: etree._Element) -> tuple[str, str]:
    return mark.get("type", "body"), mark.get("idx", "0")


def _is_illegal(character: str) -> bool:
    return character not in "\n\t\r" and unicodedata.category(character) in ("Cc", "Cs", "Cn")


def doublets(keys: Iterable[str]) -> Iterator[str]:
    """Yield what is there more than once."""
    yield from (f"{key} is there {count} times" for key, count in Counter(keys).items() if count > 1)
