"""Metrics in, the keys of those with a number for the latest period of any of them out, ordered by it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from briefgen.facts.metric import Metric
from briefgen.facts.period import parse
from briefgen.facts.reading import Reading


def by_latest(metrics: Sequence[Metric], *, falling: bool) -> list[str]:
    """Return the keys of metrics by their stated values of the latest period; equal ones stay in order."""
    periods = dict.fromkeys(period for metric in metrics for period in metric.values)
    latest = max(periods, key=lambda period: parse(period).order)
    known: dict[str, Decimal] = {}
    for metric in metrics:
        given = metric.values.get(latest)
        if given and isinstance(given[0].value, Reading):
            known[metric.key] = given[0].value.number
    return sorted(known, key=known.__getitem__, reverse=falling)
