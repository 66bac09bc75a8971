"""A share as a number goes in, its name comes out: about a third, 近三成."""

from __future__ import annotations

from fractions import Fraction

_NAMES = (
    (Fraction(1, 10), "a tenth", "一成"),
    (Fraction(1, 5), "a fifth", "两成"),
    (Fraction(1, 4), "a quarter", "四分之一"),
    (Fraction(3, 10), "three in ten", "三成"),
    (Fraction(1, 3), "a third", "三分之一"),
    (Fraction(2, 5), "two fifths", "四成"),
    (Fraction(1, 2), "half", "一半"),
    (Fraction(3, 5), "three fifths", "六成"),
    (Fraction(2, 3), "two thirds", "三分之二"),
    (Fraction(7, 10), "seven in ten", "七成"),
    (Fraction(3, 4), "three quarters", "四分之三"),
    (Fraction(4, 5), "four fifths", "八成"),
    (Fraction(9, 10), "nine in ten", "九成"),
)


def named(actual: Fraction, *, chinese: bool) -> str:
    """Return a share in words: nearly a third, 约三成; empty where none is near."""
    value, en, zh = min(_NAMES, key=lambda each: abs(each[0] - actual))
    times = actual / value
    if not Fraction(92, 100) <= times <= Fraction(108, 100):
        return ""
    if abs(times - 1) <= Fraction(3, 100):
        return f"约{zh}" if chinese else f"about {en}"
    if times < 1:
        return f"近{zh}" if chinese else f"nearly {en}"
    return f"超过{zh}" if chinese else f"just over {en}"
