"""An opening's items go in; the same with the footnotes of the figures that its words print come out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.base.diagnostics import Place, Problem
from briefgen.base.geometry import Box
from briefgen.base.translate import tr
from briefgen.blocks.parts.runs import paragraph
from briefgen.model.context import Setting
from briefgen.model.scene import Item, PictureItem, Run, Shape, Text
from briefgen.text import set_text, sure_width

STEP_PT = 3.0
"""How much higher a place is tried where something stands already."""
ORNAMENT_SHARE = 0.04
"""A shape that takes more of the slide is its ground: words may stand on it."""
PAD_PT = 3.0
LEAST_WIDTH_PT = 160.0


def with_footnotes(items: Sequence[Item], notes: Sequence[str], setting: Setting) -> tuple[Item, ...]:
    """Return the items and the footnotes, as low as there is room; a Problem where there is none."""
    title = next((item for item in items if isinstance(item, Text) and item.role == "title"), None)
    if not notes or title is None:
        return tuple(items)
    taken = [item.box for item in items if _stands(item, setting)]
    tried = (_placed(each, title, taken, setting) for each in _set(notes, title, setting))
    text = next(filter(None, tried), None)
    if text is None:
        message, hint = (
            tr("there is no room for the footnotes of its figures"),
            tr("shorten what stands on it"),
        )
        place = title.place or Place("")
        setting.problems.append(
            Problem(place, tr("this slide: {message}", message=message), hint, "overflow", "warning")
        )
        return tuple(items)
    box = Box(text.box.x - PAD_PT, text.box.y, text.box.width + 2 * PAD_PT, text.box.height)
    ground = Shape(box=box, fill=setting.theme.palette.paper, name="note ground")
    other = any(_is_other_ground(item, text, title, setting) for item in items)
    return (*items, *((ground,) if other else ()), text)


def _is_other_ground(item: Item, text: Text, title: Text, setting: Setting) -> bool:
    """Say whether footnotes stand on a picture, or on a ground that is not the title's."""
    if not item.box.overlaps(text.box) or item.name == "ornament":
        return False
    ground = isinstance(item, Shape) and not _stands(item, setting)
    return isinstance(item, PictureItem) or (ground and not item.box.overlaps(title.box))


def _set(notes: Sequence[str], title: Text, setting: Setting) -> Iterator[Text]:
    """Yield the footnotes, a line each or in one: as wide as the title, as the slide, and beside it."""
    style, align = setting.style("note", setting.theme.palette.muted), title.paragraphs[0].align
    left, width = setting.medium.margin_x, setting.medium.content_width
    x = title.box.right + setting.gap(3)
    rooms = (title.box, Box(left, 0.0, width, 0.0), Box(x, 0.0, left + width - x, 0.0))
    for room in rooms:
        for lines in (notes, ("  ".join(notes),)) if room.width >= LEAST_WIDTH_PT else ():
            runs = [Run(text=line, style=style) for line in lines]
            needed = min(room.width, max(sure_width((run,)) for run in runs) + PAD_PT)
            paragraphs = tuple(paragraph((run,), setting, align=align) for run in runs)
            at = room.x + (room.width - needed) / 2 if align == "center" else room.x
            yield set_text(paragraphs, width=needed, role="note").moved(at, 0.0)


def _placed(text: Text, title: Text, taken: Sequence[Box], setting: Setting) -> Text | None:
    """Return footnotes at the lowest place below the title that is free; None where none is."""
    y = setting.medium.height - setting.medium.margin_bottom - text.box.height
    while y > title.box.bottom:
        place = Box(text.box.x, y - PAD_PT, text.box.width, text.box.height + 2 * PAD_PT)
        if not any(place.overlaps(box) for box in taken):
            return text.moved(0.0, y)
        y -= STEP_PT
    return None


def _stands(item: Item, setting: Setting) -> bool:
    """Say whether an item may not be written over: no picture, no ground and no ornament is."""
    if isinstance(item, PictureItem) or item.name == "ornament":
        return False
    share = item.box.width * item.box.height / (setting.medium.width * setting.medium.height)
    return not isinstance(item, Shape) or share <= ORNAMENT_SHARE
