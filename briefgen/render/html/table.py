"""A table in, a table out: its heads say for what they are heads, its fills and rules stay."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.model.flow import DrawingPart, TablePart
from briefgen.model.scene import Cell, TableRow
from briefgen.render.html.canvas import WebCanvas
from briefgen.render.html.drawing import paint_drawing
from briefgen.render.html.markup import tag
from briefgen.render.html.text import paragraph_look
from briefgen.render.language import other_language


def paint_table(part: TablePart, sheet: WebCanvas) -> str:
    """Return a table that is moved sideways where the screen is too narrow for it."""
    table, drawn = part.table, dict(part.drawn)
    rows = [
        _row(row, number, sheet, drawn, head=number < table.header_rows)
        for number, row in enumerate(table.rows)
    ]
    head = tag("thead", *rows[: table.header_rows]) if table.header_rows else ""
    least = sheet.look(f"min-width:min({sheet.rem(part.box.width * 0.62)},40rem)")
    name = table.name or table.alt or None
    made = tag("table", head, tag("tbody", *rows[table.header_rows :]), class_=f"t {least}", aria_label=name)
    return tag("div", made, class_="sc", tabindex="0", role="group", aria_label=name)


def _row(
    row: TableRow,
    number: int,
    sheet: WebCanvas,
    drawn: Mapping[tuple[int, int], DrawingPart],
    *,
    head: bool,
) -> str:
    cells = (
        _cell(cell, sheet, drawn.get((number, index)), head=head) for index, cell in enumerate(row.cells)
    )
    rule = row.rule_below
    look = sheet.look(f"border-bottom:{max(rule.width, 1):g}px solid {rule.colour}") if rule else None
    return tag("tr", *cells, class_=look)


def _cell(cell: Cell, sheet: WebCanvas, drawing: DrawingPart | None, *, head: bool) -> str:
    scope = "col" if head else "row" if cell.header else None
    told = [paragraph_look(paragraph, sheet) for paragraph in cell.text.paragraphs if paragraph.text.strip()]
    inner = "<br>".join(inline for inline, _ in told)
    classes = [look for _, look in told[:1]]
    if cell.text.paragraphs[0].align != "left":
        classes.append("nw")  # figures, which stand below each other
    classes += [sheet.look(f"background:{cell.fill}")] if cell.fill else []
    return tag(
        "th" if scope else "td",
        inner,
        paint_drawing(drawing, sheet, small=True) if drawing else "",
        scope=scope,
        class_=" ".join(classes) or None,
        colspan=str(cell.span) if cell.span > 1 else None,
        rowspan=str(cell.rows) if cell.rows > 1 else None,
        lang=other_language(cell.text.text, sheet.language) or None,
    )
