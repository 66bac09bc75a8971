"""The cells of a file that a figure was read from, by name and by the hash of the file's content."""

from __future__ import annotations

from briefgen.base.dataclass import dataclass

MOST_SHOWN = 4
"""Cells of one figure that are named; the others are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataCell:
    """Where a figure stands in the files beside the brief."""

    file: str
    """As the brief names it."""
    cells: tuple[str, ...]
    """returns.csv:7:3 (line and column), returns.xlsx!Monthly!C7."""
    aggregate: str = ""
    """What became of several cells: ``sum``, ``mean``, ``max``, ``min``; empty: it is one cell."""
    sha256: str
    """Of the whole file, in hexadecimal."""

    @property
    def text(self) -> str:
        """Name the cell, or what was made of which cells: sum of returns.csv:7:3, returns.csv:8:3."""
        if not self.aggregate:
            return self.cells[0]
        shown = ", ".join(self.cells[:MOST_SHOWN])
        more = f" and {len(self.cells) - MOST_SHOWN} more" if len(self.cells) > MOST_SHOWN else ""
        return f"{self.aggregate} of {shown}{more}"
