"""The grid of a file in, a table with named columns out: heads joined, rows below them, no notes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import field
from functools import lru_cache

from briefgen.base.compile_late import compile_late
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place, did_you_mean, nearest, parted
from briefgen.base.translate import tr
from briefgen.data.grid import RANGE, Grid, TableError, column_index
from briefgen.data.table_file import TEXTS, TableFile
from briefgen.data.table_period import is_dated
from briefgen.data.written_number import has_decimal_comma, may_be_thousands, unmarked, written
from briefgen.facts.addends import Addends
from briefgen.facts.metric import Value

MOST_LISTED = 12
"""Heads that a message lists."""
MOST_COMPARED = 1 << 16
"""Texts of which the form to compare is kept."""
LEAST_CELLS = 2
"""Filled cells of a row of heads, and columns of a table with notes below it."""
_NOTE = compile_late(
    r"(?:\(?\d{0,2}[).]?\s*)?(?:notes?|sources?|n\.?b\.?|footnotes?)\s*\d*\s*[:：.]"
    r"|(?:注|备注|附注|说明|资料来源|数据来源|来源)\d*\s*[:：.、]",
    re.IGNORECASE,
)

_MARKED = compile_late(r"[*†‡※]")
_NUMBER = compile_late(r"[(（]?[+\-−–]?\s*[$€£¥]?\d[\d., ]*[%‰]?[)）]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class DataTable:
    """A table of a file: its heads, and the indices of its rows in the grid."""

    file: str
    """As the brief names it."""
    path: str
    """As it is reached from where the command runs, for messages."""
    sha256: str
    grid: Grid
    heads: tuple[str, ...]
    first: int
    """The index of its first column in the grid."""
    top: tuple[int, ...]
    """The indices of the rows of its heads in the grid."""
    rows: tuple[int, ...]
    """The indices of its rows in the grid, heads and notes left out."""
    wanted: TableFile
    """How the brief names it."""
    values: dict[tuple[int, int], Value] = field(default_factory=dict, repr=False, compare=False)
    """What was read of its cells, by row and column."""
    saying: dict[int, dict[str, list[int]]] = field(default_factory=dict, repr=False, compare=False)
    """Of columns that rows were chosen by: the rows of each text, in the form to compare."""

    def column(self, name: str) -> int:
        """Return the index of a column by its head, or its last head; LookupError with what there is."""
        wanted = plain(name)
        found = [index for index, head in enumerate(self.heads) if plain(head) == wanted]
        found = found or [
            index for index, head in enumerate(self.heads) if plain(head).endswith(f" {wanted}")
        ]
        if len(found) == 1:
            return found[0]
        if found:
            places = ", ".join(self.cell(self.top[-1], index) for index in found)
            raise LookupError(
                tr(
                    "{count} columns of {file} are called {name!r}: {places}; rename one",
                    count=len(found),
                    file=self.file,
                    name=name,
                    places=places,
                )
            )
        heads = [head for head in self.heads if head]
        listed = ", ".join(heads[:MOST_LISTED]) + (" …" if len(heads) > MOST_LISTED else "")
        hint = did_you_mean(name, heads) if nearest(name, heads) else tr("it has: {listed}", listed=listed)
        raise LookupError(tr("{file} has no column {name!r}; {hint}", file=self.file, name=name, hint=hint))

    def text(self, row: int, column: int) -> str:
        """Return what a cell says; a row may end before its last cells."""
        cells, at = self.grid.rows[row], self.first + column
        return cells[at] if at < len(cells) else ""

    def has_text(self, column: int, text: str) -> bool:
        """Return whether some row has a text in a column."""
        return bool(self.rows_with(column, text))

    def rows_with(self, column: int, text: str) -> Sequence[int]:
        """Return the rows that have a text in a column, from the top."""
        known = self.saying.get(column)
        if known is None:
            known = {}
            for row in self.rows:
                known.setdefault(plain(self.text(row, column)), []).append(row)
            self.saying[column] = known  # whole, for whoever reads it in another thread
        return known.get(plain(text), ())

    def number(self, row: int, column: int) -> str:
        """Return the number in a cell as a brief writes it; ValueError for one that may be two."""
        text = self.text(row, column)
        if text.isascii() and text.isdigit():
            return text
        doubtful = may_be_thousands(text) and self.wanted.ending in TEXTS
        commas = doubtful and self.has_commas(column)
        return written(text, self.wanted, commas=commas)

    def has_commas(self, column: int) -> bool:
        """Return whether numbers of a column have decimal commas, or are parted by what comes with these."""
        known = self.grid.commas
        if column not in known:
            cells = (self.text(row, column) for row in self.rows)
            known[column] = self.grid.semicolons or any(map(has_decimal_comma, cells))
        return known[column]

    def cell(self, row: int, column: int) -> str:
        """Return the name of a cell: returns.csv:7:3."""
        return self.file + self.grid.name(self.grid.lines[row], self.first + column)

    def size(self, row: int) -> int:
        """Return how many rows of the file a row stands for."""
        return 1

    def parts(self, row: int, column: int) -> tuple[Addends, ...]:
        """Return the numbers that a cell stands for; none where it is one."""
        return ()

    def names(self, spots: Sequence[tuple[int, int]]) -> tuple[tuple[str, ...], int]:
        """Return the names of cells in their order in the file, and how many more there are."""
        return tuple(self.cell(*spot) for spot in sorted(spots)), 0

    def place(self, row: int, column: int) -> Place:
        """Return where a cell stands, for messages."""
        return self.placed(self.grid.name(self.grid.lines[row], self.first + column))

    def placed(self, named: str) -> Place:
        """Return the place of a cell by its name in the file."""
        return place_named(self.path, named)

    def is_covered(self, row: int, column: int) -> bool:
        """Return whether a cell lies under a merged one."""
        return (row, self.first + column) in self.grid.covered

    def fault(self, row: int, column: int) -> str:
        """Return what is wrong with a cell before it is read; empty where nothing is."""
        return self.grid.notes.get((row, self.first + column), "")


def place_named(path: str, named: str) -> Place:
    """Return the place of a cell; one of a text file has a line and a column."""
    found = re.fullmatch(r":(\d+):(\d+)", named)
    return Place(path, int(found[1]), int(found[2])) if found else Place(path + named)


@lru_cache(maxsize=MOST_COMPARED)
def plain(text: str) -> str:
    """Return a text as texts of tables are compared: full-width letters, case and spaces set aside."""
    return " ".join(unicodedata.normalize("NFKC", text).split()).casefold()


def table_of(grid: Grid, wanted: TableFile, *, path: str, sha256: str) -> DataTable:
    """Return the table of a grid; TableError where heads, or rows as wide as they are, are missing."""
    if wanted.marks:
        grid.rows = [[unmarked(text, wanted.marks) for text in row] for row in grid.rows]
    rows, first, last = _bounds(grid, wanted.range)
    shown = {row: _cut(grid.rows[row], first, last) for row in rows}
    filled = [row for row in rows if any(shown[row])]
    if not filled:
        way = tr("name the cells with its heads and rows, `range`") if wanted.range else ""
        raise TableError(tr("the table is empty"), way)
    if not grid.whole:
        filled = filled[_titles([shown[row] for row in filled], wanted.header) :]
    start = rows.index(filled[0])
    top, below = rows[start : start + wanted.header], rows[start + wanted.header :]
    if len(top) < wanted.header or not all(any(shown[row]) for row in top):
        raise TableError(
            tr("it has fewer than {header} rows of heads", header=wanted.header),
            tr("correct `header`, or `range`"),
        )
    if not grid.whole:
        below = _body([shown[row] for row in below], below, grid, (path, first))
    _refuse_ragged(grid, top, below, path)
    heads = _heads([shown[row] for row in top])
    table = DataTable(
        file=wanted.called,
        path=path,
        sha256=sha256,
        grid=grid,
        heads=heads,
        first=first,
        top=tuple(top),
        rows=tuple(below),
        wanted=wanted,
    )
    _fill_down(table, wanted.fill_down)
    return table


def _bounds(grid: Grid, cells: str) -> tuple[list[int], int, int]:
    """Return the indices of the rows of a range, and those of its first column and behind its last."""
    width = max((len(row) for row in grid.rows), default=0)
    found = RANGE.fullmatch(cells.upper())
    if found is None:
        return list(range(len(grid.rows))), 0, width
    left, right = sorted((column_index(found[1]), column_index(found[3])))
    least, most = int(found[2] or 1), int(found[4] or 0)
    rows = [index for index, line in enumerate(grid.lines) if line >= least and (not most or line <= most)]
    return rows, left, min(right + 1, width)


def _cut(row: Sequence[str], first: int, last: int) -> list[str]:
    cells = list(row[first:last])
    return cells + [""] * (last - first - len(cells))


def _heads(top: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return the names of columns: heads over several columns count for each of them."""
    upper = [_spread(row) for row in top[:-1]]
    columns = zip(*upper, top[-1], strict=True)
    return tuple(
        " ".join(dict.fromkeys(" ".join(text.split()) for text in column if text)) for column in columns
    )


