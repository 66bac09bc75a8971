"""`rank_change`: 较2020年提升35位, up 35 places since 2020."""

from __future__ import annotations

from briefgen.base.marked import N_, both, han
from briefgen.facts.claim_kind import ClaimExample, Comparison, Refusal, whole_reading
from briefgen.facts.interval import is_whole

KIND = Comparison(
    word="rank_change",
    order=100,
    doc="提升 N 位: so many places better",
    said=("较2020年提升35位", "up 35 places since 2020"),
    meaning="base - current: rising makes the rank smaller, and the claim is positive",
    trap="a fall is negative: 下降",
    name_zh=han("位次变化"),
    example=ClaimExample(
        claim="35",
        wrong="-35",
        hint="the sign is wrong: `rank_change: 35`",
        base="69",
        current="34",
        inferred_base="69位",
        unit=("", ""),
        kind="rank",
    ),
    units=both("位", "places"),
    reading=whole_reading,
    falling=True,
    of_ranks=True,
    needs_unit=True,
    suits=lambda kind, unit: kind == "rank",
    refusals=(
        Refusal(
            lambda claim: claim.kind != "rank",
            N_("`rank_change` of what is not a rank"),
            N_("set `kind: rank`, or write `change`"),
        ),
        Refusal(
            lambda claim: not is_whole(claim.number), N_("{number} places"), N_("ranks are whole numbers")
        ),
    ),
    verbs={"": (han("提升"), han("下降"))},
    asides=both("{versus}|{rise}{bare}|", "|{verb} {bare}|{versus}"),
    preference=10,
    describes_trend=True,
    signed=False,
)
