"""`bullets`: a list of short points."""

from __future__ import annotations

from dataclasses import field
from typing import Any

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.base.phrase import Phrase
from briefgen.blocks.parts.runs import emphasis, paragraph, phrase_runs
from briefgen.model.context import Composition, Setting
from briefgen.text import set_text

INDENT_EM = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A list of short points; what stands between ``**`` is emphasised in the pillar's hue."""

    items: tuple[Phrase, ...] = field(metadata={"doc": "the points"})
    place: Place

    @classmethod
    def from_items(cls, items: tuple[Any, ...], place: Place) -> Bullets:
        """Read the short form, a list of texts."""
        return cls(items=items, place=place)

    @property
    def stretch(self) -> float:
        """Return 0: text keeps its height."""
        return 0.0

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
