"""A theme in, the measures of its long picture out: a phone's screen wide, as high as its content needs."""

from __future__ import annotations

from briefgen.base.copier import replace
from briefgen.model.theme import Medium, SizeName, Theme, TypeScale

PIXELS_PER_POINT = 3.0
"""A picture of 1080 pixels is laid out 360 points wide: a phone's width, on which charts look as on paper."""
WIDTH_PX = 1080.0
MOST_HEIGHT_PX = 14_400.0
"""The longest page of a PDF (ISO 32000-1, annex C.2); phones refuse pictures not much longer."""
MARGIN_PX = 64.0
GUTTER_PX, GAP_PX = 30.0, 15.0
CHARTS_HEIGHT_PX = 11_000.0
"""Charts are as high as on a sheet of this height."""
SIZES_PX: dict[SizeName, float] = {
    "display": 128.0, "title": 60.0, "heading": 48.0, "subheading": 40.0, "body": 36.0, "label": 30.0,
    "note": 27.0, "figure": 120.0, "figure-small": 84.0, "kicker": 34.0,
}  # fmt: skip
SMALLEST_PX, SMALLEST_BODY_PX = 26.0, 34.0
UNIT_SHARE = 0.34
"""Figures are large: their units need no more."""


def long_medium(theme: Theme) -> Medium:
    """Return the long picture's measures in points; its height is that of the longest one."""
    scale = TypeScale(
        sizes={name: size / PIXELS_PER_POINT for name, size in SIZES_PX.items()},
        leading=theme.page.type.leading,
        minimum=SMALLEST_PX / PIXELS_PER_POINT,
        minimum_body=SMALLEST_BODY_PX / PIXELS_PER_POINT,
        unit_share=min(UNIT_SHARE, theme.page.type.unit_share),
    )
    margin = MARGIN_PX / PIXELS_PER_POINT
    return replace(
        theme.page,
        width=WIDTH_PX / PIXELS_PER_POINT,
        height=CHARTS_HEIGHT_PX / PIXELS_PER_POINT,
        margin_x=margin,
        margin_top=margin,
        margin_bottom=margin,
        gutter=GUTTER_PX / PIXELS_PER_POINT,
        gap=GAP_PX / PIXELS_PER_POINT,
        type=scale,
    )
