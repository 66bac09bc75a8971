"""`agenda`: the document's sections, numbered, each with its finding and where it begins."""

from __future__ import annotations

from dataclasses import field, replace
from typing import Any, ClassVar

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place, Problem
from briefgen.base.geometry import Box
from briefgen.blocks.base import BlockBase
from briefgen.blocks.parts.point import Point, compose_point, grouped
from briefgen.model.context import Composition, Section, Setting
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
    items: tuple[Point, ...] = field(default=(), metadata={"doc": "rows; the deck's sections when left out"})
    current: int = field(default=0, metadata={"doc": "the row that comes next; the others are greyed"})

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
            message = "an agenda needs sections: give the deck slides of `kind: section`, or list items"
            setting.problems.append(Problem(self.place, message, code="sections"))
            return Composition(items=(), width=width, height=0.0)
        size = setting.medium.type.sizes["body"]
        left = size * NUMBER_EM
        pages = [_page(first, setting) for _, _, first in rows]
        right = max(page.width for page in pages) + setting.gap(2)
        said = [
            compose_point(
                point, setting, width - left - right, size="subheading", colour=self._grey(index, setting)
            )
            for index, (point, _, _) in enumerate(rows)
        ]
        natural = max(each.height for each in said) + setting.gap(3)
        row = natural if height is None else min(max(natural, height / len(rows)), natural * GROWTH)
        items: list[Item] = []
        for index, (words, page, (point, accent, _)) in enumerate(zip(said, pages, rows, strict=True)):
            box = Box(0.0, index * row, width, row)
            hue = self._grey(index, setting) or accent.strong
            shown = [*_row_rule(box, setting), _number(index + 1, box, hue, setting)]
            shown += words.at(left, box.y + (row - words.height) / 2)
            shown += page.at(width - page.width, box.y + (row - page.height) / 2)
            items.append(grouped(shown, setting, box, f"section {index + 1}", point.place, number=index + 1))
        return Composition(items=tuple(items), width=width, height=row * len(rows))

    def _rows(self, setting: Setting) -> list[tuple[Point, Accent, int]]:
        if self.items:
            return [(item, setting.accent, 0) for item in self.items]
        return [(_point(section), section.accent, section.first) for section in setting.sections]

    def _grey(self, index: int, setting: Setting) -> str:
        return setting.theme.palette.muted if self.current and index + 1 != self.current else ""


def _point(section: Section) -> Point:
    return Point(title=section.title, text=section.message, place=section.title.place)


def _page(first: int, setting: Setting) -> Composition:
    """Return the number of a section's first slide."""
    if not first:
        return Composition(items=(), width=0.0, height=0.0)
    style = setting.style("label", setting.theme.palette.muted)
    line = set_line((Run(text=str(first), style=style),), role="artifact")
    return Composition(items=(line,), width=line.box.width, height=line.box.height)


def _number(number: int, row: Box, colour: str, setting: Setting) -> Item:
    style = setting.style("figure-small", colour, bold=True)
    line = set_line((Run(text=str(number), style=style),), leading=style.size * 1.15, role="artifact")
    return replace(line, box=line.box.moved(row.x, row.y + (row.height - line.box.height) / 2))


def _row_rule(row: Box, setting: Setting) -> list[Shape]:
    if not row.y:
        return []
    return [
        Shape(box=Box(row.x, row.y - 0.4, row.width, 0.8), fill=setting.theme.palette.rule, name="row rule")
    ]
