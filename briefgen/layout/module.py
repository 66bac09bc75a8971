"""A module in, its composition out: the finding as a heading, the blocks below it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.blocks.heading import Heading
from briefgen.blocks.parts import flow
from briefgen.brief.model import Module
from briefgen.model.context import Block, Composition, Setting

HEAD_GAP = 1.5
"""Room between a module's heading and its blocks, in steps of the spacing scale."""


@dataclass(frozen=True, slots=True)
class ModuleBlock:
    """A module as a block: its heading and its blocks. Made once a page: layout caches blocks by identity."""

    module: Module
    blocks: Sequence[Block]

    @property
    def place(self) -> Place:
        """Return where the module stands in the brief."""
        return self.module.place

    @property
    def stretch(self) -> float:
        """Return the most that any of its blocks stretches."""
        return max((block.stretch for block in self.module.blocks), default=0.0)

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set heading and blocks; in a given height the blocks that stretch take up what is spare."""
        accents = setting.theme.palette.accents
        if self.module.accent in accents:
            setting = setting.with_accent(accents[self.module.accent])
        return flow.stack(self.blocks, setting, width, height, gap=setting.gap(HEAD_GAP))


def module_blocks(modules: Iterable[Module]) -> tuple[ModuleBlock, ...]:
    """Return modules as blocks, headed by their titles where they have some."""
    found: list[ModuleBlock] = []
    for module in modules:
        blocks, title = module.blocks, module.title
        if title is not None:
            head = Heading(text=title, subtitle=module.subtitle, badge=module.badge, place=title.place)
            blocks = (head, *blocks)
        found.append(ModuleBlock(module, blocks))
    return tuple(found)
