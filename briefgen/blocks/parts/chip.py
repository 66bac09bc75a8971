"""A line of text in, the line on a tinted, rounded ground out."""

from __future__ import annotations

from dataclasses import replace

from briefgen.base.geometry import Box
from briefgen.model.context import Setting
from briefgen.model.scene import Item, Shape, Text

PAD_GAPS = 1.5
LEAST_PAD_GAPS = 0.6
RISE_GAPS = 0.25
"""Room beside and above the text, in steps of the spacing scale."""


def chip(
    line: Text, setting: Setting, fill: str, radius: float | None = None, width: float | None = None
) -> tuple[Item, Item]:
    """Return ground and text with the corner at 0, 0; round-ended unless a radius is given.

    In a narrow ``width`` the room beside the text gives way first.
    """
    across, down = setting.gap(PAD_GAPS), setting.gap(RISE_GAPS)
    if width is not None:
        across = max(setting.gap(LEAST_PAD_GAPS), min(across, (width - line.box.width) / 2))
    box = Box(0.0, 0.0, line.box.width + 2 * across, line.box.height + 2 * down)
    corner = box.height / 2 if radius is None else min(radius, box.height / 2)
    ground = Shape(box=box, fill=fill, radius=corner, name="chip")
    return ground, replace(line, box=line.box.moved(across, down))
