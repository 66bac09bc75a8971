"""Rows in, the same rows as a database, a Parquet file or a query of files out."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import duckdb

from fuzz.choice import Choice

Cell = str | Decimal | None
QUERIES = (
    "select * from {t}", "select {all} from {t}", "with w as (select * from {t}) select {all} from w",
    "select {all} from (select * from {t}) as w where 1 = 1", "select {all} from {t};",
    "select {all} from {t} -- all of them", "select * from {t} limit 100000",
)  # fmt: skip


def quoted(name: str) -> str:
    """Return a name as SQL has it."""
    return '"' + name.replace('"', '""') + '"'


def stored(choice: Choice, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> tuple[str, bytes]:
    """Return the ending and the bytes of a file that holds rows; nothing where its engine cannot."""
    ending = choice.pick(("db", "duckdb", "parquet"))
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / f"t.{ending}"
        try:
            (_sqlite if ending == "db" else _duck)(path, heads, rows)
        except (sqlite3.Error, duckdb.Error):
            return "", b""  # two heads that differ in capitals alone
        return ending, path.read_bytes()


def query(choice: Choice, heads: Sequence[str], table: str) -> str:
    """Return a query that finds all rows of a table or file."""
    return choice.pick(QUERIES).format(t=table, all=", ".join(map(quoted, heads)))


def _sqlite(path: Path, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    with closing(sqlite3.connect(path)) as base:
        base.execute(f"create table waits ({', '.join(f'{quoted(head)} text' for head in heads)})")
        told = [[f"{cell:f}" if isinstance(cell, Decimal) else cell for cell in row] for row in rows]
        base.executemany(f"insert into waits values ({', '.join('?' for _ in heads)})", told)
        base.commit()


def _duck(path: Path, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    """Write a database of DuckDB or a Parquet file, numbers with the decimals that they have."""
    kinds = [_kind([row[at] for row in rows]) for at in range(len(heads))]
    columns = ", ".join(f"{quoted(head)} {kind}" for head, kind in zip(heads, kinds, strict=True))
    database = ":memory:" if path.suffix == ".parquet" else str(path)
    with closing(duckdb.connect(database)) as base:
        base.execute(f"create table waits ({columns})")
        base.executemany(
            f"insert into waits values ({', '.join('?' for _ in heads)})", [list(r) for r in rows]
        )
        if path.suffix == ".parquet":
            base.execute(f"copy waits to '{path}'")


def _kind(cells: Sequence[Cell]) -> str:
    """Return the type of a column; texts where that of decimals would not keep the zeros of its numbers."""
    numbers = [cell for cell in cells if isinstance(cell, Decimal)]
    places = {max(0, -int(number.as_tuple().exponent)) for number in numbers}
    zeros = places != {0} and all(f"{number:f}".endswith("0") for number in numbers)
    if len(places) != 1 or zeros or any(isinstance(cell, str) for cell in cells):
        return "varchar"
    return f"decimal(18, {places.pop()})"
