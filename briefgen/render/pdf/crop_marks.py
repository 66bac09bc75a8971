"""A sheet in, its crop marks out: where the page is cut, drawn where the cut takes them away."""

from __future__ import annotations

from briefgen.render.pdf.sheet import Sheet, set_stroke

WIDTH_PT = 0.25
INK = "#000000"


def paint_crop_marks(sheet: Sheet) -> None:
    """Draw two lines at each corner, outside the bleed."""
    if not sheet.format.slug:
        return
    near, far = sheet.format.bleed, sheet.format.margin
    with sheet.artifact(), sheet.saved():
        set_stroke(sheet, INK)
        sheet.setLineWidth(WIDTH_PT)
        for x, outwards in ((0.0, -1), (sheet.width, 1)):
            for y, down in ((0.0, -1), (sheet.height, 1)):
                sheet.line(x + outwards * near, y, x + outwards * far, y)
                sheet.line(x, y + down * near, x, y + down * far)
