"""An item of the scene in, the slide's elements for it out."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.base.copier import replace
from briefgen.base.geometry import Box
from briefgen.model.scene import Chart, Group, Item, PictureItem, Shape, TableItem, Text, walk
from briefgen.model.slide_template import Slot
from briefgen.render.pptx.chart.ring import words_outside
from briefgen.render.pptx.chart.space import chart_frame
from briefgen.render.pptx.markup import RECTANGLE, Element, el, emu, shape_element, xfrm
from briefgen.render.pptx.placeholders import placeholder
from briefgen.render.pptx.shapes import picture, shape
from briefgen.render.pptx.slide import SlideContext
from briefgen.render.pptx.table import table
from briefgen.render.pptx.text import body


def elements(items: tuple[Item, ...], sheet: SlideContext) -> Iterator[Element]:
    """Yield a slide's elements in reading order; texts with a role fill the layout's placeholders."""
    for item in items:
        if isinstance(item, Text) and item.slot:
            yield _in_slot(item, item.slot, sheet)
            continue
        sample = sheet.sample(item) if isinstance(item, Text) else None
        if isinstance(item, Text) and sample:
            yield placeholder(item, sample, sheet)
        else:
            yield from elements_of(item, sheet)


def elements_of(item: Item, sheet: SlideContext) -> Iterator[Element]:
    """Yield the elements of an item."""
    match item:
        case Text():
            yield _text_box(item, sheet)
        case Shape():
            yield shape(item, sheet)
        case PictureItem():
            yield picture(item, sheet)
        case TableItem():
            yield table(item, sheet)
        case Chart() if item.native:
            yield from _native(item, sheet)
        case Chart():
            yield from _grouped(item, item.marks, sheet)
        case Group():
            yield from _grouped(item, item.items, sheet)
        case _:
            raise TypeError(f"pptx cannot paint {type(item).__name__}")


def _in_slot(item: Text, slot: Slot, sheet: SlideContext) -> Element:
    from briefgen.render.pptx.slots import in_slot  # a deck in no template needs none of it

    return in_slot(item, slot, sheet)


def _text_box(item: Text, sheet: SlideContext) -> Element:
    turned = round(item.rotation * 60_000)
    place = xfrm("a:xfrm", item.box, **({"rot": turned} if turned else {}))
    return shape_element(
        "p:sp",
        sheet.label(item, item.role.capitalize()),
        '<p:cNvSpPr txBox="1"/>',
        f"<p:spPr>{place}{RECTANGLE}<a:noFill/></p:spPr>",
        body("p:txBody", item, sheet),
    )


def _native(item: Chart, sheet: SlideContext) -> Iterator[Element]:
    """Yield a native chart, grouped with the words that it needs and has no place for."""
    words = words_outside(item)
    if not words:
        yield chart_frame(item, sheet)
        return
    label = sheet.label(item, "Group")
    with sheet.inside():
        frame = chart_frame(replace(item, slot=None), sheet)  # no group may hold a placeholder
        inner = [frame, *(e for word in words for e in elements_of(word, sheet))]
    yield _group(label, Box.around([item.box, *(word.box for word in words)]), inner)


def _grouped(item: Item, inner: tuple[Item, ...], sheet: SlideContext) -> Iterator[Element]:
    """Yield a group, and behind it the tables it held: PowerPoint keeps no table in a group."""
    members = list(_without_tables(inner))
    if members:
        label = sheet.label(item, "Group")
        with sheet.inside():
            inside = [element for child in members for element in elements_of(child, sheet)]
        yield _group(label, Box.around([child.box for child in members]), inside)
    for child in walk(inner):
        if isinstance(child, TableItem):
            yield table(child, sheet)


def _without_tables(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        if isinstance(item, Group):
            inner = tuple(_without_tables(item.items))
            if inner:
                yield replace(item, items=inner)
        elif not isinstance(item, TableItem):
            yield item


def _group(label: Element, around: Box, inside: list[Element]) -> Element:
    """Return a group that covers what is in it, in the slide's own coordinates."""
    place = xfrm(
        "a:xfrm",
        around,
        el("a:chOff", x=emu(around.x), y=emu(around.y)),
        el("a:chExt", cx=max(emu(around.width), 0), cy=max(emu(around.height), 0)),
    )
    return el(
        "p:grpSp",
        el("p:nvGrpSpPr", label, el("p:cNvGrpSpPr"), el("p:nvPr")),
        el("p:grpSpPr", place),
        *inside,
    )
