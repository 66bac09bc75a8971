"""`cards`: a strip of equal cells, each a figure or a few words and a line about it."""

from __future__ import annotations

from dataclasses import field, replace
from typing import ClassVar

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.base.geometry import Box
from briefgen.base.messages import messages
from briefgen.base.phrase import Phrase
from briefgen.blocks.base import BlockBase
from briefgen.blocks.kpi import Kpi
from briefgen.blocks.parts.point import check_columns
from briefgen.blocks.parts.runs import paragraph, phrase_runs
from briefgen.blocks.parts.shapes import ground, insets
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Group, Item, Run, Text
from briefgen.text import set_line, set_text, text_width

NARROWEST_EM = 10.0
"""A cell is at least so many body ems wide; more cells go to a further row."""
LEAST_SHARE = 0.6
"""Heads are at least so large against those in the widest cells, else fewer cells stand in a row."""
GROWTH = 1.7
"""A cell grows to this multiple of its natural height at most, on slides."""


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
class Cards(BlockBase):
    """A strip of equal cells, each under a line."""

    stretch: ClassVar[float] = 0.6  # cells grow on slides
    items: tuple[Card, ...] = field(metadata={"doc": "the cells, from left to right"})
    columns: int = field(default=0, metadata={"doc": "cells in a row; as many as fit when left out"})

    def __post_init__(self) -> None:
        check_columns(self.columns)

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the cells in rows of equal height, on one grid: a last row that is not full stays so."""
        gutter = setting.medium.gutter
        columns = min(self.columns or self._columns(setting, width), max(1, len(self.items)))
        each = (width - gutter * (columns - 1)) / columns
        size = self._common_size(setting, each)
        rows = [self.items[start : start + columns] for start in range(0, len(self.items), columns)]
        natural = [
            max((_cell(card, setting, each, size).height for card in row), default=0.0) for row in rows
        ]
        spare = 0.0 if height is None else max(0.0, height - sum(natural) - gutter * (len(rows) - 1))
        items: list[Item] = []
        y = 0.0
        for row, tallest in zip(rows, natural, strict=True):
            full = min(tallest + spare / len(rows), tallest * GROWTH) if setting.kind == "deck" else tallest
            for index, card in enumerate(row):
                cell = _cell(card, setting, each, size, full, (full - tallest) / 2)
                items += cell.at(index * (each + gutter), y)
            y += full + gutter
        return Composition(items=tuple(items), width=width, height=max(0.0, y - gutter))

    def _columns(self, setting: Setting, width: float) -> int:
        """Return how many cells stand in a row: fewer where the longest head would make all small."""
        gutter = setting.medium.gutter
        narrowest = setting.medium.type.sizes["body"] * NARROWEST_EM
        most = max(1, min(len(self.items), int((width + gutter) // (narrowest + gutter))))
        rooms = {count: (width + gutter) / count - gutter for count in range(1, most + 1)}
        sizes = {count: self._common_size(setting, room) for count, room in rooms.items()}
        fitting = max(count for count, size in sizes.items() if size >= LEAST_SHARE * sizes[1])
        rows = -(-len(self.items) // fitting) or 1
        return -(-len(self.items) // rows) or 1

    def _common_size(self, setting: Setting, width: float) -> float:
        """Return the largest size at which every cell's head fits a cell of a width on one line."""
        size = setting.medium.type.sizes["figure-small"] * 0.8
        smallest = setting.medium.type.minimum_body
        room = (width - 2 * insets(setting)[1]) * 0.97
        widest = max((text_width(_head(card, setting, size)) for card in self.items), default=0.0)
        while size > smallest and widest > room:
            size = max(smallest, size * 0.95)
            widest = max(text_width(_head(card, setting, size)) for card in self.items)
        return size


def _head(card: Card, setting: Setting, size: float) -> tuple[Run, ...]:
    colour = _colour(card, setting)
    if card.figure is not None:
        style = replace(setting.style("figure", colour, bold=True), size=size)
        return phrase_runs(card.figure, setting, style)
    style = replace(setting.style("figure", colour, bold=True), size=size)
    if Kpi(metric=card.metric, place=card.place).fact(setting) is None:
        return ()
    return phrase_runs(Phrase(f"{{{card.metric}}}", card.place), setting, style)


def _colour(card: Card, setting: Setting) -> str:
    accents = setting.theme.palette.accents
    return accents[card.accent].strong if card.accent in accents else setting.theme.palette.ink


def _cell(
    card: Card, setting: Setting, width: float, size: float, height: float = 0.0, lead: float = 0.0
) -> Composition:
    """Return one cell; ``lead`` is the room above its words, the same for all cells of a row."""
    runs = _head(card, setting, size)
    if not runs:
        return Composition(items=(), width=width, height=0.0)
    top, inset = insets(setting)
    room = width - 2 * inset
    texts: list[Text] = [_set_head(runs, card, setting, room)]
    if card.text is not None:
        lines = (paragraph(phrase_runs(card.text, setting, setting.style("label")), setting),)
        texts.append(set_text(lines, width=room, role="label", place=card.place))
    between = setting.gap(0.3)
    natural = top + sum(text.box.height + between for text in texts) - between + inset
    full = max(natural, height)
    y = top + lead
    shown: list[Item] = list(ground(setting, Box(0.0, 0.0, width, full), _colour(card, setting)))
    for text in texts:
        shown.append(replace(text, box=text.box.moved(inset, y)))
        y += text.box.height + between
    spoken = messages(setting.language).list_comma.join(text.text for text in texts)
    box = Box(0.0, 0.0, width, full)
    group = Group(box=box, name=f"card {texts[0].text}", alt=spoken, items=tuple(shown), place=card.place)
    return Composition(items=(group,), width=width, height=full)


def _set_head(runs: tuple[Run, ...], card: Card, setting: Setting, width: float) -> Text:
    """Return a cell's head on one line that no application wraps; on several where one is too narrow."""
    if text_width(runs) <= width:
        leading = paragraph(runs, setting).leading
        return set_line(runs, width=width, role="figure", leading=leading, place=card.place)
    return set_text((paragraph(runs, setting),), width=width, role="figure", place=card.place, balance=True)
