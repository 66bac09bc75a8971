"""A text of a table in, whether totals are called so out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from briefgen.data.data_table import DataTable, plain
from briefgen.data.dimension import NO_TOTAL, Dimension

_TOTAL = re.compile(
    r"(?:grand |sub-?)?totals?|all(?: \w+)?|overall|(?:合|总|小|共)计|全部|总数|全市|全省|全国", re.IGNORECASE
)


@lru_cache(maxsize=4096)
def is_total(text: str) -> bool:
    """Return whether a text is what totals are called."""
    return bool(_TOTAL.fullmatch(plain(text)))


def marks_total(text: str, declared: str = "") -> bool:
    """Return whether a text marks a total: as a dimension declares it, else as totals are called."""
    if declared:
        return declared != NO_TOTAL and plain(text) == plain(declared)
    return is_total(text)


def declared_totals(table: DataTable, dimensions: Mapping[str, Dimension]) -> dict[int, str]:
    """Return what marks totals in the columns of a table, as far as dimensions declare it."""
    found: dict[int, str] = {}
    for key, dimension in dimensions.items():
        if dimension.total and not dimension.heads:
            try:
                found[table.column(dimension.column or key)] = dimension.total
            except LookupError:  # of another table
                continue
    return found
