"""What a metric may be computed of: metrics and numbers, four signs and two means, as a small tree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal

from briefgen.base.conventions import conventions
from briefgen.base.dataclass import dataclass
from briefgen.base.locale import is_chinese
from briefgen.base.messages import messages
from briefgen.base.say import say
from briefgen.base.translate import tr

Sign = Literal["+", "-", "*", "/"]

MOST_TERMS = 250
"""Of one formula: what is nested deeper could exhaust the stack."""
SHOWN: Mapping[str, str] = {"+": " + ", "-": " − ", "*": " × ", "/": " ÷ "}
"""How signs are printed."""


@dataclass(frozen=True, slots=True)
class Constant:
    """A number of the formula itself."""

    number: Decimal


@dataclass(frozen=True, slots=True)
class Operand:
    """A metric, by its key."""

    key: str


@dataclass(frozen=True, slots=True)
class Operation:
    """Two terms and the sign between them."""

    sign: Sign
    left: Term
    right: Term


@dataclass(frozen=True, slots=True)
class Average:
    """The mean of terms, each counting as much as any other."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Weighted:
    """The mean of terms, each counting as much as its weight."""

    terms: tuple[Term, ...]
    weights: tuple[Term, ...]


Term = Constant | Operand | Operation | Average | Weighted


class ExpressionError(ValueError):
    """A formula that cannot be read: what is wrong, and a way out."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def operands(term: Term) -> Iterator[str]:
    """Yield the keys of a term's metrics, in the order in which they stand in it."""
    match term:
        case Operand(key):
            yield key
        case Operation(_, left, right):
            yield from operands(left)
            yield from operands(right)
        case Average(terms):
            for each in terms:
                yield from operands(each)
        case Weighted(terms, weights):
            for each, weight in zip(terms, weights, strict=True):
                yield from operands(each)
                yield from operands(weight)


def addends(term: Term) -> tuple[str, ...]:
    """Return the metrics that a term adds up, and does nothing else with; empty for every other term."""
    match term:
        case Operand(key):
            return (key,)
        case Operation("+", left, right):
            one, other = addends(left), addends(right)
            return one + other if one and other and not set(one) & set(other) else ()
    return ()


def subtrahends(term: Term) -> tuple[str, ...]:
    """Return the metric that others are taken from, and these; empty where a term is no such difference."""
    match term:
        case Operation("-", left, right):
            one, other = subtrahends(left) or addends(left), addends(right)
            single = len(addends(left)) != 1 and not subtrahends(left)
            return () if single or not other or set(one) & set(other) else one + other
    return ()


def is_linear(term: Term) -> bool:
    """Say whether a term only adds and subtracts: it has as many decimals as what it is made of."""
    match term:
        case Operand() | Constant():
            return True
        case Operation("+" | "-", left, right):
            return is_linear(left) and is_linear(right)
    return False


def chained(sign: Sign, terms: Sequence[Term]) -> Term:
    """Return terms with one sign between them."""
    if len(terms) > MOST_TERMS:
        raise ExpressionError(
            tr("{count} terms in one formula", count=len(terms)),
            tr("at most {MOST_TERMS} are computed with", MOST_TERMS=MOST_TERMS),
        )
    first, *rest = terms
    for each in rest:
        first = Operation(sign, first, each)
    return first


def printed(term: Term, *, language: str) -> tuple[str | int, ...]:
    """Return a term as text and, for each metric, its place among the operands."""
    keys = list(dict.fromkeys(operands(term)))
    return tuple(_merged(_pieces(term, keys, language=language)))


def _merged(pieces: Iterator[str | int]) -> Iterator[str | int]:
    text = ""
    for piece in pieces:
        if isinstance(piece, str):
            text += piece
            continue
        if text:
            yield _close(text)
        yield piece
        text = ""
    if text:
        yield _close(text)


def _close(text: str) -> str:
    """Return signs without the space that a wide bracket has by itself."""
    return text.replace(" （", "（").replace("） ", "）")


def _pieces(term: Term, keys: list[str], *, language: str) -> Iterator[str | int]:
    match term:
        case Constant(number):
            yield conventions(language).number(f"{number:f}") if number >= 0 else f"{number:f}"
        case Operand(key):
            yield keys.index(key)
        case Operation(sign, left, right):
            yield from _bracketed(left, sign, keys, language=language)
            yield SHOWN[sign]
            yield from _bracketed(right, sign, keys, language=language, right=True)
        case Average(terms):
            yield from _around(
                say(language, "平均（{terms}）", "average of {terms}"), terms, (), keys, language
            )
        case Weighted(terms, weights):
            pattern = say(
                language, "加权平均（{terms}；权数：{weights}）", "average of {terms} weighted by {weights}"
            )
            yield from _around(pattern, terms, weights, keys, language)


def _around(
    pattern: str, terms: Sequence[Term], weights: Sequence[Term], keys: list[str], language: str
) -> Iterator[str | int]:
    """Yield a pattern with the terms that it names in their places."""
    for piece in re.split(r"(\{\w+\})", pattern):
        named = {"{terms}": terms, "{weights}": weights}.get(piece)
        if named is None:
            yield piece
        else:
            yield from _listed(named, keys, language=language)


def _listed(terms: Sequence[Term], keys: list[str], *, language: str) -> Iterator[str | int]:
    for index, each in enumerate(terms):
        yield messages(language).list_comma if index else ""
        yield from _pieces(each, keys, language=language)


def _bracketed(
    term: Term, sign: Sign, keys: list[str], *, language: str, right: bool = False
) -> Iterator[str | int]:
    """Yield a term with the brackets that it needs beside a sign."""
    loose = isinstance(term, Operation) and (
        (term.sign in "+-" and (sign in "*/" or (right and sign == "-")))
        or (term.sign in "*/" and right and sign == "/")
    )
    yield ("（" if is_chinese(language) else "(") if loose else ""
    yield from _pieces(term, keys, language=language)
    yield ("）" if is_chinese(language) else ")") if loose else ""


def degree(term: Term, key: str) -> tuple[int, int]:
    """Return how often a metric stands in the numerator and in the denominator of a term, at most."""
    match term:
        case Operand(own):
            return int(own == key), 0
        case Operation(sign, left, right):
            (up, down), (over, under) = degree(left, key), degree(right, key)
            if sign == "*":
                return up + over, down + under
            if sign == "/":
                return up + under, down + over
            return max(up + under, over + down), down + under
        case Average(terms):
            return degree(chained("+", terms), key)
        case Weighted(terms, weights):
            products = [Operation("*", each, weight) for each, weight in zip(terms, weights, strict=True)]
            return degree(Operation("/", chained("+", products), chained("+", weights)), key)
    return 0, 0
