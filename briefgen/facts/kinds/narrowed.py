"""`narrowed`: 较2020年亏损收窄50%, loss narrowed by 50% since 2020."""

from __future__ import annotations

from briefgen.base.marked import N_, both, han
from briefgen.facts.claim_kind import ClaimExample, Ratio, Refusal, factor_of, percent_of
from briefgen.facts.measure import LOSSES, is_percentage

KIND = Ratio(
    word="narrowed",
    order=90,
    doc="亏损收窄 N %: a loss or deficit, smaller by so many per cent",
    said=("较2020年亏损收窄50%", "loss narrowed by 50% since 2020"),
    meaning="(1 - current / base) in per cent, both below zero; negative: 扩大, widened",
    trap="from -4.8 to -2.4 there is no growth rate: `change` is 2.4, `narrowed` is 50",
    name_zh=han("亏损收窄"),
    example=ClaimExample(
        claim="50", wrong="-50", hint="the sign is wrong: `narrowed: 50`", base="-4.8", current="-2.4",
        inferred_base="−5.0–−4.6亿元", unit=("亿元", ""), kind="profit",
    ),
    units=both("%", "%"),
    of_factor=lambda factor, years: -percent_of(factor),
    factor=lambda claim, years: factor_of(-claim),
    suits=lambda kind, unit: kind in LOSSES and not is_percentage(kind, unit),
    applies=lambda current, base: (current is None or current <= 0) and (base is None or base < 0),
    refusal=N_("`narrowed: {text}`, but {ends} is not from one loss to another"),
    why_none=N_("`narrowed` takes two values below zero"),
    refusals=(
        Refusal(
            lambda claim: claim.percent, N_("`narrowed` of a percentage"), N_("write `points`, N 个百分点")
        ),
        Refusal(
            lambda claim: claim.kind not in LOSSES,
            N_("`narrowed` of `kind: {kind}`"),
            N_("a loss or a deficit narrows: `kind: profit` or `kind: balance`"),
        ),
    ),
    preference=40,
    describes_trend=True,
    is_ratio=False,
)  # fmt: skip
