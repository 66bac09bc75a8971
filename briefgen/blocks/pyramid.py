"""`pyramid`: levels that rest on each other, the narrowest on top, each told beside it."""

from __future__ import annotations

from dataclasses import field
from typing import ClassVar

from briefgen.base.colour import mixed
from briefgen.base.dataclass import dataclass, option
from briefgen.base.geometry import Box
from briefgen.blocks.base import BlockBase
from briefgen.blocks.charts.parts.overlay import outline
from briefgen.blocks.parts.point import Point, compose_point, named_group
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Item, Shape

SHAPE_SHARE = 0.42
"""Share of the width that the pyramid takes; its words stand at the right."""
PALEST = 0.62
"""How far towards paper the lowest level lies."""
GROWTH = 2.2
"""A level grows to this multiple of its natural height at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pyramid(BlockBase):
    """Levels that rest on each other, the narrowest on top, each told beside it."""

    stretch: ClassVar[float] = 0.8  # the levels grow
    items: tuple[Point, ...] = field(metadata={"doc": "the levels, from the top"})
    inverted: bool = option("the widest on top, as a narrowing choice", False)

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Draw levels of one height, each beside its words, hairlines between them."""
        if not self.items:
            return Composition(items=(), width=width, height=0.0)
        shape = width * SHAPE_SHARE
        x = shape + setting.gap(3)
        said = [compose_point(item, setting, width - x) for item in self.items]
        natural = max(words.height for words in said) + setting.gap(2.5)
        level = natural
        if height is not None:
            level = min(max(natural, height / len(said)), natural * GROWTH)
        full = level * len(said)
        items: list[Item] = []
        for index, (item, words) in enumerate(zip(self.items, said, strict=True)):
            box = Box(0.0, index * level, width, level)
            shown: list[Item] = [self._level(index, shape, level, setting)]
            if index:
                rule = Box(x, box.y - 0.4, width - x, 0.8)
                shown.append(Shape(box=rule, fill=setting.theme.palette.rule, name="level rule"))
            shown += words.at(x, box.y + (level - words.height) / 2)
            items.append(named_group(shown, setting, box, f"level {index + 1}", item.place))
        return Composition(items=tuple(items), width=width, height=full)

    def _level(self, index: int, width: float, level: float, setting: Setting) -> Shape:
        """Return a slice between two heights of a triangle, a gap above it."""
        count = len(self.items)
        slit = min(setting.gap(0.5), level * 0.2) if index else 0.0
        top, bottom = index * level + slit, (index + 1) * level
        paler = PALEST * (index / max(1, count - 1))
        colour = mixed(setting.accent.strong, setting.theme.palette.paper, paler)

        def reach(y: float) -> float:
            share = y / (count * level)
            return width / 2 * (1 - share if self.inverted else share)

        middle = width / 2
        corners = (
            (middle - reach(top), top),
            (middle + reach(top), top),
            (middle + reach(bottom), bottom),
            (middle - reach(bottom), bottom),
        )
        return outline(corners, fill=colour, name="level")
