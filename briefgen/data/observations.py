"""A table and what of it a metric wants in; the metric's values by period out, each with its cells."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from briefgen.base.copier import replace
from briefgen.base.diagnostics import nearest
from briefgen.base.marked import N_
from briefgen.base.phrase import place_of
from briefgen.base.translate import tr
from briefgen.data.aggregated import value_of
from briefgen.data.data_table import DataTable, plain
from briefgen.data.dimension import Dimension
from briefgen.data.ratio import rate_of, weighted_mean_of
from briefgen.data.refused import Refused, refused
from briefgen.data.table_period import named_period, period_of, period_of_head, standing_for
from briefgen.data.totals import declared_totals, marks_total
from briefgen.facts.metric import Metric, Value
from briefgen.facts.period import NotAPeriod, Period
from briefgen.facts.selection import Aggregate, Selection
from briefgen.facts.status import Status, least_final

MOST_PERIODS = 10_000
"""Values of a metric: 27 years of days."""
MOST_NAMED = 6
"""Rows or texts that a message names."""
_TWICE = N_("this row is called {called!r}: it would count twice in the {aggregate}")
_TAKEN = N_("this row is called {called!r}: it would be taken for a part of the {aggregate}")


class Spot(NamedTuple):
    """Where a table has a value: the indices of its row and column."""

    row: int
    column: int
    status: Status = ""
    """What its head says of how final it is."""


class Measure(NamedTuple):
    """What is read at spots: the selection, the unit of its metric, and the column beside that it needs."""

    wanted: Selection
    unit: str
    beside: int | None
    """The column of a rate's denominators, or of weights."""
    chosen: frozenset[int]
    """The columns by which rows were chosen: a total among their texts is no accident."""
    totals: Mapping[int, str]
    """What marks totals in columns, where a dimension declares it."""

    @classmethod
    def of(
        cls,
        table: DataTable,
        metric: Metric,
        dimensions: Mapping[str, Dimension],
        chosen: Iterable[int] = (),
    ) -> Measure:
        """Return what is read of a table for a metric; LookupError where a column is unknown."""
        wanted = metric.from_
        assert wanted is not None, "its values come from a table"
        other = wanted.per or wanted.weight
        filters = {table.column(name) for name in wanted.where}
        return cls(
            wanted,
            metric.unit,
            table.column(other) if other else None,
            frozenset(filters | {*chosen}),
            declared_totals(table, dimensions),
        )


Dated = tuple[Spot, str]
"""A spot and the key of the period that it is of."""


def observed(
    table: DataTable, metric: Metric, dimensions: Mapping[str, Dimension]
) -> Mapping[str, tuple[Value, ...]]:
    """Return values by the keys of their periods, in the table's order; Refused where there are none."""
    wanted = metric.from_
    assert wanted is not None, "its values come from a table"
    with refused(wanted):
        return values_of(table, spots_of(table, wanted), Measure.of(table, metric, dimensions))


def values_of(table: DataTable, dated: Sequence[Dated], measure: Measure) -> Mapping[str, tuple[Value, ...]]:
    """Return what spots make out, by the keys of their periods; Refused where they make out nothing."""
    spots: dict[str, list[Spot]] = {}
    for spot, period in dated:
        spots.setdefault(period, []).append(spot)
    if len(spots) > MOST_PERIODS:
        message = tr(
            "{file} gives {count:,} periods; the limit is {MOST_PERIODS:,}",
            file=table.file,
            count=len(spots),
            MOST_PERIODS=MOST_PERIODS,
        )
        hint = tr("choose rows by `where`, or longer periods by `dates`")
        raise Refused(measure.wanted.place, message, hint, "size")
    return {key: (_value(table, key, found, measure),) for key, found in spots.items()}


def spots_of(table: DataTable, wanted: Selection, columns: Sequence[int] = ()) -> list[Dated]:
    """Return where a table has the values of a selection, each with the key of its period.

    ``columns`` are those with the values where there are several. LookupError where a name is unknown.
    """
    if columns or (wanted.value and wanted.period):
        found = _long(table, wanted, columns or (table.column(wanted.value),))
    else:
        found = _wide(table, wanted)
    return _by_period(table, found, wanted)


def _value(table: DataTable, key: str, spots: list[Spot], measure: Measure) -> Value:
    wanted = measure.wanted
    aggregate = aggregate_of(wanted)
    several = len(spots) > 1 or table.size(spots[0].row) > 1
    if len(spots) > 1 and aggregate is None:
        raise _several(table, key, spots, wanted)
    if several:
        _refuse_totals(table, spots, measure)
    beside = [] if measure.beside is None else [(spot.row, measure.beside) for spot in spots]
    cells = [spot[:2] for spot in spots]
    for cell in (*cells, *beside):
        _refuse_faulty(table, cell)
    try:
        value = _read(table, cells, beside, measure)
        status = least_final(spot.status for spot in spots) or spots[-1].status
        return value if value.status or not status else replace(value, status=status)
    except ValueError as error:
        spot = getattr(error, "spot", spots[0])
        raise Refused(
            table.place(*spot[:2]), str(error), tr("it is read for `value` of {key}", key=key), "value"
        ) from None


