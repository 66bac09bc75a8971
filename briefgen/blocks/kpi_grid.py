"""`kpi_grid`: figures on cards of one size."""

from __future__ import annotations

import math
from dataclasses import field
from typing import ClassVar

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass, option
from briefgen.blocks.base import BlockBase
from briefgen.blocks.kpi import Kpi, card, card_words, told_apart, with_versus
from briefgen.blocks.parts.point import check_columns, columns_by_size, in_rows, most_columns
from briefgen.blocks.parts.shapes import PAD_GAPS
from briefgen.facts.compared import Against
from briefgen.model.context import Composition, Setting

GROWTH = 1.9
"""A card grows to this multiple of its natural height at most."""
NARROWEST_EM = 9.0
"""A card is at least so many body ems wide."""
NARROWEST_ASKED_EM = 6.5
"""The same where the brief gives `columns`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KpiGrid(BlockBase):
    """Figures on cards of one size, in rows."""

    stretch: ClassVar[float] = 0.8  # cards grow somewhat
    items: tuple[Kpi, ...] = field(metadata={"doc": "metrics, or mappings as `kpi` takes them"})
    columns: int = option("cards in a row; chosen by their number when left out", 0)
    versus: tuple[Against, ...] = option("what all are compared with, as in `kpi`, where they have it", ())

    def __post_init__(self) -> None:
        check_columns(self.columns)

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the cards in rows; all are as high as the highest."""
        if self.versus:
            items = with_versus(self.items, self.versus, setting, self.place)
            return replace(self, items=items, versus=()).compose(setting, width, height)
        if (told := told_apart(self.items, setting)) != self.items:
            return replace(self, items=told).compose(setting, width, height)
        most = most_columns(setting, width, NARROWEST_ASKED_EM)
        columns = min(self.columns, most) or self._columns(setting, width)
        gutter, rows = setting.medium.gutter, math.ceil(len(self.items) / columns)
        each = (width - gutter * (columns - 1)) / columns
        size = self._size(setting, width, columns)
        words = [card_words(kpi, setting, each, size) for kpi in self.items]
        pads = 2 * setting.gap(PAD_GAPS)
        natural = max((each.height + pads for each in words if each.items), default=0.0)
        tallest = natural
        if height is not None and rows:
            tallest = max(natural, min((height - gutter * (rows - 1)) / rows, natural * GROWTH))
        lead = (tallest - natural) / 2
        cells = [
            card(kpi, setting, each, tallest, lead=lead, words=own)
            for kpi, own in zip(self.items, words, strict=True)
        ]
        return in_rows(cells, columns, width, gutter, gutter)

    def _columns(self, setting: Setting, width: float) -> int:
        """Return how many cards stand in a row: fewer where the longest figure would make all small."""
        count = max(1, len(self.items))
        wanted = {1: 1, 2: 2, 3: 3, 4: 4, 5: 3, 6: 3, 7: 4, 8: 4, 9: 3}.get(count, 4)
        most = min(wanted, most_columns(setting, width, NARROWEST_EM))
        return columns_by_size(count, most, lambda columns: self._size(setting, width, columns))

    def _size(self, setting: Setting, width: float, columns: int) -> float:
        """Return the size of the figures in so many columns."""
        each = (width - setting.medium.gutter * (columns - 1)) / columns
        inner = each - 2 * setting.gap(PAD_GAPS)
        return min((kpi.figure_size(setting, inner, short=True) for kpi in self.items), default=1.0)
