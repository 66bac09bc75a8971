"""`stack`: blocks one below the other."""

from __future__ import annotations

from dataclasses import field

from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import FieldError
from briefgen.base.translate import tr
from briefgen.blocks.parts import flow
from briefgen.blocks.parts.containers import Container
from briefgen.model.context import Block, Composition, Setting

MOST_GAP = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack(Container):
    """Blocks one below the other, usually inside a row."""

    blocks: tuple[Block, ...] = field(metadata={"doc": "the blocks, from top to bottom"})
    gap: float = option("room between two, in steps of the spacing scale", 3.0)

    def __post_init__(self) -> None:
        if not 0 <= self.gap <= MOST_GAP:
            raise FieldError(tr("write a number from 0 to {MOST_GAP}", MOST_GAP=MOST_GAP), "gap")

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Lay the blocks out from top to bottom."""
        return flow.stack(self.blocks, setting, width, height, gap=setting.gap(self.gap))
