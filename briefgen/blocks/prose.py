"""`prose`: a paragraph or several."""

from __future__ import annotations

from dataclasses import field
from typing import Any

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.base.phrase import Phrase
from briefgen.blocks.parts.runs import emphasis, paragraph, phrase_runs
from briefgen.model.context import Composition, Setting
from briefgen.text import set_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Running text; what stands between ``**`` is emphasised in the pillar's hue."""

    text: tuple[Phrase, ...] = field(metadata={"doc": "a paragraph or a list of paragraphs"})
    muted: bool = field(default=False, metadata={"doc": "set in grey, as an aside"})
    place: Place

    @classmethod
    def from_scalar(cls, text: str, place: Place) -> Prose:
        """Read the short form, one paragraph."""
        return cls(text=(Phrase(text, place),), place=place)

    @classmethod
    def from_items(cls, items: tuple[Any, ...], place: Place) -> Prose:
        """Read the short form, a list of paragraphs."""
        return cls(text=items, place=place)

    @property
    def stretch(self) -> float:
        """Return 0: text keeps its height."""
        return 0.0

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the paragraphs."""
        colour = setting.theme.palette.muted if self.muted else setting.theme.palette.ink
        style = setting.style("body", colour)
        strong = emphasis(style, setting)
        paragraphs = tuple(
            paragraph(
                phrase_runs(text, setting, style, strong=strong),
                setting,
                space_before=setting.gap(1) if index else 0.0,
            )
            for index, text in enumerate(self.text)
        )
        text = set_text(paragraphs, width=width, place=self.place)
        return Composition(items=(text,), width=width, height=text.box.height)
