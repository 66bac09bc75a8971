"""A placeholder with all that it inherits in, the style of its first level out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

from lxml import etree

from briefgen.base.ooxml import WHOLE, tag
from briefgen.model.slide_template import SlotStyle
from briefgen.model.typeset import Align, Anchor
from briefgen.template.colours import number_of
from briefgen.template.office_theme import Script
from briefgen.template.shapes import SheetColours, points_of

NATURAL_LEADING = 1.2
"""Height of a single-spaced line against the size, which most typefaces are near."""
_TIGHTEST, _LOOSEST = 0.5, 5.0
_USUAL_SIZE = 18.0
_LARGEST = 4000.0
"""Of a size, in points (ISO 29500-1, 20.1.10.72)."""
_SIDE_PT, _TOP_PT = 7.2, 3.6
_ALIGNS: Mapping[str, Align] = {"ctr": "center", "r": "right"}
_ANCHORS: Mapping[str, Anchor] = {"ctr": "middle", "b": "bottom"}


def slot_style(
    levels: Sequence[Any], bodies: Sequence[Any], palette: SheetColours, *, title: bool
) -> SlotStyle:
    """Return how a placeholder sets its words.

    ``levels`` are the list styles that it draws on, the nearest first, ``bodies`` the properties of its text
    bodies in the same order; both may hold None.
    """
    paragraphs = [each for level in levels if (each := _first_level(level)) is not None]
    runs = [each for paragraph in paragraphs if (each := paragraph.find(tag("a:defRPr"))) is not None]
    scale = _scale(bodies)
    size = min(_LARGEST, max(1.0, number_of(_nearest(runs, "sz"), _USUAL_SIZE * 100) / 100 * scale))
    left, top = (_inset(bodies, key, usual) for key, usual in (("lIns", _SIDE_PT), ("tIns", _TOP_PT)))
    right, bottom = (_inset(bodies, key, usual) for key, usual in (("rIns", _SIDE_PT), ("bIns", _TOP_PT)))
    return SlotStyle(
        size=round(size, 2),
        colour=_colour(runs, palette),
        latin=_typeface(runs, "a:latin", "latin", palette, title=title),
        east_asian=_typeface(runs, "a:ea", "ea", palette, title=title),
        bold=_nearest(runs, "b") in ("1", "true"),
        capitals=_nearest(runs, "cap") == "all",
        align=_ALIGNS.get(_nearest(paragraphs, "algn"), "left"),
        anchor=_ANCHORS.get(_nearest(bodies, "anchor"), "top"),
        leading=_leading(paragraphs, size),
        insets=(left, top, right, bottom),
        bullet=_bullet(paragraphs),
        indent=_indent(paragraphs),
        space_before=_space_before(paragraphs, size),
    )


def states_size(levels: Sequence[Any]) -> bool:
    """Say whether list styles state the size of their first level."""
    paragraphs = [each for level in levels if (each := _first_level(level)) is not None]
    return any(each.get("sz") for paragraph in paragraphs for each in paragraph.iter(tag("a:defRPr")))


def as_levels(paragraph: Any) -> Any:
    """Return a list style that sets its first level as a paragraph is set; None for none."""
    if paragraph is None:
        return None
    own, run = paragraph.find(tag("a:pPr")), next(paragraph.iter(tag("a:rPr"), tag("a:endParaRPr")), None)
    level = etree.Element(tag("a:lvl1pPr"), {} if own is None else dict(own.attrib))
    level.extend([] if own is None else [deepcopy(each) for each in own])
    if run is not None:
        etree.SubElement(level, tag("a:defRPr"), dict(run.attrib)).extend([deepcopy(each) for each in run])
    style = etree.Element(tag("a:lstStyle"))
    style.append(level)
    return style


def is_vertical(bodies: Sequence[Any]) -> bool:
    """Say whether words run downwards."""
    return _nearest(bodies, "vert") not in ("", "horz")


def _first_level(style: Any) -> Any:
    return None if style is None else style.find(tag("a:lvl1pPr"))


def _nearest(elements: Sequence[Any], key: str) -> str:
    """Return the attribute of the first element that states it; empty where none does."""
    return next((str(each.get(key)) for each in elements if each is not None and each.get(key)), "")


def _inset(bodies: Sequence[Any], key: str, usual: float) -> float:
    own = next((each for each in bodies if each is not None and each.get(key)), None)
    return usual if own is None else max(0.0, points_of(own, key, usual))


def _scale(bodies: Sequence[Any]) -> float:
    """Return by how much a body shrinks its words; the nearest that says how it fits them decides."""
    for body in bodies:
        for fit in body if body is not None else ():
            if fit.tag in (tag("a:noAutofit"), tag("a:spAutoFit")):
                return 1.0
            if fit.tag == tag("a:normAutofit"):
                share = number_of((fit.get("fontScale") or ""), WHOLE) / WHOLE
                return share if 0.2 <= share <= 1 else 1.0
    return 1.0


def _colour(runs: Sequence[Any], palette: SheetColours) -> str:
    for run in runs:
        for fill in run:
            if fill.tag == tag("a:solidFill") and (tone := palette.scheme.tone(fill)) is not None:
                return tone.colour
            if fill.tag == tag("a:gradFill"):
                stop = next(fill.iter(tag("a:gs")), None)
                if (tone := palette.scheme.tone(stop)) is not None:
                    return tone.colour
    return palette.scheme.named("tx1") or "#000000"


def _typeface(runs: Sequence[Any], name: str, script: Script, palette: SheetColours, *, title: bool) -> str:
    named = (run.find(tag(name)) for run in runs)
    written = next(
        (str(each.get("typeface")) for each in named if each is not None and each.get("typeface")), ""
    )
    usual = ("+mj" if title else "+mn") + ("-ea" if script == "ea" else "-lt")
    return palette.theme.typeface(written or usual, script) or palette.theme.typeface(usual, script)


def _leading(paragraphs: Sequence[Any], size: float) -> float:
    for paragraph in paragraphs:
        spacing = paragraph.find(tag("a:lnSpc"))
        if spacing is None:
            continue
        share, points = spacing.find(tag("a:spcPct")), spacing.find(tag("a:spcPts"))
        if share is not None:
            lines = NATURAL_LEADING * number_of(share.get("val"), WHOLE) / WHOLE
            return round(min(_LOOSEST, max(_TIGHTEST, lines)), 3)
        if points is not None:
            lines = number_of(points.get("val"), size * 120) / 100 / size
            return round(min(_LOOSEST, max(_TIGHTEST, lines)), 3)
    return NATURAL_LEADING


def _bullet(paragraphs: Sequence[Any]) -> str:
    """Return the sign before a paragraph: a bullet's own, • for numbers and pictures; empty for none."""
    for paragraph in paragraphs:
        for mark in paragraph:
            if mark.tag == tag("a:buNone"):
                return ""
            if mark.tag == tag("a:buChar"):
                return (mark.get("char") or "")[:1]
            if mark.tag in (tag("a:buAutoNum"), tag("a:buBlip")):
                return "•"
    return ""


def _indent(paragraphs: Sequence[Any]) -> float:
    own = next((each for each in paragraphs if each.get("marL")), None)
    return 0.0 if own is None else points_of(own, "marL")


def _space_before(paragraphs: Sequence[Any], size: float) -> float:
    for paragraph in paragraphs:
        spacing = paragraph.find(tag("a:spcBef"))
        for each in spacing if spacing is not None else ():
            value = number_of((each.get("val") or ""), 0.0)
            return round(value / 100 if each.tag == tag("a:spcPts") else size * value / WHOLE, 2)
    return 0.0
