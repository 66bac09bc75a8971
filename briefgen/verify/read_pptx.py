"""The bytes of a .pptx in, what its slides say out: read part by part, without the library that wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from itertools import chain, islice
from typing import Any

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.translate import tr
from briefgen.runtime.package import Package
from briefgen.verify.data_files import stated_data
from briefgen.verify.ooxml import paragraphs, tag
from briefgen.verify.passage import Channel, PageText, Passage, UnreadableError
from briefgen.verify.read_chart import ChartReader

MOST_SLIDES = 2_000
MOST_PASSAGES = 100_000
"""Texts of all slides: paragraphs, cells, labels; a deck of 500 slides has a tenth."""
_TITLES = ("title", "ctrTitle")
_COMPUTED = ("sldNum", "sldImg", "hdr", "dt", "ftr")
"""Placeholders of a notes page that repeat the slide."""


def read_deck(content: bytes, name: str) -> tuple[PageText, ...]:
    """Return the slides in their order; UnreadableError when the file is not a deck that can be read."""
    package = Package.open(content, name)
    main = package.related("", "officeDocument")
    if main is None or package.tree(main).tag != tag("p:presentation"):
        raise UnreadableError(tr("{name} is not a PowerPoint presentation, or is cut short", name=name))
    seen: set[str] = set()
    sheets: list[PageText] = []
    left = MOST_PASSAGES
    for number, part in enumerate(_slide_parts(package, main), 1):
        sheets.append(_slide(package, part, number, seen, left))
        left -= len(sheets[-1].passages)
    if sheets:
        sheets[0] = replace(sheets[0], passages=(*sheets[0].passages, *_data(package)))
    return tuple(sheets)


def _data(package: Package) -> Iterator[Passage]:
    """Yield what the deck's properties say of the tables that it was built from."""
    properties = package.related("", "core-properties")
    if properties is not None:
        yield from stated_data(package.tree(properties).findtext(tag("dc:description")) or "")


def _slide_parts(package: Package, main: str) -> list[str]:
    """Return the slides' parts in their order."""
    relations = package.relations(main)
    parts: list[str] = []
    for number, entry in enumerate(package.tree(main).iter(tag("p:sldId")), 1):
        _, part = relations.get(entry.get(tag("r:id")) or "", ("", ""))
        if not part:
            raise UnreadableError(
                tr("{name} is broken: slide {number} is missing", name=package.name, number=number)
            )
        parts.append(part)
    if len(parts) > MOST_SLIDES:
        raise UnreadableError(
            tr(
                "{name} has {count} slides: more than {MOST_SLIDES} are not read",
                name=package.name,
                count=len(parts),
                MOST_SLIDES=MOST_SLIDES,
            )
        )
    return parts


def _slide(package: Package, part: str, number: int, seen: set[str], most: int) -> PageText:
    reader = _SlideReader(package=package, part=part)
    root = package.tree(part)
    layout = package.related(part, "slideLayout")
    said = chain(reader.tree(root), _notes(package, part), backdrop(package, layout, seen))
    passages = list(islice(said, most + 1))
    if len(passages) > most:
        raise UnreadableError(
            tr(
                "{name} says more than {MOST_PASSAGES} things: far more than a deck",
                name=package.name,
                MOST_PASSAGES=MOST_PASSAGES,
            )
        )
    title = " ".join(reader.titles)
    hidden = root.get("show") in ("0", "false")
    return PageText(number=number, title=title, passages=tuple(passages), hidden=hidden)


