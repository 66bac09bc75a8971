"""Values of a process in time order go in; its natural limits (XmR) and the rules that it breaks come out.

Exact arithmetic on fractions, after Shewhart and Wheeler (*Understanding Variation*, 1993), with the rules of
the *Statistical Quality Control Handbook* (Western Electric, 1956) and of Nelson (1984). Two values follow
each other where their slots, the places of their periods, do: no moving range and no run bridges a gap.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from briefgen.base.dataclass import dataclass

SCALE = Fraction("2.66")
"""Of the mean moving range: three standard deviations, 3 / d2, where d2 = 1.128 for ranges of two values."""
LARGEST_RANGE = Fraction("3.267")
"""Of the mean moving range (D4 for two values): a longer range is itself a sign of a special cause."""
NEAR = Fraction(2, 3)
"""From the centre to a limit: beyond so much of the way lies a value that is near the limit (two sigma)."""
INNER = Fraction(1, 3)
"""Within so much of the way lies a value that is close to the centre (one sigma)."""
NEAR_OF = 3
"""Two of so many values in a row near one limit are a sign of a special cause."""
HUGGING = 15
"""So many values in a row close to the centre are one, too (Nelson's rule 7)."""

Rule = Literal["beyond", "run", "trend", "near", "inner"]
Side = Literal["up", "down", ""]


@dataclass(frozen=True, slots=True, kw_only=True)
class NaturalLimits:
    """The centre of a process and how far its natural limits lie from it; no reach where it has no limits."""

    centre: Fraction
    reach: Fraction | None = None
    floor: Fraction | None = None
    """What no value can be below: a limit that would be has no meaning."""

    @property
    def upper(self) -> Fraction | None:
        """The upper natural process limit."""
        return self.centre + self.reach if self.reach else None

    @property
    def lower(self) -> Fraction | None:
        """The lower natural process limit; None where no value can be as low."""
        if not self.reach:
            return None
        low = self.centre - self.reach
        return None if self.floor is not None and low <= self.floor else low

    def near(self, values: Sequence[Fraction]) -> tuple[Side, ...]:
        """Return which limit each of some values is near to or beyond."""
        return self._outside(values, NEAR)

    def beyond(self, values: Sequence[Fraction]) -> tuple[Side, ...]:
        """Return which limit each of some values is beyond."""
        return self._outside(values, Fraction(1))

    def _outside(self, values: Sequence[Fraction], share: Fraction) -> tuple[Side, ...]:
        if not self.reach:
            return tuple[Side, ...]("" for _ in values)
        high = self.centre + self.reach * share
        low = None if self.lower is None else self.centre - self.reach * share

        def side(value: Fraction) -> Side:
            if value > high:
                return "up"
            return "down" if low is not None and value < low else ""

        return tuple(map(side, values))


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleBreak:
    """A broken rule: from which value to which, how many of them tell it, and on which side."""

    rule: Rule
    side: Side
    first: int
    last: int
    count: int

    @property
    def places(self) -> range:
        """The places of its values among all."""
        return range(self.first, self.last + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How many values in a row break a rule; 0 switches a rule off."""

    run: int = 8
    trend: int = 6
    inner: int = 0


def moving_ranges(values: Sequence[Fraction], slots: Sequence[int]) -> tuple[Fraction, ...]:
    """Return how far each value lies from the one right before it."""
    follow = pairwise(zip(values, slots, strict=True))
    return tuple(abs(value - before) for (before, one), (value, other) in follow if other == one + 1)


def kept_ranges(ranges: Sequence[Fraction], *, screened: bool) -> tuple[Fraction, ...]:
    """Return the ranges that limits are computed from: screened, without those beyond the largest, once."""
    if not screened or not ranges:
        return tuple(ranges)
    most = LARGEST_RANGE * sum(ranges, Fraction(0)) / len(ranges)
    return tuple(each for each in ranges if each <= most)


def mean(values: Sequence[Fraction]) -> Fraction:
    """Return the arithmetic mean: over one denominator, as to add fractions costs ten times as much."""
    whole = math.lcm(*{value.denominator for value in values})
    return Fraction(
        sum(value.numerator * (whole // value.denominator) for value in values), whole * len(values)
    )


def median(values: Sequence[Fraction]) -> Fraction:
    """Return the middle value, or the mean of both middle ones."""
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) / 2


def rule_breaks(
    values: tuple[Fraction, ...],
    slots: tuple[int, ...],
    limits: NaturalLimits,
    rules: Rules,
    *,
    skip: bool = False,
) -> tuple[RuleBreak, ...]:
    """Return the broken rules in the order in which they begin.

    ``skip``: values on the centre line neither break a run nor count, as in run charts.
    """
    found = [
        *_beyond(values, limits),
        *_runs(values, slots, limits.centre, rules.run, skip=skip),
        *_trends(values, slots, rules.trend),
        *_near(values, slots, limits),
    ]
    if rules.inner and limits.reach:
        close = limits.reach * INNER
        found += (
            RuleBreak(rule="inner", side="", first=part[0], last=part[-1], count=len(part))
            for part in _stretches(slots, lambda at: "in" if abs(values[at] - limits.centre) < close else "")
            if len(part) >= rules.inner
        )
    return tuple(sorted(found, key=lambda each: (each.first, each.last)))


def _stretches(slots: Sequence[int], state: Callable[[int], str]) -> Iterator[list[int]]:
    """Yield the longest stretches of values that follow each other in one state; none of an empty one."""
    part: list[int] = []
    for at in range(len(slots)):
        follows = part and slots[at] == slots[part[-1]] + 1 and state(at) == state(part[-1])
        if part and not follows:
            yield part
            part = []
        if state(at):
            part.append(at)
    if part:
        yield part


def _beyond(values: Sequence[Fraction], limits: NaturalLimits) -> Iterator[RuleBreak]:
    for at, side in enumerate(limits.beyond(values)):
        if side:
            yield RuleBreak(rule="beyond", side=side, first=at, last=at, count=1)


def _runs(
    values: Sequence[Fraction], slots: Sequence[int], centre: Fraction, least: int, *, skip: bool
) -> Iterator[RuleBreak]:
    """Yield values in a row on one side of the centre line."""
    part: list[int] = []

    def told() -> Iterator[RuleBreak]:
        if least and len(part) >= least:
            side: Side = "up" if values[part[0]] > centre else "down"
            yield RuleBreak(rule="run", side=side, first=part[0], last=part[-1], count=len(part))

    for at, value in enumerate(values):
        gap = at > 0 and slots[at] != slots[at - 1] + 1
        if value == centre and skip and not gap:
            continue
        if gap or value == centre or (part and (value > centre) != (values[part[0]] > centre)):
            yield from told()
            part = []
        if value != centre:
            part.append(at)
    yield from told()


def _trends(values: Sequence[Fraction], slots: Sequence[int], least: int) -> Iterator[RuleBreak]:
    """Yield values in a row each of which is above, or below, the one before it."""
    if not least:
        return
    first, way = 0, 0
    for at in range(1, len(values) + 1):
        step = 0
        if at < len(values) and slots[at] == slots[at - 1] + 1:
            step = (values[at] > values[at - 1]) - (values[at] < values[at - 1])
        if step and step == way:
            continue
        if way and at - first >= least:
            side: Side = "up" if way > 0 else "down"
            yield RuleBreak(rule="trend", side=side, first=first, last=at - 1, count=at - first)
        first, way = (at - 1 if step else at), step


def _near(values: Sequence[Fraction], slots: Sequence[int], limits: NaturalLimits) -> Iterator[RuleBreak]:
    """Yield two of three values in a row near one limit, or more of more where such threes overlap.

    Values beyond the limit alone are no case of it: they break a rule of their own.
    """
    sides, far = limits.near(values), limits.beyond(values)
    for side in ("up", "down"):
        part: list[int] = []
        for at in range(len(values) - NEAR_OF + 1):
            three = range(at, at + NEAR_OF)
            near = [each for each in three if sides[each] == side]
            if slots[at + NEAR_OF - 1] - slots[at] != NEAR_OF - 1 or len(near) < NEAR_OF - 1:
                continue
            if part and near[0] > part[-1]:
                yield from _told_near(part, side, far)
                part = []
            part += [each for each in near if not part or each > part[-1]]
        yield from _told_near(part, side, far)


def _told_near(part: Sequence[int], side: Side, far: Sequence[Side]) -> Iterator[RuleBreak]:
    """Yield values near a limit, unless all of them lie beyond it."""
    if part and not all(far[at] for at in part):
        yield RuleBreak(rule="near", side=side, first=part[0], last=part[-1], count=len(part))
