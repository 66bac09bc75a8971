"""`row`: blocks side by side."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import FieldError
from briefgen.base.summed import summed
from briefgen.base.translate import tr
from briefgen.blocks.parts.containers import Container
from briefgen.blocks.parts.flow import side_by_side, stack
from briefgen.model.context import Block, Composition, Setting

NARROWEST_EM = 5.5
"""Blocks that would be narrower than so many body ems stand below each other instead."""
MOST_GUTTERS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Container):
    """Blocks side by side, as high as the highest."""

    blocks: tuple[Block, ...] = field(metadata={"doc": "the blocks, from left to right"})
    shares: tuple[float, ...] = option("their widths against each other", ())
    align: Literal["top", "middle", "bottom"] = option(
        "where a block lies that is less high than the row", "middle"
    )

    gutters: float = option("room between two, in gutters of the page", 1.0)

    def __post_init__(self) -> None:
        if not 0 <= self.gutters <= MOST_GUTTERS:
            raise FieldError(
                tr("write a number from 0 to {MOST_GUTTERS}", MOST_GUTTERS=MOST_GUTTERS), "gutters"
            )
        if self.shares and len(self.shares) != len(self.blocks):
            raise FieldError(
                tr(
                    "{count} shares for {blocks} blocks: give one each",
                    count=len(self.shares),
                    blocks=len(self.blocks),
                ),
                "shares",
            )
        for index, share in enumerate(self.shares):
            if share <= 0:
                raise FieldError(tr("shares must be greater than 0"), "shares", index)

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Lay the blocks out side by side."""
        if not self.blocks:
            return Composition(items=(), width=width, height=0.0)
        shares = self.shares or (1.0,) * len(self.blocks)
        gutter = setting.medium.gutter * self.gutters
        narrowest = min(shares) / summed(shares) * (width - gutter * (len(shares) - 1))
        if narrowest < setting.medium.type.sizes["body"] * NARROWEST_EM:
            return stack(self.blocks, setting, width, height)
        return side_by_side(self.blocks, shares, setting, width, height, gutter=gutter, align=self.align)
