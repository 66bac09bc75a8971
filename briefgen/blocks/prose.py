"""`prose`: a paragraph or several."""

from __future__ import annotations

from dataclasses import field

from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import Place
from briefgen.base.phrase import Phrase
from briefgen.blocks.base import BlockBase
from briefgen.blocks.parts.runs import set_paragraphs
from briefgen.model.context import Composition, Setting


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose(BlockBase):
    """Running text; what stands between ``**`` is emphasised in the pillar's hue."""

    text: tuple[Phrase, ...] = field(metadata={"doc": "a paragraph or a list of paragraphs"})
    muted: bool = option("set in grey, as an aside", False)

    @classmethod
    def from_scalar(cls, text: str, place: Place) -> Prose:
        """Read the short form, one paragraph."""
        return cls(text=(Phrase(text, place),), place=place)

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the paragraphs."""
        colour = setting.theme.palette.muted if self.muted else setting.theme.palette.ink
        text = set_paragraphs(self.text, setting, setting.style("body", colour), width, self.place)
        return Composition(items=(text,), width=width, height=text.box.height)
