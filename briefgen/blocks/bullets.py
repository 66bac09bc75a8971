"""`bullets`: a list of short points."""

from __future__ import annotations

from dataclasses import field

from briefgen.base.dataclass import dataclass
from briefgen.base.phrase import Phrase
from briefgen.blocks.base import BlockBase
from briefgen.blocks.parts.runs import set_paragraphs
from briefgen.model.context import Composition, Setting


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets(BlockBase):
    """A list of short points; what stands between ``**`` is emphasised in the pillar's hue."""

    items: tuple[Phrase, ...] = field(metadata={"doc": "the points"})

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the points with hanging bullets."""
        text = set_paragraphs(self.items, setting, setting.style("body"), width, self.place, bullet="•")
        return Composition(items=(text,), width=width, height=text.box.height)
