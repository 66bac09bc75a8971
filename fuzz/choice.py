"""A source of whole numbers in, decisions out: one generator for a seed, for hypothesis and for atheris."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")


class Choice:
    """Decides everything by asking for whole numbers; 0 is the plainest answer wherever there is one."""

    def __init__(self, below: Callable[[int], int]) -> None:
        """Take a function that returns a whole number from 0 to, and not including, its argument."""
        self._below = below

    @classmethod
    def of_seed(cls, seed: int | str) -> Choice:
        """Return the decisions of a seed, the same in every process."""
        return cls(random.Random(str(seed)).randrange)

    def below(self, bound: int) -> int:
        """Return a whole number from 0 to ``bound`` - 1."""
        return self._below(bound) if bound > 1 else 0

    def between(self, low: int, high: int) -> int:
        """Return a whole number from ``low`` to ``high``, both included."""
        return low + self.below(high - low + 1)

    def once_in(self, count: int) -> bool:
        """Return True once in ``count`` times."""
        return self.below(count) == count - 1

    def pick(self, items: Sequence[T]) -> T:
        """Return one of the items, the first as the plainest."""
        return items[self.below(len(items))]

    def weighted(self, items: Mapping[T, int]) -> T:
        """Return one of the keys, each as often as its weight says."""
        at = self.below(sum(items.values()))
        for item, weight in items.items():
            if at < weight:
                return item
            at -= weight
        raise AssertionError("weights add up")

    def some(self, items: Sequence[T], least: int, most: int) -> list[T]:
        """Return from ``least`` to ``most`` of the items, none twice, fewer where there are fewer."""
        left, chosen = list(items), []
        for _ in range(min(len(left), self.between(least, most))):
            chosen.append(left.pop(self.below(len(left))))
        return chosen
