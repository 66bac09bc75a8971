"""One item in, its marks on the sheet: where every kind of item registers its painter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import singledispatch

from briefgen.model.scene import Chart, Group, Item, Picture, Table, Text, walk
from briefgen.render.pdf.canvas import PageCanvas
from briefgen.render.pdf.objects import array, name


@singledispatch
def paint_item(item: Item, sheet: PageCanvas) -> None:
    """Paint one item."""
    raise TypeError(f"pdf cannot paint {type(item).__name__}")


def paint_items(items: Iterable[Item], sheet: PageCanvas) -> None:
    """Paint items in their order, which is also the reading order."""
    for item in items:
        paint_item(item, sheet)


@contextmanager
def figure(item: Item, sheet: PageCanvas) -> Iterator[None]:
    """Open a figure: its alternative text and the box that it takes on the page."""
    attributes = {"O": name("Layout"), "Placement": name("Block"), "BBox": array(sheet.rectangle(item.box))}
    with sheet.element("Figure", title=item.name, alt=item.alt, attributes=attributes):
        yield


@contextmanager
def drawing(item: Item, sheet: PageCanvas) -> Iterator[None]:
    """Mark what is drawn as one figure when it has an alternative text, else as decoration."""
    if item.alt:
        with figure(item, sheet), sheet.content():
            yield
    else:
        with sheet.artifact():
            yield


UNREAD_ROLES = ("artifact", "page-number")


@paint_item.register
def _(item: Group, sheet: PageCanvas) -> None:
    if not item.alt:
        paint_items(item.items, sheet)
    elif any(_is_read(inner) for inner in walk(item.items)):
        with sheet.element("Div", title=item.name):
            paint_items(item.items, sheet)
    else:
        with figure(item, sheet), sheet.content():
            paint_items(item.items, sheet)


def _is_read(item: Item) -> bool:
    """Return whether an item would lose its own meaning inside a figure: words are read as words."""
    if isinstance(item, Text):
        return item.role not in UNREAD_ROLES
    return isinstance(item, Chart | Table | Picture)


@paint_item.register
def _(item: Chart, sheet: PageCanvas) -> None:
    if not item.marks:
        raise ValueError(
            f"the {item.word} chart {item.name!r} has no marks: it must be drawn before it is painted"
        )
    with figure(item, sheet), sheet.content():
        paint_items(item.marks, sheet)
