"""A page size and its orientation in, a medium of that size out."""

from __future__ import annotations

import math
from dataclasses import replace

from briefgen.base.geometry import mm
from briefgen.brief.model import Orientation, PaperSize
from briefgen.model.theme import Medium

SIZES_MM: dict[PaperSize, tuple[float, float]] = {
    "A3": (297.0, 420.0),
    "A4": (210.0, 297.0),
    "A5": (148.0, 210.0),
    "letter": (215.9, 279.4),
}
"""ISO 216 and ANSI sheet sizes, portrait."""


def resized(medium: Medium, size: PaperSize, orientation: Orientation) -> Medium:
    """Return the medium on another sheet: margins, gaps and type grow with the sheet's side.

    On sheets smaller than the theme's own, type keeps its size and only the margins shrink.
    """
    width, height = (mm(side) for side in SIZES_MM[size])
    scale = math.sqrt(width * height / (medium.width * medium.height))
    if orientation == "landscape":
        width, height = height, width
    grow = max(1.0, scale) if abs(scale - 1) > 0.05 else 1.0
    return replace(
        medium,
        width=width,
        height=height,
        margin_x=medium.margin_x * scale,
        margin_top=medium.margin_top * scale,
        margin_bottom=medium.margin_bottom * scale,
        gutter=medium.gutter * grow,
        gap=medium.gap * grow,
        type=medium.type.scaled(lambda _: grow),
    )
