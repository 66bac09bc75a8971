"""The columns of a table in, the metrics that a brief may make of them out, each with what was guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from briefgen.base.dataclass import dataclass
from briefgen.base.translate import tr
from briefgen.data.data_table import DataTable, plain
from briefgen.data.grid import TableError
from briefgen.facts.period import parse
from briefgen.facts.selection import DatedBy
from briefgen.start.measured import Measured, measured, parted_unit
from briefgen.start.table_column import TableColumn, columns_of, named_heads, readings_of

MOST_METRICS = 24
MOST_MEMBERS = 60
MOST_DIMENSIONS = 3
FEW_ROWS = 12
"""Rows of a table that may be a metric each where their column does not say what they are."""
_INDICATOR = re.compile(
    r"\b(?:indicators?|measures?|metrics?|items?|variables?|series|kpis?|kennzahl(?:en)?|indikator(?:en)?"
    r"|merkmale?|messgrößen?|indicateurs?|mesures?)\b|指[标標]|[项項]目名[称稱]|^[项項]目$|科目",
    re.I,
)
_VALUE = re.compile(
    r"values?|obs_?value|amount|figure|werte?|betrag|anzahl|valeurs?|montants?|nombre|[数數]值|值|[数數][据據]|[数數]量",
    re.I,
)
_MEMBER = re.compile(
    r"\b(?:sites?|districts?|schools?|regions?|areas?|branch(?:es)?|hospitals?|countr(?:y|ies)|cit(?:y|ies)|stores?"
    r"|departments?|provinces?|wards?|teams?|towns?|trusts?|offices?|stations?|libraries|library|depots?|names?)\b"
    r"|\b(?:standorte?|bezirke?|schulen?|region(?:en)?|gebiete?|st(?:adt|ädte)|gemeinden?|l(?:and|änder)|kreise?"
    r"|filialen?|abteilung(?:en)?|kliniken?|linien?|stadtteile?|namen?)\b"
    r"|\b(?:quartiers?|écoles?|régions?|villes?|communes?|départements?|pays|hôpita(?:l|ux)|agences?|lignes?"
    r"|arrondissements?|noms?)\b"
    r"|[区區]|[县縣]|市|省|院|校|街道|[乡鄉][镇鎮]|[网網][点點]|[门門]店|[门門]市|部[门門]|科室|站|[馆館]|名[称稱]|姓名",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricGuess:
    """A metric of a table."""

    measured: Measured
    name: str
    """The text of the table that it is named after; empty where that is the file's name."""
    value: str = ""
    row: str = ""
    where: Mapping[str, str] = field(default_factory=dict)
    aggregate: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """What a table is taken for."""

    wanted: tuple[MetricGuess, ...]
    period: tuple[str, ...] = ()
    """The columns of periods; none where heads are the periods."""
    by: tuple[TableColumn, ...] = ()
    dates: DatedBy | None = None
    left_out: tuple[str, ...] = ()
    """What of the table is in no metric, each with why."""


def guessed(table: DataTable, called: str) -> Guess:
    """Return what a table is taken for; TableError where no metric can be made of it.

    ``called`` is what a metric is named after whose table does not say what it has.
    """
    columns = columns_of(table)
    if any(each.role == "period" and not each.head for each in columns):
        raise TableError(tr("the column of periods has no head"), tr("give it one, as `month` or `year`"))
    heads = [each for each in columns if each.role == "head"]
    beside = named_heads(columns)
    if any(each.role == "period" for each in columns):
        found = _long(table, columns)
    elif beside and not heads:
        found = _named(table, columns, beside)
    elif heads:
        found = _wide(table, columns, heads, called)
    else:
        raise TableError(
            tr("no column of it has dates, months or years, and none of its heads is one"),
            tr(
                "add a column `year` with the year of each row, or call the columns of numbers by their years"
            ),
        )
    if not found.wanted:
        raise TableError(
            tr("it has no column of numbers"), tr("give the cells that the table is in, `--range A3:H40`")
        )
    return found


