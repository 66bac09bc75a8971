"""Two facts go in; which of them is the higher comes out, and where that cannot be said."""

from __future__ import annotations

from typing import Literal

from briefgen.facts.fact import Fact

Way = Literal["up", "down", "level", "unsure"]


def way_of(first: Fact, last: Fact) -> Way:
    """Return whether a value rose, fell or stayed; a rank rises as its number falls.

    Unsure where both may be the same, as they are printed: nothing is claimed then.
    """
    if first.number == last.number and first.qualifier == last.qualifier:
        return "level"
    if last.interval.low < first.interval.high and first.interval.low < last.interval.high:
        return "unsure"
    higher = last.interval.low >= first.interval.high  # over 99 is more than 99
    if (last.number - first.number) * (1 if higher else -1) < 0:  # 21, and nearly 22 that may be 21
        return "unsure"
    return "up" if higher != (last.measure == "rank") else "down"


def height(fact: Fact) -> float:
    """Return a value by which facts are ordered: the best rank is the highest."""
    return -float(fact.number) if fact.measure == "rank" else float(fact.number)
