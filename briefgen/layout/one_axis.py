"""A chart and its facts in, a Problem out where one axis measures different things."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.base.diagnostics import Place, Problem, Severity
from briefgen.facts.fact import Fact
from briefgen.facts.ledger import Ledger
from briefgen.model.scene import Chart


def check_units(chart: Chart, ledger: Ledger, place: Place) -> Iterator[Problem]:
    """Yield a Problem for each axis on which lengths do not compare.

    Money beside people, or a share beside a number, is an error. Counts of unlike things are read as if they
    were parts of one whole: a warning, unless a claim of the brief adds them up.
    """
    if not chart.nature.axes:
        return
    for second in (False, True):
        rows = [series for series in chart.series if series.second is second]
        facts = [ledger.facts[key] for row in rows for key in row.facts if key and key in ledger.facts]
        units = dict.fromkeys(fact.unit for fact in facts)
        if len(units) < 2 or _added_up(facts, ledger):
            continue
        counted = all(fact.measure == "count" and fact.kind == "value" for fact in facts)
        severity: Severity = "warning" if counted else "error"
        named = ", ".join(repr(unit) if unit else "no unit" for unit in units)
        message = f"{chart.word}: one axis for different things ({named}): their lengths cannot be compared"
        yield Problem(
            place, message, "show them as `kpi_grid` or `steps`, or in a chart each", "honesty", severity
        )


def _added_up(facts: Sequence[Fact], ledger: Ledger) -> bool:
    """Say whether some metric is claimed to be the sum of all these, which makes them like things."""
    parts = {fact.metric for fact in facts}
    sums = (claim.parts for metric in ledger.metrics.values() for claim in metric.claims)
    return any(parts <= set(added) for added in sums if added)
