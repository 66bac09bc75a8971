"""Cells of a table tinted by their numbers, and words in colours that read on the tints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.base.colour import mixed, reads_on
from briefgen.base.copier import replace
from briefgen.blocks.parts.grid import Grid, TableEntry
from briefgen.model.context import Setting

PALEST, DEEPEST = 0.06, 0.62
"""How far towards the hue the smallest and the largest number of a tinted column lie."""


def heat_fills(
    grid: Grid, index: int, tinted: Sequence[int], setting: Setting, *, total: bool
) -> tuple[str | None, ...]:
    """Return a row's fills: numbers of tinted columns (1 is the leftmost) between their column's ends."""
    return tuple(
        _fill(grid, index, column, setting, total=total) if column + 1 in tinted else None
        for column in range(len(grid[0]))
    )


def _fill(grid: Grid, index: int, column: int, setting: Setting, *, total: bool) -> str | None:
    number = grid[index][column].number
    if number is None or (total and index == len(grid) - 1):
        return None
    last = len(grid) - 1 if total else len(grid)
    numbers = [row[column].number for row in grid[1:last]]
    known = [each for each in numbers if each is not None]
    low, high = min(known), max(known)
    share = (number - low) / (high - low) if high > low else 0.0
    return mixed(setting.theme.palette.paper, setting.accent.strong, PALEST + (DEEPEST - PALEST) * share)


def on_fills(
    row: list[TableEntry], fills: Sequence[str | None], setting: Setting
) -> Iterator[tuple[TableEntry, int]]:
    """Yield a row's entries, of one column each, in colours that read on their grounds."""
    palette = setting.theme.palette

    def on_fill(entry: TableEntry, fill: str) -> TableEntry:
        colour = reads_on(fill, palette.ink, palette.paper)
        return replace(entry.restyled(lambda style: replace(style, colour=colour)), trend=())

    for entry, fill in zip(row, fills, strict=True):
        yield (on_fill(entry, fill) if fill else entry), 1
