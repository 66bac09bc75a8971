"""What items hold: the texts that are printed, and which cell of a table lies in which row and column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from briefgen.base.geometry import Box
from briefgen.model.scene import Cell, Chart, Group, Item, TableItem, Text

Owner: TypeAlias = tuple[int, int, Cell]
"""A cell, behind the numbers of its first row and column."""
Owners: TypeAlias = tuple[tuple[Owner, ...], ...]
"""By row and column."""


def owners_of(table: TableItem) -> Owners:
    """Return for each row and column the cell that lies there; raise ValueError where none does, or two."""
    count = len(table.widths)
    found: list[tuple[Owner, ...]] = []
    for number, row in enumerate(table.rows):
        above = found[-1] if found else ()
        owned = {column: each for column, each in enumerate(above) if each[0] + each[2].rows > number}
        free = [column for column in range(count) if column not in owned]
        if sum(cell.span for cell in row.cells) != len(free):
            raise ValueError(f"table {table.name!r}: a row's cells do not cover its {count} columns")
        for cell in row.cells:
            owned |= dict.fromkeys(free[: cell.span], (number, free[0], cell))
            free = free[cell.span :]
        found.append(tuple(owned[column] for column in range(count)))
    return tuple(found)


def cell_box(table: TableItem, owner: Owner) -> Box:
    """Return where a cell lies on the page."""
    row, column, cell = owner
    return Box(
        table.box.x + sum(table.widths[:column]),
        table.box.y + sum(each.height for each in table.rows[:row]),
        sum(table.widths[column : column + cell.span]),
        sum(each.height for each in table.rows[row : row + cell.rows]),
    )


def printed_texts(items: Iterable[Item], *, charts: bool = True) -> Iterator[Text]:
    """Yield every text that is printed, in the order of painting; ``charts``: those inside charts, too."""
    for item in items:
        match item:
            case Text():
                yield item
            case Group():
                yield from printed_texts(item.items, charts=charts)
            case Chart() if charts:
                yield from printed_texts(item.marks)
            case TableItem():
                yield from (cell.text for cell in item.cells)
