"""Names, attributes and children in, Office Open XML elements out; lengths in points, EMU in the file."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from pptx.oxml import oxml_parser

from briefgen.units import EMU_PER_PT, Box

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "ahyp": "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor",
}

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 forbids or discourages (section 2.2)."""

Element = Any
"""An lxml element of python-pptx's classes; lxml has no types."""


@cache
def clark(name: str) -> str:
    """Return ``p:sp`` as ``{namespace}sp``."""
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if prefix else local


@cache
def _declared(*names: str) -> dict[str, str]:
    """Return the prefixes of names: any library may change the table of those that are not declared."""
    prefixes = (prefix for prefix, colon, _ in (name.partition(":") for name in names) if colon)
    return {prefix: NAMESPACES[prefix] for prefix in prefixes}


def el(name: str, /, *children: Element | None, **attributes: str | int | bool | None) -> Element:
    """Return an element; children and attributes that are None are left out."""
    element = oxml_parser.makeelement(clark(name), nsmap=_declared(name, *attributes))
    for key, value in attributes.items():
        if value is not None:
            element.set(clark(key), _lexical(value))
    for child in children:
        if child is not None:
            element.append(child)
    return element


def _lexical(value: str | int | bool) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    return printable(value) if isinstance(value, str) else str(int(value))


def content(name: str, text: str) -> Element:
    """Return an element that holds characters."""
    element = oxml_parser.makeelement(clark(name), nsmap=_declared(name))
    element.text = printable(text)
    return element


def val(name: str, value: str | int | bool) -> Element:
    """Return the element that charts are made of: ``<c:name val="value"/>``."""
    return el(name, val=value)


def printable(text: str) -> str:
    """Return the text without the characters that XML cannot hold."""
    return _UNPRINTABLE.sub("", text)


def emu(points: float) -> int:
    """Return a length in points in whole EMU."""
    return round(points * EMU_PER_PT)


def hundredths(points: float) -> int:
    """Return points in hundredths, the unit of sizes and spacing of text."""
    return round(points * 100)


def xfrm(name: str, box: Box, **attributes: str | int | bool | None) -> Element:
    """Return the element that places something; no width or height is negative."""
    return el(
        name,
        el("a:off", x=emu(box.x), y=emu(box.y)),
        el("a:ext", cx=max(emu(box.width), 0), cy=max(emu(box.height), 0)),
        **attributes,
    )
