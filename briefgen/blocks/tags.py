"""`tags`: names as chips, set like words in a line."""

from __future__ import annotations

from typing import Any

from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import Place
from briefgen.base.phrase import Phrase
from briefgen.blocks.base import BlockBase
from briefgen.blocks.parts.runs import phrase_runs, set_runs
from briefgen.blocks.parts.shapes import LEAST_PAD_GAPS, chip
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Item
from briefgen.text import set_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Tags(BlockBase):
    """Names as chips in the pillar's soft tint."""

    items: tuple[Phrase, ...] = option("the names", ())
    metric: str = option("a metric whose `names` are shown", "")

    @classmethod
    def from_items(cls, items: tuple[Any, ...], place: Place) -> Tags:
        """Read the short form, a list of names."""
        return cls(items=items, place=place)

    @classmethod
    def from_scalar(cls, text: str, place: Place) -> Tags:
        """Read the short form, a metric with names."""
        return cls(metric=text, place=place)

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the chips in lines, a new line when the width is used up."""
        names = self.items
        if self.metric in setting.ledger.metrics:
            names += tuple(Phrase(name, self.place) for name in setting.ledger.metrics[self.metric].names)
        gap = setting.gap(1)
        items: list[Item] = []
        x = y = bottom = 0.0
        for name in names:
            runs = phrase_runs(name, setting, setting.style("label"))
            line = set_line(runs, role="label", place=self.place)
            looks = (setting.accent.soft, setting.theme.looks.radius or 2.0)
            made = chip(line, setting, *looks, width=width)
            if made[0].box.width > width:  # a long name takes several lines
                inner = width - 2 * setting.gap(LEAST_PAD_GAPS)
                made = chip(
                    set_runs(runs, setting, inner, "label", place=self.place), setting, *looks, width=width
                )
            room = made[0].box.width
            if x and x + room > width:
                x, y = 0.0, bottom + gap
            items.extend(Composition(items=made, width=room, height=0.0).at(x, y))
            bottom = y + made[0].box.height
            x += room + gap
        return Composition(items=tuple(items), width=width, height=bottom)
