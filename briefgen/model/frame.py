"""Compositions place items in frames; ``absolute`` copies them once, to coordinates of the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import singledispatch

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.model.scene import Chart, Frame, Group, Item, PathCommand, Shape, TableItem, TableRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """A block laid out with its top left corner at 0, 0."""

    items: tuple[Item, ...]
    width: float
    height: float

    def at(self, x: float, y: float) -> tuple[Item, ...]:
        """Return the items as one frame with its corner at x, y; nothing where there are none."""
        if not self.items:
            return ()
        return (Frame(box=Box(x, y, self.width, self.height), items=self.items),)


def absolute(items: Iterable[Item], dx: float = 0.0, dy: float = 0.0) -> tuple[Item, ...]:
    """Return what frames hold, in reading order, with coordinates that count from the page's corner.

    ``dx`` and ``dy`` are where in the page the items' own corner lies, in points.
    """
    return tuple(_walked(items, dx, dy))


def lowest(items: Iterable[Item], dy: float = 0.0) -> float:
    """Return the lower edge of what lies lowest, in points; 0 for nothing."""
    return max(
        (
            lowest(item.items, dy + item.box.y) if isinstance(item, Frame) else item.box.moved(0.0, dy).bottom
            for item in items
        ),
        default=0.0,
    )


def _walked(items: Iterable[Item], dx: float, dy: float) -> Iterator[Item]:
    for item in items:
        if isinstance(item, Frame):
            yield from _walked(item.items, dx + item.box.x, dy + item.box.y)
        else:
            yield _placed(item, dx, dy)


@singledispatch
def _placed(item: Item, dx: float, dy: float) -> Item:
    return replace(item, box=item.box.moved(dx, dy)) if dx or dy else item


@_placed.register
def _(item: Shape, dx: float, dy: float) -> Item:
    if not (dx or dy):
        return item
    path = tuple(_shifted(command, dx, dy) for command in item.path)
    return replace(item, box=item.box.moved(dx, dy), path=path)


@_placed.register
def _(item: Group, dx: float, dy: float) -> Item:
    return replace(item, box=item.box.moved(dx, dy), items=absolute(item.items, dx, dy))


@_placed.register
def _(item: Chart, dx: float, dy: float) -> Item:
    marks, overlay = absolute(item.marks, dx, dy), absolute(item.overlay, dx, dy)
    return replace(item, box=item.box.moved(dx, dy), marks=marks, overlay=overlay)


@_placed.register
def _(item: TableItem, dx: float, dy: float) -> Item:
    return replace(item, box=item.box.moved(dx, dy), rows=tuple(_row(row, dx, dy) for row in item.rows))


def _row(row: TableRow, dx: float, dy: float) -> TableRow:
    cells = (replace(cell, text=replace(cell.text, box=cell.text.box.moved(dx, dy))) for cell in row.cells)
    return replace(row, cells=tuple(cells))


def _shifted(command: PathCommand, dx: float, dy: float) -> PathCommand:
    word, numbers = command
    return word, tuple(number + (dy if index % 2 else dx) for index, number in enumerate(numbers))