def _long(table: DataTable, columns: Sequence[TableColumn]) -> Guess:
    """Return what a table with a column of periods is taken for: a metric a column of numbers."""
    period = [each for each in columns if each.role == "period"][:1]
    period += [each for each in columns if each.role == "part"][:1]
    when = list(zip(*(each.texts for each in period), strict=True))
    numbers = [each for each in columns if each.role == "number" and each.head]
    names = [each for each in columns if each.role == "name" and each.head]
    values = (
        numbers if len(numbers) == 1 else [each for each in numbers if _VALUE.fullmatch(plain(each.head))]
    )
    indicator = _indicator(names) if len(values) == 1 else None
    by = _members([each for each in names if each is not indicator], len(set(when)))
    keys = list(zip(when, *(each.texts for each in by), strict=True))
    dates = _dates(period)
    used = [*period, *by]
    if indicator is not None:
        units = next((each for each in columns if each.role == "unit"), None)
        named = [(text, values[0]) for text in indicator.members]
        used += [indicator, values[0], *([units] if units else [])]
    else:
        units, named = None, [(each.head, each) for each in numbers]
        used += numbers
    wanted: list[MetricGuess] = []
    for name, column in named:
        rows = [row for row in range(len(keys)) if indicator is None or indicator.texts[row] == name]
        found = _measured(table, name, rows, [column.index], units)
        wanted.append(
            MetricGuess(
                measured=found,
                name=name,
                value=column.head,
                where={indicator.head: name} if indicator is not None else {},
                aggregate=_aggregate(found, [keys[row] for row in rows], bool(by), dates),
            )
        )
    return Guess(
        wanted=tuple(wanted[:MOST_METRICS]),
        period=tuple(each.head for each in period),
        by=tuple(by),
        dates=dates,
        left_out=tuple(_left_out(columns, used, [each.name for each in wanted[MOST_METRICS:]])),
    )


def _named(
    table: DataTable, columns: Sequence[TableColumn], heads: Mapping[str, Sequence[TableColumn]]
) -> Guess:
    """Return what a table is taken for whose heads are a metric and a period each: visits 2024."""
    units = next((each for each in columns if each.role == "unit"), None)
    by = _members([each for each in columns if each.role == "name" and each.head], 1)
    rows = range(len(table.rows))
    keys = [tuple(each.texts[row] for each in by) for row in rows]
    wanted: list[MetricGuess] = []
    for name, under in heads.items():
        found = _measured(table, name, rows, [each.index for each in under], units)
        aggregate = _aggregate(found, keys, bool(by), None)
        wanted.append(MetricGuess(measured=found, name=name, value=name, aggregate=aggregate))
    used = [*(each for under in heads.values() for each in under), *by, *([units] if units else [])]
    return Guess(
        wanted=tuple(wanted[:MOST_METRICS]),
        by=tuple(by),
        left_out=tuple(_left_out(columns, used, [each.name for each in wanted[MOST_METRICS:]])),
    )


def _wide(
    table: DataTable, columns: Sequence[TableColumn], heads: Sequence[TableColumn], called: str
) -> Guess:
    """Return what a table is taken for whose heads are periods: a metric a row, or rows of members."""
    names = [each for each in columns if each.role == "name"]
    if not names:
        raise TableError(
            tr("its heads are periods, and no column names its rows"),
            tr("add a first column that says what the numbers are"),
        )
    units = next((each for each in columns if each.role == "unit"), None)
    at = [each.index for each in heads]
    indicator = _indicator(names)
    if indicator is None and len(names) == 1 and _are_metrics(names[0], units):
        indicator = names[0]
    by = _members([each for each in names if each is not indicator and each.head], 1)
    if indicator is None and not by:
        indicator = names[0]
    wanted: list[MetricGuess] = []
    for text in indicator.members if indicator else [called]:
        rows = [index for index in range(len(table.rows)) if not indicator or indicator.texts[index] == text]
        found = _measured(table, text, rows, at, units)
        keys = [tuple(each.texts[index] for each in by) for index in rows]
        first = bool(indicator) and indicator is columns[0] and not by
        wanted.append(
            MetricGuess(
                measured=found,
                name=text if indicator else "",
                row=text if first else "",
                where={indicator.head: text} if indicator and not first else {},
                aggregate=_aggregate(found, keys, bool(by), None),
            )
        )
    used = [*heads, *by, *([indicator] if indicator else []), *([units] if units else [])]
    further = [each.name for each in wanted[MOST_METRICS:]]
    return Guess(
        wanted=tuple(wanted[:MOST_METRICS]),
        by=tuple(by),
        left_out=tuple(_left_out(columns, used, further)),
    )


