"""A claim that its values contradict goes in; what its author may have meant comes out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from briefgen.base.locale import is_chinese
from briefgen.facts.claims import COMPARISONS, claimed_interval, is_whole
from briefgen.facts.derive import fits
from briefgen.facts.fact import Fact
from briefgen.facts.format import claim_unit
from briefgen.facts.interval import Interval, printed
from briefgen.facts.publish import CLAIM_FIELDS
from briefgen.facts.wording import clause


def ways_out(claim: Fact, current: Fact, base: Fact, years: Fraction, language: str) -> Iterator[str]:
    """Yield the misprints and mistaken words under which the claim would be true."""
    found = [
        *_sign(claim, current, base, years),
        *_words(claim, current, base, years, language),
        *_swapped(claim, current, base, years),
    ]
    yield from found[:2]


def _predicted(word: str, current: Interval, base: Interval, years: Fraction) -> Interval | None:
    try:
        return COMPARISONS[word].claimed(current, base, years)
    except ZeroDivisionError:
        return None


def _true(word: str, claimed: Interval, current: Interval, base: Interval, years: Fraction) -> bool:
    predicted = _predicted(word, current, base, years)
    return predicted is not None and predicted.agrees(claimed)


def _sign(claim: Fact, current: Fact, base: Fact, years: Fraction) -> Iterator[str]:
    if _true(claim.kind, -claim.interval, current.interval, base.interval, years):
        yield f"the sign is wrong: `{claim.kind}: {-claim.number}`"
    elif _true(claim.kind, claim.interval, base.interval, current.interval, years):
        yield "it holds the other way round: are the two values swapped?"


def _words(claim: Fact, current: Fact, base: Fact, years: Fraction, language: str) -> Iterator[str]:
    """Yield the kinds of claim that the same number would be true of."""
    for word in CLAIM_FIELDS if claim.kind != "doubled" else ():  # its number counts doublings
        if word not in COMPARISONS:
            continue
        if word == claim.kind or (word != "doubled" and not fits(word, current, base)):
            continue
        if word == "doubled" and not (is_whole(claim.number) and 0 < claim.number < 10):
            continue
        reading = claimed_interval(word, claim.number, claim.qualifier, counted=False, tenths=False)
        if _true(word, reading, current.interval, base.interval, years):
            meant = replace(claim, kind=word, unit=claim_unit(word, current.unit, language))
            yield f"the values fit `{word}: {claim.number}` ({clause(meant, language)})"
    if claim.kind == "growth":
        share = printed(claim.number).times(Fraction(1, 100))
        if _true("multiple", share, current.interval, base.interval, years):
            of_it = f"是…的{claim.number}%" if is_chinese(language) else f"{claim.number}% of it"
            yield f"{of_it} is `growth: {claim.number - 100}`"


def _swapped(claim: Fact, current: Fact, base: Fact, years: Fraction) -> Iterator[str]:
    """Yield the numbers whose neighbouring digits, swapped, would make the claim true."""
    facts = {"claim": claim, "current": current, "base": base}
    for role, fact in facts.items():
        for number in transpositions(fact.number):
            shift = Interval.exact(Fraction(number) - Fraction(fact.number))
            moved = {**facts, role: replace(fact, interval=fact.interval + shift)}
            intervals = (moved["claim"].interval, moved["current"].interval, moved["base"].interval)
            if claim.kind != "doubled" and _true(claim.kind, *intervals, years):
                yield f"with two digits swapped, {fact.number} as {number}, it would hold"
                break


def transpositions(number: Decimal) -> Iterator[Decimal]:
    """Yield the numbers that differ by two neighbouring digits in the wrong order."""
    sign, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int), "readings are finite"
    for index in range(len(digits) - 1):
        if digits[index] != digits[index + 1]:
            swapped = list(digits)
            swapped[index], swapped[index + 1] = swapped[index + 1], swapped[index]
            yield Decimal((sign, tuple(swapped), exponent))
