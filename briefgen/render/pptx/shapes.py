"""Shapes, lines and pictures in, drawing elements out."""

from __future__ import annotations

from briefgen.base.geometry import Box
from briefgen.model.scene import Fade, PathCommand, PictureItem, Shape
from briefgen.render.pptx.markup import RECTANGLE, Element, el, emu, shape_element, xfrm
from briefgen.render.pptx.package import PictureFile
from briefgen.render.pptx.slide import SlideContext, slot_mark


def shape(item: Shape, sheet: SlideContext) -> Element:
    """Return a shape, a connector for a line, a freeform for a path."""
    if item.geometry == "line":
        return _connector(item, sheet)
    theme = sheet.theme
    fill = (
        _faded(item.fill, item.fade, sheet)
        if item.fill and item.fade
        else theme.fill(item.fill, item.opacity)
    )
    line = theme.line(item.stroke, opacity=item.opacity)
    return shape_element(
        "p:sp",
        sheet.label(item, item.geometry.capitalize(), decorative=not item.alt),
        "<p:cNvSpPr/>",
        f"<p:spPr>{xfrm('a:xfrm', item.box)}{_geometry(item)}{fill}{line}</p:spPr>",
    )


def _faded(colour: str, fade: Fade, sheet: SlideContext) -> Element:
    """Return a gradient of one colour with the fade's opacities."""
    stops = (
        el("a:gs", sheet.theme.colour(colour, opacity), pos=round(share * 100_000))
        for share, opacity in fade.stops
    )
    angle = el("a:lin", ang=0 if fade.across else 5_400_000, scaled=False)
    return el("a:gradFill", el("a:gsLst", *stops), angle, rotWithShape=True)


def _connector(item: Shape, sheet: SlideContext) -> Element:
    return shape_element(
        "p:cxnSp",
        sheet.label(item, "Line", decorative=not item.alt),
        el("p:cNvCxnSpPr"),
        el(
            "p:spPr",
            xfrm("a:xfrm", item.box, flipV=True if item.flipped else None),
            el("a:prstGeom", el("a:avLst"), prst="line"),
            sheet.theme.line(item.stroke, opacity=item.opacity),
        ),
    )


def _geometry(item: Shape) -> Element:
    if item.geometry == "path":
        return _freeform(item)
    if item.geometry == "ellipse":
        return el("a:prstGeom", el("a:avLst"), prst="ellipse")
    return _rectangle(item.box, item.radius)


def _rectangle(box: Box, radius: float) -> Element:
    shorter = min(box.width, box.height)
    if radius <= 0 or shorter <= 0:
        return RECTANGLE
    share = min(round(radius / shorter * 100_000), 50_000)
    return el("a:prstGeom", el("a:avLst", el("a:gd", name="adj", fmla=f"val {share}")), prst="roundRect")


_STEPS = {"M": "a:moveTo", "L": "a:lnTo", "C": "a:cubicBezTo", "Z": "a:close"}


def _freeform(item: Shape) -> Element:
    box = item.box
    return el(
        "a:custGeom",
        el("a:avLst"),
        el("a:gdLst"),
        el("a:ahLst"),
        el("a:cxnLst"),
        el("a:rect", l="0", t="0", r="r", b="b"),
        el(
            "a:pathLst",
            el(
                "a:path",
                *(_step(command, box) for command in item.path),
                w=max(emu(box.width), 0),
                h=max(emu(box.height), 0),
                fill=None if item.fill else "none",
            ),
        ),
    )


def _step(command: PathCommand, box: Box) -> Element:
    word, numbers = command
    points = zip(numbers[::2], numbers[1::2], strict=True)
    return el(_STEPS[word], *(el("a:pt", x=emu(x - box.x), y=emu(y - box.y)) for x, y in points))


def picture(item: PictureItem, sheet: SlideContext) -> Element:
    """Return a picture; equal pictures share one part."""
    key = sheet.attach(PictureFile(data=item.data, format=item.format))
    left, top, right, bottom = (round(share * 100_000) for share in item.crop)
    fills = item.slot is not None and item.box == item.slot.box
    cropped = el("a:srcRect", l=left, t=top, r=right, b=bottom) if any(item.crop) else None
    return el(
        "p:pic",
        el(
            "p:nvPicPr",
            sheet.label(item, "Picture", decorative=not item.alt),
            el("p:cNvPicPr", el("a:picLocks", noGrp=True if item.slot else None, noChangeAspect=True)),
            el("p:nvPr", slot_mark(item.slot)),
        ),
        el("p:blipFill", el("a:blip", **{"r:embed": key}), cropped, el("a:stretch", el("a:fillRect"))),
        el("p:spPr", *(() if fills else (xfrm("a:xfrm", item.box), _rectangle(item.box, item.radius)))),
    )
