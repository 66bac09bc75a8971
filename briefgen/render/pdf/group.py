"""A group in, its items on the sheet: a drawing is one figure, what is read or structured stays itself."""

from __future__ import annotations

from briefgen.model.scene import Chart, Group, Item, Picture, Table, Text, walk
from briefgen.render.pdf.item import figure, paint_item, paint_items
from briefgen.render.pdf.sheet import Sheet

UNREAD_ROLES = ("artifact", "page-number")


@paint_item.register
def _(item: Group, sheet: Sheet) -> None:
    if not item.alt:
        paint_items(item.items, sheet)
    elif any(_is_read(inner) for inner in walk(item.items)):
        with sheet.element("Div", title=item.name):
            paint_items(item.items, sheet)
    else:
        with figure(item, sheet), sheet.content():
            paint_items(item.items, sheet)


def _is_read(item: Item) -> bool:
    """Say whether an item would lose its own meaning inside a figure: words are read as words."""
    if isinstance(item, Text):
        return item.role not in UNREAD_ROLES
    return isinstance(item, Chart | Table | Picture)
