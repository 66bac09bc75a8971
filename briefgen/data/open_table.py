"""A table of the brief in, its file read out: by the reader of its kind, within limits, and never changed."""

from __future__ import annotations

import hashlib
from importlib import import_module
from pathlib import Path
from threading import Lock

from briefgen.base.copier import replace
from briefgen.data.big_table import BigTable, LargeFile, big_table, is_big
from briefgen.data.content import content, file_hash, names_of, path_of, path_to_show
from briefgen.data.data_table import DataTable, table_of
from briefgen.data.grid import Grid, TableError
from briefgen.data.table_file import TEXTS, TableFile

READERS = {
    ".csv": "delimited",
    ".tsv": "delimited",
    ".json": "records",
    ".xlsx": "workbook",
    ".xls": "old_workbook",
    ".ods": "open_document",
}
"""The module with the reader of each kind of file; each is imported for the first table of its kind."""
ENGINES = {".parquet": "columnar"}
"""Likewise, of files that an engine reads by their path."""
BIG = (*TEXTS, ".parquet")
"""Kinds of files that an engine reads where they are large."""
MOST_KEPT_CELLS = 1_000_000
"""Of tables that are kept for the next brief of this process; those used last stay."""
_TURN = Lock()
"""Held by whoever looks through them."""
_KEPT: dict[tuple[str, str, TableFile], DataTable] = {}
"""Tables by path, hash of the content, and where in the file they lie: many briefs may read one file."""


def open_table(wanted: TableFile, folder: Path) -> DataTable | BigTable:
    """Return a table, large files as rows in an engine; TableError where it cannot be read."""
    if not wanted.sql and wanted.ending in BIG:
        names = names_of(wanted.called, folder)
        if is_big(wanted, paths := [_located(name, folder, of=len(names)) for name in names]):
            return _big(wanted, folder, names, paths)
    return small_table(wanted, folder)


def _located(name: str, folder: Path, *, of: int) -> Path:
    """Return where a file lies, which is named where it is one of several and cannot be read."""
    try:
        return path_of(name, folder)
    except TableError as error:
        raise error if of == 1 else TableError(f"{name}: {error}", error.hint) from None


def _big(wanted: TableFile, folder: Path, names: list[str], paths: list[Path]) -> BigTable:
    files = [
        LargeFile(name=name, path=path, shown=path_to_show(name, folder, path), sha256=file_hash(path))
        for name, path in zip(names, paths, strict=True)
    ]
    return big_table(wanted, files, str(folder / wanted.called))


def small_table(wanted: TableFile, folder: Path) -> DataTable:
    """Return a table as texts; TableError where it cannot be read, with its place where it has one."""
    if wanted.sql:
        from briefgen.data.query import queried

        def opened(name: str) -> DataTable:
            return small_table(TableFile(file=name, place=wanted.place), folder)

        grid, sha256 = queried(wanted, folder, opened)
        path = str(folder / wanted.database.replace("\\", "/")) if wanted.database else wanted.called
        return table_of(grid, wanted, path=path, sha256=sha256)
    names = names_of(wanted.called, folder)
    if names == [wanted.called]:
        return _from_file(wanted, folder)
    from briefgen.data.many_files import joined

    tables = [_one_of(wanted, name, folder) for name in names]
    return joined(wanted.called, str(folder / wanted.called), tables)


def _one_of(wanted: TableFile, name: str, folder: Path) -> DataTable:
    """Return the table of one of several files; what is wrong with it names it."""
    try:
        return _from_file(replace(wanted, file=name), folder)
    except TableError as error:
        raise error if error.place else TableError(f"{name}: {error}", error.hint) from None


def _from_file(wanted: TableFile, folder: Path) -> DataTable:
    """Return the table of a file; the one that was read before, where the file is still the same."""
    path = path_of(wanted.file, folder)
    called = path_to_show(wanted.called, folder, path)
    engine = ENGINES.get(wanted.ending)
    data = b"" if engine else content(path)
    sha256 = file_hash(path) if engine else hashlib.sha256(data).hexdigest()
    key = (called, sha256, wanted)
    with _TURN:
        known = _KEPT.pop(key, None)
    if known is None:
        reader = import_module(f"briefgen.data.{engine or READERS[wanted.ending]}")
        grid: Grid = reader.read(path if engine else data, wanted)
        known = table_of(grid, wanted, path=called, sha256=sha256)
    known = replace(known, values={})  # those of the brief before: another one reads other cells
    with _TURN:
        _KEPT[key] = known
        while len(_KEPT) > 1 and sum(_cells(table) for table in _KEPT.values()) > MOST_KEPT_CELLS:
            del _KEPT[next(iter(_KEPT))]
    return known


def _cells(table: DataTable) -> int:
    return len(table.grid.rows) * max(len(table.heads), 1)
