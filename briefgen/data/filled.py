"""Metrics and the tables of their brief in; the metrics with the values that the tables give them out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from pathlib import Path

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Problem, did_you_mean
from briefgen.base.phrase import place_of
from briefgen.data.data_table import DataTable
from briefgen.data.grid import TableError
from briefgen.data.observations import Refused, observed
from briefgen.data.open_table import open_table
from briefgen.data.table_file import TableFile
from briefgen.facts.metric import Metric
from briefgen.facts.selection import Selection
from briefgen.runtime.limits import limited


@dataclass(slots=True, kw_only=True)
class Filled:
    """Metrics with their values, what is wrong with the tables, and the keys of the metrics left without."""

    metrics: dict[str, Metric]
    problems: list[Problem] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


def filled(
    metrics: Mapping[str, Metric], data: Mapping[str, TableFile], brief: Path, *, unread: frozenset[str]
) -> Filled:
    """Return metrics with values; each table that one asks for is read once.

    ``unread`` are the keys of tables whose YAML could not be read: nothing more is said of them.
    """
    result = Filled(metrics=dict(metrics))
    tables: dict[str, DataTable | None] = dict.fromkeys(unread)
    with limited(brief, "reading its tables"):
        for key, metric in metrics.items():
            if metric.from_ is None:
                continue
            try:
                result.metrics[key] = _filled(metric, metric.from_, data, brief.parent, tables, result)
            except Refused as refused:
                result.problems.append(refused.problem)
                result.lost.append(key)
    result.problems = list(dict.fromkeys(result.problems))
    return result


def _filled(
    metric: Metric,
    wanted: Selection,
    data: Mapping[str, TableFile],
    folder: Path,
    tables: dict[str, DataTable | None],
    result: Filled,
) -> Metric:
    """Return a metric with the values of its table, as it is where its table cannot be read."""
    if metric.values:
        message = f"{metric.key} ({metric.label}) has `values` and takes them `from` a table"
        raise Refused(wanted.place, message, "keep one of the two; targets and claims may stay")
    if wanted.table not in tables:
        tables[wanted.table] = _opened(wanted, data, folder, result)
    table = tables[wanted.table]
    if table is None:
        result.lost.append(metric.key)
        return metric
    return replace(metric, values=observed(table, wanted))


def _opened(
    wanted: Selection, data: Mapping[str, TableFile], folder: Path, result: Filled
) -> DataTable | None:
    """Return a table, None after filing why it cannot be read."""
    if wanted.table not in data:
        hint = did_you_mean(wanted.table, data) if data else "name it: `data: {returns: {file: returns.csv}}`"
        place = place_of(wanted.table, wanted.place)
        raise Refused(place, f"there is no table {wanted.table!r} under `data`", hint)
    known = data[wanted.table]
    try:
        return open_table(known, folder)
    except TableError as error:
        called = f"table {known.file!r}" if known.file else known.called
        message = str(error) if error.place else f"{called}: {error}"
        place = error.place or place_of(known.said, known.place)
        result.problems.append(Problem(place, message, error.hint, "table"))
        return None
