"""Chart words, a file each, and the drawn marks of the charts of a scene."""

from __future__ import annotations

from dataclasses import replace
from functools import singledispatch

from briefgen.model.scene import Chart, Group, Item, Scene


def with_marks(scene: Scene, *, natives: bool) -> Scene:
    """Return the scene with its charts' marks; without ``natives`` only of those PowerPoint cannot draw."""
    pages = (
        replace(page, items=tuple(_marked(item, natives) for item in page.items)) for page in scene.pages
    )
    return replace(scene, pages=tuple(pages))


@singledispatch
def _marked(item: Item, natives: bool) -> Item:
    return item


@_marked.register
def _(item: Group, natives: bool) -> Item:
    return replace(item, items=tuple(_marked(child, natives) for child in item.items))


@_marked.register
def _(item: Chart, natives: bool) -> Item:
    if item.marks or (item.native is not None and not natives):
        return item
    from briefgen.blocks.charts.drawing.cache import marks

    return replace(item, marks=marks(item))
