"""`product`: 乘积, price times volume. ``relations`` recomputes it."""

from __future__ import annotations

from briefgen.base.marked import han
from briefgen.base.translate import tr
from briefgen.facts.claim_kind import ClaimExample, ClaimKind
from briefgen.facts.expression import Operand, Term, chained


def formula(metrics: tuple[str, ...], weights: tuple[str, ...]) -> Term:
    """Return all metrics multiplied."""
    if len(metrics) < 2:
        raise ValueError(tr("`product` takes two metrics or more"))
    return chained("*", [Operand(key) for key in metrics])


KIND = ClaimKind(
    word="product",
    order=113,
    doc="the metrics that are multiplied",
    said=("乘积", "the product"),
    meaning="the metrics, of the same period and multiplied with their units, give the value",
    name_zh=han("乘积"),
    example=ClaimExample(
        claim="[one, other]", wrong="[one, one]", hint="gives 39800–40201", base="", current="20000",
        unit=("", ""),
    ),
    takes_metrics=True,
    formula=formula,
)  # fmt: skip