def aggregate_of(wanted: Selection) -> Aggregate | None:
    """Return what several rows of one period become; None: there is to be one."""
    return wanted.aggregate or ("sum" if wanted.per else "mean" if wanted.weight else None)


def _several(table: DataTable, key: str, spots: list[Spot], wanted: Selection) -> Refused:
    cells = ", ".join(table.cell(*spot[:2]) for spot in spots[:MOST_NAMED])
    more = tr(" and {count} more", count=len(spots) - MOST_NAMED) if len(spots) > MOST_NAMED else ""
    apart = _apart(table, spots)
    differ = tr("; they differ in {apart}", apart=apart) if apart else ""
    hint = tr(
        "choose by `where`, make metrics of them, `by`, or one value: `aggregate: sum`, mean, max, min, last"
    )
    return Refused(
        wanted.place,
        tr(
            "{count} cells of {file} are of {key}: {cells}{more}{differ}",
            count=len(spots),
            file=table.file,
            key=key,
            cells=cells,
            more=more,
            differ=differ,
        ),
        hint,
    )


def _refuse_faulty(table: DataTable, cell: tuple[int, int]) -> None:
    if fault := table.fault(*cell):
        raise Refused(table.place(*cell), tr("this cell holds {fault}", fault=fault), "")
    if table.is_covered(*cell):
        message = tr("this cell lies under a merged one: whose value is it?")
        raise Refused(table.place(*cell), message, tr("take the merged cells apart, and give each its value"))


def _read(
    table: DataTable, spots: list[tuple[int, int]], beside: list[tuple[int, int]], measure: Measure
) -> Value:
    wanted = measure.wanted
    if not beside:
        return value_of(table, spots, wanted.aggregate)
    if wanted.weight:
        return weighted_mean_of(table, spots, beside, wanted.decimals)
    return rate_of(table, spots, beside, _times(wanted, measure.unit), wanted.decimals)


def _times(wanted: Selection, unit: str) -> Decimal:
    known = {"%": 100, "％": 100, "‰": 1000}
    return Decimal(known.get(unit.strip(), 1)) if wanted.times is None else wanted.times


def _refuse_totals(table: DataTable, spots: list[Spot], measure: Measure) -> None:
    """Refuse to add up what a table has added up already, unless the brief chose it."""
    columns = [column for column in range(len(table.heads)) if column not in measure.chosen]
    for spot in spots:
        for column in columns:
            if marks_total(called := table.text(spot.row, column), measure.totals.get(column, "")):
                aggregate = aggregate_of(measure.wanted)
                added = aggregate in ("sum", "mean")
                said = tr(_TWICE if added else _TAKEN, called=called, aggregate=aggregate)
                raise Refused(table.place(spot.row, column), said, tr("leave it out by `where` or `range`"))


def _apart(table: DataTable, spots: list[Spot]) -> str:
    """Return the first column in which rows differ that is not the values' own, with two of its texts."""
    for column, head in enumerate(table.heads):
        texts = list(dict.fromkeys(table.text(spot.row, column) for spot in spots))
        if len(texts) > 1 and column != spots[0].column and head:
            return f"{head!r}: {', '.join(texts[:3])}{', …' if len(texts) > 3 else ''}"
    return ""


def _long(table: DataTable, wanted: Selection, columns: Sequence[int]) -> list[tuple[Spot, Period]]:
    """Return where the values of columns stand, with the periods beside them."""
    dated = [table.column(name) for name in wanted.period]
    heads = [table.heads[index] for index in dated]
    read: list[tuple[Spot, Period]] = []
    known: dict[tuple[str, ...], Period] = {}
    for row in _rows(table, wanted):
        texts = tuple(table.text(row, index) for index in dated)
        if not all(texts):
            if not any(table.text(row, column) for column in columns):
                continue
            empty = dated[texts.index("")]
            hint = tr(
                "write its period, or let it repeat the one above: `fill_down: {heads}`",
                heads=table.heads[empty],
            )
            raise Refused(table.place(row, empty), tr("this row has a value and no period"), hint)
        if texts not in known:
            known[texts] = _period(table, row, dated, heads)
        read += [(Spot(row, column), known[texts]) for column in columns]
    return read


