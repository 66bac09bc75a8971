"""Metrics and the tables of their brief in; the metrics with the values that the tables give them out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import field
from pathlib import Path

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Problem, did_you_mean
from briefgen.base.in_time import in_time
from briefgen.base.phrase import place_of
from briefgen.base.translate import tr
from briefgen.data.big_table import BigTable
from briefgen.data.data_table import DataTable
from briefgen.data.dimension import Dimension
from briefgen.data.families import opened_family
from briefgen.data.given import given_names, given_table
from briefgen.data.grid import TableError
from briefgen.data.observations import observed
from briefgen.data.open_table import open_table
from briefgen.data.refused import Refused, refused
from briefgen.data.table_file import TableFile
from briefgen.data.table_period import passed_over
from briefgen.facts.family import Family
from briefgen.facts.metric import Metric
from briefgen.facts.selection import Selection
from briefgen.runtime.limits import limited

MOST_NAMED = 6
"""Heads that a message names."""


@dataclass(slots=True, kw_only=True)
class Filled:
    """Metrics with their values, the families that they are of, and what is wrong with the tables."""

    metrics: dict[str, Metric] = field(default_factory=dict)
    families: dict[str, Family] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    """The keys of the metrics left without values."""


@dataclass(slots=True, kw_only=True)
class Tables:
    """What a brief says of its tables; each is opened for the first metric that asks for it."""

    brief: Path
    data: Mapping[str, TableFile]
    dimensions: Mapping[str, Dimension]
    language: str
    """Of the labels of members."""
    opened: dict[str, DataTable | BigTable | None] = field(default_factory=dict)
    """None: it cannot be read, as is said already."""
    problems: list[Problem] = field(default_factory=list)

    def of(self, wanted: Selection) -> DataTable | None:
        """Return the table of a selection, None after filing why it cannot be read."""
        if wanted.table not in self.opened:
            self.opened[wanted.table] = self._open(wanted)
        table = self.opened[wanted.table]
        if not isinstance(table, BigTable):
            return table
        from briefgen.data.condensed import condensed

        try:
            with refused(wanted):
                return condensed(table, wanted, self.dimensions)
        except TableError as error:
            self._say(self.data[wanted.table], error)
            return None

    def close(self) -> None:
        """Give up the engines of large tables."""
        for table in self.opened.values():
            if isinstance(table, BigTable):
                table.resources.close()

    def _open(self, wanted: Selection) -> DataTable | BigTable | None:
        if (given := given_table(wanted.table)) is not None:
            return given
        if wanted.table not in self.data:
            example = tr("name it: `data: {returns: {file: returns.csv}}`")
            known_names = {*self.data, *given_names()}
            hint = did_you_mean(wanted.table, known_names) if known_names else example
            place = place_of(wanted.table, wanted.place)
            raise Refused(place, tr("there is no table {table!r} under `data`", table=wanted.table), hint)
        known = self.data[wanted.table]
        try:
            return open_table(known, self.brief.parent)
        except TableError as error:
            self._say(known, error)
            return None

    def _say(self, known: TableFile, error: TableError) -> None:
        called = tr("table {name!r}", name=str(known.file)) if known.file else known.called
        message = str(error) if error.place else f"{called}: {error}"
        place = error.place or place_of(known.said, known.place)
        self.problems.append(Problem(place, message, error.hint, "table"))


def filled(metrics: Mapping[str, Metric], tables: Tables) -> Filled:
    """Return metrics with values, one with members as the metrics of its family; a table is read once."""
    result = Filled()
    with closing(tables), limited(tables.brief, tr("reading its tables")):
        for key, metric in metrics.items():
            try:
                _fill(key, metric, tables, result)
            except Refused as refused:
                result.problems.append(refused.problem)
                result.lost.append(key)
                result.metrics[key] = metric
    result.problems = list(dict.fromkeys([*tables.problems, *result.problems]))
    return result


def _doubts(table: DataTable) -> Iterator[Problem]:
    """Yield a warning for heads among periods that name a year and are none."""
    found = list(passed_over(table.heads, table.grid.epoch))
    if found:
        named = ", ".join(repr(table.heads[index]) for index in found[:MOST_NAMED])
        more = tr(" and {count} more", count=len(found) - MOST_NAMED) if len(found) > MOST_NAMED else ""
        message = tr(
            "{named}{more}: no values are taken from below, since this is not a period",
            named=named,
            more=more,
        )
        hint = tr("rename it where it is one; where not, `accept` this, or leave it out by `range`")
        yield Problem(table.place(table.top[-1], found[0]), message, hint, "table", "warning")


def _fill(key: str, metric: Metric, tables: Tables, result: Filled) -> None:
    """Enter a metric with the values of its table, as it is where its table cannot be read."""
    in_time()
    wanted = metric.from_
    result.metrics[key] = metric
    if wanted is None or not wanted.by:
        for claim in metric.claims:
            if claim.member:
                message = tr(
                    "{key} ({label}) has no members: its claim names {member!r}",
                    key=key,
                    label=metric.label,
                    member=claim.member,
                )
                raise Refused(place_of(claim.member, claim.place), message, tr("remove `member`"))
    if wanted is None:
        return
    if metric.values:
        message = tr(
            "{key} ({label}) has `values` and takes them `from` a table", key=key, label=metric.label
        )
        raise Refused(wanted.place, message, tr("keep one of the two; targets and claims may stay"))
    table = tables.of(wanted)
    if table is None:
        result.lost.append(key)
        return
    if not wanted.value:
        result.problems += _doubts(table)
    if wanted.by:
        opened = opened_family(metric, table, tables.dimensions, tables.language)
        del result.metrics[key]
        result.metrics.update(opened.metrics)
        result.families[key] = opened.family
        result.problems += opened.doubts
    else:
        result.metrics[key] = replace(metric, values=observed(table, metric, tables.dimensions))
