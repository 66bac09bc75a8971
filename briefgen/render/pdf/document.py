"""A scene in, a PDF file's bytes out: the pages one by one, then the metadata."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefgen.base.translate import tr
from briefgen.model.scene import Page, Scene, Text, walk
from briefgen.render.pdf import attachments, properties
from briefgen.render.pdf.canvas import PageCanvas, set_stroke
from briefgen.render.pdf.fonts import Fonts
from briefgen.render.pdf.item import paint_items
from briefgen.render.pdf.objects import array, dictionary, name, text_string
from briefgen.render.pdf.operators import line, number
from briefgen.render.pdf.shape import paint_background
from briefgen.render.pdf.sheet_format import SheetFormat
from briefgen.runtime.seal import sealed_pdf


def paint_document(scene: Scene, sheet_format: SheetFormat | None = None) -> bytes:
    """Return the scene as a tagged PDF."""
    if not scene.pages:
        raise ValueError(tr("a document without pages cannot be painted"))
    sheet = PageCanvas(scene.width, scene.height, Fonts.of(scene), sheet_format or SheetFormat())
    sheet.language = scene.imprint.language
    for page in scene.pages:
        size = scene.size_of(page)
        if size != (sheet.width, sheet.height):
            sheet.resize(*size)
        _paint_page(page, sheet)
    add_bookmarks(scene, sheet)
    attached, labels = attachments.catalog_entries(scene), page_labels(scene.pages)
    properties.write_catalog(scene.imprint, sheet, attached, labels)
    return sealed_pdf(bytes(sheet.getpdfdata()))


def _paint_page(page: Page, sheet: PageCanvas) -> None:
    paint_background(page.background, sheet)
    with sheet.element("Sect", title=page.title):
        paint_items(page.items, sheet)
    paint_crop_marks(sheet)
    sheet.showPage()


WIDTH_PT = 0.25
INK = "#000000"


def paint_crop_marks(sheet: PageCanvas) -> None:
    """Draw two lines at each corner, outside the bleed."""
    if not sheet.format.slug:
        return
    near, far = sheet.format.bleed, sheet.format.margin
    with sheet.artifact(), sheet.saved():
        set_stroke(sheet, INK)
        sheet.write(f"{number(WIDTH_PT)} w")
        for x, outwards in ((0.0, -1), (sheet.width, 1)):
            for y, down in ((0.0, -1), (sheet.height, 1)):
                sheet.write(line(x + outwards * near, y, x + outwards * far, y))
                sheet.write(line(x, y + down * near, x, y + down * far))


def add_bookmarks(scene: Scene, sheet: PageCanvas) -> None:
    """Bookmark each section and each page's title; the headings too of printed pages."""
    section, part = "", 0
    for index, page in enumerate(scene.pages):
        if page.section and (page.section, page.part) != (section, part):
            sheet.bookmark(page.section, index, level=0)
        section, part = page.section, page.part
        title = page.title or scene.imprint.title
        level = 1 if section else 0
        if title and title != section:
            sheet.bookmark(title, index, level=level)
            level += 1
        if len(scene.pages) == 1 or page.kind == "onepager":
            _add_headings(page, index, level, sheet)


def _add_headings(page: Page, index: int, level: int, sheet: PageCanvas) -> None:
    deepest = level
    for item in walk(page.items):
        if isinstance(item, Text) and item.role == "heading" and item.text:
            depth = min(level + item.level - 2, deepest)
            deepest = depth + 1
            sheet.bookmark(item.text.replace("\n", " "), index, level=depth, top=item.box.y)


def page_labels(pages: Sequence[Page]) -> dict[str, Any]:
    """Return the catalog's entry that names pages by their labels, others by their numbers (12.4.2)."""
    if not any(page.label for page in pages):
        return {}
    numbers: list[Any] = []
    for index, page in enumerate(pages):
        named = {"P": text_string(page.label)} if page.label else {"S": name("D"), "St": index + 1}
        numbers += [index, dictionary(named)]
    return {"PageLabels": dictionary({"Nums": array(numbers)})}
