"""A long figure in the largest unit that says it: 1349084亿元 goes in, 134.9万亿元 comes out.

Nobody reads seven digits from a tile. Where precision is not asked for, a figure is printed in 万, 亿 or 万亿
(in English in million, billion or trillion) with one decimal, with two where fewer than three digits stand
before it. It rounds a published figure and stays the same fact: tables, charts and notes have every digit.

Parts and total of a claimed sum are rounded alike, so that what is printed adds up, or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from briefgen.base.catalogue import is_native
from briefgen.base.copier import replace
from briefgen.base.locale import is_chinese
from briefgen.base.marked import han
from briefgen.base.say import say
from briefgen.facts.account import Account
from briefgen.facts.currency import SHORT_SCALES, money_name, money_of, scale_name
from briefgen.facts.fact import Fact
from briefgen.facts.interval import last_place
from briefgen.facts.measure import Kind
from briefgen.facts.unit import LOCAL_SCALES, MEASURES, is_percent, split

SIZED: frozenset[Kind] = frozenset({"count", "amount", "balance", "profit"})
"""What is measured by its size: no ranks, shares, indices or years."""
KINDS_IN_UNITS = frozenset({"value", "target", "limit", "benchmark", "gap", "change", "narrowed", "whole"})
"""Kinds of facts that have their metric's unit."""
CHANGES_IN_UNITS = frozenset({"change", "narrowed"})
SEEN = 10
"""A change of so many units of a rounded figure's last digit is not lost in the rounding."""
STEPS: tuple[tuple[tuple[int, str], ...], ...] = (
    ((10**12, han("万亿")), (10**8, han("亿")), (10**4, han("万"))),
    ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")),
)
"""What a unit is multiplied by in Chinese and in English, the largest first."""
_ALL_STEPS = (
    *(step for steps in STEPS for step in steps),
    *((each, word) for word, each in LOCAL_SCALES.items()),
)
STEP_WORDS = tuple(word for _, word in _ALL_STEPS)
FEWEST_UNSCALED = (10**5, 10**6)
"""From where on a number without 万 or million in its unit is long: 10万人, a million people."""
ONE_SIDED = frozenset({"近", "超", "余", "多", "以上", "以下", "nearly", "over", "under"})
"""Qualifiers that a rounding could make untrue."""
ROUNDINGS = (1, 2, 3)
"""Decimals that parts and total of a sum may have: the fewest with which they add up."""
LEAST_DIGITS = 2
"""Of a part of a sum: with fewer digits it would say little."""


def shortened(fact: Fact, language: str) -> Fact:
    """Return a fact as its short form prints it; itself where it is not long, or must be exact."""
    if fact.rounded is not None:
        return replace(fact, number=fact.rounded[0], unit=fact.rounded[1])
    step = _step(fact, language)
    if step is None or fact.span is not None:
        return fact
    exact = _in_steps(fact, step[0])
    number = _at(exact, min(_places(exact), _decimals(exact)))
    if number != exact and fact.qualifier in ONE_SIDED:
        return fact
    return replace(fact, number=number, unit=_unit(fact.unit, step[1], language))


def for_the_eye(fact: Fact, language: str, beside: Iterable[Fact] = ()) -> Fact:
    """Return a fact as tiles and titles print it: short in Chinese; long English figures have commas.

    It stays exact where a change ``beside`` it is too small for the rounding: 10001亿元 and 增加1亿元.
    """
    short = shortened(fact, language) if is_chinese(language) else fact
    if short == fact:
        return fact
    last = last_place(short.number) * split(short.unit)[0]
    moved = (
        abs(Fraction(each.number)) * split(each.unit)[0] for each in beside if each.kind in CHANGES_IN_UNITS
    )
    return fact if any(0 < change < SEEN * last for change in moved) else short


def rounds(number: Decimal, behind: str, fact: Fact) -> bool:
    """Return whether a number and what follows it are a fact in a larger unit, rounded to three digits."""
    if fact.rounded is not None and behind.replace(" ", "").startswith(fact.rounded[1].replace(" ", "")):
        return abs(fact.rounded[0]) == number
    if not behind.startswith(STEP_WORDS) or not may_be_short(fact):
        return False
    scale, base = split(fact.unit)
    for factor, word in _ALL_STEPS:
        if factor > scale and behind.startswith(word):
            rest = behind.removeprefix(word).lstrip()
            exact = abs(_in_steps(fact, factor))
            places = max(0, _decimals(number))
            enough = len(f"{number:f}".replace(".", "").lstrip("0")) > LEAST_DIGITS
            own = money_of(fact.unit)
            return enough and _at(exact, places) == number and (own is not None or rest.startswith(base))
    return False


def steps_before(behind: str) -> tuple[int, ...]:
    """Return what a unit is multiplied by in the words with which the text behind a number begins."""
    if not behind.startswith(STEP_WORDS):
        return ()
    return tuple(factor for factor, word in _ALL_STEPS if behind.startswith(word))


