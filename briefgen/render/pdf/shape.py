"""A shape in, its fill and its stroke on the sheet."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from briefgen.base.geometry import Box
from briefgen.model.scene import Fade, PathCommand, Shape, Stroke
from briefgen.render.pdf.canvas import PageCanvas, set_fill, set_stroke
from briefgen.render.pdf.objects import Stream, name

NON_ZERO = 1
"""reportlab's word for the non-zero winding rule."""
MITRE_JOIN, ROUND_JOIN = 0, 1
"""ISO 32000-1, table 55."""
PAPER = "#FFFFFF"
FADE_STEPS = 256


def paint_shape(item: Shape, sheet: PageCanvas) -> None:
    """Paint a shape: its fill and its stroke."""
    if item.fill is None and item.stroke is None:
        return
    with sheet.drawing(item), sheet.saved():
        if item.fade is not None and item.fill is not None:
            _paint_faded(_bled(item, sheet), item.fill, item.fade, sheet)
            return
        if item.opacity < 1:
            sheet.setFillAlpha(item.opacity)
            sheet.setStrokeAlpha(item.opacity)
        if item.fill is not None:
            set_fill(sheet, item.fill)
        if item.stroke is not None:
            use_stroke(item.stroke, sheet)
            # A mitred peak of a line is a spike that reaches into the label above it.
            sheet.setLineJoin(ROUND_JOIN if item.geometry == "path" else MITRE_JOIN)
        sheet.drawPath(
            _outline(_bled(item, sheet), sheet.beginPath()),
            fill=item.fill is not None and item.geometry != "line",
            stroke=item.stroke is not None,
            fillMode=NON_ZERO,
        )


def _paint_faded(item: Shape, colour: str, fade: Fade, sheet: PageCanvas) -> None:
    """Paint one pixel of a colour through a row of alphas, stretched over the shape's box."""
    box = item.box
    sheet.transform(box.width, 0, 0, -box.height, box.x, box.y + box.height)
    key = hashlib.sha256(repr((colour, fade)).encode()).hexdigest()[:12]
    sheet.paint_object(key, lambda: _faded(sheet.inks.components(colour), fade))


def _faded(inks: tuple[float, ...], fade: Fade) -> Stream:
    alphas = bytes(round(255 * fade.at(step / (FADE_STEPS - 1))) for step in range(FADE_STEPS))
    across, down = (FADE_STEPS, 1) if fade.across else (1, FADE_STEPS)
    mask = Stream(alphas, {**_described(across, down, "DeviceGray")})
    space = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}[len(inks)]
    pixel = bytes(round(255 * ink) for ink in inks)
    return Stream(pixel, {**_described(1, 1, space), "SMask": mask})


def _described(width: int, height: int, space: str) -> dict[str, Any]:
    shape = {"Width": width, "Height": height, "BitsPerComponent": 8, "ColorSpace": name(space)}
    return {"Type": name("XObject"), "Subtype": name("Image"), **shape}


def _bled(item: Shape, sheet: PageCanvas) -> Shape:
    """Return a ground that lies on the page's edge run over it."""
    if not sheet.format.bleed or item.fill is None or item.geometry != "rectangle" or item.radius:
        return item
    return replace(item, box=sheet.format.bled(item.box, sheet.width, sheet.height))


def paint_background(colour: str, sheet: PageCanvas) -> None:
    """Fill the whole page, unless with the colour of paper."""
    if colour.upper() != PAPER:
        page = Box(0, 0, sheet.width, sheet.height)
        fill_box(sheet.format.bled(page, sheet.width, sheet.height), colour, sheet)


def fill_box(box: Box, colour: str, sheet: PageCanvas) -> None:
    """Fill a box as decoration."""
    with sheet.artifact():
        set_fill(sheet, colour)
        sheet.rect(box.x, box.y, box.width, box.height, stroke=0, fill=1)


def use_stroke(stroke: Stroke, sheet: PageCanvas) -> None:
    """Stroke what is drawn next with a stroke's colour, width and dashes."""
    set_stroke(sheet, stroke.colour)
    sheet.setLineWidth(stroke.width)
    if stroke.dash:
        sheet.setDash(list(stroke.dash))


def _outline(item: Shape, path: Any) -> Any:
    box = item.box
    if item.geometry == "path":
        return _free_outline(item.path, path)
    if item.geometry == "ellipse":
        path.ellipse(box.x, box.y, box.width, box.height)
    elif item.geometry == "line":
        path.moveTo(box.x, box.bottom if item.flipped else box.y)
        path.lineTo(box.right, box.y if item.flipped else box.bottom)
    elif item.radius:
        path.roundRect(box.x, box.y, box.width, box.height, min(item.radius, box.width / 2, box.height / 2))
    else:
        path.rect(box.x, box.y, box.width, box.height)
    return path


def _free_outline(commands: tuple[PathCommand, ...], path: Any) -> Any:
    draw = {"M": path.moveTo, "L": path.lineTo, "C": path.curveTo, "Z": path.close}
    for word, numbers in commands:
        draw[word](*numbers)
    return path
