"""Blocks that hold blocks: in a hue, piled, side by side, on a ground of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.base.geometry import Box
from briefgen.blocks.parts import flow
from briefgen.model.context import Block, Composition, Setting
from briefgen.model.scene import Item, Shape
from briefgen.model.theme import Accent

LEAST_STRETCH = 0.05
"""A panel follows its neighbours' height even where its words do not grow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hued:
    """A block in a pillar's hue."""

    block: Block
    accent: Accent
    place: Place

    @property
    def stretch(self) -> float:
        """Return what the block stretches."""
        return self.block.stretch

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Lay the block out in the hue."""
        return setting.with_accent(self.accent).compose(self.block, width, height)


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """Blocks that take as much spare height as the one of them that takes most."""

    blocks: Sequence[Block]
    place: Place

    @property
    def stretch(self) -> float:
        """Return the most that any of the blocks stretches."""
        return max((block.stretch for block in self.blocks), default=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pile(Container):
    """Blocks one below the other, so many steps of the spacing scale apart."""

    gap: float

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Stack the blocks."""
        return flow.stack(self.blocks, setting, width, height, gap=setting.gap(self.gap))


@dataclass(frozen=True, slots=True, kw_only=True)
class Across(Container):
    """Blocks side by side, each in its share of the width."""

    shares: Sequence[float]
    gutters: float = 1.0
    """Room between two, in gutters of the medium."""

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the blocks beside each other, their tops level."""
        gutter = setting.medium.gutter * self.gutters
        return flow.side_by_side(self.blocks, self.shares, setting, width, height, gutter=gutter, align="top")


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A block on a ground of its own that fills the height it is given."""

    block: Block
    place: Place
    fill: Literal["surface", "soft"] = "surface"
    topline: bool = False
    name: str = "panel"

    @property
    def stretch(self) -> float:
        """Return what the block stretches, and never nothing."""
        return max(self.block.stretch, LEAST_STRETCH)

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Lay the block out within the panel's padding."""
        pad = setting.gap(2.5)
        inner = None if height is None else max(0.0, height - 2 * pad)
        laid = setting.compose(self.block, width - 2 * pad, inner)
        full = max(laid.height + 2 * pad, height or 0.0)
        fill = setting.theme.palette.surface if self.fill == "surface" else setting.accent.soft
        box = Box(0.0, 0.0, width, full)
        ground: list[Item] = [
            Shape(box=box, fill=fill, radius=setting.theme.looks.radius, name=f"{self.name} ground")
        ]
        if self.topline:
            line = replace(box, height=setting.gap(0.5))
            ground.append(Shape(box=line, fill=setting.accent.strong, name=f"{self.name} line"))
        return Composition(items=(*ground, *laid.at(pad, pad)), width=width, height=full)
