"""Values in, what may be said of their order: certain only where no reading of them says otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise

from fuzz.raw import Raw, Time

EXACT = ("count", "rank", "year")
"""Kinds of whole things: their numbers are not rounded."""
ABOUT, NEARLY, OVER = Decimal("0.05"), Decimal("0.1"), Decimal("0.05")
"""How far a value with 约, 近 or 超 may lie from its number, as a share of it."""
HUNDRED = 100


def span(raw: Raw, at: Time) -> tuple[Decimal, Decimal]:
    """Return the least and the most that a printed value may mean."""
    number, word = raw.values[at], raw.vague.get(at, "").strip()
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int), "values are finite"
    half = Decimal(0) if raw.kind in EXACT else Decimal(1).scaleb(exponent) / 2
    if word in ("约", "about"):
        half = max(half, abs(number) * ABOUT)
    low, high = number - half, number + half
    if word in ("近", "nearly"):
        low, high = number * (1 - NEARLY), number
    if word in ("超", "over"):
        digits = number.normalize().as_tuple().exponent
        low, high = number, number + max(Decimal(1).scaleb(int(digits)), number * OVER)
    return low, high


def above(one: Raw, other: Raw, at: Time, then: Time | None = None) -> bool:
    """Say whether a value is certainly larger than another one; of ranks, nearer to the first."""
    if one.kind == "rank":
        one, other, at, then = other, one, then or at, at
    then = then or at
    words = one.vague.get(at, "").strip(), other.vague.get(then, "").strip()
    more = words[0] in ("超", "over") or words[1] in ("近", "nearly")
    return (more or one.values[at] != other.values[then]) and span(one, at)[0] >= span(other, then)[1]


def same(one: Raw, other: Raw, at: Time, then: Time | None = None) -> bool:
    """Say whether two values are printed alike."""
    then = then or at
    level = one.values[at] == other.values[then]
    return level and one.vague.get(at) == other.vague.get(then)


def goes(raw: Raw, before: Time, after: Time) -> int:
    """Return whether a value is certainly above (1) or below (-1) an earlier one, in numbers; else 0."""
    (low, high), (least, most) = span(raw, before), span(raw, after)
    vague = {before, after} & raw.vague.keys()
    if not vague:
        return (raw.values[after] > raw.values[before]) - (raw.values[after] < raw.values[before])
    return (least >= high) - (most <= low)


def course(raw: Raw) -> list[Time]:
    """Return the periods as long as the last, in time order."""
    return [time for time in sorted(raw.values) if time.months == raw.latest.months]


def steps(raw: Raw) -> set[int]:
    """Return the months from each value of the course to the next."""
    return {other.end - one.end for one, other in pairwise(course(raw))}


def alike(one: Raw, other: Raw) -> bool:
    """Say whether sizes compare: one unit, one kind, one period."""
    return (one.sort, one.unit, one.latest) == (other.sort, other.unit, other.latest)


def share(part: Raw, whole: Raw) -> tuple[Decimal, Decimal]:
    """Return how many per cent of a whole a part is, and how far that may be off."""
    at = whole.latest
    exact = part.values[at] / whole.values[at] * HUNDRED
    vague = at in part.vague or at in whole.vague
    return exact, exact * (ABOUT + NEARLY) if vague else Decimal(0)


def first_of(raw: Raw, others: Iterable[Raw]) -> bool:
    """Say whether a metric's latest value is certainly above all others that compare with it."""
    return all(above(raw, other, raw.latest) for other in others if other is not raw)
