"""A JSON file with a list of records: its bytes in, the grid of their values out."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.data.encoded import decoded
from briefgen.data.grid import Grid, TableError, refuse_too_large
from briefgen.data.table_file import TableFile

_SHAPE = N_('write a list of records: [{"month": "2025-10", "visits": 41}, …]')


def read(data: bytes, wanted: TableFile) -> Grid:
    """Return the records as rows below a row of their names; TableError where there are none."""
    try:
        found = json.loads(
            decoded(data, wanted.encoding or ""), parse_float=str, parse_int=str, parse_constant=_no_number
        )
    except json.JSONDecodeError as error:
        raise TableError(
            tr("line {lineno}, column {colno}: {msg}", lineno=error.lineno, colno=error.colno, msg=error.msg),
            tr(_SHAPE),
        ) from None
    except RecursionError:
        raise TableError(tr("it is nested too deeply"), tr(_SHAPE)) from None
    if not isinstance(found, list) or not all(isinstance(record, dict) for record in found):
        raise TableError(tr("it is not a list of records"), tr(_SHAPE))
    names = list(dict.fromkeys(name for record in found for name in record))
    refuse_too_large(len(found), len(found) * len(names))
    rows = [
        [_text(record.get(name), number, name) for name in names] for number, record in enumerate(found, 1)
    ]
    return Grid(
        rows=[names, *rows],
        lines=range(len(rows) + 1),
        name=lambda row, column: f"!{row}!{names[column]}",
    )


def _no_number(word: str) -> str:
    raise TableError(tr("{word} is not a number", word=word), tr("write null for a value that is missing"))


def _text(value: Any, number: int, name: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, str):
        raise TableError(
            tr("{name!r} of record {number} is a list or a record", name=name, number=number),
            tr("write one number or text"),
        )
    return f"{Decimal(value):f}" if _has_exponent(value) else value.strip()


def _has_exponent(text: str) -> bool:
    """Return whether a text is a number as 1.2e3, which JSON may have and nobody publishes."""
    digits, mark, exponent = text.lower().partition("e")
    return (
        bool(mark)
        and digits.lstrip("-").replace(".", "", 1).isdecimal()
        and exponent.lstrip("+-").isdecimal()
        and len(exponent) < 4
    )
