"""A page of a scene in, its SVG element out: as wide and high as the page, in points."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from briefgen.model.scene import Page, PictureItem, Scene
from briefgen.render.svg.item import paint_items
from briefgen.render.svg.markup import Drawing, el, number
from briefgen.render.svg.picture import data_address

NAMESPACE = "http://www.w3.org/2000/svg"
LOOK = "white-space:pre;text-rendering:geometricPrecision;font-kerning:none;text-spacing-trim:space-all"
"""Characters stand where they were measured: nothing moves them together or apart."""


def paint_page(page: Page, scene: Scene, address: Callable[[PictureItem], str] = data_address) -> str:
    """Return a page as one ``<svg>``; the charts of the scene must have their marks.

    A figure is a ``tspan`` with its fact's id as ``data-fact``; what stands in the brief has its line and
    column as ``data-place``. ``address`` names a picture's file, by default its own bytes. The families are
    those of ``faces``, which the document must declare.
    """
    width, height = scene.size_of(page)
    key = f"{'p' if page.kind == 'onepager' else 's'}{page.number}"
    if scene.imprint.name:
        key = f"{key}-{hashlib.sha256(scene.imprint.name.encode()).hexdigest()[:6]}"
    drawing = Drawing(language=scene.imprint.language, key=key, address=address)
    ground = el("rect", width=width, height=height, fill=page.background)
    return el(
        "svg",
        ground,
        paint_items(page.items, drawing),
        xmlns=NAMESPACE,
        viewBox=f"0 0 {number(width)} {number(height)}",
        role="group",
        aria_label=page.title or scene.imprint.title or None,
        lang=scene.imprint.language,
        style=LOOK,
        data_place=f"{page.place.line}:{page.place.column}" if page.place and page.place.line else None,
    )
