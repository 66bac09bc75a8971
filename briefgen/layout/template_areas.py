"""A layout of a company's template in, the areas of it that our own things may stand on out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.base.copier import replace
from briefgen.base.geometry import Box
from briefgen.layout.slots import inked
from briefgen.model.context import Setting
from briefgen.model.scene import Text
from briefgen.model.slide_template import FreeSpace, SlideTemplate, TemplateLayout
from briefgen.model.theme import Medium

MOST_INSET_SHARE = 0.06
"""Content begins where the title's words do, unless that is so much of its width further in."""
LEAST_ROOM_SHARE = 0.4
"""Of the slide; what does not fit a smaller area does not fit for the template's sake."""
LEAST_SIDE_PT = 24.0
"""A smaller area holds nothing."""


def content_area(layout: TemplateLayout) -> Box:
    """Return where blocks stand: the free area, in line with the words of the title."""
    return _in_line(layout.free, layout)


def little_room(template: SlideTemplate) -> str:
    """Return what to do about a template whose layout of content has hardly any room; empty where it has."""
    layout = template.layouts["content"]
    share = layout.free.area / (template.width * template.height)
    if share >= LEAST_ROOM_SHARE:
        return ""
    return (
        f"the template's layout “{layout.name}” leaves {share:.0%} of the slide for content: choose another "
        "layout, or state `free`, in a template.yaml, which `briefgen template inspect` writes"
    )


def _in_line(free: Box, layout: TemplateLayout) -> Box:
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


def areas(layout: TemplateLayout, texts: Sequence[Text], setting: Setting) -> list[FreeSpace]:
    """Return the areas of an opening that its words leave: below the title first, of these the largest.

    They are parts of its free spaces, of the placeholders below their words, and those that are not used.
    """
    used = [text.slot for text in texts]
    kinds = ("body", "subtitle", "picture", "chart", "table")
    found = [*layout.spaces, *_below(texts, layout, setting)] or [free_space(layout)]
    found += [
        FreeSpace(box=slot.box, ground=slot.ground or layout.background)
        for slot in layout.slots
        if slot.word in kinds and slot not in used
    ]
    inks = [_ink(text, setting.gap(2)) for text in texts]
    clear = [
        replace(space, box=_in_line(part, layout)) for space in found for part in _apart(space.box, inks)
    ]
    title = next((inked(text)[1] for text in texts if text.role == "title"), 0.0)
    return sorted(filter(_holds, clear), key=lambda each: (each.box.y < title, -each.box.area))


def free_space(layout: TemplateLayout) -> FreeSpace:
    """Return the free area in line with the title, and the colour that it lies on."""
    ground = layout.spaces[0].ground if layout.spaces else layout.background
    return FreeSpace(box=content_area(layout), ground=ground)


def beside(layout: TemplateLayout, box: Box) -> TemplateLayout:
    """Return the layout whose free spaces leave out a box: the largest part of each that is beside it."""
    spaces = layout.spaces or (FreeSpace(box=layout.free, ground=layout.background),)
    parted = tuple(replace(space, box=_largest_beside(space.box, box)) for space in spaces)
    return replace(layout, free=_largest_beside(layout.free, box), spaces=parted)


def _largest_beside(area: Box, box: Box) -> Box:
    if not area.overlaps(box):
        return area
    parts = (
        Box(area.x, area.y, box.x - area.x, area.height),
        Box(box.right, area.y, area.right - box.right, area.height),
        Box(area.x, area.y, area.width, box.y - area.y),
        Box(area.x, box.bottom, area.width, area.bottom - box.bottom),
    )
    return max(parts, key=lambda part: max(part.width, 0.0) * max(part.height, 0.0))


def _below(texts: Sequence[Text], layout: TemplateLayout, setting: Setting) -> Iterator[FreeSpace]:
    """Yield what the words of placeholders leave of these."""
    for text in texts:
        if text.slot is not None:
            inner, bottom = text.slot.inner, inked(text)[1] + setting.gap(2)
            part = Box(inner.x, bottom, inner.width, text.slot.box.bottom - bottom)
            yield FreeSpace(box=part, ground=text.slot.ground or layout.background)


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


def _holds(space: FreeSpace) -> bool:
    return space.box.width >= LEAST_SIDE_PT and space.box.height >= LEAST_SIDE_PT
