"""A scene in; what stands on every slide of a kind out: once, in the layout, where nobody moves it."""

from __future__ import annotations

from collections import Counter

from briefgen.model.scene import Item, Page, PageKind, Scene
from briefgen.render.pptx.base_package import BaseDeck
from briefgen.render.pptx.deck_theme import DeckTheme
from briefgen.render.pptx.items import elements
from briefgen.render.pptx.slide import SlideContext

FIRST_ID = 100
"""Ids of a layout's furniture follow those of its placeholders."""
_END = b"</p:spTree>"


def repeated_items(page: Page) -> tuple[Item, ...]:
    """Return what a page has in common with others of its kind."""
    return tuple(item for item in page.items if item.repeated)


def without_repeated(page: Page) -> tuple[Item, ...]:
    """Return what is a page's own."""
    return tuple(item for item in page.items if not item.repeated)


def furniture_of(scene: Scene, kind: PageKind) -> tuple[Item, ...]:
    """Return what most pages of a kind repeat; nothing where none does."""
    found = Counter(items for page in scene.pages if page.kind == kind and (items := repeated_items(page)))
    return found.most_common(1)[0][0] if found else ()


def furnish(base: BaseDeck, kind: PageKind, items: tuple[Item, ...], theme: DeckTheme) -> None:
    """Put furniture into the layout of a kind."""
    if not items:
        return
    part = base.layouts[kind]
    page = Page(number=0, kind=kind, title="", items=items)
    sheet = SlideContext(
        page=page, part=part, package=base.package, theme=theme, samples={}, last_id=FIRST_ID
    )
    shapes = "".join(elements(items, sheet)).encode()
    part.content = part.content.replace(_END, shapes + _END)
