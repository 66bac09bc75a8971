"""The kinds of claims: values go in, what must be claimed comes out, and the other way round."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Context, Decimal
from fractions import Fraction

from briefgen.base.dataclass import dataclass
from briefgen.facts.interval import Interval, Number, last_place, printed

ONE = Interval.exact(1)
HUNDRED = Interval.exact(100)
ROOT_NOISE = Fraction(1, 10**15)
"""Roots are irrational: they are widened by more than their error, so that nothing true is refused."""
_DEEP = Context(prec=40)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A claim that compares two periods. ``years`` lie between them."""

    word: str
    claimed: Callable[[Interval, Interval, Fraction], Interval]
    """(current, base, years) -> the interval that the values give the claim."""
    base: Callable[[Interval, Interval, Fraction], Interval]
    """(current, claim, years) -> the base value that the claim implies."""
    current: Callable[[Interval, Interval, Fraction], Interval]
    """(base, claim, years) -> the current value that the claim implies."""


def _factor(percent: Interval) -> Interval:
    return percent.times(Fraction(1, 100)) + ONE


def _percent(factor: Interval) -> Interval:
    return (factor - ONE) * HUNDRED


def _power(interval: Interval, exponent: Fraction) -> Interval:
    """Raise a positive interval to a power, rounding outwards."""
    if interval.low <= 0:
        raise ZeroDivisionError("roots of what may be zero or less")
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


def doubling(times: Decimal, qualifier: str = "") -> Interval:
    """Return the multiple that 翻N番 stands for: 翻一番 is twice, from 5 % below to 25 % above.

    近 takes the lower side only (from 15 % below), 以上 / 超 all up to the next doubling.
    """
    factor = Fraction(2) ** int(times)
    match qualifier:
        case "近" | "nearly":
            return Interval(factor * Fraction(85, 100), factor, False, True)
        case "超" | "以上" | "多" | "余" | "over":
            return Interval(factor, factor * 2, False, True)
    return Interval(factor * Fraction(95, 100), factor * Fraction(125, 100))


COMPARISONS: dict[str, Comparison] = {
    kind.word: kind
    for kind in (
        Comparison(
            word="change",
            claimed=lambda current, base, years: current - base,
            base=lambda current, claim, years: current - claim,
            current=lambda base, claim, years: base + claim,
        ),
        Comparison(
            word="growth",
            claimed=lambda current, base, years: _percent(current / base),
            base=lambda current, claim, years: current / _factor(claim),
            current=lambda base, claim, years: base * _factor(claim),
        ),
        Comparison(
            word="multiple",
            claimed=lambda current, base, years: current / base,
            base=lambda current, claim, years: current / claim,
            current=lambda base, claim, years: base * claim,
        ),
        Comparison(
            word="growth_multiple",
            claimed=lambda current, base, years: current / base - ONE,
            base=lambda current, claim, years: current / (claim + ONE),
            current=lambda base, claim, years: base * (claim + ONE),
        ),
        Comparison(  # its claim's interval is already the multiple: see doubling()
            word="doubled",
            claimed=lambda current, base, years: current / base,
            base=lambda current, claim, years: current / claim,
            current=lambda base, claim, years: base * claim,
        ),
        Comparison(
            word="points",
            claimed=lambda current, base, years: current - base,
            base=lambda current, claim, years: current - claim,
            current=lambda base, claim, years: base + claim,
        ),
        Comparison(
            word="cagr",
            claimed=lambda current, base, years: _percent(_power(current / base, 1 / years)),
            base=lambda current, claim, years: current / _power(_factor(claim), years),
            current=lambda base, claim, years: base * _power(_factor(claim), years),
        ),
        Comparison(  # of two losses, -4.8 and -2.4: it is half as large
            word="narrowed",
            claimed=lambda current, base, years: -_percent(current / base),
            base=lambda current, claim, years: current / _factor(-claim),
            current=lambda base, claim, years: base * _factor(-claim),
        ),
        Comparison(  # rising in a ranking makes the number smaller
            word="rank_change",
            claimed=lambda current, base, years: base - current,
            base=lambda current, claim, years: current + claim,
            current=lambda base, claim, years: base - claim,
        ),
    )
}
RATIOS = frozenset({"growth", "multiple", "growth_multiple", "doubled", "cagr"})
"""The claims that say the same thing in other words."""
EXACT_KINDS = frozenset({"rank_change", "ranked"})


def claimed_interval(word: str, number: Decimal, qualifier: str, *, counted: bool, tenths: bool) -> Interval:
    """Return what a claim's printed number stands for; ``counted``: it counts whole things."""
    if word == "doubled":
        return doubling(number, qualifier)
    if word in EXACT_KINDS or (word == "change" and counted):
        return printed(number, qualifier, place=Fraction(0) if is_whole(number) else None)
    return printed(number, qualifier, place=Fraction(10) if tenths else None)


def share_of(part: Interval, whole: Interval) -> Interval:
    """Return the share in per cent."""
    return part / whole * HUNDRED


def whole_of(part: Interval, share: Interval) -> Interval:
    """Return the whole that a share in per cent implies."""
    return part / share.times(Fraction(1, 100))


def is_whole(number: Number) -> bool:
    """Say whether a number has no fraction."""
    return Fraction(number).denominator == 1


def step_of(number: Decimal, *, counted: bool, tenths: bool = False) -> Fraction | None:
    """Return one unit of a value's last digit: 0 for what is counted one by one, 10 for 几成."""
    if counted and is_whole(number):
        return Fraction(0)
    return Fraction(10) if tenths else last_place(number)
