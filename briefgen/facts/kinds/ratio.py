"""`ratio`: 人均, 占比, 倍数: one metric divided by another. ``relations`` recomputes it."""

from __future__ import annotations

from briefgen.base.marked import han
from briefgen.base.translate import tr
from briefgen.facts.claim_kind import ClaimExample, ClaimKind
from briefgen.facts.expression import Operand, Term, chained


def formula(metrics: tuple[str, ...], weights: tuple[str, ...]) -> Term:
    """Return the first metric by the second."""
    if len(metrics) != 2:
        raise ValueError(tr("`ratio` takes two metrics: what is divided, and what by"))
    return chained("/", [Operand(key) for key in metrics])


KIND = ClaimKind(
    word="ratio",
    order=112,
    doc="two metrics: what is divided, and what by",
    said=("人均、占比", "per head, a share"),
    meaning="the first divided by the second, of the same period and brought to the unit, gives the value",
    trap="a value against an earlier one of its own is `multiple`",
    name_zh=han("比值"),
    example=ClaimExample(
        claim="[one, other]", wrong="[other, one]", hint="gives 0.496–0.504倍", base="", current="2",
        unit=("倍", "times"),
    ),
    takes_metrics=True,
    formula=formula,
)  # fmt: skip
