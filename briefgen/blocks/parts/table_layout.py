"""Layout of a table: widths of its columns, and rows of cells with their rules and grounds."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from briefgen.base.compile_late import compile_late
from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place, Problem
from briefgen.base.summed import summed
from briefgen.base.translate import tr
from briefgen.blocks.base import note_once
from briefgen.blocks.parts.grid import Grid, TableEntry, is_numeric
from briefgen.blocks.parts.runs import paragraph
from briefgen.model.context import Setting
from briefgen.model.scene import Align, Cell, Run, Stroke, Style, TableRow, Text
from briefgen.text import least_width, set_text, sure_width, text_width

TREND_EM = 5.0
"""Width of a sparkline, in sizes of the text beside it."""
ROOM = 1.02
"""What a column leaves free beside its longest content, as a factor."""
PAD_SHARE = 0.12
"""What a cell's margin takes of an even column at most."""
SMALLER = 0.96
"""What type loses at a time until the columns fit."""
HALVINGS = 48
MONTH_AND_YEAR = compile_late(r"[^\W\d]+\.? \d{4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumns:
    """Widths and alignments of a table's columns, and the margin in its cells."""

    widths: tuple[float, ...]
    aligns: tuple[Align, ...]
    across: float
    down: float
    leads: tuple[float, ...]
    """Further room before a column's texts: words behind a column of numbers stand clear of it."""
    tails: tuple[float, ...]
    """Room that a column of numbers has behind their whole part: decimals and unit of the longest."""
    language: str = "en"
    """That the numbers are written in."""

    def behind(self, entry: TableEntry, column: int) -> float:
        """Return the room behind a number that has fewer decimals than others of its column."""
        if not self.tails[column] or entry.number is None:
            return 0.0
        return max(0.0, self.tails[column] - _tail(entry, self.language))


def fit_columns(
    grids: Iterable[Grid], setting: Setting, width: float, place: Place
) -> tuple[Grid, TableColumns]:
    """Return the first grid whose words stay whole, or the last one shrunk, and its columns."""
    for grid in grids:
        columns, needed = _columns(grid, setting, width, 1.0)
        if needed <= width:
            return _with_like_heads(grid, columns), columns
    sizes = {run.style.size for row in grid for entry in row for run in entry.runs}
    factor = 1.0
    while needed > width and max(sizes, default=0.0) * factor > setting.medium.type.minimum:
        factor *= SMALLER
        smaller = _scaled(grid, factor, setting.medium.type.minimum)
        columns, needed = _columns(smaller, setting, width, factor)
    if factor < 1.0:
        grid = smaller
    if needed > width:
        columns, needed = _columns(grid, setting, width, factor, tight=True)
    if needed > width:
        message = tr(
            "the table is {number:.0f} pt too narrow: its numbers and words need {needed:.0f} pt",
            number=needed - width,
            needed=needed,
        )
        hint = tr("leave out columns, name the unit in `units`, or turn rows into columns")
        note_once(setting, Problem(place, message, hint, "table"))
    return _with_like_heads(grid, columns), columns


def _with_like_heads(grid: Grid, columns: TableColumns) -> Grid:
    """Return the grid with all headers of month and year on two lines where one of them needs two."""
    dated = [index for index, entry in enumerate(grid[0]) if MONTH_AND_YEAR.fullmatch(entry.text)]
    room = [columns.widths[index] - 2 * columns.across - columns.leads[index] for index in dated]
    if not any(sure_width(grid[0][index].runs) > space for index, space in zip(dated, room, strict=True)):
        return grid
    head = [
        replace(entry, runs=tuple(replace(run, text=run.text.replace(" ", "\n")) for run in entry.runs))
        if index in dated
        else entry
        for index, entry in enumerate(grid[0])
    ]
    return [head, *grid[1:]]


def _scaled(grid: Grid, factor: float, least: float) -> Grid:
    """Return the grid in smaller type; what is smaller than the least already stays as it is."""

    def smaller(style: Style) -> Style:
        return replace(style, size=max(style.size * factor, min(least, style.size)))

    return [[entry.restyled(smaller) for entry in row] for row in grid]


def _columns(
    grid: Grid, setting: Setting, width: float, factor: float, *, tight: bool = False
) -> tuple[TableColumns, float]:
    """Return columns with margins by ``factor``, and the width that keeps every number and word whole."""
    count = len(grid[0])
    aligns: list[Align] = ["right" if is_numeric(grid, index) else "left" for index in range(count)]
    across = min(setting.gap(1), width / count * PAD_SHARE) * factor
    leads = tuple(
        across * 2 if column and aligns[column - 1 : column + 1] == ["right", "left"] else 0.0
        for column in range(count)
    )
    tails = tuple(
        _tails(grid, column, setting.language) if aligns[column] == "right" else 0.0
        for column in range(count)
    )
    columns = TableColumns(
        widths=(),
        aligns=tuple(aligns),
        across=across,
        down=setting.gap(0.9),
        leads=leads,
        tails=tails,
        language=setting.language,
    )
    margins = [2 * across + lead for lead in leads]
    asked = list(zip(*(_asked(row, columns, setting, tight) for row in grid), strict=True))
    wanted = [max(each[1] for each in column) + margin for column, margin in zip(asked, margins, strict=True)]
    least = [max(each[0] for each in column) + margin for column, margin in zip(asked, margins, strict=True)]
    return replace(columns, widths=tuple(_shared(wanted, least, width))), summed(least)


def _asked(
    row: Sequence[TableEntry], columns: TableColumns, setting: Setting, tight: bool
) -> Iterator[tuple[float, float]]:
    """Yield the least width of each cell's content, and that which it takes on one line."""
    for column, entry in enumerate(row):
        trend = TREND_EM * setting.style("body").size if entry.trend else 0.0
        behind = columns.behind(entry, column)
        least = least_width(entry.runs, tight=tight) + behind
        yield max(trend, least), max(trend, sure_width(entry.runs) * ROOM + behind, least)


def _shared(wanted: list[float], least: list[float], width: float) -> list[float]:
    """Return widths that add up to the given one: what asks for less than an even share keeps it."""
    total = summed(wanted)
    if total <= width:
        return [each + (width - total) * each / total for each in wanted]
    if summed(least) >= width:
        return [width * each / summed(least) for each in least]
    low, high = 0.0, max(wanted)
    for _ in range(HALVINGS):
        fair = (low + high) / 2
        if summed(max(small, min(each, fair)) for each, small in zip(wanted, least, strict=True)) <= width:
            low = fair
        else:
            high = fair
    return [max(small, min(each, low)) for each, small in zip(wanted, least, strict=True)]


def _tails(grid: Grid, column: int, language: str) -> float:
    """Return the longest tail of a column's numbers; 0 where their units differ or all are alike."""
    numbers = [row[column] for row in grid[1:] if row[column].number is not None]
    if len({entry.unit(language) for entry in numbers}) > 1:
        return 0.0
    tails = [_tail(entry, language) for entry in numbers]
    return max(tails, default=0.0) if len({round(tail, 2) for tail in tails}) > 1 else 0.0


def _tail(entry: TableEntry, language: str) -> float:
    """Return the width of what follows the whole part of a cell's number."""
    tail = entry.tail(language)
    return text_width(tail) if tail else 0.0


HEAD_RULE_PT = 1.0
ROW_RULE_PT = 0.6


SetRow = Sequence[tuple[Text, int]]
"""The texts of a row's cells, set in their columns, each with the number of columns that it covers."""


def set_row(row: Iterable[tuple[TableEntry, int]], columns: TableColumns, setting: Setting) -> SetRow:
    """Set each entry of a row in the width of as many columns as it covers."""
    texts, column = list[tuple[Text, int]](), 0
    for entry, span in row:
        texts.append((_set_cell(entry, columns, column, setting, span), span))
        column += span
    return texts


def _set_cell(entry: TableEntry, columns: TableColumns, column: int, setting: Setting, span: int) -> Text:
    shown = entry.runs or (Run(text="", style=setting.style("body")),)
    width = summed(columns.widths[column : column + span]) - 2 * columns.across - columns.leads[column]
    width -= columns.behind(entry, column) if span == 1 else 0.0
    align = columns.aligns[column] if span == 1 else "center"
    return set_text((paragraph(shown, setting, align=align),), width=width, role="body")


def set_rows(grid: Grid, columns: TableColumns, setting: Setting) -> list[SetRow]:
    """Set all cells of a grid, of one column each."""
    return [set_row(((entry, 1) for entry in row), columns, setting) for row in grid]


def row_height(row: SetRow, columns: TableColumns) -> float:
    """Return the height of a row's highest cell with its margins."""
    return max(text.box.height for text, _ in row) + 2 * columns.down


def rule_below(setting: Setting, *, strong: bool) -> Stroke:
    """Return the rule below a row, a strong one below a header."""
    palette = setting.theme.palette
    return Stroke(
        colour=palette.ink if strong else palette.rule, width=HEAD_RULE_PT if strong else ROW_RULE_PT
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a row is drawn: whether it is a header, the rule below it, and the fills of its cells."""

    header: bool = False
    rule: Stroke | None = None
    fills: tuple[str | None, ...] = ()


def scene_row(
    row: SetRow, columns: TableColumns, y: float, height: float, look: Look, place: Place
) -> TableRow:
    """Return a row at y."""
    cells, column = [], 0
    for text, span in row:
        x = summed(columns.widths[:column]) + columns.across + columns.leads[column]
        top = y + (height - text.box.height) / 2
        text = replace(text, box=text.box.moved(x, top), place=place)
        fill = look.fills[column] if look.fills else None
        cells.append(Cell(text=text, header=look.header, span=span, fill=fill))
        column += span
    return TableRow(cells=tuple(cells), height=height, rule_below=look.rule)


def merged_heads(rows: Sequence[TableRow]) -> tuple[TableRow, ...]:
    """Return the rows with each column header without a spanner merged over the first two rows."""
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
    needed = 1 + max(0, math.ceil((summed(heights) - first) / max(room, 1.0)))
    while needed < len(heights):
        length = math.ceil(len(heights) / needed)
        starts = list(range(0, len(heights), length))
        parts = [summed(heights[start : start + length]) for start in starts]
        if parts[0] <= first and all(part <= room for part in parts[1:]):
            return starts
        needed += 1
    return list(range(len(heights)))
