"""A series of numbers in; the one that a slip of the pen explains better than its neighbours out.

A number is held against what its neighbours, the same season of other years and the middle of those around
it let expect, on a logarithmic scale. How far numbers of the series usually lie from that is told by the
median of the distances, of which one wrong number is no part. It is named only where

* it lies several times further away than the others do, and
* ten times, a hundred times … as much or as little, two digits exchanged or the other sign brings it back in
  line with every neighbour, as near as the others are.

A jump that nothing of this explains is left alone: so much happens. Four numbers are the least.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Literal, TypeVar

from briefgen.base.dataclass import dataclass
from briefgen.base.summed import summed

_Number = TypeVar("_Number", float, Decimal)
FEWEST = 4
MOST = 120
"""Numbers that are looked at, the last ones: ten years of months."""
FEWEST_FOR_MEDIAN = 6
"""Distances of which the median says how far they usually are; of fewer the largest counts."""
TO_SIGMA = 1.4826
"""A median distance times this is the standard deviation of what is distributed normally."""
LEAST_SPREAD = 0.02
"""Nobody's figures are more regular: two per cent."""
FAR = 7.0
"""Spreads from which on a number lies too far away to be true."""
FARTHEST_SWAP_SPREAD = 0.1
LEAST_SWAP = 0.15
"""Exchanged digits are looked for in series that are regular, where they change much."""
NEAR = 0.35
"""How far from in line a corrected number may lie at most: by 40 per cent."""
SAME_TIME = 0.001
"""Of a year, by which times of one season may differ."""
AROUND = 4
"""Numbers on either side of which the middle is taken."""
POWERS = (1, 2, 3, 4, 8)
"""Powers of ten by which a point slips, or a unit is another: 万 and 亿."""
LEAST_RESOLUTION = 20
"""Units of the last digit that the others have: of 1, 2 and 3 cases 15 are no slip."""

