"""An opening's items go in; the same with the footnotes of the figures that its words print come out."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.base.geometry import Box
from briefgen.blocks.parts.runs import paragraph
from briefgen.model.context import Setting
from briefgen.model.scene import Item, PictureItem, Run, Shape, Text
from briefgen.text import set_text, sure_width

STEP_PT = 3.0
"""How much higher a place is tried where something stands already."""
ORNAMENT_SHARE = 0.04
"""A shape that takes more of the slide is its ground or an ornament: words may stand on it."""
PAD_PT = 3.0


def with_footnotes(items: Sequence[Item], notes: Sequence[str], setting: Setting) -> tuple[Item, ...]:
    """Return the items and, the footnotes below its title, as low as there is room."""
    title = next((item for item in items if isinstance(item, Text) and item.role == "title"), None)
    if not notes or title is None:
        return tuple(items)
    style, medium = setting.style("note", setting.theme.palette.muted), setting.medium
    align = title.paragraphs[0].align
    runs = [Run(text=note, style=style) for note in notes]
    lines = tuple(paragraph((run,), setting, align=align) for run in runs)
    width = min(title.box.width, max(sure_width((run,)) for run in runs) + PAD_PT)
    text = set_text(lines, width=width, role="note")
    x = title.box.x + (title.box.width - width) / 2 if align == "center" else title.box.x
    text = text.moved(x, _free(text.moved(x, 0.0), title, items, setting))
    pictured = any(isinstance(item, PictureItem) and item.box.overlaps(text.box) for item in items)
    box = Box(text.box.x - PAD_PT, text.box.y, text.box.width + 2 * PAD_PT, text.box.height)
    ground = Shape(box=box, fill=setting.theme.palette.paper, name="note ground")
    return (*items, *((ground,) if pictured and box.right <= medium.width else ()), text)


def _free(text: Text, title: Text, items: Sequence[Item], setting: Setting) -> float:
    """Return the lowest place for footnotes that nothing else takes; below the margin where there is none."""
    medium, taken = setting.medium, [item.box for item in items if _stands(item, setting)]
    y = medium.height - medium.margin_bottom - text.box.height
    while y > title.box.bottom:
        place = Box(text.box.x, y - PAD_PT, text.box.width, text.box.height + 2 * PAD_PT)
        if not any(place.overlaps(box) for box in taken):
            return y
        y -= STEP_PT
    return medium.height - text.box.height - PAD_PT


def _stands(item: Item, setting: Setting) -> bool:
    """Say whether an item may not be written over: no picture, no ground and no ornament is."""
    if isinstance(item, PictureItem):
        return False
    share = item.box.width * item.box.height / (setting.medium.width * setting.medium.height)
    return not isinstance(item, Shape) or share <= ORNAMENT_SHARE
