"""A table of the brief in, its file read out: by the reader of its kind, within limits, and never changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from briefgen.data.data_table import DataTable, table_of
from briefgen.data.grid import MOST_BYTES, Grid, TableError
from briefgen.data.table_file import TableFile
from briefgen.runtime.sandbox import MissingFileError, file_within

READERS = {".csv": "delimited", ".tsv": "delimited", ".json": "records", ".xlsx": "workbook"}
"""The module with the reader of each kind of file; each is imported for the first table of its kind."""


def open_table(wanted: TableFile, folder: Path) -> DataTable:
    """Return the table; TableError where it cannot be read, with its place where it has one."""
    data = _content(wanted.file, folder)
    read: Callable[[bytes, TableFile], Grid] = import_module(f"briefgen.data.{READERS[wanted.ending]}").read
    path = str(folder / wanted.file.replace("\\", "/"))
    return table_of(read(data, wanted), wanted, path=path, sha256=hashlib.sha256(data).hexdigest())


def _content(name: str, folder: Path) -> bytes:
    try:
        path = file_within(folder, name)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except MissingFileError as error:
        raise TableError("there is no such file", error.cure) from None
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise TableError(f"it cannot be read: {said}") from None
    if len(data) > MOST_BYTES:
        raise TableError(f"it is larger than {MOST_BYTES >> 20} MiB", "keep the rows that the brief needs")
    if not data.strip():
        raise TableError("the file is empty")
    return data
