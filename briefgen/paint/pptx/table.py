"""A table in, a native table out: its own fills and rules, no style's banding."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.paint.pptx.markup import Element, content, el, emu, xfrm
from briefgen.paint.pptx.sheet import Sheet
from briefgen.paint.pptx.text import ANCHORS, body
from briefgen.scene import Cell, Row, Stroke, Table
from briefgen.units import Box

NO_STYLE_NO_GRID = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
TABLE_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"


def table(item: Table, sheet: Sheet) -> Element:
    """Return the graphic frame of a table."""
    return el(
        "p:graphicFrame",
        el(
            "p:nvGraphicFramePr",
            sheet.label(item, "Table"),
            el("p:cNvGraphicFramePr", el("a:graphicFrameLocks", noGrp=True)),
            el("p:nvPr"),
        ),
        xfrm("p:xfrm", item.box),
        el("a:graphic", el("a:graphicData", _grid(item, sheet), uri=TABLE_URI)),
    )


def _grid(item: Table, sheet: Sheet) -> Element:
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


def _rows(item: Table, sheet: Sheet) -> Iterator[Element]:
    top, rule_above = item.box.y, None
    for row in item.rows:
        yield el("a:tr", *_cells(item, row, top, rule_above, sheet), h=emu(row.height))
        top, rule_above = top + row.height, row.rule_below


def _cells(item: Table, row: Row, top: float, rule_above: Stroke | None, sheet: Sheet) -> Iterator[Element]:
    if sum(cell.span for cell in row.cells) != len(item.widths):
        raise ValueError(f"table {item.name!r}: a row's cells do not cover its {len(item.widths)} columns")
    column = 0
    for cell in row.cells:
        left = item.box.x + sum(item.widths[:column])
        width = sum(item.widths[column : column + cell.span])
        properties = _cell_properties(cell, row, Box(left, top, width, row.height), rule_above, sheet)
        yield el(
            "a:tc",
            body("a:txBody", cell.text, sheet),
            properties,
            gridSpan=cell.span if cell.span > 1 else None,
        )
        for _ in range(cell.span - 1):
            yield el("a:tc", el("a:txBody", el("a:bodyPr"), el("a:lstStyle"), el("a:p")), hMerge=True)
        column += cell.span


def _cell_properties(cell: Cell, row: Row, box: Box, rule_above: Stroke | None, sheet: Sheet) -> Element:
    """Return margins, rules and fill. A rule is written on both cells that share it, as PowerPoint does."""
    text, dress = cell.text.box, sheet.dress
    above, below = _vertical_margins(cell, box)
    return el(
        "a:tcPr",
        dress.line(None, "a:lnL"),
        dress.line(None, "a:lnR"),
        dress.line(rule_above, "a:lnT"),
        dress.line(row.rule_below, "a:lnB"),
        dress.fill(cell.fill),
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
