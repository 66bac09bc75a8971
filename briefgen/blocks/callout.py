"""`callout`: a remark set off by a bar in the pillar's hue."""

from __future__ import annotations

from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import Place
from briefgen.base.geometry import Box
from briefgen.base.phrase import Phrase
from briefgen.base.translate import tr
from briefgen.blocks.base import BlockBase
from briefgen.blocks.parts.point import at
from briefgen.blocks.parts.runs import emphasis, paragraph, phrase_runs
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Shape
from briefgen.text import set_text

BAR_SHARE = 0.42
"""Width of the bar, in steps of the spacing scale."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout(BlockBase):
    """A remark set off by a bar in the pillar's hue."""

    title: Phrase | None = option("a few words or a figure, large", None)
    text: Phrase | None = option("one or two sentences", None)

    def __post_init__(self) -> None:
        if self.title is None and self.text is None:
            raise ValueError(tr("a callout needs a title or a text"))

    @classmethod
    def from_scalar(cls, text: str, place: Place) -> Callout:
        """Read the short form, the text alone."""
        return cls(text=Phrase(text, place), place=place)

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set title and text beside the bar."""
        bar = setting.gap(BAR_SHARE)
        left = bar + setting.gap(2)
        paragraphs = []
        if self.title is not None:
            style = setting.style("subheading", setting.accent.words, bold=True)
            paragraphs.append(paragraph(phrase_runs(self.title, setting, style), setting))
        if self.text is not None:
            style = setting.style("body")
            runs = phrase_runs(self.text, setting, style, strong=emphasis(style, setting))
            before = setting.gap(0.5) if paragraphs else 0.0
            paragraphs.append(paragraph(runs, setting, space_before=before))
        text = set_text(tuple(paragraphs), width=width - left, place=self.place, balance=True)
        rule = Shape(box=Box(0.0, 0.0, bar, text.box.height), fill=setting.accent.strong, name="callout bar")
        return Composition(items=(rule, at(text, left, 0.0)), width=width, height=text.box.height)
