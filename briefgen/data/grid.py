"""Cells as a file has them: rows of texts with the name of each cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field
from datetime import date

from briefgen.base.compile_late import compile_late
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.base.translate import tr

MOST_BYTES = 32 << 20
"""Of a file."""
MOST_ROWS = 200_000
MOST_CELLS = 1_000_000
RANGE = compile_late(r"([A-Z]{1,3})([1-9]\d{0,6})?:([A-Z]{1,3})([1-9]\d{0,6})?")
FIRST_DAY = date(1899, 12, 30)
"""From which workbooks count days: they take 1900 for a leap year."""


class TableError(ValueError):
    """What is wrong with a table: at which place, empty for the file as a whole, and what to do."""

    def __init__(self, message: str, hint: str = "", place: Place | None = None) -> None:
        self.hint, self.place = hint, place
        super().__init__(message)


@dataclass(slots=True, kw_only=True)
class Grid:
    """Rows of a file. Texts are as a reader of the file sees them; an empty cell is an empty text."""

    rows: list[list[str]]
    lines: Sequence[int]
    """The number of each row in its file, from 1."""
    name: Callable[[int, int], str]
    """Names a cell by the number of its row, and that of its column from 0: `:7:3`, `!Monthly!C7`."""
    covered: frozenset[tuple[int, int]] = frozenset()
    """Indices of the cells that lie under a merged one: they repeat its text."""
    epoch: date = FIRST_DAY
    """The day 0 of dates that are written as numbers."""
    notes: dict[tuple[int, int], str] = field(default_factory=dict)
    """What is wrong with cells, by index: a formula without its result."""
    semicolons: bool = False
    """Whether semicolons part its cells, as where numbers have decimal commas."""
    commas: dict[int, bool] = field(default_factory=dict)
    """Of columns that were looked at: whether their numbers have decimal commas."""
    whole: bool = False
    """Whether its first row has the heads and all others are its rows: neither titles nor notes."""


def refuse_too_large(rows: int, cells: int) -> None:
    """Raise TableError for a table that is larger than what is read."""
    if rows > MOST_ROWS or cells > MOST_CELLS:
        limit = tr(
            "a table has at most {MOST_ROWS:,} rows and {MOST_CELLS:,} cells",
            MOST_ROWS=MOST_ROWS,
            MOST_CELLS=MOST_CELLS,
        )
        raise TableError(limit, tr("keep the rows that the brief needs, or add them up before"))


def column_index(letters: str) -> int:
    """Return the index of a column by its letters: A is 0."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1


def last_row(cells: str) -> int:
    """Return the number of the last row of a range such as A3:H400; 0 where it does not say."""
    found = RANGE.fullmatch(cells.upper())
    return int(found[4] or 0) if found else 0
