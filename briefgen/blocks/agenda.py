"""`agenda`: the document's sections, numbered, each with its finding and where it begins."""

from __future__ import annotations

from typing import Any, ClassVar

from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import Place, Problem
from briefgen.base.geometry import Box
from briefgen.base.translate import tr
from briefgen.blocks.base import BlockBase, note
from briefgen.blocks.parts.point import Point, at, compose_point, named_group
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Item, Run, Shape
from briefgen.model.theme import Accent
from briefgen.text import set_line

NUMBER_EM = 3.0
"""Room for a section's number, in body ems."""
GROWTH = 2.0
"""A row grows to this multiple of its natural height at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda(BlockBase):
    """The document's sections, numbered, each with its finding and where it begins."""

    stretch: ClassVar[float] = 0.7  # rows grow
    items: tuple[Point, ...] = option("rows; the deck's sections when left out", ())
    current: int = option("the row that comes next; the others are greyed", 0)

    @classmethod
    def from_items(cls, items: tuple[Any, ...], place: Place) -> Agenda:
        """Read the short form, a list of points."""
        return cls(items=items, place=place)

    @classmethod
    def from_scalar(cls, text: str, place: Place) -> Agenda:
        """Read the short form, `agenda: sections`."""
        return cls(place=place)

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set a row for each section between hairlines."""
        rows = self._rows(setting)
        if not rows:
            message = tr("an agenda needs sections: give the deck slides of `kind: section`, or list items")
            note(setting, Problem(self.place, message, code="sections"))
            return Composition(items=(), width=width, height=0.0)
        size = setting.medium.type.sizes["body"]
        left = size * NUMBER_EM
        pages = [_page(first, setting) for _, _, first in rows]
        right = max(page.width for page in pages) + setting.gap(2)
        room, greys = width - left - right, [self._grey(index, setting) for index in range(len(rows))]
        said = [
            compose_point(point, setting, room, size="subheading", colour=grey)
            for (point, _, _), grey in zip(rows, greys, strict=True)
        ]
        natural = max(each.height for each in said) + setting.gap(3)
        row = natural if height is None else min(max(natural, height / len(rows)), natural * GROWTH)
        items: list[Item] = []
        for index, (words, page, (point, accent, _)) in enumerate(zip(said, pages, rows, strict=True)):
            box = Box(0.0, index * row, width, row)
            hue = greys[index] or accent.words
            style = setting.style("figure-small", hue, bold=True)
            run = Run(text=str(index + 1), style=style)
            number = set_line((run,), leading=style.size * 1.15, role="artifact", name="number")
            shown: list[Item] = [at(number, box.x, box.y + (box.height - number.box.height) / 2)]
            if index:
                line = Box(box.x, box.y - 0.4, box.width, 0.8)
                shown.insert(0, Shape(box=line, fill=setting.theme.palette.rule, name="row rule"))
            shown += words.at(left, box.y + (row - words.height) / 2)
            shown += page.at(width - page.width, box.y + (row - page.height) / 2)
            items.append(
                named_group(shown, setting, box, f"section {index + 1}", point.place, number=index + 1)
            )
        return Composition(items=tuple(items), width=width, height=row * len(rows))

    def _rows(self, setting: Setting) -> list[tuple[Point, Accent, int]]:
        if self.items:
            return [(item, setting.accent, 0) for item in self.items]
        return [
            (Point(title=each.title, text=each.message, place=each.title.place), each.accent, each.first)
            for each in setting.sections
        ]

    def _grey(self, index: int, setting: Setting) -> str:
        return setting.theme.palette.muted if self.current and index + 1 != self.current else ""


def _page(first: int, setting: Setting) -> Composition:
    """Return the number of a section's first slide."""
    if not first:
        return Composition(items=(), width=0.0, height=0.0)
    style = setting.style("label", setting.theme.palette.muted)
    line = set_line((Run(text=str(first), style=style),), role="artifact", name="page")
    return Composition(items=(line,), width=line.box.width, height=line.box.height)
