"""A sheet of an OpenDocument spreadsheet (.ods): its bytes in, the grid of its cells as they show out."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal, InvalidOperation
from typing import Any

from briefgen.base.spreadsheet import column_letters
from briefgen.base.translate import tr
from briefgen.data.grid import Grid, TableError, refuse_too_large
from briefgen.data.table_file import TableFile
from briefgen.data.workbook import MOST_UNPACKED, sheet_name

MOST_DECIMALS = 15
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")


def read(data: bytes, wanted: TableFile) -> Grid:
    """Return the cells of a sheet; TableError where there is no such sheet, or no spreadsheet."""
    tables = {table.get(f"{_TABLE}name", ""): table for table in _tables(data)}
    title = sheet_name(list(tables), wanted.sheet)
    rows: list[list[str]] = []
    covered: set[tuple[int, int]] = set()
    spans: dict[int, tuple[int, str]] = {}
    empty = 0  # rows since the last one with a text: a sheet ends with a million of them
    for element in tables[title].iter(f"{_TABLE}table-row"):
        row, under = _row(element, len(rows) + empty, spans)
        times = _number(element, "number-rows-repeated")
        if not any(row):
            empty += times
            continue
        refuse_too_large(len(rows) + empty + times, (len(rows) + times) * len(row))
        rows += [[] for _ in range(empty)]
        empty = 0
        for _ in range(times):
            covered |= {(len(rows), column) for column in under}
            rows.append(list(row))
    return Grid(
        rows=rows,
        lines=range(1, len(rows) + 1),
        name=lambda row, column: f"!{title}!{column_letters(column)}{row}",
        covered=frozenset(covered),
    )


def _tables(data: bytes) -> list[Any]:
    """Return the sheets of a spreadsheet."""
    from lxml import etree

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_UNPACKED:
                raise TableError(
                    tr("it unpacks to more than {number} MiB", number=MOST_UNPACKED >> 20),
                    tr("save the sheet as CSV"),
                )
            content = archive.read("content.xml")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        root = etree.fromstring(content, parser)
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, NotImplementedError, RuntimeError, OSError):
        hint = tr("save it anew, without a password")
        raise TableError(tr("it is not a spreadsheet (.ods), or damaged or locked"), hint) from None
    except ValueError as error:
        raise (
            error if isinstance(error, TableError) else TableError(tr("the spreadsheet is damaged"))
        ) from None
    return list(root.iter(f"{_TABLE}table"))


def _row(element: Any, number: int, spans: dict[int, tuple[int, str]]) -> tuple[list[str], set[int]]:
    """Return the texts of a row, and the columns that lie under merged cells.

    ``spans`` has, by column, the row behind a merged cell's last one, and its text.
    """
    texts: list[str] = []
    under: set[int] = set()
    cells = [cell for cell in element if cell.tag in _CELLS]
    while cells and not _text(cells[-1]) and cells[-1].tag == _CELLS[0]:
        cells.pop()  # the empty ones that fill a sheet to its last column
    for cell in cells:
        text, times = _text(cell), _number(cell, "number-columns-repeated")
        refuse_too_large(0, len(texts) + times)
        if cell.tag == _CELLS[0]:
            last = number + _number(cell, "number-rows-spanned")
            for column in range(len(texts), len(texts) + _number(cell, "number-columns-spanned")):
                spans[column] = (last, text)
            texts += [text] * times
            continue
        for column in range(len(texts), len(texts) + times):
            end, above = spans.get(column, (0, ""))
            texts.append(above if number < end else "")
            under.add(column)
    return texts, under


def _number(element: Any, name: str) -> int:
    text = element.get(f"{_TABLE}{name}", "1")
    return int(text) if text.isdecimal() and len(text) < 8 else 1


def _text(cell: Any) -> str:
    """Return what a cell shows: a number with the decimals that it is shown with, a date as YYYY-MM-DD."""
    kind = cell.get(f"{_OFFICE}value-type", "")
    said = " ".join("".join(each.itertext()).strip() for each in cell.findall(f"{_TEXT}p")).strip()
    if kind in ("float", "percentage", "currency"):
        return _shown(cell.get(f"{_OFFICE}value", ""), said, percent=kind == "percentage")
    if kind == "date":
        return str(cell.get(f"{_OFFICE}date-value", said)).removesuffix("T00:00:00").replace("T", " ")
    if kind == "boolean":
        return str(cell.get(f"{_OFFICE}boolean-value", said))
    return said


def _shown(value: str, said: str, *, percent: bool) -> str:
    """Return a number with as many decimals as its text has, in whichever language that is written."""
    try:
        exact = Decimal(value).scaleb(2 * percent)
    except InvalidOperation:
        return said
    if not exact.is_finite():
        return said
    digits = "".join(letter for letter in said if letter.isdecimal())
    sign = "%" * percent
    for places in range(MOST_DECIMALS):
        text = f"{exact:.{places}f}"
        if text.lstrip("-").replace(".", "") == digits:
            return text + sign
    plain = f"{exact:f}"
    return (plain.rstrip("0").rstrip(".") if "." in plain else plain) + sign
