"""Rows of a table: cells with measured texts, their rules and grounds."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.blocks.parts.columns import Columns
from briefgen.blocks.parts.grid import Entry
from briefgen.blocks.parts.runs import paragraph
from briefgen.model.context import Setting
from briefgen.model.scene import Cell, Row, Run, Stroke, Text
from briefgen.text import set_text

HEAD_RULE_PT = 1.0
ROW_RULE_PT = 0.6


def set_cell(entry: Entry, columns: Columns, column: int, setting: Setting, span: int = 1) -> Text:
    """Set a cell's runs in its columns' width."""
    shown = entry.runs or (Run(text="", style=setting.style("body")),)
    width = sum(columns.widths[column : column + span]) - 2 * columns.across - columns.leads[column]
    width -= columns.behind(entry, column) if span == 1 else 0.0
    align = columns.aligns[column] if span == 1 else "center"
    return set_text((paragraph(shown, setting, align=align),), width=width, role="body")


def row_height(row: Sequence[Entry], columns: Columns, setting: Setting) -> float:
    """Return the height of a row's highest cell with its margins."""
    heights = [set_cell(cell, columns, index, setting).box.height for index, cell in enumerate(row)]
    return max(heights) + 2 * columns.down


def rule_below(setting: Setting, *, strong: bool) -> Stroke:
    """Return the rule below a row, a strong one below a head."""
    palette = setting.theme.palette
    return Stroke(
        colour=palette.ink if strong else palette.rule, width=HEAD_RULE_PT if strong else ROW_RULE_PT
    )


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


def merged_heads(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the rows with each head that has no other above it reaching over the first two rows."""
    above, heads, *others = rows
    tops: list[Cell] = []
    left: list[Cell] = []
    column = 0
    for cell in above.cells:
        below = heads.cells[column]
        if cell.text.text:
            tops.append(cell)
            left += heads.cells[column : column + cell.span]
        else:
            text = below.text
            raised = replace(text, box=text.box.moved(0.0, -above.height / 2))
            tops.append(replace(below, text=raised, rows=2))
        column += cell.span
    return (replace(above, cells=tuple(tops)), replace(heads, cells=tuple(left)), *others)


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