def _period(table: DataTable, row: int, dated: Sequence[int], heads: Sequence[str]) -> Period:
    try:
        return period_of([table.text(row, index) for index in dated], heads, table.grid.epoch)
    except NotAPeriod as error:
        hint = (
            tr("leave rows of totals and notes out by `where` or `range`") if not error.hint else error.hint
        )
        raise Refused(table.place(row, dated[0]), error.message, hint, "period") from None


def _wide(table: DataTable, wanted: Selection) -> list[tuple[Spot, Period]]:
    """Return where the values of a row, or of several, stand below the periods."""
    dated: list[tuple[int, Period, Status]] = []
    for column, head in enumerate(table.heads):
        try:
            found = period_of_head(_dated(head, wanted.value), table.grid.epoch)
        except NotAPeriod as error:
            hint = tr("{hint}; or leave its column out by `range`", hint=error.hint)
            raise Refused(table.place(table.top[-1], column), error.message, hint, "period") from None
        if found:
            dated.append((column, *found))
    if not dated:
        raise _undated(table, wanted)
    rows = _rows(table, wanted)
    if wanted.row:
        rows = [row for row in rows if plain(table.text(row, 0)) == plain(wanted.row)]
        if not rows:
            near = _near(table, 0, wanted.row)
            raise LookupError(
                tr("{file} has no row {row!r}; {near}", file=table.file, row=wanted.row, near=near)
            )
    return [(Spot(row, at, status), period) for row in rows for at, period, status in dated]


def _dated(head: str, value: str) -> str:
    """Return what of a head is to be a period: all of it, or what stands beside the name of the values."""
    if not value:
        return head
    found = named_period(head)
    return found[1] if found and plain(found[0]) == plain(value) else ""


def _undated(table: DataTable, wanted: Selection) -> Exception:
    heads = ", ".join(head for head in table.heads[:MOST_NAMED] if head)
    if wanted.value:
        message = tr("no head of {file} is {value!r} with a period", file=table.file, value=wanted.value)
        hint = tr("`value` is a column: name the one with its periods, `period`; it has {heads}", heads=heads)
        return Refused(place_of(wanted.value, wanted.place), message, hint)
    way = tr("name its columns, `value` and `period`; it has {heads}", heads=heads)
    return LookupError(tr("no head of {file} is a period; {way}", file=table.file, way=way))


def _by_period(table: DataTable, read: list[tuple[Spot, Period]], wanted: Selection) -> list[Dated]:
    """Return the spots with the keys of the periods that they are of; a date stands for what `dates` says."""
    days = [period for _, period in read if period.kind == "day"]
    if wanted.dates is None and len(days) == len(read) and _monthly(days):
        message = tr(
            "every date of {file} is the {what} of a month",
            file=table.file,
            what=tr("first") if days[0].parts[2] == 1 else tr("last"),
        )
        raise Refused(wanted.place, message, tr("say what they stand for: `dates: month`, or `dates: day`"))
    keys: dict[Period, str] = {}
    for _, period in read:
        if period not in keys:
            keys[period] = standing_for(period, wanted.dates or "day")
    return [(spot, keys[period]) for spot, period in read]


def _monthly(days: list[Period]) -> bool:
    """Return whether several days are all the first of a month, or its last: they may stand for months."""
    known = sorted({period.parts for period in days})
    if len(known) < 2:
        return False
    first = all(parts[2] == 1 for parts in known)
    return first or all(day == monthrange(year, month)[1] for year, month, day in known)


def _rows(table: DataTable, wanted: Selection) -> list[int]:
    """Return the rows that `where` leaves; LookupError where it leaves none."""
    rows: Sequence[int] = table.rows
    for name, texts in wanted.where.items():
        column = table.column(name)
        for text in texts:
            if not table.has_text(column, text):
                place = place_of(text, wanted.place)
                message = tr(
                    "no row of {file} has {text!r} in {heads!r}",
                    file=table.file,
                    text=text,
                    heads=table.heads[column],
                )
                raise Refused(place, message, _near(table, column, text))
        chosen = {row for text in texts for row in table.rows_with(column, text)}
        rows = sorted(chosen) if rows is table.rows else [row for row in rows if row in chosen]
    if not rows:
        raise LookupError(tr("no row of {file} is left; correct `where`", file=table.file))
    return list(rows)


def _near(table: DataTable, column: int, text: str) -> str:
    """Return a hint with the most similar text of a column, or some of its texts."""
    known = [each for each in dict.fromkeys(table.text(row, column) for row in table.rows) if each]
    within = [each for each in known if plain(text) in plain(each)]
    if near := within[0] if len(within) == 1 else nearest(text, known):
        return tr("did you mean {near!r}?", near=near)
    names = ", ".join(known[:MOST_NAMED]) + (" …" if len(known) > MOST_NAMED else "")
    return tr("it has: {names}", names=names)
