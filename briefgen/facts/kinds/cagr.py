"""`cagr`: 年均增长11.6%, up 11.6% a year since 2020."""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction

from briefgen.base.marked import both, han
from briefgen.base.translate import tr
from briefgen.facts.claim_kind import ClaimExample, Ratio, factor_of, percent_of
from briefgen.facts.interval import Interval
from briefgen.facts.kinds.growth import KIND as GROWTH

ROOT_NOISE = Fraction(1, 10**15)
"""Roots are irrational: they are widened by more than their error, so that nothing true is refused."""
_DEEP = Context(prec=40)


def _power(interval: Interval, exponent: Fraction) -> Interval:
    """Raise a positive interval to a power, rounding outwards."""
    if interval.low <= 0:
        raise ZeroDivisionError(tr("roots of what may be zero or less"))
    if exponent.denominator == 1:
        low, high = interval.low**exponent, interval.high**exponent
        return Interval(Fraction(low), Fraction(high), interval.low_open, interval.high_open)
    return Interval(
        _root(interval.low, exponent) * (1 - ROOT_NOISE), _root(interval.high, exponent) * (1 + ROOT_NOISE)
    )


def _root(number: Fraction, exponent: Fraction) -> Fraction:
    base = _DEEP.divide(Decimal(number.numerator), Decimal(number.denominator))
    power = _DEEP.divide(Decimal(exponent.numerator), Decimal(exponent.denominator))
    return Fraction(_DEEP.power(base, power))


KIND = Ratio(
    word="cagr",
    order=80,
    doc="年均增长 N %: so many per cent a year",
    said=("自2020年以来年均增长11.6%", "up 11.6% a year since 2020"),
    meaning="(current / base) to the power of 1 / years, less 1; years from period to period",
    trap="not the growth divided by the years",
    name_zh=han("年均增速"),
    example=ClaimExample(
        claim="11.6",
        wrong="14.6",
        hint="give 11.4–11.8%",
        base="100",
        current="173",
        inferred_base="99.4–100.5万人",
    ),
    units=both("%", "%"),
    of_factor=lambda factor, years: percent_of(_power(factor, 1 / years)),
    factor=lambda claim, years: _power(factor_of(claim), years),
    refusals=GROWTH.refusals,
    clauses=both("{verb}{own}", "{verb} {own} a year[ since {period}]"),
    prefix_zh=han("自{period}以来"),
    verbs={"": (han("年均增长"), han("年均下降"))},
    asides=both("年均|{signed}|", "|{signed}|a year"),
    preference=80,
    shown_as_change=False,
    signed=False,
)  # fmt: skip
