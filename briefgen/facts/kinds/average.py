"""`average`: 平均, each metric counting alike. ``relations`` recomputes it."""

from __future__ import annotations

from briefgen.base.marked import han
from briefgen.base.translate import tr
from briefgen.facts.claim_kind import ClaimExample, ClaimKind
from briefgen.facts.expression import Average, Operand, Term


def formula(metrics: tuple[str, ...], weights: tuple[str, ...]) -> Term:
    """Return the mean of all metrics."""
    if len(metrics) < 2:
        raise ValueError(tr("`average` takes two metrics or more"))
    return Average(tuple(Operand(key) for key in metrics))


KIND = ClaimKind(
    word="average",
    order=114,
    doc="the metrics whose mean it is",
    said=("平均", "on average"),
    meaning="the mean of the metrics, each counting alike, gives the value",
    trap="where they are of unlike size, the mean of rates is `weighted`; growth by the year is `cagr`",
    name_zh=han("平均数"),
    example=ClaimExample(
        claim="[one, other]", wrong="[one, one]", hint="gives 199.5–200.5万人", base="", current="150"
    ),
    takes_metrics=True,
    formula=formula,
)
