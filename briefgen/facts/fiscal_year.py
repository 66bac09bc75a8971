"""The financial year of a brief: when it begins and what it is called go in, where FY2025 lies comes out."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import Place
from briefgen.base.translate import tr
from briefgen.facts.period_words import MONTHS, Month, NotAPeriod, month_of


@dataclass(frozen=True, slots=True, kw_only=True)
class FiscalYear:
    """The brief's financial year, so that it lies rightly beside months and calendar years."""

    starts: Month = field(metadata={"doc": "the month it starts in, by its number or its name"})
    named_after: Literal["end", "start"] = option(
        "the year that names FY2025: the one in which it ends, or starts", "end"
    )
    place: Place

    @classmethod
    def from_scalar(cls, text: str, place: Place) -> FiscalYear:
        """Read the short form, the month alone: April, 4 or 4月."""
        return cls(starts=month_of(text), place=place)

    def begins(self, first: int, last: int, key: str) -> tuple[int, int]:
        """Return the year and month in which a financial year of one name, or of two, begins.

        Raise NotAPeriod where a name of two years (2024/25) stands for a calendar year.
        """
        if first == last:
            before = self.named_after == "end" and self.starts > 1
            return first - before, self.starts
        if self.starts == 1:
            message = tr(
                "{key} names two years, but `fiscal_year` starts in {MONTHS}, within one",
                key=key,
                MONTHS=MONTHS[0],
            )
            raise NotAPeriod(
                message, tr("write FY{first} or FY{last}, or correct `fiscal_year`", first=first, last=last)
            )
        return first, self.starts
