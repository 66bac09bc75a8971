"""Rows of values in, as databases have them, the grid of the texts of their cells out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from briefgen.base.translate import tr
from briefgen.data.grid import MOST_BYTES, Grid, TableError, refuse_too_large
from briefgen.data.number_format import SIGNIFICANT

BATCH = 1_000
"""Rows that are asked for at once."""
FIRST_BATCH = 16


def typed_grid(heads: Sequence[str], rows: Iterable[Sequence[Any]], *, sort: bool = False) -> Grid:
    """Return a grid whose first row are the heads; ``sort`` puts the others in order by their cells.

    TableError for more rows, cells or text than are read.
    """
    refuse_too_large(0, len(heads))
    texts: list[list[str]] = []
    faults: dict[int, list[tuple[int, str]]] = {}
    exact = set(range(len(heads)))
    size = 0
    for number, row in enumerate(rows, 1):
        refuse_too_large(number, number * len(heads))
        exact.difference_update([at for at in exact if row[at] is not None and type(row[at]) is not Decimal])
        texts.append([text_of(value) for value in row])
        size += sum(map(len, texts[-1]))
        if size > MOST_BYTES:
            raise TableError(
                tr("its texts are larger than {number} MiB", number=MOST_BYTES >> 20),
                tr("choose the columns by `sql`"),
            )
        if odd := [(column, kind) for column, value in enumerate(row) if (kind := _odd(value))]:
            faults[id(texts[-1])] = odd
    _trim(texts, exact)
    if sort:
        texts.sort()
    heads = [" ".join(head.split()) for head in heads]
    return Grid(
        rows=[list(heads), *texts],
        lines=range(len(texts) + 1),
        name=lambda row, column: f"!{row}!{heads[column]}",
        whole=True,
        notes={
            (index, column): tr("{kind}, which is neither a number nor a text", kind=kind)
            for index, row in enumerate(texts, 1)
            for column, kind in faults.get(id(row), ())
        },
    )


def batches(fetch: Callable[[int], Sequence[Sequence[Any]]]) -> Iterator[Sequence[Any]]:
    """Yield the rows of a result: a few are asked for first, as each may be large, then thousands at once."""
    asked = FIRST_BATCH
    while rows := fetch(asked):
        yield from rows
        asked = min(2 * asked, BATCH)


def text_of(value: Any) -> str:
    """Return what a value says: numbers without exponents, dates as YYYY-MM-DD, nothing for null."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case float():
            exact = Decimal(f"{value:.{SIGNIFICANT}g}")
            return _bare(f"{exact:f}") if exact.is_finite() else str(value)
        case Decimal():
            return f"{value:f}"
        case datetime():
            return value.date().isoformat() if value.time() == time(0) else value.isoformat(sep=" ")
        case date() | time():
            return value.isoformat()
    return "" if _odd(value) else str(value).strip()


def _trim(rows: Sequence[list[str]], exact: Iterable[int]) -> None:
    """Take off the zeros at the end that all decimals of a column have: its type asks for them."""
    for column in exact:
        cells = [row[column] for row in rows if row[column]]
        more = min((len(text) - len(text.rstrip("0")) if "." in text else 0 for text in cells), default=0)
        for row in rows if more else ():
            row[column] = row[column][:-more].rstrip(".")


def _bare(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def _odd(value: Any) -> str:
    """Return what a value is that no cell of a table has."""
    if isinstance(value, bytes | bytearray | memoryview):
        return "bytes"
    if isinstance(value, list | tuple | set):
        return "a list"
    return "a record" if isinstance(value, dict) else ""
