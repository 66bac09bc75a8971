"""A table in, a native table out: its own fills and rules, no style's banding."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.base.geometry import Box
from briefgen.model.scene import Cell, Stroke, TableItem
from briefgen.render.contents import Owners, cell_box, owners_of
from briefgen.render.pptx.markup import Element, content, el, emu, graphic_frame
from briefgen.render.pptx.slide import SlideContext, slot_mark
from briefgen.render.pptx.text import ANCHORS, body

NO_STYLE_NO_GRID = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
TABLE_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"


def table(item: TableItem, sheet: SlideContext) -> Element:
    """Return the graphic frame of a table."""
    return graphic_frame(
        sheet.label(item, "Table"), item.box, _grid(item, sheet), TABLE_URI, slot_mark(item.slot)
    )


def _grid(item: TableItem, sheet: SlideContext) -> Element:
    return el(
        "a:tbl",
        el(
            "a:tblPr",
            content("a:tableStyleId", NO_STYLE_NO_GRID),
            firstRow=item.header_rows > 0,
            bandRow=False,
        ),
        el("a:tblGrid", *(el("a:gridCol", w=emu(width)) for width in item.widths)),
        *_rows(item, sheet),
    )


def _rows(item: TableItem, sheet: SlideContext) -> Iterator[Element]:
    owners = owners_of(item)
    for number, row in enumerate(item.rows):
        cells = (_cell(item, owners, number, column, sheet) for column in range(len(item.widths)))
        yield el("a:tr", *cells, h=emu(row.height))


def _cell(item: TableItem, owners: Owners, number: int, column: int, sheet: SlideContext) -> Element:
    """Return what stands in a row and column: a cell, or what one that begins elsewhere reaches over."""
    first, left, cell = owners[number][column]
    last, box = first + cell.rows - 1, cell_box(item, owners[number][column])
    above = item.rows[first - 1].rule_below if first else None
    rules = (above if number == first else None, item.rows[last].rule_below)
    if (number, column) == (first, left):
        return el(
            "a:tc",
            body("a:txBody", cell.text, sheet),
            _cell_properties(cell, box, rules, sheet),
            gridSpan=cell.span if cell.span > 1 else None,
            rowSpan=cell.rows if cell.rows > 1 else None,
        )
    return el(
        "a:tc",
        el("a:txBody", el("a:bodyPr"), el("a:lstStyle"), el("a:p")),
        _cell_properties(cell, box, rules, sheet) if number > first else None,
        hMerge=True if column > left else None,
        vMerge=True if number > first else None,
    )


def _cell_properties(
    cell: Cell, box: Box, rules: tuple[Stroke | None, Stroke | None], sheet: SlideContext
) -> Element:
    """Return margins, rules and fill. A rule is written on both cells that share it, as PowerPoint does."""
    text, theme = cell.text.box, sheet.theme
    above, below = _vertical_margins(cell, box)
    return el(
        "a:tcPr",
        theme.line(None, "a:lnL"),
        theme.line(None, "a:lnR"),
        theme.line(rules[0], "a:lnT"),
        theme.line(rules[1], "a:lnB"),
        theme.fill(cell.fill),
        marL=emu(max(text.x - box.x, 0)),
        marR=emu(max(box.right - text.right, 0)),
        marT=emu(above),
        marB=emu(below),
        anchor=ANCHORS[cell.text.anchor],
    )


def _vertical_margins(cell: Cell, box: Box) -> tuple[float, float]:
    """Return the margin on the side the text is anchored to only: the other could make the row grow."""
    above, below = max(cell.text.box.y - box.y, 0.0), max(box.bottom - cell.text.box.bottom, 0.0)
    if cell.text.anchor == "top":
        return above, 0.0
    if cell.text.anchor == "bottom":
        return 0.0, below
    return max(above - below, 0.0), max(below - above, 0.0)
