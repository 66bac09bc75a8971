"""Numbers in, their sum out: the same one in every Python, to the last digit.

From 3.12 on `sum` makes good what it rounds, where the numbers are floats. A width that comes out a last
digit otherwise moves a line by a unit, and the deck has other bytes. So lengths are added up here.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import add


def summed(numbers: Iterable[float]) -> float:
    """Return the sum, 0 of none; each step is rounded, as Python 3.11 does it."""
    return reduce(add, numbers, 0)
