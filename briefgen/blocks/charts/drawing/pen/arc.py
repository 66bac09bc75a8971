"""Arcs of the unit circle as cubic curves, and how far curves reach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil, cos, pi, radians, sin, sqrt, tan

from briefgen.base.summed import summed

Point = tuple[float, float]
FLAT = 1e-12
"""A leading coefficient against the others, below which a curve's derivative is a straight line."""


def arc(start: float, end: float) -> list[Point]:
    """Return an arc between two angles in degrees: where it begins, then three points a cubic curve.

    A curve spans a quarter turn at most. Its control points lie on the tangents at its ends, as far out as
    makes it touch the circle in its middle too (L. Maisonobe, Drawing an elliptical arc using polylines,
    quadratic or cubic Bézier curves, 2003).
    """
    turn = radians(end - start)
    # A power of two of them, as matplotlib has it: a path drawn by either has the same curves.
    count = 2 ** ceil(turn / (pi / 2))
    step = turn / count
    half = tan(step / 2)
    reach = sin(step) * (sqrt(4.0 + 3.0 * half * half) - 1.0) / 3.0
    turns = [radians(start) + step * index for index in range(count + 1)]
    found = [(cos(turns[0]), sin(turns[0]))]
    for before, after in pairwise(turns):
        (x, y), (end_x, end_y) = (cos(before), sin(before)), (cos(after), sin(after))
        found += [(x - reach * y, y + reach * x), (end_x + reach * end_y, end_y - reach * end_x)]
        found.append((end_x, end_y))
    return found


def reach_of(curve: Sequence[Point]) -> Iterator[Point]:
    """Yield points of a cubic curve between which all of it lies: its ends, and where it turns back."""
    yield curve[0]
    yield curve[-1]
    for numbers in zip(*curve, strict=True):
        yield from (_at(curve, share) for share in _turns_back(*numbers))


def _turns_back(a: float, b: float, c: float, d: float) -> Iterator[float]:
    """Yield the shares of a curve's way at which a coordinate neither rises nor falls."""
    square, line, rest = d - 3 * c + 3 * b - a, 2 * (c - 2 * b + a), b - a
    if abs(square) <= FLAT * max(abs(line), abs(rest)):
        shares = [-rest / line] if line else []
    else:
        inside = line * line - 4 * square * rest
        root = sqrt(inside) if inside >= 0 else None
        shares = [] if root is None else [(-line + sign * root) / (2 * square) for sign in (1.0, -1.0)]
    yield from (share for share in shares if 0 < share < 1)


def _at(curve: Sequence[Point], share: float) -> Point:
    rest = 1.0 - share
    weights = (rest**3, 3 * rest * rest * share, 3 * rest * share * share, share**3)
    x, y = (summed(w * point[axis] for w, point in zip(weights, curve, strict=True)) for axis in (0, 1))
    return x, y
