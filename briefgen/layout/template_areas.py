"""A layout of a company's template in, the areas of it that our own things may stand on out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefgen.base.geometry import Box
from briefgen.layout.slots import inked
from briefgen.model.context import Setting
from briefgen.model.scene import Text
from briefgen.model.slide_template import TemplateLayout
from briefgen.model.theme import Medium

MOST_INSET_SHARE = 0.06
"""Content begins where the title's words do, unless that is so much of its width further in."""
LEAST_SIDE_PT = 24.0
"""A smaller area holds nothing."""


def content_area(layout: TemplateLayout) -> Box:
    """Return where blocks stand: the free area, in line with the words of the title."""
    free = layout.free
    for word in ("title", "body"):
        slot = layout.slot(word)
        if slot is None or slot.style.align != "left":
            continue
        inset = slot.inner.x - free.x
        if 0 < inset <= free.width * MOST_INSET_SHARE:
            return free.inset(inset, 0.0, inset, 0.0)
    return free


def medium_in(medium: Medium, area: Box) -> Medium:
    """Return a medium whose sheet is an area: blocks know no slide around it."""
    return replace(
        medium, width=area.width, height=area.height, margin_x=0.0, margin_top=0.0, margin_bottom=0.0
    )


def areas(layout: TemplateLayout, texts: Sequence[Text], setting: Setting) -> list[Box]:
    """Return the areas of an opening that its words leave: below the title first, of these the largest.

    These are the free area, what a placeholder's words leave of it below them together with what of the free
    area is below that, and the placeholders that are not used.
    """
    found = [layout.free, *_below(layout, texts, setting)]
    used = [text.slot for text in texts]
    kinds = ("body", "subtitle", "picture", "chart", "table")
    found += [slot.box for slot in layout.slots if slot.word in kinds and slot not in used]
    inks = [_ink(text, setting.gap(2)) for text in texts]
    clear = [part for area in found for part in _apart(area, inks)]
    title = next((inked(text)[1] for text in texts if text.role == "title"), 0.0)
    return sorted(filter(_holds, clear), key=lambda each: (each.y < title, -each.area))


def _below(layout: TemplateLayout, texts: Sequence[Text], setting: Setting) -> Iterator[Box]:
    free = layout.free
    for text in texts:
        if text.slot is None:
            continue
        box, bottom = text.slot.box, inked(text)[1] + setting.gap(2)
        reach = free.bottom if box.bottom >= free.y - setting.gap(3) and box.y < free.y else box.bottom
        left, right = text.slot.inner.x, text.slot.inner.right
        if reach > box.bottom:
            left, right = max(left, free.x), min(right, free.right)
        yield Box(left, bottom, right - left, reach - bottom)


def _ink(text: Text, gap: float) -> Box:
    top, bottom = inked(text)
    return Box(text.box.x, top - gap, text.box.width, bottom - top + 2 * gap)


def _apart(area: Box, inks: Sequence[Box]) -> list[Box]:
    """Return what texts leave of an area above or below each other."""
    parts = [area]
    for ink in inks:
        parts = [left for part in parts for left in _cut(part, ink)]
    return parts


def _cut(part: Box, ink: Box) -> list[Box]:
    if not part.overlaps(ink):
        return [part]
    above = Box(part.x, part.y, part.width, ink.y - part.y)
    below = Box(part.x, ink.bottom, part.width, part.bottom - ink.bottom)
    return [each for each in (above, below) if each.height > 0]


def _holds(area: Box) -> bool:
    return area.width >= LEAST_SIDE_PT and area.height >= LEAST_SIDE_PT
