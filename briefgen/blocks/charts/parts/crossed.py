"""Rows of the members of two dimensions in; a row for each member of one, over those of the other, out."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.base.copier import replace
from briefgen.base.messages import messages
from briefgen.blocks.charts.parts.data import ChartMessage, MetricRow
from briefgen.blocks.charts.parts.ranking import extremes
from briefgen.facts.fact import Fact
from briefgen.facts.family import Membership
from briefgen.model.context import Setting

TWO = 2


def crossed(found: Sequence[MetricRow], setting: Setting, *, columns_first: bool) -> tuple[MetricRow, ...]:
    """Return rows of one family as a table at the latest period that any of them has.

    The members that are named first are rows, or columns where ``columns_first``. What does not go by two
    dimensions is returned as it is.
    """
    members = _members(found, setting)
    along = _along(members) if len(members) == len(found) else None
    if not along:
        return tuple(found)
    outer, inner = reversed(along) if columns_first else along
    period = latest_period(found, setting)
    cells: dict[str, dict[str, tuple[MetricRow, Fact]]] = {}
    for row, member in zip(found, members, strict=True):
        fact = next((fact for fact in row.facts if fact.period == period), None)
        if fact is not None:
            cells.setdefault(member.coordinates[outer], {})[member.coordinates[inner]] = (row, fact)
    order = list(dict.fromkeys(member.coordinates[inner] for member in members))
    made = []
    for label, held in cells.items():
        columns = tuple(name for name in order if name in held)
        facts = tuple(held[name][1] for name in columns)
        made.append(MetricRow(key=held[columns[0]][0].key, label=label, facts=facts, columns=columns))
    return tuple(made)


def parted(found: Sequence[MetricRow], setting: Setting) -> tuple[tuple[str, tuple[MetricRow, ...]], ...]:
    """Return each member of the dimension named first with rows of the other; nothing unless of two."""
    members = _members(found, setting)
    along = _along(members) if len(members) == len(found) else None
    if not along:
        return ()
    outer, inner = along
    order = list(dict.fromkeys(member.coordinates[inner] for member in members))
    held: dict[str, dict[str, MetricRow]] = {}
    for row, member in zip(found, members, strict=True):
        name = member.coordinates[inner]
        facts = tuple(replace(fact, label=name) for fact in row.facts)
        held.setdefault(member.coordinates[outer], {})[name] = replace(row, label=name, facts=facts)
    return tuple((label, tuple(rows[name] for name in order if name in rows)) for label, rows in held.items())


def pairs_of(metrics: Sequence[str], setting: Setting) -> dict[str, tuple[str, str]]:
    """Return the two members that each metric is of, that of the dimension named first before the other.

    There are none where the metrics do not go by two dimensions of one family.
    """
    keys = [metric.partition(".")[0] for metric in metrics]
    known = [metric.membership for key in keys if (metric := setting.ledger.metrics.get(key))]
    members = [member for member in known if member and not member.rest]
    along = _along(members) if len(members) == len(keys) else None
    if not along:
        return {}
    at = (member.coordinates for member in members)
    return {key: (names[along[0]], names[along[1]]) for key, names in zip(keys, at, strict=True)}


def cells_apart(found: Sequence[MetricRow], setting: Setting) -> tuple[MetricRow, ...]:
    """Return a row for each cell, named after both of its members."""
    mark = messages(setting.language)
    named = "{}" + mark.open_bracket + "{}" + mark.close_bracket
    return tuple(
        replace(row, label=named.format(row.label, name), facts=(fact,), columns=())
        for row in found
        for name, fact in row.at.items()
    )


def of_cells(found: Sequence[MetricRow], setting: Setting) -> ChartMessage:
    """Return the largest and the smallest cell."""
    return extremes(cells_apart(found, setting), setting)


def _members(found: Sequence[MetricRow], setting: Setting) -> list[Membership]:
    metrics = (setting.ledger.metrics[row.key].membership for row in found)
    return [member for member in metrics if member and not member.rest]


def _along(members: Sequence[Membership]) -> tuple[int, int] | None:
    """Return the places of the two dimensions that members go by, that of the rows first."""
    if len(members) < TWO or len({member.family for member in members}) > 1:
        return None
    columns = list(zip(*(member.coordinates for member in members), strict=True))
    varying = [at for at, names in enumerate(columns) if len(set(names)) > 1]
    if len(varying) != TWO or not all(all(columns[at]) for at in varying):
        return None
    one, other = varying
    if len({(columns[one][at], columns[other][at]) for at in range(len(members))}) < len(members):
        return None
    if len(members) <= max(len(set(columns[at])) for at in varying):
        return None  # some members of both, and no table
    first, second = (member.coordinates for member in members[:TWO])
    turned = first[one] != second[one] and first[other] == second[other]
    return (other, one) if turned else (one, other)


def latest_period(found: Sequence[MetricRow], setting: Setting) -> str:
    """Return the latest period that any of the rows has."""
    periods = {fact.period for row in found for fact in row.facts}
    return max(periods, key=lambda key: setting.ledger.context.period(key).order)
