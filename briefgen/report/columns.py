"""Rows of texts in, lines with aligned columns out: a Han character is as wide as two Latin ones."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

GAP = "  "


def width(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def aligned(rows: Sequence[Sequence[str]], *, right: frozenset[int] = frozenset()) -> tuple[str, ...]:
    """Return a line a row, each column as wide as its widest cell; ``right`` are columns of numbers."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = []
        for index, (cell, room) in enumerate(zip(row, widths, strict=True)):
            spare = " " * (room - width(cell))
            cells.append(spare + cell if index in right else cell + spare)
        lines.append(GAP.join(cells).rstrip())
    return tuple(lines)


def ruled(rows: Sequence[Sequence[str]], *, right: frozenset[int] = frozenset()) -> tuple[str, ...]:
    """Return aligned lines with a rule below the first, the heads."""
    lines = aligned(rows, right=right)
    rule = "─" * max(map(width, lines))
    return (lines[0], rule, *lines[1:])
