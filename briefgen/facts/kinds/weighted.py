"""`weighted`: 加权平均, each metric counting as much as its weight. ``relations`` recomputes it."""

from __future__ import annotations

from briefgen.base.marked import han
from briefgen.base.translate import tr
from briefgen.facts.claim_kind import ClaimExample, ClaimKind
from briefgen.facts.expression import Operand, Term, Weighted


def formula(metrics: tuple[str, ...], weights: tuple[str, ...]) -> Term:
    """Return the mean of all metrics by their weights."""
    if len(metrics) < 2:
        raise ValueError(
            tr("`weighted` takes two metrics or more, each with its weight: {rate_a: pupils_a, …}")
        )
    return Weighted(tuple(Operand(key) for key in metrics), tuple(Operand(key) for key in weights))


KIND = ClaimKind(
    word="weighted",
    order=115,
    doc="the metrics whose mean it is, each with the metric that is its weight",
    said=("加权平均", "on average, weighted"),
    meaning="the mean of the metrics, each counting as much as its weight, gives the value",
    name_zh=han("加权平均数"),
    example=ClaimExample(
        claim="{one: one, other: other}", wrong="{one: other, other: one}", hint="133", base="",
        current="166.7",
    ),
    takes_metrics=True,
    takes_weights=True,
    formula=formula,
)  # fmt: skip
