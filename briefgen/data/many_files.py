"""Tables of files with the same heads in, one table of all their rows out: each cell names its own file."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import zip_longest

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.base.translate import tr
from briefgen.data.data_table import DataTable, plain
from briefgen.data.grid import TableError, refuse_too_large


@dataclass(frozen=True, slots=True, kw_only=True)
class ManyFiles(DataTable):
    """The rows of several files one after the other."""

    tables: tuple[DataTable, ...]
    origins: tuple[tuple[int, int], ...]
    """Of each row: the index of its table, and its own there; at the end those of the first table's heads."""

    def text(self, row: int, column: int) -> str:
        """Return what a cell says."""
        table, own = self.origins[row]
        return self.tables[table].text(own, column)

    def number(self, row: int, column: int) -> str:
        """Return the number in a cell as a brief writes it."""
        table, own = self.origins[row]
        return self.tables[table].number(own, column)

    def cell(self, row: int, column: int) -> str:
        """Return the name of a cell in its own file: returns/2025-07.csv:7:3."""
        table, own = self.origins[row]
        return self.tables[table].cell(own, column)

    def place(self, row: int, column: int) -> Place:
        """Return where a cell stands in its own file."""
        table, own = self.origins[row]
        return self.tables[table].place(own, column)

    def is_covered(self, row: int, column: int) -> bool:
        """Return whether a cell lies under a merged one."""
        table, own = self.origins[row]
        return self.tables[table].is_covered(own, column)

    def fault(self, row: int, column: int) -> str:
        """Return what is wrong with a cell before it is read."""
        table, own = self.origins[row]
        return self.tables[table].fault(own, column)


def joined(called: str, path: str, tables: Sequence[DataTable]) -> DataTable:
    """Return the rows of all tables as those of one; TableError where heads are not those of the first."""
    first = tables[0]
    for table in tables[1:]:
        refuse_other(first, table)
    origins = [(index, row) for index, table in enumerate(tables) for row in table.rows]
    refuse_too_large(len(origins), len(origins) * len(first.heads))
    return ManyFiles(
        file=called,
        path=path,
        sha256=hash_of(tables),
        grid=first.grid,
        heads=first.heads,
        first=0,
        top=(len(origins),),
        rows=tuple(range(len(origins))),
        tables=tuple(tables),
        wanted=first.wanted,
        origins=(*origins, (0, first.top[-1])),
    )


def refuse_other(first: DataTable, table: DataTable) -> None:
    """Refuse a table whose columns are not those of the first, or that counts days from another one."""
    for column, (wanted, head) in enumerate(zip_longest(first.heads, table.heads)):
        if plain(wanted or "") != plain(head or ""):
            here = tr("is called {head!r}", head=head) if head else tr("has no head")
            there = tr("it is {head!r}", head=wanted) if wanted else tr("there is none")
            raise TableError(
                tr("this column {here}; in {file} {there}", here=here, file=first.file, there=there),
                tr("files that are read as one have the same heads in the same order"),
                table.place(table.top[-1], column),
            )
    if first.grid.epoch != table.grid.epoch:
        raise TableError(
            tr(
                "{file} counts days from {epoch}, {other} from {other_epoch}",
                file=table.file,
                epoch=table.grid.epoch,
                other=first.file,
                other_epoch=first.grid.epoch,
            )
        )


def hash_of(tables: Sequence[DataTable]) -> str:
    """Return the hash of files, each by its name and its content."""
    lines = "".join(f"{table.sha256}  {table.file}\n" for table in tables)
    return hashlib.sha256(lines.encode()).hexdigest()
