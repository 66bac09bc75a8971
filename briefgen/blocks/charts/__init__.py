"""Chart words, a file each, and the drawn marks of the charts of a scene."""

from __future__ import annotations

from functools import singledispatch

from briefgen.base.copier import replace
from briefgen.model.memory import memory
from briefgen.model.scene import Chart, Group, Item, Page, Scene


def with_marks(scene: Scene, *, natives: bool) -> Scene:
    """Return the scene with its charts' marks; without ``natives`` only of those PowerPoint cannot draw."""
    drawn, known = (_drawn_page, natives), memory().painted
    pages = tuple(known.made_of((page,), drawn, _drawn_page, page, natives) for page in scene.pages)
    return scene if _same(pages, scene.pages) else replace(scene, pages=pages)


def _drawn_page(page: Page, natives: bool) -> Page:
    items = _all_drawn(page.items, natives)
    return page if items is page.items else replace(page, items=items)


def _all_drawn(items: tuple[Item, ...], natives: bool) -> tuple[Item, ...]:
    """Return items with the marks of their charts; where none has new ones, the very same."""
    drawn = tuple(_marked(item, natives) for item in items)
    return items if _same(drawn, items) else drawn


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    return all(left is right for left, right in zip(one, other, strict=True))


@singledispatch
def _marked(item: Item, natives: bool) -> Item:
    return item


@_marked.register
def _(item: Group, natives: bool) -> Item:
    inner = _all_drawn(item.items, natives)
    return item if inner is item.items else replace(item, items=inner)


@_marked.register
def _(item: Chart, natives: bool) -> Item:
    if item.marks or (item.native is not None and not natives):
        return item
    from briefgen.blocks.charts.drawing.cache import marks

    return replace(item, marks=marks(item))
