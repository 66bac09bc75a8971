"""A group in, its items on the sheet: one figure when the group speaks for them, else each for itself."""

from __future__ import annotations

from briefgen.paint.pdf.item import figure, paint_item, paint_items
from briefgen.paint.pdf.sheet import Sheet
from briefgen.scene import Chart, Group, Item, Picture, Table, Text, walk

STRUCTURED_ROLES = ("title", "heading", "list")


@paint_item.register
def _(item: Group, sheet: Sheet) -> None:
    if not item.alt:
        paint_items(item.items, sheet)
    elif any(_has_structure(inner) for inner in walk(item.items)):
        with sheet.element("Div", title=item.name):
            paint_items(item.items, sheet)
    else:
        with figure(item, sheet), sheet.content():
            paint_items(item.items, sheet)


def _has_structure(item: Item) -> bool:
    """Say whether an item would lose its own meaning inside a figure."""
    if isinstance(item, Text):
        return item.role in STRUCTURED_ROLES
    return isinstance(item, Chart | Table | Picture)
