"""`growth_multiple`: 较2020年增长2.4倍, up by 2.4 times the 2020 value."""

from __future__ import annotations

from briefgen.base.marked import N_, both, han
from briefgen.facts.claim_kind import ClaimExample, Ratio, Refusal
from briefgen.facts.interval import ONE

KIND = Ratio(
    word="growth_multiple",
    order=40,
    doc="增长 N 倍: more by so many times the earlier value",
    said=("较2020年增长2.4倍", "up by 2.4 times the 2020 value"),
    meaning="current / base - 1",
    trap="增长2.4倍 is 是…的3.4倍; “2.4 times more” is ambiguous in English and never written",
    name_zh=han("增长倍数"),
    example=ClaimExample(
        claim="2.4",
        wrong="3.4",
        hint="the values fit `multiple: 3.4`",
        base="100",
        current="340",
        inferred_base="98.4–101.7万人",
    ),
    units=both("倍", "times"),
    accepted=("倍", "times", "x"),
    of_factor=lambda factor, years: factor - ONE,
    factor=lambda claim, years: claim + ONE,
    refusals=(
        Refusal(lambda claim: claim.number <= -1, N_("a growth by {text}"), N_("write `growth` for a fall")),
    ),
    clauses=both("{verb}{own}", "{verb} by {own} the {period} value"),
    verbs={"": (han("增长"), han("下降"))},
    preference=50,
    decimals=2,
    keeps_value=True,
)
