"""Short names of Office Open XML in, the long ones out; elements read, copied and written."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from lxml import etree

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "a16": "http://schemas.microsoft.com/office/drawing/2014/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "g": "urn:briefgen:generated",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
}
SHAPES = ("sp", "grpSp", "graphicFrame", "pic", "cxnSp")


@cache
def tag(name: str) -> str:
    """Return ``p:sp`` as ``{namespace}sp``."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


SHAPE_TAGS = frozenset(tag(f"p:{word}") for word in SHAPES)


def shapes_of(tree: Any) -> Iterator[Any]:
    """Yield the shapes right in a tree or group."""
    return (child for child in tree if child.tag in SHAPE_TAGS)


def label_of(shape: Any) -> Any:
    """Return the element with a shape's id, name and alternative text."""
    return next(shape.iter(tag("p:cNvPr")))


def created_of(shape: Any) -> str:
    """Return a shape's creation id without braces, empty where it has none."""
    mark = next(label_of(shape).iter(tag("a16:creationId")), None)
    return "" if mark is None else (mark.get("id") or "").strip("{}").upper()


def place_of(shape: Any) -> Any:
    """Return the element that places a shape, None where its placeholder does."""
    if shape.tag == tag("p:graphicFrame"):
        return shape.find(tag("p:xfrm"))
    return shape.find(f"{tag('p:grpSpPr' if shape.tag == tag('p:grpSp') else 'p:spPr')}/{tag('a:xfrm')}")


def box_of(shape: Any) -> tuple[int, int, int, int] | None:
    """Return a shape's place and size in EMU, in the coordinates of what it is in."""
    place = place_of(shape)
    if place is None or place.find(tag("a:off")) is None or place.find(tag("a:ext")) is None:
        return None
    off, ext = place.find(tag("a:off")), place.find(tag("a:ext"))
    return int(off.get("x")), int(off.get("y")), int(ext.get("cx")), int(ext.get("cy"))


def parsed(content: bytes) -> Any:
    """Return the tree of a part that was checked before."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    return etree.fromstring(content, parser)


def written(tree: Any) -> bytes:
    """Return a part's bytes, as Office begins them."""
    whole: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return whole


def markup(element: Any) -> str:
    """Return an element's markup without what follows it."""
    return str(etree.tostring(element, encoding="unicode", with_tail=False))
