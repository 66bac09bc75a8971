"""A box and a hue in, the ground of a card in the theme's handwriting out."""

from __future__ import annotations

from briefgen.base.geometry import Box
from briefgen.model.context import Setting
from briefgen.model.scene import Item, Shape

PAD_GAPS = 2.2
"""Room inside a card, in steps of the spacing scale."""
PAGE_PAD_GAPS = 1.2
"""The same below a card's line on the page, where it has no ground."""
LINE_GAPS = 0.55


def surface(setting: Setting, box: Box, strong: str, soft: str) -> tuple[Item, ...]:
    """Return a card's ground: filled, outlined, or with a line in the hue on top or at the left."""
    looks = setting.theme.looks
    line = setting.gap(0.42)
    rules = setting.theme.palette.rule
    ground = Shape(box=box, fill=soft, radius=looks.radius, name="card")
    if looks.card == "filled":
        return (ground,)
    if looks.card == "outline":
        top = Shape(box=Box(box.x, box.y, box.width, 0.75), fill=strong, name="card line")
        under = Shape(box=Box(box.x, box.bottom - 0.5, box.width, 0.5), fill=rules, name="card foot")
        return (top, under)
    if looks.card == "leftline":
        return (ground, Shape(box=Box(box.x, box.y, line, box.height), fill=strong, name="card line"))
    return (ground, Shape(box=Box(box.x, box.y, box.width, line), fill=strong, name="card line"))


def ground(setting: Setting, box: Box, hue: str) -> tuple[Item, ...]:
    """Return the ground of a card without a pillar: a surface on slides, a line above it on the page."""
    if setting.kind == "deck":
        return surface(setting, box, hue, setting.theme.palette.surface)
    line = Box(box.x, box.y, box.width, setting.gap(LINE_GAPS))
    return (Shape(box=line, fill=hue, name="card line"),)


def insets(setting: Setting) -> tuple[float, float]:
    """Return the room above a card's words, its line included, and at its other sides: none on the page."""
    carded = setting.kind == "deck"
    pad = setting.gap(PAD_GAPS if carded else PAGE_PAD_GAPS)
    return setting.gap(LINE_GAPS) + pad, pad if carded else 0.0
