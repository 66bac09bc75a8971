"""The intended output in (screen, greyscale printer, press, phone); inks, bleed, slug and scale out."""

from __future__ import annotations

from dataclasses import field

from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box, mm
from briefgen.model.long_medium import PIXELS_PER_POINT
from briefgen.render.pdf.colour import Inks, Screen

BLEED_PT = mm(3)
"""Backgrounds extend over the trim edge by this, because no guillotine cuts exactly."""
SLUG_PT = mm(6)
"""Room outside the bleed for the crop marks."""
TOUCH_PT = 0.5
"""A ground that comes as near to the page's edge lies on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFormat:
    """The inks, and the margins outside the page: bleed, and beyond it the slug with the crop marks."""

    inks: Inks = field(default_factory=Screen)
    bleed: float = 0.0
    slug: float = 0.0
    scale: float = 1.0
    """Points of the file for each point of the scene."""

    @property
    def margin(self) -> float:
        """The distance from the sheet's edge to the page's."""
        return self.bleed + self.slug

    def bled(self, box: Box, width: float, height: float) -> Box:
        """Return the box, run over the page's edges that it touches."""
        left = -self.bleed if box.x <= TOUCH_PT else box.x
        top = -self.bleed if box.y <= TOUCH_PT else box.y
        right = width + self.bleed if box.right >= width - TOUCH_PT else box.right
        bottom = height + self.bleed if box.bottom >= height - TOUCH_PT else box.bottom
        return Box(left, top, right - left, bottom - top)


def for_phones() -> SheetFormat:
    """Return the format of a long picture: a unit of its file is a pixel."""
    return SheetFormat(scale=PIXELS_PER_POINT)


def for_press(inks: Inks | None = None) -> SheetFormat:
    """Return what a print shop wants: bleed and crop marks, in its own inks if it names them."""
    return SheetFormat(inks=inks or Screen(), bleed=BLEED_PT, slug=SLUG_PT)
