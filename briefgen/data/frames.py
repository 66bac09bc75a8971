"""A frame of pandas, polars or pyarrow, or records, in; a table of a brief with the same values out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from math import isfinite
from struct import pack, unpack
from typing import Any

from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.data.data_table import DataTable
from briefgen.data.given import table_of_rows
from briefgen.data.grid import TableError, refuse_too_large

INSTALL = N_("pip install narwhals, as the extra `frames` does; or give a list of records")
KINDS = N_("a frame of pandas or polars, a table of pyarrow, or a list of records")


def table_of_frame(name: str, frame: Any) -> DataTable:
    """Return the table; TableError where it is none, or cannot be read as one."""
    if isinstance(frame, Sequence) and not isinstance(frame, str | bytes):
        return _of_records(name, frame)
    try:
        import narwhals as nw
    except ImportError:
        raise TableError(
            tr("frames need the library narwhals, which is not installed"), tr(INSTALL)
        ) from None
    try:
        found = nw.from_native(_with_index(frame), eager_only=True)
    except nw.exceptions.DuplicateError as error:
        raise TableError(" ".join(str(error).split()), tr("rename one of the columns")) from None
    except (TypeError, ValueError):
        lazy = hasattr(frame, "collect")
        way = tr("collect it first: `frame.collect()`") if lazy else tr("give {what}", what=tr(KINDS))
        raise TableError(tr("{name} is not a frame with values", name=type(frame).__name__), way) from None
    refuse_too_large(len(found), len(found) * len(found.columns))
    columns = [_values(found[head], nw) for head in found.columns]
    return table_of_rows(name, found.columns, zip(*columns, strict=True))


def _of_records(name: str, records: Sequence[Any]) -> DataTable:
    odd = next((each for each in records if not isinstance(each, Mapping)), None)
    if odd is not None:
        raise TableError(
            tr("a list of {name}, where records belong", name=type(odd).__name__),
            tr("give {what}", what=tr(KINDS)),
        )
    heads = list(dict.fromkeys(head for each in records for head in each))
    rows = ([_plain(each.get(head)) for head in heads] for each in records)
    return table_of_rows(name, [_head(head) for head in heads], rows)


def _with_index(frame: Any) -> Any:
    """Return a frame of pandas with its index as columns where that has names, as ``groupby`` leaves it."""
    names = getattr(getattr(frame, "index", None), "names", None)
    if names is None or not hasattr(frame, "reset_index"):
        return frame
    if any(each is not None for each in names):
        frame = frame.reset_index()
    renamed = [_head(each) for each in frame.columns]
    return frame if renamed == list(frame.columns) else frame.set_axis(renamed, axis=1)


def _head(name: Any) -> str:
    """Return the name of a column; one of several levels as their names in a row."""
    return " ".join(str(each) for each in name if str(each)) if isinstance(name, tuple) else str(name)


def _values(column: Any, nw: Any) -> Iterator[Any]:
    """Yield a column's values as Python has them, None for what is missing."""
    short = column.dtype == nw.Float32
    for value, missing in zip(column.to_list(), column.is_null().to_list(), strict=True):
        yield None if missing else _short(value) if short else _plain(value)


def _plain(value: Any) -> Any:
    """Return a value as Python has it: a number of numpy as a number, what is no number as missing."""
    if type(value).__module__ == "numpy":
        value = value.item()
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return None
    if isinstance(value, float | Decimal) and value != value:
        return None
    return value


def _short(value: float) -> Decimal | None:
    """Return a number of 32 bits in the digits that it was written in: 0.1 and not 0.10000000149."""
    if not isfinite(value):
        return None
    texts = (f"{value:.{digits}g}" for digits in range(6, 10))
    return next(Decimal(text) for text in texts if unpack("f", pack("f", float(text)))[0] == value)
