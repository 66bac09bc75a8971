"""The numbers that a sum or a mean is made of, those of one precision put together: a million are few."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple


class Addends(NamedTuple):
    """Numbers with as many decimals, all of them whole or none: their sum, and how many they are."""

    total: Decimal
    size: int
    places: int
    whole: bool

    @property
    def like(self) -> Decimal:
        """A number such as each of them is."""
        return Decimal((0, (1, *(0,) * self.places) if self.whole else (1,), -self.places))


def addends_of(numbers: Iterable[Decimal]) -> tuple[Addends, ...]:
    """Return numbers as parts, by their decimals."""
    total = count = 0
    others: list[Addends] = []
    for number in numbers:
        exponent = int(number.as_tuple().exponent)
        if exponent:
            others.append(Addends(number, 1, max(0, -exponent), number % 1 == 0))
        else:  # most numbers of large tables
            total, count = total + int(number), count + 1
    return merged([*others, Addends(Decimal(total), count, 0, whole=True)] if count else others)


def parts_of(readings: Iterable[tuple[Decimal, tuple[Addends, ...]]]) -> tuple[Addends, ...]:
    """Return the parts of numbers, each with its own parts where it is a sum itself."""
    alone: list[Decimal] = []
    parts: list[Addends] = []
    for number, own in readings:
        if own:
            parts += own
        else:
            alone.append(number)
    return merged((*addends_of(alone), *parts))


def merged(parts: Iterable[Addends]) -> tuple[Addends, ...]:
    """Return parts as few parts, by their decimals; sums are exact, however many digits they have."""
    units: dict[tuple[int, bool], int] = {}
    counts: dict[tuple[int, bool], int] = {}
    for total, count, places, whole in parts:
        key = (places, whole)
        sign, digits, exponent = total.as_tuple()
        unit = int("".join(map(str, digits))) * 10 ** (int(exponent) + places)
        units[key] = units.get(key, 0) + (-unit if sign else unit)
        counts[key] = counts.get(key, 0) + count
    return tuple(Addends(Decimal(f"{units[key]}e-{key[0]}"), counts[key], *key) for key in sorted(units))
