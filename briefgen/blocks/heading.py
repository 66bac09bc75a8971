"""`heading`: a line that names what follows."""

from __future__ import annotations

from dataclasses import field

from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import Place
from briefgen.base.phrase import Phrase
from briefgen.blocks.base import BlockBase
from briefgen.blocks.parts.point import at, piled, set_words
from briefgen.blocks.parts.runs import phrase_runs, set_runs
from briefgen.blocks.parts.shapes import chip
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Item
from briefgen.text import set_line

MOST_BADGE = 0.5
"""Share of the width that a badge takes at most."""

SUBTITLE_GAPS = 0.3
"""Room above the small line, in steps of the spacing scale."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(BlockBase):
    """A bold line that names what follows."""

    text: Phrase = field(metadata={"doc": "a few words or one short sentence"})
    subtitle: Phrase | None = option("what is measured, in which unit: small, below", None)
    badge: Phrase | None = option("a figure in a chip beside it", None)

    @classmethod
    def from_scalar(cls, text: str, place: Place) -> Heading:
        """Read the short form, the text alone."""
        return cls(text=Phrase(text, place), place=place)

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the heading, balanced over its lines, and what is measured below it."""
        head = self._headed(setting, width)
        if self.subtitle is None:
            return head
        muted = setting.theme.palette.muted
        below = set_words(self.subtitle, setting, width, "label", colour=muted, role="label")
        top = head.height + setting.gap(SUBTITLE_GAPS)
        return Composition(
            items=(*head.items, at(below, 0.0, top)), width=width, height=top + below.box.height
        )

    def _headed(self, setting: Setting, width: float) -> Composition:
        style = setting.style("subheading", bold=True)
        runs = phrase_runs(self.text, setting, style)
        badge = self._badge(setting)
        if self.badge and badge[0].box.width > width * MOST_BADGE:  # too long for a chip: a line below
            head = set_words(self.text, setting, width, "subheading", bold=True, role="heading", balance=True)
            hue = setting.accent.words
            below = set_words(self.badge, setting, width, "label", colour=hue, role="label")
            return piled((head, below), width, setting.gap(0.5))
        room = width - (badge[0].box.width + setting.gap(1.5) if badge else 0.0)
        text = set_runs(runs, setting, room, "heading", place=self.place, balance=True)
        items: tuple[Item, ...] = (text,)
        if badge:
            x = max((line.width for line in text.lines), default=0.0) + setting.gap(1.5)
            y = (text.paragraphs[0].leading - badge[0].box.height) / 2
            items += Composition(items=badge, width=0.0, height=0.0).at(x, y)
        return Composition(items=items, width=width, height=text.box.height)

    def _badge(self, setting: Setting) -> tuple[Item, ...]:
        if self.badge is None:
            return ()
        style = setting.style("label", setting.accent.words, bold=True)
        line = set_line(phrase_runs(self.badge, setting, style), role="label")
        return chip(line, setting, setting.accent.soft)
