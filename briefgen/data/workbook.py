"""A sheet of a workbook (.xlsx): its bytes in, the grid of its cells as they are shown out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import Any

from briefgen.base.diagnostics import did_you_mean, nearest
from briefgen.base.marked import N_
from briefgen.base.spreadsheet import column_letters
from briefgen.base.translate import tr
from briefgen.data.grid import Grid, TableError, last_row, refuse_too_large
from briefgen.data.number_format import shown, shown_date
from briefgen.data.table_file import TableFile
from briefgen.runtime.quiet import warnings_ignored

MOST_UNPACKED = 256 << 20
"""Bytes that a workbook may unpack to."""
INSTALL = N_("pip install openpyxl, as the extra `data` does, or save the sheet as CSV")
UNSAVED = N_("a formula whose result is not stored: open the workbook in a spreadsheet and save it")
_OLD = b"\xd0\xcf\x11\xe0"


def read(data: bytes, wanted: TableFile) -> Grid:
    """Return the cells of a sheet; TableError where there is no such sheet, or no workbook."""
    _refuse_foreign(data)
    with _opened(data, values=True) as book:
        sheet = _sheet(book, wanted.sheet)
        last = min(sheet.max_row, last_row(wanted.range) or sheet.max_row)
        refuse_too_large(last, last * sheet.max_column)
        rows = [[_text(cell) for cell in row] for row in sheet.iter_rows(max_row=last)]
        covered = frozenset(_merged(sheet, rows))
        epoch, title = book.epoch.date(), sheet.title
    empty = {(index, column) for index, row in enumerate(rows) for column, text in enumerate(row) if not text}
    return Grid(
        rows=rows,
        lines=range(1, len(rows) + 1),
        name=lambda row, column: f"!{title}!{column_letters(column)}{row}",
        covered=covered,
        epoch=epoch,
        notes=dict.fromkeys(_unsaved(data, title, empty), tr(UNSAVED)) if empty else {},
    )


def _refuse_foreign(data: bytes) -> None:
    if data.startswith(_OLD):
        raise TableError(
            tr("it is an old workbook (.xls), or locked with a password"),
            tr("save it as .xlsx without a password"),
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise TableError(
            tr("it is not a workbook (.xlsx), or damaged"), tr("save it anew as .xlsx or as CSV")
        ) from None
    if size > MOST_UNPACKED:
        raise TableError(
            tr("it unpacks to more than {number} MiB", number=MOST_UNPACKED >> 20),
            tr("save the one sheet as CSV"),
        )


@contextmanager
def _opened(data: bytes, *, values: bool) -> Iterator[Any]:
    """Open a workbook, with results or with formulas; TableError for whatever its reader stumbles over."""
    try:
        import openpyxl
    except ImportError:
        raise TableError(
            tr("workbooks need the library openpyxl, which is not installed"), tr(INSTALL)
        ) from None
    with warnings_ignored("openpyxl"):  # of what it leaves out: drawings, checks of what is entered
        try:
            book = openpyxl.load_workbook(
                io.BytesIO(data), data_only=values, keep_links=False, rich_text=False
            )
        except Exception:
            raise TableError(tr("the workbook is damaged"), tr("save it anew as .xlsx or as CSV")) from None
        yield book


def _sheet(book: Any, name: str) -> Any:
    return book[sheet_name([sheet.title for sheet in book.worksheets], name)]


def sheet_name(names: Sequence[str], name: str) -> str:
    """Return the name of the sheet that is asked for, the only one by default; TableError for none."""
    if not name and len(names) == 1:
        return names[0]
    if not name:
        raise TableError(
            tr("it has {count} sheets", count=len(names)),
            tr("name one, `sheet: {name}`; it has {names}", name=names[0], names=", ".join(names))
            if names
            else "",
        )
    if name not in names:
        hint = (
            did_you_mean(name, names)
            if nearest(name, names)
            else tr("it has {names}", names=", ".join(names))
        )
        raise TableError(tr("it has no sheet {name!r}", name=name), hint)
    return name


def _text(cell: Any) -> str:
    """Return what a cell shows; dates as YYYY-MM-DD, or as much of them as is shown."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return shown(value, cell.number_format)
    if isinstance(value, datetime | date):
        return shown_date(value, cell.number_format)
    return value.isoformat() if isinstance(value, time) else str(value).strip()


def _merged(sheet: Any, rows: list[list[str]]) -> Iterator[tuple[int, int]]:
    """Repeat the text of merged cells in those that they cover, and yield these."""
    for area in sheet.merged_cells.ranges:
        if area.min_row > len(rows):
            continue
        first = rows[area.min_row - 1][area.min_col - 1]
        for row in range(area.min_row - 1, min(area.max_row, len(rows))):
            for column in range(area.min_col - 1, min(area.max_col, len(rows[row]))):
                if (row, column) != (area.min_row - 1, area.min_col - 1):
                    rows[row][column] = first
                    yield row, column


def _unsaved(data: bytes, title: str, empty: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the empty cells that hold a formula: no program has stored its result."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        if not any(b"<f" in archive.read(name) or b":f>" in archive.read(name) for name in parts):
            return
    with _opened(data, values=False) as book:
        for row, column in sorted(empty):
            cell = book[title].cell(row + 1, column + 1)
            if cell.data_type == "f":
                yield row, column
