"""What of a table makes a metric's values: a column or a row, filters, and what several rows become."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from typing import Literal

from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import FieldError, Place
from briefgen.base.translate import tr

Aggregate = Literal["sum", "mean", "max", "min", "last"]
DatedBy = Literal["day", "week", "month", "quarter", "year"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The part of a table that a metric takes: a column beside one of periods, or a row below periods."""

    table: str = field(metadata={"doc": "the table's key under `data`"})
    value: str = option(
        "the column with the values; without `period` what stands beside the periods in heads, as visits in "
        "visits 2024; without it the columns' heads are the periods",
        "",
    )
    period: tuple[str, ...] = option("the column with their periods, or two, as in [year, month]", ())
    row: str = option("where heads are periods: the row, by the text of its first cell", "")
    where: Mapping[str, tuple[str, ...]] = option(
        "the rows that count, by the texts of their cells: {site: Northgate}", factory=dict
    )
    by: tuple[str, ...] = option(
        "the columns whose texts are members, a metric each: [site, specialty]; also keys of `dimensions`", ()
    )
    per: str = option("the column that `value` is divided by, a rate: both are added up first", "")
    times: Decimal | None = option("what a rate is multiplied by; 100 for %, 1000 for ‰, else 1", None)
    weight: str = option("the column by which a mean of several rows is weighted", "")
    decimals: int | None = option("how many decimals a rate or a weighted mean has", None)
    aggregate: Aggregate | None = option("what several rows of one period become; an error by default", None)
    dates: DatedBy | None = option("the period that a date stands for: 2025-10-01 is October by month", None)
    place: Place

    def __post_init__(self) -> None:
        """Refuse what is neither long nor wide."""
        self._refuse_columns()
        self._refuse_rates()

    def _refuse_columns(self) -> None:
        if self.period and not (self.value or self.by):
            raise FieldError(tr("`period` is a column beside one with values: name that, `value`"), "period")
        if self.row and self.value:
            raise FieldError(tr("a `row` is for tables whose heads are periods: filter by `where`"), "row")
        if dated := next((name for name in self.by if name in self.period), ""):
            raise FieldError(
                tr("{dated!r} is the column of periods: values are by period already", dated=str(dated)), "by"
            )
        if self.row and self.by:
            raise FieldError(tr("`by` takes every row: filter them by `where`"), "row")
        if not (self.row or self.value or self.where or self.by):
            raise FieldError(tr("say which part: `value` and `period`, or `row`"), "table")

    def _refuse_rates(self) -> None:
        if (self.per or self.weight) and not self.value:
            key = "per" if self.per else "weight"
            raise FieldError(
                tr("`{key}` is a column beside one with values: name that, `value`", key=key), key
            )
        if self.per and (self.weight or self.aggregate not in (None, "sum")):
            key = "weight" if self.weight else "aggregate"
            raise FieldError(tr("a rate is of sums: both columns are added up, and divided then"), key)
        if self.weight and self.aggregate not in (None, "mean"):
            raise FieldError(
                tr("a `weight` is for a mean, not for `{aggregate}`", aggregate=self.aggregate), "weight"
            )
        if self.times is not None and not self.per:
            raise FieldError(tr("`times` multiplies a rate: name what it is `per`"), "times")
        if self.decimals is not None and not (0 <= self.decimals <= 9 and (self.per or self.weight)):
            raise FieldError(tr("`decimals`, 0 to 9, are for a rate or a weighted mean"), "decimals")
