"""A table in, its fills, cells and rules out, as rows and cells are read."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.model.scene import TableItem, TableRow
from briefgen.render.contents import cell_box, owners_of, rules_of
from briefgen.render.svg.markup import Drawing, el, place_of
from briefgen.render.svg.shape import rectangle, stroke_of
from briefgen.render.svg.text import paint_text


def paint_table(item: TableItem, drawing: Drawing) -> str:
    """Return a table: fills below, then the cells, rules over all fills."""
    rows = (_row(row, head=index < item.header_rows, drawing=drawing) for index, row in enumerate(item.rows))
    return el(
        "g",
        *_fills(item),
        *rows,
        *_rules(item),
        role="table",
        aria_label=item.alt or item.name or None,
        data_place=place_of(item),
    )


def _fills(item: TableItem) -> Iterator[str]:
    for number, row in enumerate(owners_of(item)):
        for column, owner in enumerate(row):
            first, left, cell = owner
            if cell.fill is not None and (first, left) == (number, column):
                yield rectangle(cell_box(item, owner), 0.0, {"fill": cell.fill})


def _row(row: TableRow, *, head: bool, drawing: Drawing) -> str:
    cells = (
        el(
            "g",
            paint_text(cell.text, drawing),
            role="columnheader" if head else "rowheader" if cell.header else "cell",
            aria_colspan=str(cell.span) if cell.span > 1 else None,
            aria_rowspan=str(cell.rows) if cell.rows > 1 else None,
        )
        for cell in row.cells
    )
    return el("g", *cells, role="row")


def _rules(item: TableItem) -> Iterator[str]:
    for rule in rules_of(item):
        yield el("line", x1=rule.left, y1=rule.y, x2=rule.right, y2=rule.y, **stroke_of(rule.stroke))
