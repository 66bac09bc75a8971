"""What a deck says was generated: its slides and shapes with their texts, facts, values and places."""

from __future__ import annotations

import json
import re
from typing import Any

from briefgen.base.dataclass import dataclass
from briefgen.base.ooxml import tag
from briefgen.render.pptx.identity import stem_of
from briefgen.update.office_file import OfficeFile

CUSTOM = "customXml"
_ITEM = re.compile(r"customXml/item\d+\.xml")
VERSION = "1"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRun:
    """Characters, and the fact that they print."""

    text: str
    fact: str = ""


Paragraphs = tuple[tuple[StoredRun, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSeries:
    """A series of a chart: values as the file states them, None where there is no point."""

    name: str
    values: tuple[str | None, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredShape:
    """A shape as it was generated. What it is not has no content: a text has no series."""

    key: int
    name: str
    parent: int
    alt: str | int
    """Its alternative text, or the hash of a long one."""
    drawn: bool
    """Whether it is the group of a chart that PowerPoint has no kind for."""
    box: tuple[int, ...]
    look: int
    paragraphs: Paragraphs | None
    rows: tuple[tuple[Paragraphs, ...], ...]
    categories: tuple[str, ...]
    series: tuple[StoredSeries, ...] | None
    chart_look: int
    picture: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSlide:
    """A slide as it was generated."""

    identity: int
    kind: str
    title: str
    shapes: tuple[StoredShape, ...]
    notes: tuple[str | int, ...]

    @property
    def metrics(self) -> tuple[str, ...]:
        """The metrics that its texts state."""
        texts = (shape.paragraphs or () for shape in self.shapes)
        runs = (run for paragraphs in texts for paragraph in paragraphs for run in paragraph)
        return tuple(dict.fromkeys(stem_of(run.fact).partition(".")[0] for run in runs if run.fact))


@dataclass(frozen=True, slots=True, kw_only=True)
class Generated:
    """A deck as it was generated, and the JSON that says so."""

    slides: tuple[StoredSlide, ...]
    said: dict[str, Any]


def generated_part(file: OfficeFile) -> str | None:
    """Return the name of the part that says what was generated, None where a file has none.

    LibreOffice keeps the part, and the relation to it not where it was: it is known by what it holds.
    """
    related = [link.part for link in file.links(file.main) if link.part and link.kind == CUSTOM]
    found = None
    for name in dict.fromkeys((*_items(file), *related)):
        if name in file.members and name.endswith(".xml"):
            tree = file.tree(name)
            if tree.tag == tag("g:generated") and tree.get("version") == VERSION:
                found = name
    return found


def _items(file: OfficeFile) -> list[str]:
    return sorted(name for name in file.members if _ITEM.fullmatch(name))


def generated(file: OfficeFile) -> Generated | None:
    """Return what a file says was generated, None where it says nothing that can be read."""
    part = generated_part(file)
    if part is None:
        return None
    try:
        return as_generated(json.loads(file.tree(part).text or ""))
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        return None


def as_generated(said: dict[str, Any]) -> Generated:
    """Return what the JSON of a part says; an error of Python's where it says something else."""
    return Generated(slides=tuple(map(_slide, said["slides"])), said=said)


def _slide(entry: dict[str, Any]) -> StoredSlide:
    return StoredSlide(
        identity=int(entry["i"]),
        kind=str(entry["k"]),
        title=str(entry["t"]),
        shapes=tuple(map(_shape, entry["s"])),
        notes=tuple(entry.get("n", ())),
    )


def _shape(entry: dict[str, Any]) -> StoredShape:
    return StoredShape(
        key=int(entry["i"]),
        name=str(entry["n"]),
        parent=int(entry.get("g", 0)),
        alt=entry.get("a", ""),
        drawn=bool(entry.get("d", 0)),
        box=tuple(map(int, entry.get("b", ()))),
        look=int(entry.get("l", 0)),
        paragraphs=_paragraphs(entry["p"]) if "p" in entry else None,
        rows=tuple(tuple(map(_paragraphs, row)) for row in entry.get("r", ())),
        categories=tuple(map(str, entry.get("c", ()))),
        series=tuple(map(_series, entry["v"])) if "v" in entry else None,
        chart_look=int(entry.get("z", 0)),
        picture=int(entry.get("f", 0)),
    )


def _paragraphs(entry: list[Any]) -> Paragraphs:
    return tuple(tuple(map(_run, paragraph)) for paragraph in entry)


def _run(entry: str | list[str]) -> StoredRun:
    if isinstance(entry, str):
        return StoredRun(text=entry)
    return StoredRun(text=str(entry[0]), fact=str(entry[1]))


def _series(entry: list[Any]) -> StoredSeries:
    return StoredSeries(name=str(entry[0]), values=tuple(entry[1]), labels=tuple(map(str, entry[2])))