def _spread(row: Sequence[str]) -> list[str]:
    found: list[str] = []
    for text in row:
        found.append(text or (found[-1] if found else ""))
    return found


def _refuse_ragged(grid: Grid, top: Sequence[int], below: Sequence[int], path: str) -> None:
    """Refuse rows of more cells than there are heads: a comma in a number has cut them."""
    width = max(len(grid.rows[row]) for row in top)
    for row in below:
        cells = grid.rows[row]
        if len(cells) > width and any(cells[width:]):
            raise TableError(
                tr("this row has {count} cells, the heads have {width}", count=len(cells), width=width),
                tr('put a text or number with a comma in quotes: "1,234"'),
                place_named(path, grid.name(grid.lines[row], width)),
            )


def _titles(filled: Sequence[Sequence[str]], header: int) -> int:
    """Return how many rows above the heads are titles: one text at their beginning, and more cells follow.

    Of several rows of heads the first may look like a title: it is one where all these rows follow it.
    """
    count = 0
    while count + header < len(filled) and filled[count][0] and sum(map(bool, filled[count])) == 1:
        count += 1
    if sum(map(bool, filled[count])) < LEAST_CELLS:
        return 0
    last = filled[count + header - 1] if header > 1 and count + header <= len(filled) else ()
    return 0 if any(_NUMBER.fullmatch(text) and not is_dated(text) for text in last) else count


