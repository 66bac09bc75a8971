"""A page size and its orientation in, a medium of that size out."""

from __future__ import annotations

import math

from briefgen.base.copier import replace
from briefgen.base.geometry import mm
from briefgen.brief.model import Orientation, PaperSize
from briefgen.model.theme import LARGE_SIDE_PT, Medium, SizeName, TypeScale

SIZES_MM: dict[PaperSize, tuple[float, float]] = {
    "A2": (420.0, 594.0),
    "A3": (297.0, 420.0),
    "A4": (210.0, 297.0),
    "A5": (148.0, 210.0),
    "letter": (215.9, 279.4),
}
"""ISO 216 and ANSI sheet sizes, portrait."""
A3_SCALE = math.sqrt(2)
A3_SIZES: dict[SizeName, float] = {
    "display": 2.0, "title": 1.4, "heading": 1.4, "subheading": 1.4, "body": 1.12, "label": 1.12,
    "note": 1.22, "figure": 1.45, "figure-small": 1.5, "kicker": 1.35,
}  # fmt: skip
"""Sizes on A3 against those on A4: heads are read from afar, words from as near as on A4."""
A3_GAPS, A3_MINIMUM, A3_MINIMUM_BODY = 1.25, 1.18, 1.1


def resized(medium: Medium, size: PaperSize, orientation: Orientation) -> Medium:
    """Return the medium on another sheet: margins, gaps and type grow with the sheet's side.

    On sheets smaller than the theme's own, type keeps its size and only the margins shrink. A3 has measures
    of its own, so that it shows more rather than all enlarged; A2 is read from farther off than A3.
    """
    width, height = (mm(side) for side in SIZES_MM[size])
    scale = math.sqrt(width * height / (medium.width * medium.height))
    large = min(width, height) > LARGE_SIDE_PT and not medium.large
    if orientation == "landscape":
        width, height = height, width
    grow = max(1.0, scale) if abs(scale - 1) > 0.05 else 1.0
    beyond = scale / A3_SCALE
    return replace(
        medium,
        width=width,
        height=height,
        margin_x=medium.margin_x * scale,
        margin_top=medium.margin_top * scale,
        margin_bottom=medium.margin_bottom * scale,
        gutter=medium.gutter * grow,
        gap=medium.gap * (A3_GAPS * beyond if large else grow),
        type=_for_walls(medium.type, beyond) if large else medium.type.scaled(lambda _: grow),
    )


def _for_walls(scale: TypeScale, beyond: float) -> TypeScale:
    """Return the type of a large sheet; ``beyond`` is its side against that of A3."""
    return replace(
        scale.scaled(lambda name: A3_SIZES[name] * beyond),
        minimum=scale.minimum * A3_MINIMUM * beyond,
        minimum_body=scale.minimum_body * A3_MINIMUM_BODY * beyond,
    )
