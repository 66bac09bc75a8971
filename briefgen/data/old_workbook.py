"""A sheet of an old workbook (.xls): its bytes in, the grid of its cells as they are shown out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import Any

from briefgen.base.marked import N_
from briefgen.base.spreadsheet import column_letters
from briefgen.base.translate import tr
from briefgen.data.grid import FIRST_DAY, Grid, TableError, refuse_too_large
from briefgen.data.number_format import shown, shown_date
from briefgen.data.table_file import TableFile
from briefgen.data.workbook import sheet_name

INSTALL = N_("pip install xlrd, as the extra `data` does, or save it as .xlsx")
_OLD = b"\xd0\xcf\x11\xe0"
_NUMBER, _DATE, _BOOLEAN, _ERROR = 2, 3, 4, 5
"""Kinds of cells."""
_FIRST_DAYS = (FIRST_DAY, date(1904, 1, 1))


def read(data: bytes, wanted: TableFile) -> Grid:
    """Return the cells of a sheet; TableError where there is no such sheet, or no workbook."""
    if not data.startswith(_OLD):
        what = tr("a workbook of today") if data.startswith(b"PK") else tr("a page or a text")
        hint = (
            tr("name it .xlsx")
            if data.startswith(b"PK")
            else tr("open it in a spreadsheet and save it as .xlsx")
        )
        raise TableError(tr("it is not an old workbook (.xls), but {what}", what=what), hint)
    try:
        import xlrd
    except ImportError:
        raise TableError(
            tr("old workbooks need the library xlrd, which is not installed"), tr(INSTALL)
        ) from None
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=_Silent())
    except Exception:
        raise TableError(
            tr("it is damaged, or locked with a password"), tr("save it as .xlsx without one")
        ) from None
    sheet = book.sheet_by_name(sheet_name(book.sheet_names(), wanted.sheet))
    refuse_too_large(sheet.nrows, sheet.nrows * sheet.ncols)
    rows = [[_text(book, cell) for cell in sheet.row(row)] for row in range(sheet.nrows)]
    title = sheet.name
    return Grid(
        rows=rows,
        lines=range(1, len(rows) + 1),
        name=lambda row, column: f"!{title}!{column_letters(column)}{row}",
        covered=frozenset(_merged(sheet, rows)),
        epoch=_FIRST_DAYS[book.datemode],
    )


class _Silent:
    """Where the reader's remarks go."""

    def write(self, text: str) -> int:
        """Take a remark."""
        return len(text)


def _text(book: Any, cell: Any) -> str:
    """Return what a cell shows; dates as YYYY-MM-DD, or as much of them as is shown."""
    import xlrd

    if cell.ctype == _BOOLEAN:
        return str(bool(cell.value)).lower()
    if cell.ctype == _ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#ERROR!"))
    if cell.ctype not in (_NUMBER, _DATE):
        return str(cell.value).strip()
    form = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
    if cell.ctype == _NUMBER:
        return shown(int(cell.value) if cell.value == int(cell.value) else cell.value, form)
    try:
        moment = xlrd.xldate.xldate_as_datetime(cell.value, book.datemode)
    except (ValueError, OverflowError):
        return shown(cell.value, "General")
    return (
        moment.time().isoformat() if cell.value < 1 and moment.time() != time(0) else shown_date(moment, form)
    )


def _merged(sheet: Any, rows: list[list[str]]) -> Iterator[tuple[int, int]]:
    """Repeat the text of merged cells in those that they cover, and yield these."""
    for top, bottom, left, right in sheet.merged_cells:
        for row in range(top, min(bottom, len(rows))):
            for column in range(left, min(right, len(rows[row]))):
                if (row, column) != (top, left):
                    rows[row][column] = rows[top][left]
                    yield row, column
