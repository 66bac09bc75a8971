"""`growth`: 较2020年增长85%, up 85% on 2020."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from briefgen.base.marked import N_, both, han
from briefgen.base.translate import tr
from briefgen.facts.claim_kind import ClaimExample, Ratio, Refusal, factor_of, percent_of
from briefgen.facts.interval import Interval, printed_interval


def _misreadings(number: Decimal, factor: Interval, chinese: bool) -> Iterator[str]:
    """Yield the growth that is meant where the number is what the value is of the earlier one."""
    if factor.agrees(printed_interval(number).times(Fraction(1, 100))):
        said = f"是…的{number}%" if chinese else f"{number}% of it"
        yield tr("{said} is `growth: {number}`", said=said, number=number - 100)


KIND = Ratio(
    word="growth",
    order=20,
    doc="增长 N %: more by so many per cent",
    said=("较2020年增长85%", "up 85% on 2020"),
    meaning="(current - base) / base, in per cent; negative: 下降",
    trap="to grow by 85% is not to be 85% of it, nor 0.85 倍 of it but 1.85",
    name_zh=han("增长率"),
    example=ClaimExample(
        claim="85",
        wrong="58",
        hint="58 as 85, it would hold",
        base="5284",
        current="9776",
        inferred_base="5271–5298家",
        unit=("家", ""),
        kind="count",
    ),
    units=both("%", "%"),
    of_factor=lambda factor, years: percent_of(factor),
    factor=lambda claim, years: factor_of(claim),
    refusals=(
        Refusal(
            lambda claim: claim.number < -100, N_("a growth of {text}"), N_("nothing falls by more than 100%")
        ),
    ),
    misreadings=_misreadings,
    clauses=both("{verb}{own}", "{verb} {own}[ on {period}]"),
    verbs={"": (han("增长"), han("下降"))},
    preference=20,
    describes_trend=True,
)
