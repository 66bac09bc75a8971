"""A claim that its values contradict goes in; likely corrections come out."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from briefgen.base.copier import replace
from briefgen.base.locale import is_chinese
from briefgen.base.translate import tr
from briefgen.facts.fact import Fact
from briefgen.facts.interval import Interval
from briefgen.facts.kinds import COMPARISONS
from briefgen.facts.wording import clause


def corrections(claim: Fact, current: Fact, base: Fact, years: Fraction, language: str) -> Iterator[str]:
    """Yield the misprints and confused kinds that would explain the claim."""
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
        yield tr("the sign is wrong: `{claim}`", claim=f"{claim.kind}: {-claim.number}")
    elif _true(claim.kind, claim.interval, base.interval, current.interval, years):
        yield tr("it holds the other way round: are the two values swapped?")


def _words(claim: Fact, current: Fact, base: Fact, years: Fraction, language: str) -> Iterator[str]:
    """Yield the kinds of claim that the same number would be true of."""
    own, chinese = COMPARISONS[claim.kind], is_chinese(language)
    for word, kind in COMPARISONS.items() if own.literal else ():
        likely = kind.plausible(claim.number) if kind.plausible else kind.fits(current, base)
        if kind is own or not likely:
            continue
        reading = kind.reading(claim.number, claim.qualifier, False, False)
        if _true(word, reading, current.interval, base.interval, years):
            meant = replace(claim, kind=word, unit=kind.unit(current.unit, "amount", language))
            yield tr(
                "the values fit `{word}: {number}` ({told})",
                word=word,
                number=claim.number,
                told=clause(meant, language),
            )
    if factor := _predicted("multiple", current.interval, base.interval, years):
        yield from own.misreadings(claim.number, factor, chinese)


def _swapped(claim: Fact, current: Fact, base: Fact, years: Fraction) -> Iterator[str]:
    """Yield the numbers whose neighbouring digits, swapped, would make the claim true."""
    facts = {"claim": claim, "current": current, "base": base}
    for role, fact in facts.items():
        for number in transpositions(fact.number):
            shift = Interval.exact(Fraction(number) - Fraction(fact.number))
            moved = {**facts, role: replace(fact, interval=fact.interval + shift)}
            intervals = (moved["claim"].interval, moved["current"].interval, moved["base"].interval)
            if COMPARISONS[claim.kind].literal and _true(claim.kind, *intervals, years):
                yield tr(
                    "with two digits swapped, {wrong} as {number}, it would hold",
                    wrong=fact.number,
                    number=number,
                )
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