def _indicator(names: Sequence[TableColumn]) -> TableColumn | None:
    """Return the column whose texts say what is measured."""
    return next((each for each in names if _INDICATOR.search(each.head)), None)


def _are_metrics(names: TableColumn, units: TableColumn | None) -> bool:
    """Return whether the rows of a table are a metric each, and not members of one."""
    if units is not None or any(parted_unit(text)[1] for text in names.members):
        return True
    return not _MEMBER.search(names.head) and len(names.members) <= FEW_ROWS


def _members(names: Sequence[TableColumn], periods: int) -> list[TableColumn]:
    """Return the columns of names whose texts are members: few of them, each in several rows or periods."""
    found: list[TableColumn] = []
    for column in names:
        rows = sum(map(bool, column.texts))
        repeated = periods == 1 or len(column.members) < rows
        if not 2 <= len(column.members) <= MOST_MEMBERS or not repeated:
            continue
        twin = next((each for each in found if _go_together(each, column)), None)
        if twin is None:
            found.append(column)
        elif sum(map(len, column.members)) > sum(map(len, twin.members)):  # the name of what has a code
            found[found.index(twin)] = column
    return found[:MOST_DIMENSIONS]


def _go_together(one: TableColumn, other: TableColumn) -> bool:
    pairs = set(zip(one.texts, other.texts, strict=True))
    return len(pairs) == len(one.members) == len(other.members)


def _measured(
    table: DataTable, name: str, rows: Sequence[int], columns: Sequence[int], units: TableColumn | None
) -> Measured:
    unit = units.texts[rows[0]] if units is not None and rows else ""
    return measured(name, readings_of(table, [table.rows[index] for index in rows], columns), unit)


def _aggregate(found: Measured, keys: Sequence[object], is_family: bool, dates: DatedBy | None) -> str:
    """Return what becomes of several rows; empty where there is one a period and no total to be made."""
    several = len(set(keys)) < len(keys) or dates is not None
    if found.adds_up:
        return "sum" if several or is_family else ""
    return "mean" if several else ""


def _dates(period: Sequence[TableColumn]) -> DatedBy | None:
    """Return `month` where days stand for their months, or are too many to be shown one by one."""
    if len(period) != 1:
        return None
    try:
        days = {found.key for text in period[0].members if (found := parse(text)).kind == "day"}
    except ValueError:
        return None
    months = {day[:7] for day in days}
    return "month" if days and (len(days) == len(months) or len(days) > MOST_MEMBERS) else None


def _left_out(
    columns: Sequence[TableColumn], used: Sequence[TableColumn], further: Sequence[str]
) -> Iterator[str]:
    for column in columns:
        if column in used:
            continue
        why = {
            "empty": tr("it is empty"),
            "remark": tr("codes or remarks"),
            "name": tr("texts that hardly repeat"),
        }
        if not column.head and column.role != "empty":
            yield tr("a column without a head: give it one")
        elif column.head:
            yield f"{column.head}: {why.get(column.role, tr('nothing takes it'))}"
    for name in further:
        yield tr("{name}: {MOST_METRICS} metrics are drafted", name=name, MOST_METRICS=MOST_METRICS)
