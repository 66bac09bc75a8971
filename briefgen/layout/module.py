"""A module in, its composition out: the finding as a heading, the blocks below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.blocks import _flow
from briefgen.blocks.heading import Heading
from briefgen.brief.model import Module
from briefgen.problems import Place
from briefgen.setting import Block, Composition, Setting

HEAD_GAP = 1.5
"""Room between a module's heading and its blocks, in steps of the spacing scale."""


@dataclass(frozen=True, slots=True)
class PlacedModule:
    """A module with the blocks it is set as."""

    module: Module

    @property
    def place(self) -> Place:
        """Return where the module stands in the brief."""
        return self.module.place

    @property
    def blocks(self) -> Sequence[Block]:
        """Return the heading, if there is one, and the blocks."""
        title = self.module.title
        head: tuple[Block, ...] = ()
        if title is not None:
            head = (Heading(text=title, badge=self.module.badge, place=title.place),)
        return (*head, *self.module.blocks)

    @property
    def stretch(self) -> float:
        """Return the most that any of its blocks stretches."""
        return max((block.stretch for block in self.module.blocks), default=0.0)

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set heading and blocks; in a given height the blocks that stretch take up what is spare."""
        accents = setting.theme.palette.accents
        if self.module.accent in accents:
            setting = setting.with_accent(accents[self.module.accent])
        return _flow.stack(self.blocks, setting, width, height, gap=setting.gap(HEAD_GAP))
