"""Things in, groups of even sizes out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

T = TypeVar("T")


def evenly(things: Sequence[T], count: int) -> list[list[T]]:
    """Return things in so many groups of even sizes."""
    bounds = [round(index * len(things) / count) for index in range(count + 1)] if count else []
    return [list(things[start:end]) for start, end in pairwise(bounds)]
