"""A table and what of it a metric wants in; the metric's values by period out, each with its cells."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from briefgen.base.diagnostics import Place, Problem, did_you_mean, nearest
from briefgen.base.phrase import place_of
from briefgen.data.aggregated import value_of
from briefgen.data.data_table import DataTable, plain
from briefgen.data.table_period import period_of, period_of_head, standing_for
from briefgen.facts.metric import Value
from briefgen.facts.period import NotAPeriod, Period
from briefgen.facts.selection import Selection
from briefgen.facts.status import Status, least_final

MOST_PERIODS = 500
"""Values of a metric, as where they are typed."""
_TOTAL = re.compile(
    r"(?:grand |sub-?)?totals?|all(?: \w+)?|overall|(?:合|总|小|共)计|全部|总数|全市|全省|全国", re.IGNORECASE
)
MOST_NAMED = 6
"""Rows or texts that a message names."""


class Spot(NamedTuple):
    """Where a table has a value: the indices of its row and column."""

    row: int
    column: int
    status: Status = ""
    """What its head says of how final it is."""


class Refused(Exception):
    """What keeps values from being read, as a Problem."""

    def __init__(self, place: Place, message: str, hint: str = "", code: str = "table") -> None:
        self.problem = Problem(place, message, hint, code)
        super().__init__(message)


def observed(table: DataTable, wanted: Selection) -> Mapping[str, tuple[Value, ...]]:
    """Return values by the keys of their periods, in the table's order; Refused where there are none."""
    try:
        spots = _long(table, wanted) if wanted.value else _wide(table, wanted)
    except LookupError as error:
        message, _, hint = str(error.args[0]).partition("; ")
        raise Refused(wanted.place, message, hint) from None
    if len(spots) > MOST_PERIODS:
        message = f"{table.file} gives {len(spots):,} periods; the limit is {MOST_PERIODS:,}"
        raise Refused(wanted.place, message, "choose rows by `where`, or longer periods by `dates`", "size")
    return {key: (_value(table, key, found, wanted),) for key, found in spots.items()}


def _value(table: DataTable, key: str, spots: list[Spot], wanted: Selection) -> Value:
    if len(spots) > 1 and wanted.aggregate is None:
        cells = ", ".join(table.cell(*spot[:2]) for spot in spots[:MOST_NAMED])
        more = f" and {len(spots) - MOST_NAMED} more" if len(spots) > MOST_NAMED else ""
        apart = _apart(table, spots)
        differ = f"; they differ in {apart}" if apart else ""
        hint = "choose by `where`, or say what they become: `aggregate: sum`, mean, max, min or last"
        raise Refused(
            wanted.place, f"{len(spots)} cells of {table.file} are of {key}: {cells}{more}{differ}", hint
        )
    if wanted.aggregate in ("sum", "mean") and len(spots) > 1:
        _refuse_totals(table, spots, wanted)
    for spot in spots:
        if fault := table.fault(*spot[:2]):
            raise Refused(table.place(*spot[:2]), f"this cell holds {fault}", "")
        if table.is_covered(*spot[:2]):
            raise Refused(
                table.place(*spot[:2]),
                "this cell lies under a merged one: whose value is it?",
                "take the merged cells apart, and give each its value",
            )
    try:
        value = value_of(table, [spot[:2] for spot in spots], wanted.aggregate)
        status = least_final(spot.status for spot in spots) or spots[-1].status
        return value if value.status or not status else replace(value, status=status)
    except ValueError as error:
        spot = getattr(error, "spot", spots[0])
        raise Refused(
            table.place(*spot[:2]), str(error), f"it is read for `value` of {key}", "value"
        ) from None


def _refuse_totals(table: DataTable, spots: list[Spot], wanted: Selection) -> None:
    """Refuse to add up what a table has added up already, unless the brief chose it."""
    chosen = {table.column(name) for name in wanted.where}
    for spot in spots:
        for column in range(len(table.heads)):
            if column not in chosen and _TOTAL.fullmatch(plain(table.text(spot.row, column))):
                called = table.text(spot.row, column)
                message = f"this row is called {called!r}: it would count twice in a {wanted.aggregate}"
                raise Refused(table.place(spot.row, column), message, "leave it out by `where` or `range`")


def _apart(table: DataTable, spots: list[Spot]) -> str:
    """Return the first column in which rows differ that is not the values' own, with two of its texts."""
    for column, head in enumerate(table.heads):
        texts = list(dict.fromkeys(table.text(spot.row, column) for spot in spots))
        if len(texts) > 1 and column != spots[0].column and head:
            return f"{head!r}: {', '.join(texts[:3])}{', …' if len(texts) > 3 else ''}"
    return ""


