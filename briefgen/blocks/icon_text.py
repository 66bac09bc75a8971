"""`icon_text`: short texts or figures, each beside an icon."""

from __future__ import annotations

from dataclasses import field
from typing import ClassVar

from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import FieldError
from briefgen.base.geometry import Box
from briefgen.base.translate import tr
from briefgen.blocks.base import BlockBase
from briefgen.blocks.parts.point import (
    Point,
    check_columns,
    columns_asked,
    columns_for,
    compose_point,
    in_rows,
    named_group,
)
from briefgen.blocks.parts.shapes import badge
from briefgen.model.context import Composition, Setting

NARROWEST_EM = 12.0
ICON_EM = 2.5
"""Diameter of an icon's ground, in body ems."""
GROWTH = 1.6
"""A row grows to this multiple of its natural height at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IconText(BlockBase):
    """Short texts or figures, each beside an icon."""

    stretch: ClassVar[float] = 0.4  # rows move apart somewhat
    items: tuple[Point, ...] = field(metadata={"doc": "the points; each names its icon"})
    columns: int = option("points in a row; as many as fit when left out", 0)

    def __post_init__(self) -> None:
        for index, item in enumerate(self.items):
            if not item.icon:
                raise FieldError(tr("each item needs an icon"), "items", index)
        check_columns(self.columns)

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the points in rows of equal height."""
        if not self.items:
            return Composition(items=(), width=width, height=0.0)
        if self.columns:
            asked = min(self.columns, len(self.items))
            columns = columns_asked(asked, setting, width, NARROWEST_EM, self.place)
        else:
            columns = columns_for(len(self.items), setting, width, NARROWEST_EM, most=3)
        each = (width - setting.medium.gutter * (columns - 1)) / columns
        cells = [_cell(item, setting, each) for item in self.items]
        rows, space = -(-len(cells) // columns), setting.gap(3)
        tallest = natural = max(cell.height for cell in cells)
        if height is not None:
            spare = max(0.0, height - rows * natural - (rows - 1) * space)
            tallest = min(natural + spare / rows, natural * GROWTH)
        lead = (tallest - natural) / 2
        placed = [Composition(items=cell.at(0.0, lead), width=each, height=tallest) for cell in cells]
        return in_rows(placed, columns, width, setting.medium.gutter, space)


def _cell(item: Point, setting: Setting, width: float) -> Composition:
    side = setting.medium.type.sizes["body"] * ICON_EM
    left = side + setting.gap(2)
    said = compose_point(item, setting, width - left)
    full = max(side, said.height)
    accent = setting.accent
    top = (full - side) / 2 if said.height < side else 0.0
    sign = badge(item.icon, 0.0, top, side, accent.soft, accent.words)
    shown = (*sign, *said.at(left, (full - said.height) / 2))
    group = named_group(shown, setting, Box(0.0, 0.0, width, full), f"icon {item.icon}", item.place)
    return Composition(items=(group,), width=width, height=full)
