"""Names, attributes and children in, Office Open XML out; lengths in points, EMU in the file.

Elements are text, written as lxml would serialise them: a deck of 13,000 of them is painted in a third of the
time that it took when each was an object of lxml that its parent took in.
"""

from __future__ import annotations

import re

from briefgen.base.geometry import EMU_PER_PT, Box
from briefgen.base.ooxml import NAMESPACES
from briefgen.render.xml_text import between_tags, in_attribute

DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
"""What a part begins with."""

Element = str
"""An element's markup; its prefixes are declared by the root of its part."""


def el(name: str, /, *children: Element | None, **attributes: str | int | bool | None) -> Element:
    """Return an element; children and attributes that are None are left out."""
    start = name
    for key, value in attributes.items():
        if value is not None:
            start += f' {key}="{in_attribute(value) if isinstance(value, str) else int(value)}"'
    inside = "".join(filter(None, children))
    return f"<{start}>{inside}</{name}>" if inside else f"<{start}/>"


def content(name: str, text: str, **attributes: str) -> Element:
    """Return an element that holds characters."""
    inside = between_tags(text)
    if attributes or not inside:
        return el(name, inside, **attributes)
    return f"<{name}>{inside}</{name}>"


def declaring(prefixes: str, element: Element) -> Element:
    """Return the element with its prefixes declared on it: those that its surroundings do not know."""
    name = re.match(r"<[^\s/>]+", element)
    assert name is not None
    known = "".join(f' xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in prefixes.split())
    return f"{name[0]}{known}{element[name.end() :]}"


def val(name: str, value: str | int | bool) -> Element:
    """Return the element that charts are made of: ``<c:name val="value"/>``."""
    return f'<{name} val="{in_attribute(value) if isinstance(value, str) else int(value)}"/>'


def emu(points: float) -> int:
    """Return a length in points in whole EMU."""
    return round(points * EMU_PER_PT)


def hundredths(points: float) -> int:
    """Return points in hundredths, the unit of sizes and spacing of text."""
    return round(points * 100)


def xfrm(name: str, box: Box, *children: Element, **attributes: str | int | bool | None) -> Element:
    """Return the element that places something; no width or height is negative."""
    x, y, width, height = emu(box.x), emu(box.y), max(emu(box.width), 0), max(emu(box.height), 0)
    place = f'<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/>'
    if children or attributes:
        return el(name, place, *children, **attributes)
    return f"<{name}>{place}</{name}>"


def graphic_frame(
    label: Element, box: Box, graphic: Element, uri: str, mark: Element | None = None
) -> Element:
    """Return the frame of a chart or a table; ``mark`` names the placeholder that it fills."""
    return el(
        "p:graphicFrame",
        el(
            "p:nvGraphicFramePr",
            label,
            el("p:cNvGraphicFramePr", el("a:graphicFrameLocks", noGrp=True)),
            el("p:nvPr", mark),
        ),
        xfrm("p:xfrm", box),
        el("a:graphic", el("a:graphicData", graphic, uri=uri)),
    )


def shape_element(
    kind: str, label: Element, locks: Element, *inside: Element | None, mark: Element | None = None
) -> Element:
    """Return a slide's element ``p:sp`` or ``p:cxnSp``: what it is called, then its look and its text."""
    named = {"p:sp": "p:nvSpPr", "p:cxnSp": "p:nvCxnSpPr"}[kind]
    filled = f"<p:nvPr>{mark}</p:nvPr>" if mark else "<p:nvPr/>"
    shown = "".join(filter(None, inside))
    return f"<{kind}><{named}>{label}{locks}{filled}</{named}>{shown}</{kind}>"


RECTANGLE = el("a:prstGeom", el("a:avLst"), prst="rect")
UNDRAWN_LINE = el("a:ln", el("a:noFill"))
UNDRAWN = el("c:spPr", el("a:noFill"), UNDRAWN_LINE)
"""The look of a part of a chart that is not seen."""
