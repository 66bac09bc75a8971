"""A ledger's entries in, the bytes of a table out: aligned text, JSON, CSV and XLSX."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import datetime
from decimal import Decimal
from typing import Any

from briefgen.report.columns import ruled
from briefgen.report.entry import LedgerEntry
from briefgen.report.table import TableValue, columns_of, heads, ledger_rows

FORMULA_START = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]*[=+\-@|\t\r\n＝＋－＠｜]")
"""Text that a spreadsheet may take for a formula when it opens a CSV: the full-width signs too."""
CREATED = datetime(1980, 1, 1)
"""The same brief gives the same bytes, whatever the day."""
TEXT_COLUMNS = (
    "key", "label", "figure", "period", "interval", "basis", "origin", "derivation", "sources", "printed",
)  # fmt: skip
WIDEST_CELL = 48
"""Width of the widest column of a sheet, in characters."""


def as_text(entries: Sequence[LedgerEntry], language: str) -> bytes:
    """Return aligned columns without those that repeat what others say, and the notes below them."""
    columns = [each for each in TEXT_COLUMNS if each != "basis" or any(entry.basis for entry in entries)]
    rows = (heads(columns, language), *ledger_rows(entries, columns, language))
    table = [[str(cell) for cell in row] for row in rows]
    right = frozenset(columns.index(column) for column in ("figure", "interval"))
    notes = _notes(entries)
    lines = [*ruled(table, right=right), *(["", *notes] if notes else [])]
    return ("\n".join(lines) + "\n").encode()


def _notes(entries: Sequence[LedgerEntry]) -> list[str]:
    """Return each note once, behind its metric where that has no other, else behind its figures."""
    noted: dict[tuple[str, str], list[str]] = {}
    for entry in entries:
        if entry.note:
            noted.setdefault((entry.metric, entry.note), []).append(entry.key)
    notes = Counter(metric for metric, _ in noted)
    return [
        f"{metric if notes[metric] == 1 else ', '.join(keys)}: {note}"
        for (metric, note), keys in noted.items()
    ]


def as_json(entries: Sequence[LedgerEntry], language: str) -> bytes:
    """Return a list of objects, with English keys; numbers are texts that lose no digit."""
    columns = columns_of(entries)
    objects = [_object(entry, columns) for entry in entries]
    return (json.dumps(objects, ensure_ascii=False, indent=2) + "\n").encode()


def _object(entry: LedgerEntry, columns: Sequence[str]) -> dict[str, Any]:
    plain = {
        name: str(value) if isinstance(value, Decimal) else value for name, value in asdict(entry).items()
    }
    for rare in ("data_sha256", "parameters"):
        if rare not in columns:
            del plain[rare]
    plain["printed"] = [
        {
            "medium": at.medium,
            **({"name": at.name} if at.name else {}),
            "number": at.number,
            "as": list(at.as_),
        }
        for at in entry.printed
    ]
    return plain


def as_csv(entries: Sequence[LedgerEntry], language: str) -> bytes:
    """Return UTF-8 with a byte-order mark, by which spreadsheets know it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    columns = columns_of(entries)
    writer.writerow(heads(columns, language))
    writer.writerows([_guarded(cell) for cell in row] for row in ledger_rows(entries, columns, language))
    return out.getvalue().encode("utf-8-sig")


def _guarded(cell: TableValue) -> str:
    """Return a cell as text; an apostrophe keeps what looks like a formula from being one."""
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return f"'{cell}" if FORMULA_START.match(cell) else cell


def as_xlsx(entries: Sequence[LedgerEntry], language: str) -> bytes:
    """Return a workbook of one sheet; texts are never formulas or links, numbers are numbers."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"created": CREATED})
    sheet = book.add_worksheet("facts")
    bold = book.add_format({"bold": True})
    columns = columns_of(entries)
    for index, head in enumerate(heads(columns, language)):
        sheet.write_string(0, index, head, bold)
    table = ledger_rows(entries, columns, language)
    for line, row in enumerate(table, 1):
        for index, cell in enumerate(row):
            if isinstance(cell, Decimal):
                sheet.write_number(line, index, float(cell))
            else:
                sheet.write_string(line, index, cell)
    _arrange(sheet, table, len(columns))
    book.close()
    return out.getvalue()


def _arrange(sheet: Any, table: Sequence[Sequence[TableValue]], width: int) -> None:
    """Keep the heads in sight, let every column be filtered, and give it the room of its texts."""
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(len(table), 1), width - 1)
    sheet.autofit(max_width=WIDEST_CELL * 7)


FORMATS: dict[str, Callable[[Sequence[LedgerEntry], str], bytes]] = {
    "text": as_text,
    "json": as_json,
    "csv": as_csv,
    "xlsx": as_xlsx,
}
