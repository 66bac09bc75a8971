"""`tags`: names as chips, set like words in a line."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from briefgen.blocks._runs import phrase_runs
from briefgen.phrase import Phrase
from briefgen.problems import Place
from briefgen.scene import Item, Shape, Text
from briefgen.setting import Composition, Setting
from briefgen.text import set_line
from briefgen.units import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Tags:
    """Names as chips in the pillar's soft tint."""

    items: tuple[Phrase, ...] = field(default=(), metadata={"doc": "the names"})
    metric: str = field(default="", metadata={"doc": "a metric whose `names` are shown"})
    place: Place

    @classmethod
    def from_items(cls, items: tuple[Any, ...], place: Place) -> Tags:
        """Read the short form, a list of names."""
        return cls(items=items, place=place)

    @classmethod
    def from_scalar(cls, text: str, place: Place) -> Tags:
        """Read the short form, a metric with names."""
        return cls(metric=text, place=place)

    @property
    def stretch(self) -> float:
        """Return 0: chips keep their height."""
        return 0.0

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the chips in lines, a new line when the width is used up."""
        names = self.items
        if self.metric in setting.ledger.metrics:
            names += tuple(Phrase(name, self.place) for name in setting.ledger.metrics[self.metric].names)
        gap, pad = setting.gap(1), setting.gap(1.4)
        items: list[Item] = []
        x = y = bottom = 0.0
        for name in names:
            line = self._line(name, setting)
            room = line.box.width + 2 * pad
            if x and x + room > width:
                x, y = 0.0, bottom + gap
            items.extend(_chip(line, x, y, pad, setting))
            bottom = y + line.box.height + setting.gap(0.6)
            x += room + gap
        return Composition(items=tuple(items), width=width, height=bottom)

    def _line(self, name: Phrase, setting: Setting) -> Text:
        return set_line(phrase_runs(name, setting, setting.style("label")), role="label", place=self.place)


def _chip(line: Text, x: float, y: float, pad: float, setting: Setting) -> tuple[Item, Item]:
    inner = setting.gap(0.3)
    box = Box(x, y, line.box.width + 2 * pad, line.box.height + 2 * inner)
    radius = min(setting.theme.looks.radius or 2.0, box.height / 2)
    ground = Shape(box=box, fill=setting.accent.soft, radius=radius, name="chip")
    return ground, replace(line, box=line.box.moved(x + pad, y + inner))
