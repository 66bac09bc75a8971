"""Whether a metric counts things one by one, so that its numbers are exact and whole."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from briefgen.facts.format import measured_in
from briefgen.facts.interval import is_whole
from briefgen.facts.measure import Kind
from briefgen.facts.metric import Metric
from briefgen.facts.unit import is_percent, split


def is_counted(metric: Metric, number: Decimal) -> bool:
    """Return whether a metric's number counts single things: exact, and necessarily whole."""
    return metric.kind == "count" and counts_singly(metric) and is_whole(number)


def counts_singly(metric: Metric) -> bool:
    """Return whether a metric counts things one by one: 家 does, 万人 and % do not."""
    return _is_single(metric.kind, metric.unit)


@lru_cache(maxsize=1024)
def _is_single(kind: Kind, unit: str) -> bool:
    unit = measured_in(kind, unit)
    return kind == "count" and split(unit)[0] == 1 and not is_percent(unit)
