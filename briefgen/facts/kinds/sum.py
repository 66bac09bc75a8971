"""`sum`: 合计, in total. `across` adds the parts up."""

from __future__ import annotations

from briefgen.base.marked import han
from briefgen.facts.claim_kind import ClaimExample, ClaimKind

KIND = ClaimKind(
    word="sum",
    order=110,
    doc="the metrics that add up to this one",
    said=("合计", "in total"),
    meaning="the parts, of the same period and brought to one unit, add up to the value",
    name_zh=han("合计"),
    example=ClaimExample(
        claim="[one, other]", wrong="[one]", hint="add up to 199.5–200.5万人", base="", current="300"
    ),
    takes_metrics=True,
)
