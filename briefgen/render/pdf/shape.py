"""A shape in, its fill and its stroke on the sheet."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import Any

from briefgen.base.copier import replace
from briefgen.base.geometry import Box
from briefgen.model.scene import Fade, Shape, Stroke
from briefgen.render.pdf import operators
from briefgen.render.pdf.canvas import PageCanvas, set_fill, set_stroke
from briefgen.render.pdf.objects import Stream, name
from briefgen.render.pdf.operators import number, numbers

PAINTED = {(False, False): "n", (False, True): "S", (True, False): "f", (True, True): "B"}
"""What ends an outline: whether it is filled, by the non-zero winding rule, and whether it is stroked."""
MITRE_JOIN, ROUND_JOIN = 0, 1
"""ISO 32000-1, table 55."""
PAPER = "#FFFFFF"
FADE_STEPS = 256


def paint_shape(item: Shape, sheet: PageCanvas) -> None:
    """Paint a shape: its fill and its stroke."""
    if item.fill is None and item.stroke is None:
        return
    dashed = item.stroke is not None and item.stroke.dash
    if item.alt or item.fade is not None or item.opacity < 1 or dashed:
        _paint_in_steps(item, sheet)
        return
    steps = ["q"]
    if item.fill is not None:
        steps.append(sheet.ink(item.fill))
    if item.stroke is not None:
        steps += (sheet.ink(item.stroke.colour, stroked=True), f"{number(item.stroke.width)} w", _join(item))
    steps += (_outline(_bled(item, sheet)), _ending(item), "Q")
    sheet.add_artifact("\n".join(steps))


def _paint_in_steps(item: Shape, sheet: PageCanvas) -> None:
    """Paint a shape that has a meaning, dashes, or can be seen through: one in a hundred."""
    fill, fade = item.fill, item.fade
    with sheet.drawing(item):
        if fill is not None and fade is not None:
            with sheet.saved():
                _paint_faded(_bled(item, sheet), fill, fade, sheet)
            return
        with sheet.translucent(item.opacity) if item.opacity < 1 else sheet.saved():
            if fill is not None:
                set_fill(sheet, fill)
            if item.stroke is not None:
                use_stroke(item.stroke, sheet)
                sheet.write(_join(item))
            sheet.write(_outline(_bled(item, sheet)))
            sheet.write(_ending(item))


def _join(item: Shape) -> str:
    """Return how edges meet: a mitred peak of a line is a spike that reaches into the label above it."""
    return f"{ROUND_JOIN if item.geometry == 'path' else MITRE_JOIN} j"


def _ending(item: Shape) -> str:
    return PAINTED[item.fill is not None and item.geometry != "line", item.stroke is not None]


def _paint_faded(item: Shape, colour: str, fade: Fade, sheet: PageCanvas) -> None:
    """Paint one pixel of a colour through a row of alphas, stretched over the shape's box."""
    box = item.box
    sheet.transform(box.width, 0, 0, -box.height, box.x, box.y + box.height)
    key = hashlib.sha256(repr((colour, fade)).encode()).hexdigest()[:12]
    sheet.paint_object(key, lambda: _faded(sheet.inks.components(colour), fade))


def _faded(inks: tuple[float, ...], fade: Fade) -> Stream:
    alphas = _alphas(fade)
    across, down = (FADE_STEPS, 1) if fade.across else (1, FADE_STEPS)
    mask = Stream(alphas, {**_described(across, down, "DeviceGray")})
    space = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}[len(inks)]
    pixel = bytes(round(255 * ink) for ink in inks)
    return Stream(pixel, {**_described(1, 1, space), "SMask": mask})


@lru_cache(maxsize=32)
def _alphas(fade: Fade) -> bytes:
    return bytes(round(255 * fade.at(step / (FADE_STEPS - 1))) for step in range(FADE_STEPS))


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
        sheet.write(f"{operators.rectangle(box)} f*")


def use_stroke(stroke: Stroke, sheet: PageCanvas) -> None:
    """Stroke what is drawn next with a stroke's colour, width and dashes."""
    set_stroke(sheet, stroke.colour)
    sheet.write(f"{number(stroke.width)} w")
    if stroke.dash:
        sheet.setDash(list(stroke.dash))


def _outline(item: Shape) -> str:
    box = item.box
    if item.geometry == "path":
        return operators.drawn(item.path)
    if item.geometry == "ellipse":
        return operators.ellipse(box)
    if item.geometry == "line":
        start, end = (box.bottom, box.y) if item.flipped else (box.y, box.bottom)
        return f"n {numbers(box.x, start)} m {numbers(box.right, end)} l"
    if item.radius:
        return operators.rounded(box, min(item.radius, box.width / 2, box.height / 2))
    return operators.rectangle(box)
