"""`cards`: a strip of equal cells, each a figure or a few words and a line about it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from briefgen.blocks._runs import fitted_figure, paragraph, phrase_runs
from briefgen.blocks.kpi import Kpi
from briefgen.phrase import Phrase
from briefgen.problems import Place
from briefgen.scene import Group, Item, Run, Shape, Text
from briefgen.setting import Composition, Setting
from briefgen.text import set_text, text_width
from briefgen.units import Box

NARROWEST_EM = 10.0
"""A cell is at least so many body ems wide; more cells go to a further row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One cell: a figure of the brief or a few words, and a line about it."""

    metric: str = field(default="", metadata={"doc": "a metric whose figure heads the cell"})
    figure: Phrase | None = field(default=None, metadata={"doc": "words instead of a metric"})
    text: Phrase | None = field(default=None, metadata={"doc": "a line about it"})
    accent: str = field(default="", metadata={"doc": "hue of the theme; ink by default"})
    place: Place

    def __post_init__(self) -> None:
        if not self.metric and self.figure is None:
            raise ValueError("a card needs a metric or a figure")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards:
    """A strip of equal cells, each under a line."""

    items: tuple[Card, ...] = field(metadata={"doc": "the cells, from left to right"})
    columns: int = field(default=0, metadata={"doc": "cells in a row; as many as fit when left out"})
    place: Place

    @classmethod
    def from_items(cls, items: tuple[Any, ...], place: Place) -> Cards:
        """Read the short form, a list of cells."""
        return cls(items=items, place=place)

    @property
    def stretch(self) -> float:
        """Return 0.3 on slides, where cells may breathe."""
        return 0.3

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the cells in rows of equal height."""
        gutter = setting.medium.gutter
        columns = min(self.columns or self._columns(setting, width), max(1, len(self.items)))
        each = (width - gutter * (columns - 1)) / columns
        rows = [self.items[start : start + columns] for start in range(0, len(self.items), columns)]
        size = self._common_size(setting, each)
        items: list[Item] = []
        y = 0.0
        for row in rows:
            cells = [_cell(card, setting, each, size) for card in row]
            tallest = max(cell.height for cell in cells)
            for index, cell in enumerate(cells):
                box = Box(0.0, 0.0, each, tallest)
                named = replace(cell.items[0], box=box) if cell.items else None
                if named is not None:
                    items.extend(
                        Composition(items=(named,), width=each, height=tallest).at(index * (each + gutter), y)
                    )
            y += tallest + gutter
        return Composition(items=tuple(items), width=width, height=max(0.0, y - gutter))

    def _columns(self, setting: Setting, width: float) -> int:
        narrowest = setting.medium.type.sizes["body"] * NARROWEST_EM
        most = max(1, int((width + setting.medium.gutter) // (narrowest + setting.medium.gutter)))
        rows = -(-len(self.items) // most) or 1
        return -(-len(self.items) // rows) or 1

    def _common_size(self, setting: Setting, width: float) -> float:
        """Return the largest size at which every cell's head fits its width on one line."""
        size = setting.medium.type.sizes["figure-small"] * 0.8
        smallest = setting.medium.type.sizes["body"]
        while size > smallest and any(
            text_width(_head(card, setting, size)) > width * 0.97 for card in self.items
        ):
            size = max(smallest, size * 0.95)
        return size


def _head(card: Card, setting: Setting, size: float) -> tuple[Run, ...]:
    colour = _colour(card, setting)
    if card.figure is not None:
        style = replace(setting.style("figure", colour, bold=True), size=size)
        return phrase_runs(card.figure, setting, style)
    fact = Kpi(metric=card.metric, place=card.place).fact(setting)
    return fitted_figure(fact, setting, 10_000.0, size, colour) if fact else ()


def _colour(card: Card, setting: Setting) -> str:
    accents = setting.theme.palette.accents
    return accents[card.accent].strong if card.accent in accents else setting.theme.palette.ink


def _cell(card: Card, setting: Setting, width: float, size: float) -> Composition:
    line = setting.gap(0.55)
    pad = setting.gap(1.2)
    runs = _head(card, setting, size)
    if not runs:
        return Composition(items=(), width=width, height=0.0)
    head = set_text((paragraph(runs, setting),), width=width, role="figure", place=card.place, slack=0.0)
    head = replace(head, box=head.box.moved(0.0, line + pad))
    rule = Shape(box=Box(0.0, 0.0, width, line), fill=_colour(card, setting), name="card line")
    items: list[Item] = [rule, head]
    bottom = head.box.bottom
    if card.text is not None:
        style = setting.style("label")
        text = set_text(
            (paragraph(phrase_runs(card.text, setting, style), setting),),
            width=width,
            role="label",
            place=card.place,
        )
        text = replace(text, box=text.box.moved(0.0, bottom + setting.gap(0.3)))
        items.append(text)
        bottom = text.box.bottom
    spoken = "，".join(item.text for item in items if isinstance(item, Text))
    group = Group(box=Box(0.0, 0.0, width, bottom), name=f"card {head.text}", alt=spoken, items=tuple(items))
    return Composition(items=(group,), width=width, height=bottom)
