"""A scene's sections and titles in, the file's bookmarks out."""

from __future__ import annotations

from briefgen.model.scene import Page, Scene, Text, walk
from briefgen.render.pdf.sheet import Sheet


def add_bookmarks(scene: Scene, sheet: Sheet) -> None:
    """Bookmark each section and each page's title; the headings too when there is one page only."""
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
        if len(scene.pages) == 1:
            _add_headings(page, level, sheet)


def _add_headings(page: Page, level: int, sheet: Sheet) -> None:
    deepest = level
    for item in walk(page.items):
        if isinstance(item, Text) and item.role == "heading" and item.text:
            depth = min(level + item.level - 2, deepest)
            deepest = depth + 1
            sheet.bookmark(item.text.replace("\n", " "), 0, level=depth, top=item.box.y)
