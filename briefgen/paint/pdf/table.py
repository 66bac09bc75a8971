"""A table in, its fills, rules and cells on the sheet, tagged row by row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefgen.paint.pdf.item import paint_item
from briefgen.paint.pdf.objects import name
from briefgen.paint.pdf.shape import fill_box, use_stroke
from briefgen.paint.pdf.sheet import Sheet
from briefgen.paint.pdf.text import paint_whole
from briefgen.scene import Cell, Row, Table
from briefgen.units import Box


@paint_item.register
def _(item: Table, sheet: Sheet) -> None:
    with sheet.element("Table", title=item.name, alt=item.alt):
        top = item.box.y
        for index, row in enumerate(item.rows):
            _paint_row(row, Box(item.box.x, top, sum(item.widths), row.height), item, index, sheet)
            top += row.height


def _paint_row(row: Row, box: Box, table: Table, index: int, sheet: Sheet) -> None:
    for cell, x, width in _placed(row, box.x, table.widths):
        if cell.fill is not None:
            fill_box(Box(x, box.y, width, box.height), cell.fill, sheet)
    with sheet.element("TR"):
        for cell in row.cells:
            scope = "Column" if index < table.header_rows else "Row" if cell.header else ""
            with sheet.element("TH" if scope else "TD", attributes=_attributes(cell, scope)):
                paint_whole(cell.text, sheet)
    if row.rule_below is not None:
        with sheet.artifact(), sheet.saved():
            use_stroke(row.rule_below, sheet)
            sheet.line(box.x, box.bottom, box.right, box.bottom)


def _placed(row: Row, left: float, widths: tuple[float, ...]) -> Iterator[tuple[Cell, float, float]]:
    """Yield each cell with its left edge and its width."""
    column = 0
    for cell in row.cells:
        covered = widths[column : column + cell.span]
        yield cell, left + sum(widths[:column]), sum(covered)
        column += cell.span


def _attributes(cell: Cell, scope: str) -> dict[str, Any]:
    attributes: dict[str, Any] = {}
    if scope:
        attributes["Scope"] = name(scope)
    if cell.span > 1:
        attributes["ColSpan"] = cell.span
    return {"O": name("Table"), **attributes} if attributes else {}