def _long(table: DataTable, wanted: Selection) -> dict[str, list[Spot]]:
    """Return where the values of a column stand, by the periods beside them."""
    column = table.column(wanted.value)
    dated = [table.column(name) for name in wanted.period]
    heads = [table.heads[index] for index in dated]
    read: list[tuple[Spot, Period]] = []
    for row in _rows(table, wanted):
        texts = [table.text(row, index) for index in dated]
        if not all(texts):
            if not table.text(row, column):
                continue
            empty = dated[texts.index("")]
            hint = f"write its period, or let it repeat the one above: `fill_down: {table.heads[empty]}`"
            raise Refused(table.place(row, empty), "this row has a value and no period", hint)
        try:
            read.append((Spot(row, column), period_of(texts, heads, table.grid.epoch)))
        except NotAPeriod as error:
            hint = (
                "leave rows of totals and notes out by `where` or `range`" if not error.hint else error.hint
            )
            raise Refused(table.place(row, dated[0]), error.message, hint, "period") from None
    return _by_period(table, read, wanted)


def _wide(table: DataTable, wanted: Selection) -> dict[str, list[Spot]]:
    """Return where the values of a row, or of several, stand below the periods."""
    dated: list[tuple[int, Period, Status]] = []
    for column, head in enumerate(table.heads):
        try:
            found = period_of_head(head, table.grid.epoch)
        except NotAPeriod as error:
            hint = f"{error.hint}; or leave its column out by `range`"
            raise Refused(table.place(table.top[-1], column), error.message, hint, "period") from None
        if found:
            dated.append((column, *found))
    if not dated:
        heads = ", ".join(head for head in table.heads[:MOST_NAMED] if head)
        way = f"name its columns, `value` and `period`; it has {heads}"
        raise LookupError(f"no head of {table.file} is a period; {way}")
    rows = _rows(table, wanted)
    if wanted.row:
        rows = [row for row in rows if plain(table.text(row, 0)) == plain(wanted.row)]
        if not rows:
            raise LookupError(f"{table.file} has no row {wanted.row!r}; {_near(table, 0, wanted.row)}")
    spots = [(Spot(row, at, status), period) for row in rows for at, period, status in dated]
    return _by_period(table, spots, wanted)


def _by_period(table: DataTable, read: list[tuple[Spot, Period]], wanted: Selection) -> dict[str, list[Spot]]:
    """Return the spots by the periods that they are of; a date stands for what `dates` says."""
    days = [period for _, period in read if period.kind == "day"]
    if wanted.dates is None and len(days) == len(read) and _monthly(days):
        message = (
            f"every date of {table.file} is the {'first' if days[0].parts[2] == 1 else 'last'} of a month"
        )
        raise Refused(wanted.place, message, "say what they stand for: `dates: month`, or `dates: day`")
    found: dict[str, list[Spot]] = {}
    for spot, period in read:
        found.setdefault(standing_for(period, wanted.dates or "day"), []).append(spot)
    return found


def _monthly(days: list[Period]) -> bool:
    """Return whether several days are all the first of a month, or its last: they may stand for months."""
    known = sorted({period.parts for period in days})
    if len(known) < 2:
        return False
    first = all(parts[2] == 1 for parts in known)
    return first or all(day == monthrange(year, month)[1] for year, month, day in known)


def _rows(table: DataTable, wanted: Selection) -> list[int]:
    """Return the rows that `where` leaves; LookupError where it leaves none."""
    rows = list(table.rows)
    for name, texts in wanted.where.items():
        column = table.column(name)
        allowed = {plain(text) for text in texts}
        for text in texts:
            if not any(plain(table.text(row, column)) == plain(text) for row in table.rows):
                place = place_of(text, wanted.place)
                message = f"no row of {table.file} has {text!r} in {table.heads[column]!r}"
                raise Refused(place, message, _near(table, column, text))
        rows = [row for row in rows if plain(table.text(row, column)) in allowed]
    if not rows:
        raise LookupError(f"no row of {table.file} is left; correct `where`")
    return rows


def _near(table: DataTable, column: int, text: str) -> str:
    """Return a hint with the most similar text of a column, or some of its texts."""
    known = [each for each in dict.fromkeys(table.text(row, column) for row in table.rows) if each]
    if nearest(text, known):
        return did_you_mean(text, known)
    return f"it has: {', '.join(known[:MOST_NAMED])}{' …' if len(known) > MOST_NAMED else ''}"
