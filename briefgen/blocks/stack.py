"""`stack`: blocks one below the other."""

from __future__ import annotations

from dataclasses import field

from briefgen.base.dataclass import dataclass
from briefgen.blocks.parts import flow
from briefgen.blocks.parts.containers import Container
from briefgen.model.context import Block, Composition, Setting


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack(Container):
    """Blocks one below the other, usually inside a row."""

    blocks: tuple[Block, ...] = field(metadata={"doc": "the blocks, from top to bottom"})

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Lay the blocks out from top to bottom."""
        return flow.stack(self.blocks, setting, width, height, gap=setting.gap(3))
