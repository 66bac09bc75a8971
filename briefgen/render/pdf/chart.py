"""A chart in, its drawn marks on the sheet as one figure."""

from __future__ import annotations

from briefgen.model.scene import Chart
from briefgen.render.pdf.item import figure, paint_item, paint_items
from briefgen.render.pdf.sheet import Sheet


@paint_item.register
def _(item: Chart, sheet: Sheet) -> None:
    if not item.marks:
        raise ValueError(
            f"the {item.word} chart {item.name!r} has no marks: it must be drawn before it is painted"
        )
    with figure(item, sheet), sheet.content():
        paint_items(item.marks, sheet)
