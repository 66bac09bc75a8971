"""The figures of a brief, for programs: a sequence that frames are made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING, Any, overload

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import nearest
from briefgen.base.translate import tr
from briefgen.report.entry import LedgerEntry

if TYPE_CHECKING:
    import pandas
    import polars


COLUMNS = tuple(each.name for each in fields(LedgerEntry))
NUMBERS = ("value", "low", "high")
TOLD = ("key", "label", "figure", "period", "origin", "sources", "printed")
"""Columns that a notebook shows."""
SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class FactList(Sequence[LedgerEntry]):
    """Every figure: values, claims, what was computed, what was overruled; in the order of the ledger."""

    entries: tuple[LedgerEntry, ...]

    @overload
    def __getitem__(self, index: int) -> LedgerEntry: ...

    @overload
    def __getitem__(self, index: slice) -> FactList: ...

    def __getitem__(self, index: int | slice) -> LedgerEntry | FactList:
        """Return the figure at a position, or those of a slice."""
        return FactList(entries=self.entries[index]) if isinstance(index, slice) else self.entries[index]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.entries)

    def __iter__(self) -> Iterator[LedgerEntry]:
        """Yield one by one."""
        return iter(self.entries)

    def __repr__(self) -> str:
        shown = ", ".join(f"{entry.key}: {entry.figure}" for entry in self.entries[:SHOWN])
        return f"FactList({len(self)} figures: {shown}{', …' if len(self) > SHOWN else ''})"

    def _repr_html_(self) -> str:
        """Return the figures as a table, as a notebook shows them."""
        head = "".join(f"<th>{name}</th>" for name in TOLD)
        rows = "".join(
            f"<tr>{''.join(f'<td>{escape(str(record[name]))}</td>' for name in TOLD)}</tr>"
            for record in self.records()
        )
        return f"<table><tr>{head}</tr>{rows}</table>"

    def find(self, key: str) -> LedgerEntry:
        """Return the figure of a key, such as ``visits.2025``; LookupError where there is none."""
        for entry in self.entries:
            if entry.key == key:
                return entry
        near = nearest(key, [entry.key for entry in self.entries])
        raise LookupError(
            tr("no figure has the key {key!r}", key=key)
            + (tr("; did you mean {near!r}?", near=near) if near else "")
        )

    def records(self) -> list[dict[str, Any]]:
        """Return a dictionary a figure; numbers are exact, lists are texts with semicolons."""
        return [{name: _cell(getattr(entry, name)) for name in COLUMNS} for entry in self.entries]

    def to_pandas(self) -> pandas.DataFrame:
        """Return a frame of pandas, its numbers as decimals; ``astype(float)`` makes them floats."""
        import pandas

        return pandas.DataFrame(self.records(), columns=[*COLUMNS])

    def to_polars(self) -> polars.DataFrame:
        """Return a frame of polars, its numbers as decimals."""
        import polars

        kinds = {
            name: polars.Decimal(38, _places(self, name)) if name in NUMBERS else polars.String()
            for name in COLUMNS
        }
        return polars.DataFrame(self.records(), schema=kinds)


def _cell(value: Any) -> Any:
    if not isinstance(value, tuple):
        return value
    return "; ".join(each if isinstance(each, str) else f"{each.medium} {each.number}" for each in value)


def _places(facts: FactList, name: str) -> int:
    """Return the most decimals that a number of a column has."""
    numbers: list[Decimal] = [getattr(entry, name) for entry in facts]
    return max((-int(number.as_tuple().exponent) for number in numbers), default=0) if numbers else 0
