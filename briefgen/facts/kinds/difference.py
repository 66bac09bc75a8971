"""`difference`: 差额, one metric less others. ``relations`` recomputes it."""

from __future__ import annotations

from briefgen.base.marked import han
from briefgen.base.translate import tr
from briefgen.facts.claim_kind import ClaimExample, ClaimKind
from briefgen.facts.expression import Operand, Term, chained


def formula(metrics: tuple[str, ...], weights: tuple[str, ...]) -> Term:
    """Return the first metric less all others."""
    if len(metrics) < 2:
        raise ValueError(
            tr("`difference` takes two metrics or more: what the others are taken from comes first")
        )
    return chained("-", [Operand(key) for key in metrics])


KIND = ClaimKind(
    word="difference",
    order=111,
    doc="the metric that others are taken from, and these",
    said=("差额", "the difference"),
    meaning="the first less the others, of the same period, gives the value",
    trap="how a value changed between two periods is `change`",
    name_zh=han("差额"),
    example=ClaimExample(
        claim="[one, other]", wrong="[other, one]", hint="gives −101–−99万人", base="", current="100"
    ),
    takes_metrics=True,
    formula=formula,
)
