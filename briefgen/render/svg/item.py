"""One item in, its elements out, in the order of painting, which is also the order of reading."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.base.in_time import in_time
from briefgen.model.scene import Chart, Group, Item, PictureItem, Shape, TableItem, Text, walk
from briefgen.render.svg.chart import with_facts
from briefgen.render.svg.markup import Drawing, el, place_of
from briefgen.render.svg.picture import paint_picture
from briefgen.render.svg.shape import paint_shape
from briefgen.render.svg.table import paint_table
from briefgen.render.svg.text import paint_text


def paint_items(items: Iterable[Item], drawing: Drawing) -> str:
    """Return the elements of items."""
    return "".join(_painted(item, drawing) for item in items)


def _painted(item: Item, drawing: Drawing) -> str:
    in_time()
    match item:
        case Text():
            return paint_text(item, drawing)
        case Shape():
            return paint_shape(item, drawing)
        case PictureItem():
            return paint_picture(item, drawing)
        case TableItem():
            return paint_table(item, drawing)
        case Chart():
            return _chart(item, drawing)
        case Group():
            return _group(item, drawing)
        case _:
            raise TypeError(f"svg cannot paint {type(item).__name__}")


def _group(item: Group, drawing: Drawing) -> str:
    """Return a group; it is one picture for readers unless it has words of its own."""
    read = any(isinstance(inner, Text | Chart | TableItem | PictureItem) for inner in walk(item.items))
    role = ("group" if read else "img") if item.alt else None
    inner = paint_items(item.items, drawing)
    return el("g", inner, role=role, aria_label=item.alt or None, data_place=place_of(item))


def _chart(item: Chart, drawing: Drawing) -> str:
    if not item.marks:
        raise ValueError(
            f"the {item.word} chart {item.name!r} has no marks: it must be drawn before it is painted"
        )
    inner = paint_items(with_facts(item), drawing)
    return el(
        "g",
        inner,
        role="img" if item.alt else None,
        aria_label=item.alt or None,
        data_chart=item.word,
        data_place=place_of(item),
    )
