"""A grid of cells in, the widths of its columns and its rows with measured texts out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from briefgen.blocks._grid import Entry, Grid
from briefgen.blocks._runs import paragraph
from briefgen.problems import Place
from briefgen.records import dataclass
from briefgen.scene import Align, Cell, Row, Run, Stroke, Text
from briefgen.setting import Setting
from briefgen.text import set_text, sure_width

HEAD_RULE_PT = 1.0
ROW_RULE_PT = 0.6
TREND_EM = 5.0
"""Width of a small line that shows the way of a figure, in sizes of the text beside it."""
ROOM = 1.02
"""What a column leaves free beside its longest content, as a factor."""
PAD_SHARE = 0.12
"""What a cell's margin takes of an even column at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Widths and alignments of a table's columns, and the margin in its cells."""

    widths: tuple[float, ...]
    aligns: tuple[Align, ...]
    across: float
    down: float
    leads: tuple[float, ...]
    """Further room before a column's texts: words behind a column of numbers stand clear of it."""


def columns_of(grid: Grid, aligns: list[Align], setting: Setting, width: float) -> Columns:
    """Return columns as wide as their content asks; where that is too much, the widest give first."""
    count = len(grid[0])
    across = min(setting.gap(1), width / count * PAD_SHARE)
    leads = tuple(
        across * 2 if column and aligns[column - 1 : column + 1] == ["right", "left"] else 0.0
        for column in range(count)
    )
    wanted = [
        max(_asked(row[column], setting) for row in grid) + 2 * across + leads[column]
        for column in range(count)
    ]
    total = sum(wanted)
    if total <= width:
        shared = [each + (width - total) * each / total for each in wanted]
    else:
        shared = _capped(wanted, width)
    return Columns(
        widths=tuple(shared), aligns=tuple(aligns), across=across, down=setting.gap(0.9), leads=leads
    )


def _asked(entry: Entry, setting: Setting) -> float:
    """Return the width that a cell's content takes on one line."""
    return TREND_EM * setting.style("body").size if entry.trend else sure_width(entry.runs) * ROOM


def _capped(wanted: list[float], width: float) -> list[float]:
    """Return widths that add up to the given one: what asks for less than an even share keeps it."""
    kept: dict[int, float] = {}
    while True:
        left = width - sum(kept.values())
        fair = left / max(1, len(wanted) - len(kept))
        small = [index for index, each in enumerate(wanted) if index not in kept and each <= fair]
        if not small:
            return [kept.get(index, fair) for index in range(len(wanted))]
        kept |= {index: wanted[index] for index in small}


def set_cell(entry: Entry, columns: Columns, column: int, setting: Setting, span: int = 1) -> Text:
    """Set a cell's runs in its columns' width."""
    shown = entry.runs or (Run(text="", style=setting.style("body")),)
    width = sum(columns.widths[column : column + span]) - 2 * columns.across - columns.leads[column]
    align = columns.aligns[column] if span == 1 else "center"
    return set_text((paragraph(shown, setting, align=align),), width=width, role="body")


def row_height(row: Sequence[Entry], columns: Columns, setting: Setting) -> float:
    """Return the height of a row's highest cell with its margins."""
    heights = [set_cell(cell, columns, index, setting).box.height for index, cell in enumerate(row)]
    return max(heights) + 2 * columns.down


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a row is drawn: as a head, the rule below it, and the grounds of its cells."""

    header: bool = False
    rule: Stroke | None = None
    fills: tuple[str | None, ...] = ()


def scene_row(
    row: Sequence[tuple[Entry, int]],
    columns: Columns,
    y: float,
    height: float,
    setting: Setting,
    look: Look,
    place: Place,
) -> Row:
    """Return a row at y: each entry with the number of columns that it covers."""
    cells, column = [], 0
    for entry, span in row:
        text = set_cell(entry, columns, column, setting, span)
        x = sum(columns.widths[:column]) + columns.across + columns.leads[column]
        top = y + (height - text.box.height) / 2
        text = replace(text, box=text.box.moved(x, top), place=place)
        fill = look.fills[column] if look.fills else None
        cells.append(Cell(text=text, header=look.header, span=span, fill=fill))
        column += span
    return Row(cells=tuple(cells), height=height, rule_below=look.rule)


def divided_rows(heights: Sequence[float], first: float, room: float) -> list[int]:
    """Return the row that each part begins with: as many parts as are needed, of about one length."""
    needed = 1 + max(0, math.ceil((sum(heights) - first) / max(room, 1.0)))
    while needed < len(heights):
        length = math.ceil(len(heights) / needed)
        starts = list(range(0, len(heights), length))
        parts = [sum(heights[start : start + length]) for start in starts]
        if parts[0] <= first and all(part <= room for part in parts[1:]):
            return starts
        needed += 1
    return list(range(len(heights)))
