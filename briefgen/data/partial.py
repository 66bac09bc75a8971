"""Rows by members in; a warning for totals that are put together without a member that others have, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefgen.base.diagnostics import Problem
from briefgen.base.translate import tr
from briefgen.data.observations import Dated
from briefgen.facts.family import Coordinates
from briefgen.facts.metric import Metric
from briefgen.facts.period import parse

MOST_TOLD = 3
"""Members and periods that a warning names; the rest are counted."""


def partial_totals(metric: Metric, groups: Mapping[Coordinates, Sequence[Dated]]) -> Iterator[Problem]:
    """Yield a warning where a total is made of rows and a member has none of a period.

    It is one between its own periods, or the one after them: who has no row ever after is not counted any
    more. A member of several dimensions has a row where any of its combinations has one.
    """
    rows = {at: {period for _, period in spots} for at, spots in groups.items() if all(at)}
    width = len(next(iter(rows), ()))
    published = groups.get(("",) * width, ())
    told = {period for _, period in published}
    order = sorted(set().union(*rows.values()), key=lambda key: parse(key).order)
    gaps: dict[tuple[str, str], None] = {}
    for dimension in range(width):
        known: dict[str, set[str]] = {}
        for at, periods in rows.items():
            known.setdefault(at[dimension], set()).update(periods)
        for member, periods in known.items():
            places = [index for index, period in enumerate(order) if period in periods]
            for period in order[places[0] : places[-1] + 2]:
                if period not in periods and period not in told:
                    gaps[member, period] = None
    if gaps and metric.from_:
        named = ", ".join(
            tr("{member} in {period}", member=member, period=period)
            for member, period in list(gaps)[:MOST_TOLD]
        )
        more = tr(" and {count} more", count=len(gaps) - MOST_TOLD) if len(gaps) > MOST_TOLD else ""
        message = tr(
            "{key} ({label}): its totals are made without {named}{more}: there is no row",
            key=metric.key,
            label=metric.label,
            named=named,
            more=more,
        )
        hint = tr("add the row, with 0 or with – where the value is missing; or `accept` this")
        yield Problem(metric.from_.place, message, hint, "partial", "warning")
