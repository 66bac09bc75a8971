"""`bullets`: a list of short points."""

from __future__ import annotations

from dataclasses import field

from briefgen.base.dataclass import dataclass
from briefgen.base.phrase import Phrase
from briefgen.blocks.base import BlockBase
from briefgen.blocks.parts.runs import emphasis, paragraph, phrase_runs
from briefgen.model.context import Composition, Setting
from briefgen.text import set_text

INDENT_EM = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets(BlockBase):
    """A list of short points; what stands between ``**`` is emphasised in the pillar's hue."""

    items: tuple[Phrase, ...] = field(metadata={"doc": "the points"})

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the points with hanging bullets."""
        style = setting.style("body")
        strong = emphasis(style, setting)
        paragraphs = tuple(
            paragraph(
                phrase_runs(item, setting, style, strong=strong),
                setting,
                bullet="•",
                indent=round(style.size * INDENT_EM, 2),
                space_before=setting.gap(1) if index else 0.0,
            )
            for index, item in enumerate(self.items)
        )
        text = set_text(paragraphs, width=width, role="list", place=self.place)
        return Composition(items=(text,), width=width, height=text.box.height)