def is_note(cells: Sequence[str], like: Sequence[str]) -> bool:
    """Return whether a row is a note: it says so, or has a text at its beginning and nothing else.

    A mark at its beginning says so where no number follows, and a word where none stands below those of the
    first row, ``like``: it may as well be a row that has a note, or a member that is called so.
    """
    alone = len(cells) >= LEAST_CELLS and bool(cells[0]) and not any(cells[1:]) and not is_dated(cells[0])
    numbers = {at for at, text in enumerate(cells) if at and _NUMBER.fullmatch(text)}
    below = {at for at, text in enumerate(like) if at and _NUMBER.fullmatch(text)}
    marked = bool(_MARKED.match(cells[0])) and not numbers
    return alone or marked or (bool(_NOTE.match(cells[0])) and not numbers >= below > set())


def _body(shown: Sequence[Sequence[str]], rows: Sequence[int], grid: Grid, at: tuple[str, int]) -> list[int]:
    """Return the rows of a table without the notes below it; refuse rows that go on behind an empty one."""
    path, first = at
    end, like = len(rows), next(iter(shown), ())
    while end and (not any(shown[end - 1]) or is_note(shown[end - 1], like)):
        end -= 1
    gap = next((index for index in range(end) if not any(shown[index])), end)
    for index in range(gap, end):
        if any(shown[index]) and not is_note(shown[index], like):
            raise TableError(
                tr("rows go on behind an empty one: are they the same table?"),
                tr("remove the empty row, or say where the table lies: `range: A3:H400`"),
                place_named(path, grid.name(grid.lines[rows[index]], first)),
            )
    return list(rows[:gap])


def _fill_down(table: DataTable, columns: Sequence[str]) -> None:
    """Repeat in some columns what stands above an empty cell."""
    for name in columns:
        try:
            column = table.column(name)
        except LookupError as error:
            message, hint = parted(error)
            raise TableError(message, hint) from None
        above = ""
        for row in table.rows:
            cells = table.grid.rows[row]
            if table.text(row, column):
                above = table.text(row, column)
            elif table.first + column < len(cells):
                cells[table.first + column] = above
