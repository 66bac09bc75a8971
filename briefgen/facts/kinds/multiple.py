"""`multiple`: 是2020年的3.4倍, 3.4 times the 2020 value."""

from __future__ import annotations

from briefgen.base.marked import N_, both, han
from briefgen.facts.claim_kind import ClaimExample, Ratio, Refusal

KIND = Ratio(
    word="multiple",
    order=30,
    doc="是…的 N 倍: so many times the earlier value",
    said=("是2020年的3.4倍", "3.4 times the 2020 value"),
    meaning="current / base",
    trap="是…的3.4倍 is 增长2.4倍 (+240%), not 增长3.4倍",
    name_zh=han("倍数"),
    example=ClaimExample(
        claim="3.4",
        wrong="2.4",
        hint="the values fit `growth_multiple: 2.4`",
        base="100",
        current="340",
        inferred_base="98.4–101.7万人",
    ),
    units=both("倍", "times"),
    accepted=("倍", "times", "x"),
    of_factor=lambda factor, years: factor,
    factor=lambda claim, years: claim,
    refusals=(
        Refusal(
            lambda claim: claim.number <= 0,
            N_("a multiple of {text}"),
            N_("是…的 N 倍 takes a number above 0"),
        ),
    ),
    clauses=both("[是{period}的]{own}", "{own}[ the {period} value]"),
    prefix_zh="",
    unchanged_zh=han("[与{period}]{level}"),
    level=1,
    asides=both("{period}的|{figure}|", "|{figure}|of {period}"),
    preference=70,
    describes_trend=True,
    shown_as_change=False,
    signed=False,
    decimals=2,
    keeps_value=True,
)
