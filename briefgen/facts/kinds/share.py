"""`share`: 占全省的44%, 44% of the province's. `across` checks it against its whole."""

from __future__ import annotations

from fractions import Fraction

from briefgen.base.marked import N_, both, han
from briefgen.facts.claim_kind import ClaimExample, ClaimKind, Refusal
from briefgen.facts.interval import HUNDRED, Interval

KIND = ClaimKind(
    word="share",
    order=60,
    doc="占 N %: so many per cent of a whole",
    said=("占全省的44%", "44% of the province's"),
    meaning="part / whole, in per cent; 几成 are tenths (七成: 65% to 75%)",
    trap="never over 100%; of things that are counted it must fit some whole number",
    name_zh=han("占比"),
    example=ClaimExample(
        claim="44", wrong="140", hint="a part is between 0% and 100% of its whole", base="9", current="16",
        unit=("家", ""), kind="count", scope=("of", "全省", "the province's"),
    ),
    units=both("%", "%"),
    refusals=(
        Refusal(
            lambda claim: not 0 <= claim.number <= 100,
            N_("a share of {text}"), N_("a part is between 0% and 100% of its whole"), "share",
        ),
    ),
    clauses=both("占[{scope}的]{own}", "{own}[ of {scope}]"),
    asides=both("占{scope}|{figure}|", "|{figure}|of {scope}"),
    preference=90,
)  # fmt: skip


def share_of(part: Interval, whole: Interval) -> Interval:
    """Return the share in per cent."""
    return part / whole * HUNDRED


def whole_of(part: Interval, share: Interval) -> Interval:
    """Return the whole that a share in per cent implies."""
    return part / share.times(Fraction(1, 100))
