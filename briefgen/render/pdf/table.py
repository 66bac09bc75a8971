"""A table in, its fills, rules and cells on the sheet, tagged row by row."""

from __future__ import annotations

from typing import Any

from briefgen.model.scene import Cell, TableItem, TableRow
from briefgen.render.contents import cell_box, owners_of, rules_of
from briefgen.render.language import other_language
from briefgen.render.pdf.canvas import PageCanvas
from briefgen.render.pdf.objects import name, text_string
from briefgen.render.pdf.operators import line
from briefgen.render.pdf.shape import fill_box, use_stroke
from briefgen.render.pdf.text import paint_whole


def paint_table(item: TableItem, sheet: PageCanvas) -> None:
    """Paint a table, tagged row by row."""
    _paint_fills(item, sheet)
    # An alternative text would be read instead of the cells, a summary is read before them.
    summary = {"O": name("Table"), "Summary": text_string(item.alt)} if item.alt else {}
    with sheet.element("Table", title=item.name, attributes=summary):
        for index, row in enumerate(item.rows):
            _paint_row(row, sheet, head=index < item.header_rows)
    _paint_rules(item, sheet)


def _paint_fills(item: TableItem, sheet: PageCanvas) -> None:
    for number, row in enumerate(owners_of(item)):
        for column, owner in enumerate(row):
            first, left, cell = owner
            if cell.fill is not None and (first, left) == (number, column):
                fill_box(cell_box(item, owner), cell.fill, sheet)


def _paint_row(row: TableRow, sheet: PageCanvas, *, head: bool) -> None:
    with sheet.element("TR"):
        for cell in row.cells:
            scope = "Column" if head else "Row" if cell.header else ""
            language = other_language(cell.text.text, sheet.language)
            tag = "TH" if scope else "TD"
            with sheet.element(tag, language=language, attributes=_attributes(cell, scope)):
                paint_whole(cell.text, sheet)


def _paint_rules(item: TableItem, sheet: PageCanvas) -> None:
    """Paint the rules over all fills: half of each lies on the row below."""
    for rule in rules_of(item):
        with sheet.artifact(), sheet.saved():
            use_stroke(rule.stroke, sheet)
            sheet.write(line(rule.left, rule.y, rule.right, rule.y))


def _attributes(cell: Cell, scope: str) -> dict[str, Any]:
    attributes: dict[str, Any] = {}
    if scope:
        attributes["Scope"] = name(scope)
    if cell.span > 1:
        attributes["ColSpan"] = cell.span
    if cell.rows > 1:
        attributes["RowSpan"] = cell.rows
    return {"O": name("Table"), **attributes} if attributes else {}
