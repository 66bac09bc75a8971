"""``#RRGGBB`` in, the canvas' fill or stroke colour set: the one place that knows the colour space."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


def set_fill(canvas: Canvas, colour: str) -> None:
    """Fill what is drawn next, text too, with a colour."""
    canvas.setFillColorRGB(*components(colour))


def set_stroke(canvas: Canvas, colour: str) -> None:
    """Stroke what is drawn next with a colour."""
    canvas.setStrokeColorRGB(*components(colour))


def components(colour: str) -> tuple[float, ...]:
    """Return red, green and blue as shares of one."""
    if len(colour) != 7 or not colour.startswith("#"):
        raise ValueError(f"a colour is written #RRGGBB, not {colour!r}")
    return tuple(int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