SlipKind = Literal["scale", "digits", "sign"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A number that is out of line, and what it may have been."""

    index: int
    kind: SlipKind
    likely: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class _NumbersInTime:
    """Numbers with their logarithms and times, and which of them follow each other at once and by a year."""

    numbers: tuple[Decimal, ...]
    logs: tuple[float, ...]
    years: tuple[float, ...]
    neighbours: tuple[tuple[int, int], ...]
    seasons: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Distance:
    """How far a number lies from what is expected of it, and how far others lie from that; logarithms."""

    own: float
    spread: float


def slips(numbers: Sequence[Decimal], years: Sequence[float]) -> tuple[Slip, ...]:
    """Return the numbers of a series that are out of line; ``years`` are their times, in order.

    None where more than one is, since then the series is of another kind.
    """
    if len(numbers) < FEWEST or 0 in numbers or not _is_even(years):
        return ()
    numbers, years = tuple(numbers[-MOST:]), tuple(years[-MOST:])
    series = _NumbersInTime(
        numbers=numbers,
        logs=tuple(math.log(abs(number)) for number in numbers),
        years=years,
        neighbours=tuple((at, at + 1) for at in range(len(numbers) - 1)),
        seasons=tuple(_a_year_apart(years)),
    )
    found = [slip for index in _suspects(series) if (slip := _slip(index, series)) is not None]
    return tuple(found) if len(found) == 1 else ()


def _is_even(years: Sequence[float]) -> bool:
    steps = [later - earlier for earlier, later in pairwise(years)]
    return max(steps) <= 3 * median(steps)


def _suspects(series: _NumbersInTime) -> Iterator[int]:
    """Yield the numbers that lie apart from one beside them, or have another sign: few of most series."""
    steps = [later - earlier for earlier, later in pairwise(series.logs)]
    trend = median(steps)
    far = max(LEAST_SWAP / 2, TO_SIGMA * median(abs(step - trend) for step in steps))
    apart = [abs(step - trend) > far for step in steps]
    signs = [number > 0 for number in series.numbers]
    for index, sign in enumerate(signs):
        if signs.count(sign) == 1 or any(apart[max(0, index - 1) : index + 1]):
            yield index


def _slip(index: int, series: _NumbersInTime) -> Slip | None:
    own = series.numbers[index]
    others = series.numbers[:index] + series.numbers[index + 1 :]
    positive = {number > 0 for number in others}
    if len(positive) > 1:
        return None
    distances = tuple(_distances(index, series))
    if (own > 0) not in positive:
        in_line = all(abs(each.own) <= min(NEAR, 3 * each.spread + 0.05) for each in distances)
        regular = all(each.spread <= NEAR for each in distances)
        return Slip(index=index, kind="sign", likely=-own) if in_line and regular else None
    if not any(abs(each.own) >= max(LEAST_SWAP, FAR * each.spread) for each in distances):
        return None
    if median(map(abs, others)) < LEAST_RESOLUTION * min(map(_last_digit, others)):
        return None
    kinds: tuple[tuple[SlipKind, Iterator[Decimal]], ...] = (
        ("scale", _scaled(own)),
        ("digits", _exchanged(own)),
    )
    for kind, candidates in kinds:
        for likely in candidates:
            if _explains(math.log(abs(likely)) - series.logs[index], distances, kind):
                return Slip(index=index, kind=kind, likely=likely)
    return None


def _last_digit(number: Decimal) -> Decimal:
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int), "figures are finite"
    return Decimal(1).scaleb(min(exponent, 0))


def _scaled(number: Decimal) -> Iterator[Decimal]:
    for power in POWERS:
        yield number.scaleb(-power)
        yield number.scaleb(power)


def _exchanged(number: Decimal) -> Iterator[Decimal]:
    """Yield a number with two neighbouring digits exchanged, in every way that makes another of it."""
    sign, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int), "figures are finite"
    for at in range(len(digits) - 1):
        if digits[at] != digits[at + 1] and (at or digits[1]):
            other = (*digits[:at], digits[at + 1], digits[at], *digits[at + 2 :])
            yield Decimal((sign, other, exponent))


def _explains(shift: float, distances: Sequence[_Distance], kind: SlipKind) -> bool:
    """Return whether a number that is moved by a shift is in line, where it was far out of it.

    One comparison has to say so beyond doubt, and none may say that it was better before.
    """
    sure = False
    for each in distances:
        before, after = abs(each.own), abs(each.own + shift)
        if after > before / (3 if kind == "digits" else 2):
            return False
        spread = each.spread
        if kind == "digits":
            near, far = min(spread, 0.03) + 0.005, max(LEAST_SWAP, FAR * spread)
            if after > 2 * spread:
                return False
            sure |= spread <= FARTHEST_SWAP_SPREAD and before >= far and after <= near
        else:
            near, far = min(NEAR, 2 * spread + 0.03), FAR * spread
            sure |= before >= max(1.7, far) and after <= near
    return sure


def _distances(index: int, series: _NumbersInTime) -> Iterator[_Distance]:
    """Yield how far a number lies from what is expected: of its season where that is steadier, else there."""
    logs, years = series.logs, series.years
    steady, seasonal = (_steps(index, logs, pairs) for pairs in (series.neighbours, series.seasons))
    if len(seasonal) >= FEWEST_FOR_MEDIAN and _unrest(seasonal) < _unrest(steady):
        same = [at for at, year in enumerate(years) if abs((year - years[index] + 0.5) % 1 - 0.5) < SAME_TIME]
        yield from _from(index, logs, series.seasons, seasonal, same)
        return
    if 0 < index < len(logs) - 1:
        steady.append((logs[index + 1] - logs[index - 1]) / 2)
    beside = range(max(0, index - AROUND), min(len(logs), index + AROUND + 1))
    yield from _from(index, logs, series.neighbours, steady, beside)


def _a_year_apart(years: Sequence[float]) -> list[tuple[int, int]]:
    """Return the places of numbers of one season in years that follow each other; none with one a year."""
    if years[-1] - years[0] >= len(years) - 1:
        return []
    at_year = {round(year, 4): at for at, year in enumerate(years)}
    earlier = ((at_year.get(round(year - 1, 4)), at) for year, at in at_year.items())
    return [(before, at) for before, at in earlier if before is not None]


def _steps(index: int, logs: Sequence[float], pairs: Iterable[tuple[int, int]]) -> list[float]:
    return [logs[later] - logs[earlier] for earlier, later in pairs if index not in (earlier, later)]


def _unrest(steps: Sequence[float]) -> float:
    """Return how unlike steps are, those that are rare included."""
    trend = median(steps)
    return summed(abs(step - trend) for step in steps) / len(steps)


def _from(
    index: int,
    logs: Sequence[float],
    pairs: Iterable[tuple[int, int]],
    steps: Sequence[float],
    around: Iterable[int],
) -> Iterator[_Distance]:
    """Yield how far a number lies from those it is paired with, beyond the usual step, and from a middle."""
    trend = median(steps)
    spread = _spread(steps, trend=trend)
    for earlier, later in pairs:
        if index in (earlier, later):
            own = logs[later] - logs[earlier] - trend
            yield _Distance(own if later == index else -own, spread)
    near = [logs[at] for at in around if at != index]
    if near:
        middle = median(near)
        around_it = _spread([value - middle for value in near], trend=0.0)
        yield _Distance(logs[index] - middle, max(spread, around_it))  # two may be alike by chance


def _spread(values: Sequence[float], *, trend: float) -> float:
    """Return how far values usually lie from a trend; of few the farthest counts."""
    away = [abs(value - trend) for value in values]
    usual = TO_SIGMA * median(away)
    if len(away) < FEWEST_FOR_MEDIAN:
        usual = max(usual, max(away))
    return max(usual, LEAST_SPREAD)


def median(numbers: Iterable[_Number]) -> _Number:
    """Return the middle of numbers: `statistics` has it, with random, fractions and more behind it."""
    ordered = sorted(numbers)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
