"""A query on files of the brief's folder in, the grid of what it finds out: DuckDB reads these alone."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from briefgen.base.diagnostics import Place
from briefgen.base.translate import tr
from briefgen.data.content import names_of, path_of
from briefgen.data.data_table import DataTable
from briefgen.data.duck import duck, lock, name_of, queried, quoted
from briefgen.data.grid import Grid, TableError
from briefgen.data.sql_text import Token, quoted_names
from briefgen.data.table_file import ENDINGS, TableFile

T = TypeVar("T")
_NUMBER = r"-?(\d{1,24}|\d{1,3}(,\d{3}){1,6})(\.\d{1,12})?"
_DATE = r"\d{4}-\d{2}-\d{2}"


def query(
    folder: Path, sql: str, tokens: Sequence[Token], opened: Callable[[str], DataTable], *, sort: bool
) -> Grid:
    """Return what a query finds; TableError where it fails, or names a file that cannot be read.

    ``opened`` reads a file as a table of the brief; columns by name are read where they lie.
    """
    with duck(threads=1) as engine:
        columnar: list[Path] = []
        for name in dict.fromkeys(_files(tokens)):
            if name.lower().endswith(".parquet"):
                found = _read(name, lambda name: _paths(name, folder))
                rows = f"read_parquet([{', '.join(map(quoted, found))}])"
                engine.execute(f"create view {name_of(name)} as select * from {rows}")
                columnar += found
            else:
                _take(engine, name, _read(name, opened))
        lock(engine, columnar)
        return queried(engine, sql, sort=sort)


def _files(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the names of files that a query has in quotes."""
    for name in quoted_names(tokens):
        path = PurePosixPath(name)
        if path.suffix.lower() in ENDINGS and not path.stem.endswith("%"):
            yield name


def _paths(name: str, folder: Path) -> list[Path]:
    """Return where the files lie that a name, or a pattern of names, stands for."""
    wanted = TableFile(file=name, place=Place(""))
    return [path_of(each, folder) for each in names_of(wanted.called, folder)]


def _read(name: str, read: Callable[[str], T]) -> T:
    """Return what is read of a file; what is wrong with it names it."""
    try:
        return read(name)
    except TableError as error:
        raise error if error.place else TableError(f"{name!r}: {error}", error.hint) from None
    except ValueError as error:
        raise TableError(str(error)) from None


def _take(engine: Any, name: str, table: DataTable) -> None:
    """Take a table into the engine: columns of numbers exact, those of days as days, others as texts."""
    heads = [head or f"column {index}" for index, head in enumerate(table.heads, 1)]
    twice = next((head for head in heads if sum(head.lower() == each.lower() for each in heads) > 1), "")
    if twice:
        raise TableError(
            tr("{name!r}: two of its columns are called {twice!r}", name=name, twice=twice), tr("rename one")
        )
    columns = ", ".join(f"{quoted(head)}: 'varchar'" for head in heads)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "table.csv"
        with copy.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, quoting=csv.QUOTE_ALL)
            writer.writerows([table.text(row, at) for at in range(len(heads))] for row in table.rows)
        form = (
            f"columns = {{{columns}}}, quote = '\"', escape = '\"', nullstr = '', allow_quoted_nulls = true"
        )
        form = f"auto_detect = false, header = false, {form}"
        engine.execute(f"create table texts as from read_csv({quoted(copy)}, {form})")
    kinds = [f"{_typed(engine, head)} as {name_of(head)}" for head in heads]
    engine.execute(f"create table {name_of(name)} as select {', '.join(kinds)} from texts")
    engine.execute("drop table texts")


def _typed(engine: Any, head: str) -> str:
    """Return a column of texts as what all of its texts are: a decimal, a day, a text."""
    cell = name_of(head)
    filled, numbers, days, places = engine.execute(
        f"select count({cell}), count(*) filter (regexp_full_match({cell}, {quoted(_NUMBER)})),"
        f" count(*) filter (regexp_full_match({cell}, {quoted(_DATE)})"
        f" and try_cast({cell} as date) is not null),"
        f" max(length(split_part({cell}, '.', 2))) from texts"
    ).fetchone()
    if filled and numbers == filled:
        return f"cast(replace({cell}, ',', '') as decimal(38, {places or 0}))"
    return f"cast({cell} as date)" if filled and days == filled else cell
