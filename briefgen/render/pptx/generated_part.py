"""A deck's slides as they were painted in, the part that keeps what was generated out.

`briefgen update` reads it: what a person made of the deck since is told from it, never guessed. The part is
JSON in one XML element, as small as it can be: keys of one letter, lengths in EMU, a hash for what a thing
looks like and for long lines of notes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from zlib import crc32

from briefgen.base.compile_late import compile_late
from briefgen.base.ooxml import NAMESPACES
from briefgen.model.memory import memory
from briefgen.model.scene import Chart, Item, PictureItem, Scene, TableItem, Text
from briefgen.render.pptx.chart.data import native_series, points
from briefgen.render.pptx.chart.workbook import number_text
from briefgen.render.pptx.identity import PaintedShape, PaintedSlide, short_hash
from briefgen.render.pptx.markup import DECLARATION, el, emu
from briefgen.render.pptx.package import DeckPackage, PackagePart
from briefgen.render.xml_text import between_tags

VERSION = 1
STORE_ID = "{6272672D-0001-4000-8000-62726965666E}"
"""By which Office names the part among the custom parts of a file."""
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"

LONGEST_LINE = 300
"""Characters."""

_SHAPE = compile_late(r'<p:cNvPr id="(\d+)"')
PLACE = compile_late(r"<(?:a|p):xfrm.*?</(?:a|p):xfrm>", re.DOTALL)
_LOOK = compile_late(r' (?:sz|b|i|u|strike|typeface|val|algn|prst|anchor)="[^"{]*"')
_FILLS = (":noFill", ":gradFill", ":blipFill")
"""What says how a thing looks, in any order, whatever an application adds when it saves a file again."""


def look_of(markup: str) -> int:
    """Return a hash of how a thing looks: fills, lines, faces, sizes, outline; not where or what it is."""
    found = {*_LOOK.findall(markup), *(fill for fill in _FILLS if fill in markup)}
    return crc32("\n".join(sorted(found)).encode())


def add_generated(package: DeckPackage, presentation: PackagePart, scene: Scene) -> None:
    """Add the part, of the slides that were painted so far, related as custom XML is."""
    whole = el("generated", _json(scene, package.painted), xmlns=NAMESPACES["g"], version=VERSION)
    part = package.add("customXml/item{}.xml", "customXml", f"{DECLARATION}{whole}".encode())
    store = el("ds:datastoreItem", el("ds:schemaRefs"), **{"ds:itemID": STORE_ID, "xmlns:ds": _PROPERTIES})
    about = f"{DECLARATION}{store}".encode()
    part.relate(package.add("customXml/itemProps{}.xml", "customXmlProps", about))
    presentation.relate(part)


def _json(scene: Scene, slides: list[PaintedSlide]) -> str:
    """Return what is kept of a deck, as it stands between tags."""
    named = {"name": scene.imprint.name} if scene.imprint.name else {}
    looks, recent = short_hash(f"{scene.colours} {scene.office_fonts}"), memory().painted
    head = _written({"title": scene.imprint.title, **named, "h": looks, "slides": []}).removesuffix("]}")
    written = (recent.made_of((slide,), _written_slide, _written_slide, slide) for slide in slides)
    return f"{head}{','.join(written)}]}}"


def _written_slide(slide: PaintedSlide) -> str:
    return _written(_slide(slide))


def _written(said: dict[str, Any]) -> str:
    return between_tags(json.dumps(said, ensure_ascii=False, separators=(",", ":")))


def _slide(slide: PaintedSlide) -> dict[str, Any]:
    starts = [(int(found[1]), found.start()) for found in _SHAPE.finditer(slide.markup)]
    ends = [start for _, start in starts[1:]] + [len(slide.markup)]
    parts = {number: slide.markup[start:end] for (number, start), end in zip(starts, ends, strict=True)}
    looks = {number: PLACE.sub("", part.partition("</p:cNvPr>")[2], 1) for number, part in parts.items()}
    entries = [_shape(shape, looks[shape.number]) for shape in slide.shapes]
    whole = {"i": slide.identity, "k": slide.page.kind, "t": slide.page.title, "s": entries}
    notes = [kept_line(line) for line in slide.page.notes.splitlines()]
    return {**whole, "n": notes} if notes else whole


def kept_line(line: str) -> str | int:
    """Return a line, the hash of one that is long: lists of values, which nobody rewrites."""
    return line if len(line) <= LONGEST_LINE else crc32(line.encode("utf-8", "replace"))


def _shape(shape: PaintedShape, markup: str) -> dict[str, Any]:
    item, box = shape.item, shape.item.box
    entry: dict[str, Any] = {"i": shape.key, "n": shape.name}
    if shape.parent:
        entry["g"] = shape.parent
    if item.alt:
        entry["a"] = kept_line(item.alt)
    if shape.kind == "Group":
        return {**entry, "d": 1} if isinstance(item, Chart) and not item.native else entry
    entry["b"] = [emu(box.x), emu(box.y), max(emu(box.width), 0), max(emu(box.height), 0)]
    entry["l"] = look_of(markup)
    if shape.inside:
        entry["z"] = look_of(shape.inside.decode())
    return entry | dict(_content(item))


def _content(item: Item) -> Iterator[tuple[str, Any]]:
    match item:
        case Text():
            yield "p", _paragraphs(item)
        case TableItem():
            yield "r", [[_paragraphs(cell.text) for cell in row.cells] for row in item.rows]
        case Chart():
            yield from _chart(item)
        case PictureItem():
            yield "f", short_hash(f"{len(item.data)} {crc32(item.data)}")


def _paragraphs(text: Text) -> list[list[Any]]:
    """Return the runs of each paragraph: a text, or a text with the fact that it prints."""
    return [
        [run.text if run.fact is None else [run.text, run.fact] for run in paragraph.runs]
        for paragraph in text.paragraphs
    ]


def _chart(chart: Chart) -> Iterator[tuple[str, Any]]:
    """Yield categories and series: name, values as the file states them, labels, facts."""
    yield "c", list(chart.categories)
    yield (
        "v",
        [
            [
                series.name,
                [None if value is None else number_text(value) for value in points(series)],
                list(series.labels),
                list(dict.fromkeys(fact.partition(".")[0] for fact in series.facts if fact)),
            ]
            for series in native_series(chart)
        ],
    )
