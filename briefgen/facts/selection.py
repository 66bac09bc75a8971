"""What of a table makes a metric's values: a column or a row, filters, and what several rows become."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import FieldError, Place

Aggregate = Literal["sum", "mean", "max", "min", "last"]
DatedBy = Literal["day", "week", "month", "quarter", "year"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The part of a table that a metric takes: a column beside one of periods, or a row below periods."""

    table: str = field(metadata={"doc": "the table's key under `data`"})
    value: str = option("the column with the values; without it the columns' heads are the periods", "")
    period: tuple[str, ...] = option("the column with their periods, or two, as in [year, month]", ())
    row: str = option("where heads are periods: the row, by the text of its first cell", "")
    where: Mapping[str, tuple[str, ...]] = option(
        "the rows that count, by the texts of their cells: {site: Northgate}", factory=dict
    )
    aggregate: Aggregate | None = option("what several rows of one period become; an error by default", None)
    dates: DatedBy | None = option("the period that a date stands for: 2025-10-01 is October by month", None)
    place: Place

    def __post_init__(self) -> None:
        """Refuse what is neither long nor wide."""
        if self.value and not self.period:
            raise FieldError(
                f"`value: {self.value}` is a column: name the one with its periods, `period`", "value"
            )
        if self.period and not self.value:
            raise FieldError("`period` is a column beside one with values: name that, `value`", "period")
        if self.row and self.value:
            raise FieldError("a `row` is for tables whose heads are periods: filter by `where`", "row")
        if not (self.row or self.value or self.where):
            raise FieldError("say which part: `value` and `period`, or `row`", "table")