@dataclass(slots=True, kw_only=True)
class _SlideReader:
    """Reads one slide, layout or master; ``bare`` leaves placeholders out."""

    package: Package
    part: str
    bare: bool = False
    titles: list[str] = field(default_factory=list)
    shape: int = 0
    """The outermost shape that is being read."""

    def tree(self, root: Any) -> Iterator[Passage]:
        """Yield what the shapes say, in the order in which they are painted."""
        for shapes in root.iter(tag("p:spTree")):
            for number, shape in enumerate(_shapes(shapes)):
                self.shape = number
                yield from self._shape(shape)

    def _shape(self, shape: Any, spoken: str = "") -> Iterator[Passage]:
        name, alt = _described(shape)
        if alt and alt != spoken:
            yield self._passage("alt", tr("alternative text of {name!r}", name=name), alt)
        if shape.tag == tag("p:grpSp"):
            yield from self._group(shape, alt)
        elif shape.tag == tag("p:graphicFrame"):
            yield from self._frame(shape, name)
        elif shape.tag != tag("p:pic"):
            yield from self._text(shape, name)

    def _passage(self, channel: Channel, where: str, text: str) -> Passage:
        return Passage(channel=channel, where=where, text=text, shape=self.shape)

    def _group(self, group: Any, alt: str) -> Iterator[Passage]:
        """Yield a group's words; those that stand beside a chart in a group of its own are its labels."""
        members = list(_shapes(group))
        charted = any(member.tag == tag("p:graphicFrame") for member in members)
        for member in members:
            for passage in self._shape(member, alt):
                words = charted and passage.channel == "text"
                yield replace(passage, channel="label") if words else passage

    def _text(self, shape: Any, name: str) -> Iterator[Passage]:
        mark = next(shape.iter(tag("p:ph")), None)
        body = shape.find(tag("p:txBody"))
        if body is None or (self.bare and mark is not None):
            return
        texts = list(paragraphs(body))
        if mark is not None and mark.get("type") in _TITLES:
            self.titles += texts
        yield from (self._passage("text", f"shape {name!r}", text) for text in texts)

    def _frame(self, frame: Any, name: str) -> Iterator[Passage]:
        relations = self.package.relations(self.part)
        for table in frame.iter(tag("a:tbl")):
            yield from self._table(table, name)
        for chart in frame.iter(tag("c:chart")):
            _, part = relations.get(chart.get(tag("r:id")) or "", ("", ""))
            if not part:
                raise UnreadableError(
                    tr(
                        "{file} is broken: the chart {chart!r} is missing",
                        file=self.package.name,
                        chart=name,
                    )
                )
            yield from ChartReader(package=self.package, part=part, name=name, shape=self.shape).passages()
        for diagram in frame.iter(tag("dgm:relIds")):
            _, part = relations.get(diagram.get(tag("r:dm")) or "", ("", ""))
            if part:
                texts = paragraphs(self.package.tree(part))
                yield from (self._passage("other", f"diagram {name!r}", text) for text in texts)

    def _table(self, table: Any, name: str) -> Iterator[Passage]:
        for row, line in enumerate(table.iter(tag("a:tr")), 1):
            for column, cell in enumerate(line.iter(tag("a:tc")), 1):
                named = tr("table {name!r}", name=name)
                where = f"{named}, {tr('row {row}, column {column}', row=row, column=column)}"
                yield from (self._passage("table", where, text) for text in paragraphs(cell))


def _shapes(tree: Any) -> Iterator[Any]:
    """Yield the shapes of a tree or group; of alternatives the first, which current PowerPoint shows."""
    for child in tree:
        if child.tag in (tag("p:sp"), tag("p:grpSp"), tag("p:graphicFrame"), tag("p:pic"), tag("p:cxnSp")):
            yield child
        elif child.tag == tag("mc:AlternateContent"):
            choice = child.find(tag("mc:Choice"))
            yield from _shapes(choice) if choice is not None else ()


def _described(shape: Any) -> tuple[str, str]:
    properties = next(shape.iter(tag("p:cNvPr")), None)
    if properties is None:
        return "", ""
    parts = (properties.get("title") or "", properties.get("descr") or "")
    return properties.get("name") or "", "\n".join(part for part in parts if part.strip())


def _notes(package: Package, part: str) -> Iterator[Passage]:
    notes = package.related(part, "notesSlide")
    if notes is None:
        return
    for shape in package.tree(notes).iter(tag("p:sp")):
        mark = next(shape.iter(tag("p:ph")), None)
        body = shape.find(tag("p:txBody"))
        if body is not None and (mark is None or mark.get("type") not in _COMPUTED):
            yield from (Passage(channel="notes", where="notes", text=text) for text in paragraphs(body))


def backdrop(package: Package, layout: str | None, seen: set[str]) -> Iterator[Passage]:
    """Yield what stands on a layout and its master by itself, once a deck: briefgen puts nothing there."""
    master = package.related(layout, "slideMaster") if layout else None
    for name, behind in (("layout", layout), ("master", master)):
        if behind and behind not in seen:
            seen.add(behind)
            reader = _SlideReader(package=package, part=behind, bare=True)
            for passage in reader.tree(package.tree(behind)):
                yield replace(passage, channel="other", where=f"{name}, {passage.where}")
