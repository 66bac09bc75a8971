"""An item and a distance in points in, the same item elsewhere out."""

from __future__ import annotations

from dataclasses import replace
from functools import singledispatch

from briefgen.model.scene import Chart, Group, Item, Row, Shape, Table


@singledispatch
def moved(item: Item, dx: float, dy: float) -> Item:
    """Return the same item elsewhere."""
    return replace(item, box=item.box.moved(dx, dy))


@moved.register
def _(item: Shape, dx: float, dy: float) -> Item:
    path = tuple((word, _shifted(numbers, dx, dy)) for word, numbers in item.path)
    return replace(item, box=item.box.moved(dx, dy), path=path)


@moved.register
def _(item: Group, dx: float, dy: float) -> Item:
    inner = tuple(moved(child, dx, dy) for child in item.items)
    return replace(item, box=item.box.moved(dx, dy), items=inner)


@moved.register
def _(item: Chart, dx: float, dy: float) -> Item:
    marks = tuple(moved(mark, dx, dy) for mark in item.marks)
    overlay = tuple(moved(mark, dx, dy) for mark in item.overlay)
    return replace(item, box=item.box.moved(dx, dy), marks=marks, overlay=overlay)


@moved.register
def _(item: Table, dx: float, dy: float) -> Item:
    return replace(item, box=item.box.moved(dx, dy), rows=tuple(_moved_row(row, dx, dy) for row in item.rows))


def _moved_row(row: Row, dx: float, dy: float) -> Row:
    cells = tuple(
        replace(cell, text=replace(cell.text, box=cell.text.box.moved(dx, dy))) for cell in row.cells
    )
    return replace(row, cells=cells)


def _shifted(numbers: tuple[float, ...], dx: float, dy: float) -> tuple[float, ...]:
    return tuple(number + (dy if index % 2 else dx) for index, number in enumerate(numbers))
