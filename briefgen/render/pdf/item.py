"""One item in, its marks on the sheet; a drawing is one figure, what is read or structured stays itself."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.base.in_time import in_time
from briefgen.base.translate import tr
from briefgen.model.scene import Chart, Group, Item, PictureItem, Shape, TableItem, Text, walk
from briefgen.render.pdf.canvas import PageCanvas
from briefgen.render.pdf.picture import paint_picture
from briefgen.render.pdf.shape import paint_shape
from briefgen.render.pdf.table import paint_table
from briefgen.render.pdf.text import paint_text

UNREAD_ROLES = ("artifact", "page-number")


def paint_items(items: Iterable[Item], sheet: PageCanvas) -> None:
    """Paint items in their order, which is also the reading order."""
    for item in items:
        in_time()
        match item:
            case Text():
                paint_text(item, sheet)
            case Shape():
                paint_shape(item, sheet)
            case PictureItem():
                paint_picture(item, sheet)
            case TableItem():
                paint_table(item, sheet)
            case Chart():
                _paint_chart(item, sheet)
            case Group():
                _paint_group(item, sheet)
            case _:
                raise TypeError(f"pdf cannot paint {type(item).__name__}")


def _paint_group(item: Group, sheet: PageCanvas) -> None:
    if not item.alt:
        paint_items(item.items, sheet)
    elif any(_is_read(inner) for inner in walk(item.items)):
        with sheet.element("Div", title=item.name):
            paint_items(item.items, sheet)
    else:
        with sheet.figure(item), sheet.content():
            paint_items(item.items, sheet)


def _is_read(item: Item) -> bool:
    """Return whether an item would lose its own meaning inside a figure: words are read as words."""
    if isinstance(item, Text):
        return item.role not in UNREAD_ROLES
    return isinstance(item, Chart | TableItem | PictureItem)


def _paint_chart(item: Chart, sheet: PageCanvas) -> None:
    if not item.marks:
        raise ValueError(
            tr(
                "the {word} chart {name!r} has no marks: it must be drawn before it is painted",
                word=item.word,
                name=item.name,
            )
        )
    with sheet.figure(item), sheet.content():
        paint_items(item.marks, sheet)
