"""Printed lines with their places in; the same in the order of a reader that sorts rows out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.base.dataclass import dataclass
from briefgen.model.scene import Run, Text, TextLine
from briefgen.text import text_width
from briefgen.verify.passage import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedLine:
    """A printed line, where it begins on the page, and the widths of its first and its last character."""

    passage: Passage
    x: float
    y: float
    first: float
    last: float

    @classmethod
    def of(cls, passage: Passage, text: Text, line: TextLine) -> PlacedLine:
        """Return a line of a text."""
        head, tail = line.spans[0], line.spans[-1]
        return cls(
            passage=passage,
            x=text.box.x + head.x,
            y=text.box.y + line.baseline,
            first=text_width((Run(text=head.text[:1], style=head.style),)),
            last=text_width((Run(text=tail.text[-1:], style=tail.style),)),
        )


def in_rows(lines: Iterable[PlacedLine]) -> Iterator[PlacedLine]:
    """Yield lines as PDFium orders them: what follows each other at one height from left to right.

    Of one height is what lies no further apart than half a character (CPDF_TextPage::ProcessTextObject).
    """
    row: list[PlacedLine] = []
    for line in lines:
        if row and abs(line.y - row[-1].y) > max(line.first, row[-1].last) / 2:
            yield from row
            row = []
        place = len(row)
        while place and line.x < row[place - 1].x:
            place -= 1
        row.insert(place, line)
    yield from row
