"""Shapes of a slide: what is in them, what they are called, where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from briefgen.base.ooxml import tag

SHAPE_TAGS = frozenset(tag(f"p:{word}") for word in ("sp", "grpSp", "graphicFrame", "pic", "cxnSp"))


def shapes_of(tree: Any) -> Iterator[Any]:
    """Yield the shapes right in a tree or group."""
    return (child for child in tree if child.tag in SHAPE_TAGS)


def all_shapes(tree: Any) -> Iterator[Any]:
    """Yield the shapes of a slide at any depth, in the order in which they are painted."""
    return (each for each in tree.iter() if each.tag in SHAPE_TAGS)


def notes_body(tree: Any) -> Any:
    """Return the text body of a slide's notes, None where they have none."""
    for shape in all_shapes(tree):
        mark = next(shape.iter(tag("p:ph")), None)
        if mark is not None and mark.get("type") == "body":
            return shape.find(tag("p:txBody"))
    return None


def slide_identity(tree: Any) -> int:
    """Return the creation id of a slide, 0 where it has none."""
    mark = next(tree.iter(tag("p14:creationId")), None)
    return 0 if mark is None else int(mark.get("val") or 0)


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


def markup(element: Any) -> str:
    """Return an element's markup without what follows it."""
    return str(etree.tostring(element, encoding="unicode", with_tail=False))
