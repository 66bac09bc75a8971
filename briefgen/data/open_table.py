"""A table of the brief in, its file read out: by the reader of its kind, within limits, and never changed."""

from __future__ import annotations

import hashlib
from importlib import import_module
from pathlib import Path

from briefgen.data.content import content, file_hash, path_of
from briefgen.data.data_table import DataTable, table_of
from briefgen.data.grid import Grid
from briefgen.data.table_file import TableFile

READERS = {".csv": "delimited", ".tsv": "delimited", ".json": "records", ".xlsx": "workbook"}
"""The module with the reader of each kind of file; each is imported for the first table of its kind."""
ENGINES = {".parquet": "columnar"}
"""Likewise, of files that an engine reads by their path."""


def open_table(wanted: TableFile, folder: Path) -> DataTable:
    """Return the table; TableError where it cannot be read, with its place where it has one."""
    if wanted.sql:
        from briefgen.data.query import queried

        def opened(name: str) -> DataTable:
            return open_table(TableFile(file=name, place=wanted.place), folder)

        grid, sha256 = queried(wanted, folder, opened)
        path = str(folder / wanted.database.replace("\\", "/")) if wanted.database else wanted.called
    else:
        grid, sha256 = _read(wanted, folder)
        path = str(folder / wanted.called)
    return table_of(grid, wanted, path=path, sha256=sha256)


def _read(wanted: TableFile, folder: Path) -> tuple[Grid, str]:
    """Return the grid of a file and the hash of its content."""
    path = path_of(wanted.file, folder)
    grid: Grid
    if engine := ENGINES.get(wanted.ending):
        grid = import_module(f"briefgen.data.{engine}").read(path, wanted)
        return grid, file_hash(path)
    data = content(path)
    grid = import_module(f"briefgen.data.{READERS[wanted.ending]}").read(data, wanted)
    return grid, hashlib.sha256(data).hexdigest()
