"""A metric's periods go in; a problem comes out where they have no order, or are one time twice."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from briefgen.base.translate import tr
from briefgen.facts.metric import Metric
from briefgen.facts.period import FISCAL, Period

if TYPE_CHECKING:
    from briefgen.facts.publish import FactContext


def check_calendar(metric: Metric, context: FactContext) -> None:
    """File a problem where a metric's periods are of calendars that nobody relates, or of one time twice."""
    claimed = (key for claim in metric.claims for key in (claim.since, claim.until) if key)
    given = {key: context.period(key) for key in (*metric.values, *claimed) if context.reads(key)}
    dated = {key: period for key, period in given.items() if period.kind != "now"}
    ways = {_way(period): key for key, period in dated.items()}
    unplaced = any(not period.placed for period in dated.values())
    name = f"{metric.key} ({metric.label})"
    if unplaced and len(ways) > 1:
        one, other = (ways[way] for way in sorted(ways)[:2])
        message = tr(
            "{name}: {one} and {other} are years of different calendars", name=name, one=one, other=other
        )
        hint = tr(
            "say when the financial year starts, `meta: {fiscal_year: {starts: 4}}`, or name all years alike"
        )
        context.file(metric.place, message, hint, code="period")
        return
    times: dict[tuple[int, int], list[str]] = {}
    for key in metric.values:
        if key in dated:
            times.setdefault((dated[key].start, dated[key].end), []).append(key)
    for one, other in (pair for keys in times.values() for pair in combinations(keys, 2)):
        if dated[one].key != dated[other].key and dated[one].is_when(dated[other]):
            message = tr("{name}: {one} and {other} are the same time", name=name, one=one, other=other)
            context.file(metric.place, message, tr("state its value once"), code="period")


def _way(period: Period) -> int:
    """Return in which way a period names its year: as others do, as FY2025, as 2024/25."""
    return -1 if period.kind not in FISCAL else period.parts[0] != period.parts[1]
