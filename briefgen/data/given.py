"""Tables that a program gives to a brief: rows of values in, tables like those of files out.

One that is given takes the place of the file that the brief names for it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from typing import Any

from briefgen.base.copier import replace
from briefgen.base.diagnostics import Place
from briefgen.base.translate import tr
from briefgen.data.data_table import DataTable, table_of
from briefgen.data.grid import TableError
from briefgen.data.table_file import TableFile
from briefgen.data.typed_cells import typed_grid

_GIVEN: ContextVar[Mapping[str, DataTable]] = ContextVar("_GIVEN")


@contextmanager
def tables_given(tables: Mapping[str, DataTable]) -> Iterator[None]:
    """Let the brief that is read inside have these tables, by name."""
    token = _GIVEN.set(tables)
    try:
        yield
    finally:
        _GIVEN.reset(token)


def given_table(name: str) -> DataTable | None:
    """Return the table that was given under a name."""
    table = _GIVEN.get({}).get(name)
    return table and replace(table, values={})


def given_names() -> Iterable[str]:
    """Return the names of all tables that were given."""
    return _GIVEN.get({})


def table_of_rows(name: str, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> DataTable:
    """Return a table of values; TableError where it has none, too many, or two columns of one name.

    A cell is called ``table returns, row 3, column median_min``; rows count from 1.
    """
    called = f"table {name}"
    heads = [" ".join(str(head).split()) for head in heads]
    twice = next((head for head in heads if heads.count(head) > 1), None)
    if twice is not None:
        raise TableError(tr("two of its columns are called {twice!r}", twice=twice), tr("rename one"))
    grid = typed_grid(heads, rows)
    if len(grid.rows) == 1:
        raise TableError(tr("it has no rows"))
    grid.name = partial(_named, heads)
    told = json.dumps(grid.rows, ensure_ascii=False)
    wanted = TableFile(key=name, file=f"{name}.json", place=Place(called))
    sha256 = hashlib.sha256(told.encode()).hexdigest()
    return replace(table_of(grid, wanted, path=called, sha256=sha256), file=called)


def _named(heads: Sequence[str], row: int, column: int) -> str:
    return f", row {row}, column {heads[column]}"
