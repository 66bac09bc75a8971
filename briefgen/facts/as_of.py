"""A brief's date and its metrics go in; the period that ``now`` stands for comes out."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.base.diagnostics import Place, Problem
from briefgen.base.translate import tr
from briefgen.facts.fiscal_year import FiscalYear
from briefgen.facts.metric import Metric
from briefgen.facts.period import Period, parse
from briefgen.facts.relative_period import LATEST


def as_of_brief(
    as_of: str, metrics: Mapping[str, Metric], fiscal_year: FiscalYear | None, problems: list[Problem]
) -> Period | None:
    """Return the period that ``now`` stands for: the given one, or the latest of all values of any metric."""
    if as_of and as_of != LATEST:
        try:
            return parse(as_of, None, fiscal_year)
        except ValueError as error:
            place = next((metric.place for metric in metrics.values()), Place(""))
            problems.append(Problem(Place(place.file), tr("meta.as_of: {error}", error=error), "", "period"))
    known = []
    for metric in metrics.values():
        for key, given in metric.values.items():
            if all(value.final == "forecast" for value in given):
                continue
            try:
                known.append(parse(key, None, fiscal_year))
            except ValueError:
                continue
    dated = [period for period in known if period.kind != "now"]
    return max(dated, key=lambda period: period.order, default=None)
