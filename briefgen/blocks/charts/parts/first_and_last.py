"""The first and the last figure of each row."""

from __future__ import annotations

from briefgen.base.copier import replace
from briefgen.base.diagnostics import Place, Problem
from briefgen.base.translate import tr
from briefgen.blocks.charts.parts.data import MetricRow
from briefgen.facts.baseline import first_of
from briefgen.model.context import Setting


def first_and_last(found: tuple[MetricRow, ...], setting: Setting, place: Place) -> tuple[MetricRow, ...]:
    """Return rows of the first and the last value, noting a Problem for each row that has only one."""
    kept = []
    for row in found:
        first = first_of(row.facts, setting.ledger.context)
        if first is not None:
            kept.append(replace(row, facts=(first, row.facts[-1])))
            continue
        message = tr("{key!r} has one value: this chart needs two", key=row.key)
        if len(row.facts) > 1:
            told = ", ".join(fact.period for fact in row.facts)
            message = tr(
                "{key!r} has no two values for periods of equal length: {told}", key=row.key, told=told
            )
        setting.problems.append(Problem(place, message, code="no-value"))
    spans = {(row.facts[0].period, row.facts[1].period) for row in kept}
    if len(spans) > 1:
        told = tr("; ").join(tr("{first} to {last}", first=first, last=last) for first, last in sorted(spans))
        message = tr(
            "the metrics span different periods ({told}), but the chart names the first one's", told=told
        )
        hint = tr("choose common ones with `periods:`")
        setting.problems.append(Problem(place, message, hint=hint, code="chart", severity="warning"))
    return tuple(kept)
