"""A table in, what each of its columns holds out: periods, numbers, names, or nothing for figures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Literal

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.data.data_table import DataTable, plain
from briefgen.data.table_period import is_dated, named_period, period_of, period_of_head
from briefgen.facts.metric import Value
from briefgen.facts.period import NotAPeriod
from briefgen.facts.reading import Reading

Role = Literal["period", "part", "head", "number", "name", "unit", "remark", "empty"]
"""`part` is a month beside a year, `head` a column whose head is a period."""
MOST_LOOKED_AT = 300
"""Cells of a column from which it is judged."""
ENOUGH = 0.8
"""Of its filled cells that are of one sort."""
_DATES = re.compile(
    r"\b(?:year|month|date|day|week|quarter|period|time)s?\b|年|月|日期|[时時][间間期]|季度|期[间間]"
    r"|\b(?:jahre?|monate?|datum|tage?|wochen?|quartale?|zeitr[aä]um(?:e)?)\b"
    r"|\b(?:années?|ans?|mois|jours?|semaines?|trimestres?|périodes?)\b",
    re.I,
)
_PART = re.compile(r"\b(?:month|quarter|monat|quartal|mois|trimestre)\b|月|季", re.I)
_UNIT = re.compile(r"units?(?: of measure(?:ment)?)?|einheit(?:en)?|unités?|(?:[计計]量)?[单單]位", re.I)
_REMARK = re.compile(
    r"\b(?:remarks?|notes?|comments?|status|bemerkung(?:en)?|anmerkung(?:en)?|hinweise?|remarques?|commentaires?)\b"
    r"|[备備][注註]|[说說]明|附[注註]|[状狀][态態]",
    re.I,
)
_CODE = re.compile(
    r"(?:.*\b)?(?:id|code|no\.?|number|#|nr\.?|nummer|n°|numéro)"
    r"|.*(?:[编編][号號码碼]|序[号號]|代[码碼號]|邮编|郵遞區號)",
    re.I,
)
_YEAR = re.compile(r"(?:19|20)\d\d(?:\.0+)?")
_BARE = re.compile(r"\d+(?:\.0+)?")
_HERE = Place("table")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn:
    """A column of a table, and what it is taken for."""

    index: int
    head: str
    role: Role
    texts: tuple[str, ...]
    """Its cells, a row each."""

    @property
    def members(self) -> tuple[str, ...]:
        """The different texts of its cells, in their order."""
        return tuple(dict.fromkeys(text for text in self.texts if text))


def columns_of(table: DataTable) -> tuple[TableColumn, ...]:
    """Return the columns of a table with what each is taken for."""
    found = [_column(table, index, head) for index, head in enumerate(table.heads)]
    year = next((each for each in found if each.role == "period"), None)
    if year is None or not all(_YEAR.fullmatch(text) for text in year.members):
        return tuple(found)
    return tuple(_beside(each, year) for each in found)


def named_heads(columns: Sequence[TableColumn]) -> Mapping[str, Sequence[TableColumn]]:
    """Return columns of numbers by the name that stands in their heads beside a period: visits 2024.

    Empty where no name has two periods: a year in a head may be a part of its name.
    """
    found: dict[str, list[TableColumn]] = {}
    called: dict[str, str] = {}
    for column in columns:
        if column.role == "number" and (parts := named_period(column.head)):
            called.setdefault(plain(parts[0]), parts[0])
            found.setdefault(plain(parts[0]), []).append(column)
    several = any(len(under) > 1 for under in found.values())
    return {called[key]: under for key, under in found.items()} if several else {}


def readings_of(table: DataTable, rows: Sequence[int], columns: Sequence[int]) -> list[Reading]:
    """Return the numbers in cells of a table; what is missing or no number is left out."""
    cells = ((row, column) for row in rows for column in columns)
    found = (_value(table, *cell) for cell in islice(cells, MOST_LOOKED_AT))
    return [each.value for each in found if each is not None and isinstance(each.value, Reading)]


def _column(table: DataTable, index: int, head: str) -> TableColumn:
    texts = tuple(table.text(row, index).strip() for row in table.rows)
    return TableColumn(index=index, head=head, texts=texts, role=_role(table, index, head, texts))


def _role(table: DataTable, index: int, head: str, texts: Sequence[str]) -> Role:
    filled = [(row, text) for row, text in zip(table.rows, texts, strict=True) if text][:MOST_LOOKED_AT]
    if not filled:
        return "empty"
    if _is_period_head(head, table):
        return "head"
    if _are_periods(head, [text for _, text in filled], is_first=index == 0):
        return "period"
    if _UNIT.fullmatch(plain(head)):
        return "unit"
    if _REMARK.search(head):
        return "remark"
    numbers = sum(_value(table, row, index) is not None for row, _ in filled)
    if numbers < ENOUGH * len(filled):
        return "name"
    return "remark" if _CODE.fullmatch(plain(head)) else "number"


def _is_period_head(head: str, table: DataTable) -> bool:
    try:
        return bool(head) and period_of_head(head, table.grid.epoch) is not None
    except NotAPeriod:
        return False


def _are_periods(head: str, texts: Sequence[str], *, is_first: bool) -> bool:
    """Return whether cells are periods; bare numbers where their head says so, or years in front."""
    if sum(map(is_dated, texts)) < ENOUGH * len(texts):
        return False
    if not all(_BARE.fullmatch(text) for text in texts):
        return True
    if named_period(head):
        return False
    return bool(_DATES.search(head)) or (is_first and all(map(_YEAR.fullmatch, texts)))


def _beside(column: TableColumn, year: TableColumn) -> TableColumn:
    """Return a column as the part of a year where its head and cells are those of months or quarters."""
    if column.role not in ("number", "name") or not _PART.search(column.head):
        return column
    pairs = [pair for pair in zip(year.texts, column.texts, strict=True) if all(pair)]
    try:
        for pair in set(pairs):
            period_of(pair, (year.head, column.head))
    except NotAPeriod:
        return column
    return TableColumn(index=column.index, head=column.head, texts=column.texts, role="part")


def _value(table: DataTable, row: int, column: int) -> Value | None:
    """Return what a cell says, None where it is not a value."""
    try:
        return Value.from_scalar(table.number(row, column), _HERE)
    except ValueError:
        return None
