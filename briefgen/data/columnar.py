"""A Parquet file: its path in, the grid of its rows out."""

from __future__ import annotations

from pathlib import Path

from briefgen.base.translate import tr
from briefgen.data.duck import duck, lock, queried, quoted
from briefgen.data.grid import Grid, TableError, refuse_too_large
from briefgen.data.table_file import TableFile


def read(path: Path, wanted: TableFile) -> Grid:
    """Return the rows below the names of their columns; TableError where it cannot be read."""
    with path.open("rb") as file:
        if file.read(4) != b"PAR1":
            raise TableError(tr("it is not a Parquet file"), tr("write it anew, or as CSV"))
    with duck() as engine:
        lock(engine, [path])
        name = quoted(path)
        [(rows,)] = engine.execute(f"select num_rows from parquet_file_metadata({name})").fetchall()
        columns = engine.execute(f"describe select * from read_parquet({name}, hive_partitioning = false)")
        refuse_too_large(rows, rows * len(columns.fetchall()))
        return queried(engine, f"select * from read_parquet({name}, hive_partitioning = false)", sort=False)
