"""A deck that was built into a template, read back: what is on its slides, and what the template draws."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ooxml_package import A, P, Package

EMU = 12_700
SHAPES = ("sp", "pic", "graphicFrame", "grpSp", "cxnSp")
Rect = tuple[float, float, float, float]
"""Left, top, right and bottom, in points."""


@dataclass(frozen=True)
class Sheet:
    """A slide with the layout and the master it has."""

    package: Package
    part: str
    layout: str
    master: str

    @property
    def tree(self) -> Any:
        return self.package.tree(self.part)

    @property
    def title(self) -> Any:
        """The placeholder of the title, or None."""
        marks = (mark for mark in self.tree.iter(f"{P}ph") if mark.get("type") in ("title", "ctrTitle"))
        return next((shape_of(mark) for mark in marks), None)

    def holes(self, part: str) -> dict[str, list[Any]]:
        """Return the placeholders of a part by their type."""
        found: dict[str, list[Any]] = {}
        for mark in self.package.tree(part).iter(f"{P}ph"):
            found.setdefault(mark.get("type", ""), []).append(shape_of(mark))
        return found

    def own(self) -> Iterator[tuple[str, Rect]]:
        """Yield names and places of what stands on the slide itself and fills no placeholder."""
        yield from ((name, box) for name, box, hole in _top(self.tree) if not hole)

    def drawn(self) -> Iterator[tuple[str, Rect]]:
        """Yield names and places of what layout and master draw, unless words are meant to stand on it."""
        parts = [self.layout]
        if self.package.tree(self.layout).get("showMasterSp") not in ("0", "false"):
            parts.append(self.master)
        holes = [
            box
            for part in (self.layout, self.master)
            for _, box, hole in _top(self.package.tree(part))
            if hole
        ]
        for part in parts:
            for name, box, hole in _top(self.package.tree(part)):
                if not hole and not any(overlap(box, other) > 1.0 for other in holes):
                    yield name, box


def sheets(package: Package) -> list[Sheet]:
    """Return the slides in their order."""
    main = "ppt/presentation.xml"
    targets = {each.id: each.target for each in package.relationships(main)}
    found = []
    for entry in package.tree(main).iter(f"{P}sldId"):
        part = targets[next(value for key, value in entry.attrib.items() if key.endswith("}id"))]
        layout = _led(package, part, "slideLayout")
        found.append(Sheet(package, part, layout, _led(package, layout, "slideMaster")))
    return found


def shape_of(mark: Any) -> Any:
    """Return the shape that a placeholder's mark belongs to."""
    return mark.getparent().getparent().getparent()


def words(shape: Any) -> str:
    """Return what a shape says, without spaces and breaks."""
    return "".join("".join(each.text or "" for each in shape.iter(f"{A}t")).split())


def overlap(one: Rect, other: Rect) -> float:
    """Return how deep two places reach into each other, in points: the shorter side of what they share."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return min(across, down) if across > 0 and down > 0 else 0.0


def faces(part: Any) -> set[str]:
    """Return the typefaces that runs of a part name."""
    return {each.get("typeface") for word in ("latin", "ea") for each in part.iter(f"{A}{word}")}


def _led(package: Package, part: str, word: str) -> str:
    return next(each.target for each in package.relationships(part) if each.word == word)


def _top(tree: Any) -> Iterator[tuple[str, Rect, bool]]:
    """Yield name, place and whether it is a placeholder of each shape that lies in no group."""
    for shape in tree.find(f"{P}cSld/{P}spTree"):
        if shape.tag.rpartition("}")[2] not in SHAPES:
            continue
        offset, extent = (next(shape.iter(f"{A}{word}"), None) for word in ("off", "ext"))
        if offset is None or extent is None or extent.get("cx") is None:
            continue
        x, y = int(offset.get("x")) / EMU, int(offset.get("y")) / EMU
        box = (x, y, x + int(extent.get("cx")) / EMU, y + int(extent.get("cy")) / EMU)
        name = next(shape.iter(f"{P}cNvPr")).get("name")
        yield name, box, next(shape.iter(f"{P}ph"), None) is not None
