"""`points`: 较2020年提高6.75个百分点, up 6.75 percentage points since 2020."""

from __future__ import annotations

from briefgen.base.marked import N_, both, han
from briefgen.facts.claim_kind import ClaimExample, Comparison, Refusal
from briefgen.facts.measure import is_percentage

KIND = Comparison(
    word="points",
    order=70,
    doc="N 个百分点: more by so many percentage points",
    said=("较2020年提高6.75个百分点", "up 6.75 percentage points since 2020"),
    meaning="the difference of two percentages",
    trap="from 61.77% to 68.52% is 6.75 个百分点, but 增长10.9%",
    name_zh=han("百分点"),
    example=ClaimExample(
        claim="6.75",
        wrong="-6.75",
        hint="the sign is wrong: `points: 6.75`",
        base="61.77",
        current="68.52",
        inferred_base="61.76–61.78%",
        unit=("%", "%"),
        kind="rate",
    ),
    units=both("个百分点", "percentage points"),
    accepted=("个百分点", "percentage points", "百分点", "pp", "points"),
    needs_unit=True,
    suits=lambda kind, unit: kind != "rank" and is_percentage(kind, unit),
    refusals=(
        Refusal(
            lambda claim: not claim.percent,
            N_("percentage points (百分点) of {unit} unit"),
            N_("write `change`"),
        ),
    ),
    verbs={"": (han("提高"), han("下降"))},
    preference=60,
    describes_trend=True,
)