def keep_sums_true(accounts: Mapping[str, Account], language: str) -> None:
    """Decide how parts and totals of claimed sums are shortened: alike, and so that they add up, or not."""
    for sums in _connected(accounts):
        facts = {fact.id: fact for total, parts in sums for fact in (total, *parts)}
        short = {key: (fact.number, fact.unit) for key, fact in facts.items()}
        largest = max(facts.values(), key=lambda fact: abs(fact.number) * split(fact.unit)[0])
        step = _step(largest, language)
        if step is not None and not any(fact.qualifier in ONE_SIDED for fact in facts.values()):
            for places in ROUNDINGS:
                made = {key: _at(_in_steps(fact, step[0]), places) for key, fact in facts.items()}
                if _holds(sums, made):
                    short = {
                        key: (made[key], _unit(fact.unit, step[1], language)) for key, fact in facts.items()
                    }
                    break
        for fact in facts.values():
            accounts[fact.metric].values[fact.period] = replace(fact, rounded=short[fact.id])


def keep_exact(accounts: Mapping[str, Account]) -> None:
    """Give every digit to the facts of metrics that ask for it."""
    for account in accounts.values():
        if account.metric.exact:
            for key, fact in account.values.items():
                account.values[key] = replace(fact, rounded=(fact.number, fact.unit))
            account.claims[:] = [replace(fact, rounded=(fact.number, fact.unit)) for fact in account.claims]


Sum = tuple[Fact, tuple[Fact, ...]]
"""A total and its parts, of one period."""


def _connected(accounts: Mapping[str, Account]) -> Iterator[list[Sum]]:
    """Yield the sums of a period that have figures in common."""
    groups: list[tuple[set[str], list[Sum]]] = []
    for each in _sums(accounts):
        ids = {each[0].id, *(part.id for part in each[1])}
        touching = [group for group in groups if group[0] & ids]
        groups = [group for group in groups if not group[0] & ids]
        held = [one for _, sums in touching for one in sums]
        groups.append((ids.union(*(known for known, _ in touching)), [*held, each]))
    yield from (sums for _, sums in groups)


def _sums(accounts: Mapping[str, Account]) -> Iterator[Sum]:
    """Yield every claimed sum in each period that has all its parts; a - b = c is one, of b and c."""
    for account in accounts.values():
        for claim in account.metric.claims:
            keys = claim.operands if claim.parts or claim.kind == "difference" else ()
            if keys and all(key in accounts for key in keys):
                for value in account.series():
                    found = [accounts[key].at(value.period) for key in keys]
                    known = tuple(part for part in found if part is not None)
                    if len(known) == len(keys):
                        yield (value, known) if claim.parts else (known[0], (*known[1:], value))


def _holds(sums: list[Sum], made: Mapping[str, Decimal]) -> bool:
    """Return whether rounded parts add up to their rounded totals, and none is rounded to next to nothing."""
    told = all(
        not part.number or len(f"{made[part.id]:f}".replace(".", "").lstrip("-0")) >= LEAST_DIGITS
        for _, parts in sums
        for part in parts
    )
    return told and all(made[total.id] == sum(made[part.id] for part in parts) for total, parts in sums)


def may_be_short(fact: Fact) -> bool:
    """Return whether a fact is of what may be counted in a larger unit: no percentages, no ranks."""
    _, base = split(fact.unit)
    compound = base[:1] in "十百千" and bool(base) and base not in MEASURES  # 千人 are no 万千人
    suits = fact.measure in SIZED and fact.kind in KINDS_IN_UNITS
    return suits and not compound and not is_percent(fact.unit)


def _step(fact: Fact, language: str) -> tuple[int, str] | None:
    """Return the largest unit that a fact has at least one of, None where its own says it well."""
    chinese = is_chinese(language)
    scale, _ = split(fact.unit)
    worth = abs(Fraction(fact.number)) * scale
    if not may_be_short(fact) or (scale == 1 and worth < FEWEST_UNSCALED[not chinese]):
        return None
    return next((step for step in steps_of(language) if worth >= step[0] > scale), None)


_HONG_KONG = {"兆": "萬億"}
"""Where Taiwan has a word of its own."""


def steps_of(language: str) -> tuple[tuple[int, str], ...]:
    """Return what a unit is multiplied by in a language, the largest first, and its word."""
    if is_native(language):
        return STEPS[not is_chinese(language)]
    if is_chinese(language):
        words = ((factor, say(language, word, "")) for factor, word in STEPS[0])
        return tuple(
            (factor, _HONG_KONG.get(word, word) if language == "zh-HK" else word) for factor, word in words
        )
    return tuple((factor, scale_name(factor, language)) for factor, _ in STEPS[1])


def _in_steps(fact: Fact, step: int) -> Decimal:
    """Return a fact's number in a larger unit, exactly: units are powers of ten apart."""
    apart = len(str(step // split(fact.unit)[0])) - 1
    return fact.number.scaleb(-apart)


def _places(exact: Decimal) -> int:
    return 2 if abs(exact) < 100 else 1


def _decimals(exact: Decimal) -> int:
    exponent = exact.normalize().as_tuple().exponent
    assert isinstance(exponent, int), "figures are finite"
    return max(0, -exponent)


def _at(exact: Decimal, places: int) -> Decimal:
    return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _unit(unit: str, word: str, language: str) -> str:
    """Return a unit multiplied: 万亿元, million people, US$ trillion, £bn."""
    money, (_, base) = money_of(unit), split(unit)
    if is_chinese(language):
        return word + base
    if not is_native(language):
        return f"{word} {money.mark}{money.rest}" if money else f"{word} {base}".strip()
    if money is None:
        return f"{word} {base}".strip()
    letters = {"million": "m", "billion": "bn", "trillion": "tn"}[word]
    short = money.scale in SHORT_SCALES
    return money_name(f"{money.mark} {letters if short else word}{money.rest}")
