"""What items hold: the texts that are printed, and which cell of a table lies in which row and column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.base.locale import is_traditional
from briefgen.base.summed import summed
from briefgen.base.translate import tr
from briefgen.model.scene import Cell, Chart, Group, Item, Scene, Stroke, TableItem, Text

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
            raise ValueError(
                tr(
                    "table {name!r}: a row's cells do not cover its {count} columns",
                    name=table.name,
                    count=count,
                )
            )
        for cell in row.cells:
            owned |= dict.fromkeys(free[: cell.span], (number, free[0], cell))
            free = free[cell.span :]
        found.append(tuple(owned[column] for column in range(count)))
    return tuple(found)


def cell_box(table: TableItem, owner: Owner) -> Box:
    """Return where a cell lies on the page."""
    row, column, cell = owner
    return Box(
        table.box.x + summed(table.widths[:column]),
        table.box.y + summed(each.height for each in table.rows[:row]),
        summed(table.widths[column : column + cell.span]),
        summed(each.height for each in table.rows[row : row + cell.rows]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRule:
    """A rule below a row, from left to right."""

    left: float
    right: float
    y: float
    stroke: Stroke


def rules_of(table: TableItem) -> Iterator[TableRule]:
    """Yield the rules below a table's rows; none crosses a cell."""
    owners, top = owners_of(table), table.box.y
    for number, row in enumerate(table.rows):
        y = top + row.height
        top = y
        ends = [first + cell.rows == number + 1 for first, _, cell in owners[number]]
        for start, stop in _stretches(ends) if row.rule_below else ():
            left, right = (table.box.x + summed(table.widths[:column]) for column in (start, stop))
            assert row.rule_below is not None
            yield TableRule(left=left, right=right, y=y, stroke=row.rule_below)


def _stretches(ruled: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield where columns with a rule begin and end."""
    start = 0
    for has_rule, group in groupby(ruled):
        stop = start + len(list(group))
        if has_rule:
            yield start, stop
        start = stop


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


def in_traditional(scenes: Iterable[Scene]) -> bool:
    """Return whether scenes are in traditional Chinese."""
    return any(is_traditional(scene.imprint.language) for scene in scenes)


def printed_characters(scenes: Iterable[Scene]) -> dict[tuple[str, int], set[str]]:
    """Return the characters that scenes print, by the family word and weight they are set in."""
    used: dict[tuple[str, int], set[str]] = {}
    texts = (text for scene in scenes for page in scene.pages for text in printed_texts(page.items))
    for span in (span for text in texts for line in text.lines for span in line.spans):
        used.setdefault((span.style.family, span.style.weight), set()).update(span.text)
    return used
