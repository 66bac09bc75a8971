"""A table that the brief takes by SQL in, the rows that the query finds out, with the hash of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

from briefgen.base.translate import tr
from briefgen.data.content import path_of
from briefgen.data.data_table import DataTable
from briefgen.data.grid import Grid, TableError
from briefgen.data.sql_text import is_ordered, one_query
from briefgen.data.table_file import QueryFile, TableFile

LONGEST_SQL = 100_000
_SQLITE = b"SQLite format 3\0"
_DUCKDB = b"DUCK"


def queried(wanted: TableFile, folder: Path, opened: Callable[[str], DataTable]) -> tuple[Grid, str]:
    """Return what a query finds, and its hash; TableError where it cannot be run.

    Rows for which the query asks no order are put in one by their cells: else the same data might give
    another brief. ``opened`` reads a file that the query names.
    """
    sql = _sql(wanted, folder)
    tokens = one_query(sql)
    sql, sort = sql.strip().rstrip("; \n"), not is_ordered(tokens)
    if wanted.connection:
        from briefgen.data import server

        grid = server.query(wanted.connection, sql, tokens, sort=sort)
    elif wanted.database:
        grid = _in_file(path_of(wanted.database, folder), sql, sort=sort)
    else:
        from briefgen.data import sql_on_files

        grid = sql_on_files.query(folder, sql, tokens, opened, sort=sort)
    return grid, _hash(grid)


def _sql(wanted: TableFile, folder: Path) -> str:
    if not isinstance(wanted.sql, QueryFile):
        return wanted.sql
    path = path_of(wanted.sql.file, folder)
    with path.open("rb") as file:
        data = file.read(LONGEST_SQL + 1)
    if len(data) > LONGEST_SQL:
        raise TableError(
            tr("{file} is larger than {LONGEST_SQL:,} bytes", file=wanted.sql.file, LONGEST_SQL=LONGEST_SQL),
            tr("keep the one query"),
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise TableError(tr("{file} is not UTF-8", file=wanted.sql.file), tr("save it as UTF-8")) from None


def _in_file(path: Path, sql: str, *, sort: bool) -> Grid:
    """Return what a query finds in a database that is a file; its first bytes tell which one."""
    with path.open("rb") as file:
        head = file.read(16)
    if head == _SQLITE:
        from briefgen.data import sqlite_file

        return sqlite_file.query(path, sql, sort=sort)
    if head[8:12] != _DUCKDB:
        raise TableError(
            tr("it is not a database of SQLite or DuckDB"), tr("name its file, `database: waits.db`")
        )
    from briefgen.data import duck

    with duck.duck(path, threads=1) as engine:
        duck.lock(engine)
        return duck.queried(engine, sql, sort=sort)


def _hash(grid: Grid) -> str:
    """Return the hash of rows, whatever their order."""
    heads, *rows = grid.rows
    lines = sorted(json.dumps(row, ensure_ascii=False) for row in rows)
    text = "\n".join((json.dumps(heads, ensure_ascii=False), *lines))
    return hashlib.sha256(text.encode()).hexdigest()
