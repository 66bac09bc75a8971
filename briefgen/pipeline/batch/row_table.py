"""A table of rows in, its rows as texts by the heads of their columns out."""

from __future__ import annotations

from pathlib import Path

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import BriefError, FieldError, Place, Problem
from briefgen.base.translate import tr
from briefgen.data.grid import TableError
from briefgen.data.open_table import small_table
from briefgen.data.table_file import QueryFile, TableFile


@dataclass(frozen=True, slots=True, kw_only=True)
class RowTable:
    """The rows of a batch."""

    columns: tuple[str, ...]
    rows: tuple[BatchRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchRow:
    """A row: its number from 1, where it stands, and its cells by their columns."""

    number: int
    place: Place
    cells: dict[str, str]


def read_rows(path: Path, sheet: str = "", *, database: str = "", connection: str = "") -> RowTable:
    """Return the rows of a table's file, or those that the query in a .sql finds; BriefError for none.

    A query asks the database in a file beside it, or the one whose address an environment variable holds,
    else the files beside it.
    """
    where = Place(str(path))
    try:
        if path.suffix.lower() == ".sql":
            query = QueryFile(file=path.name, place=where)
            wanted = TableFile(key="rows", sql=query, database=database, connection=connection, place=where)
        else:
            wanted = TableFile(file=path.name, sheet=sheet, place=where)
        table = small_table(wanted, path.parent)
    except FieldError as error:
        raise BriefError([Problem(where, str(error), "", "table")]) from None
    except TableError as error:
        raise BriefError([Problem(error.place or where, str(error), error.hint, "table")]) from None
    heads = [head for head in table.heads if head]
    if twice := next((head for head in heads if heads.count(head) > 1), ""):
        raise BriefError(
            [Problem(where, tr("two columns are called {twice!r}", twice=twice), tr("rename one"), "table")]
        )
    columns = [(at, head) for at, head in enumerate(table.heads) if head]
    rows = (
        BatchRow(
            number=number,
            place=table.place(row, 0),
            cells={head: table.text(row, at).strip() for at, head in columns},
        )
        for number, row in enumerate(table.rows, 1)
    )
    return RowTable(columns=tuple(heads), rows=tuple(rows))
