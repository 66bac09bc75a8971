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
    """What became of several cells: ``sum``, ``mean``, ``max``, ``min``, ``rate`` …; none: ''."""
    more: int = 0
    """How many cells there are besides those that have names here."""
    beside: tuple[str, ...] = ()
    """The cells that those of a rate are divided by, or that a mean is weighted by."""
    sha256: str
    """Of the whole file, in hexadecimal."""

    @property
    def text(self) -> str:
        """Name the cell, or what was made of which cells: sum of returns.csv:7:3, returns.csv:8:3."""
        if not self.aggregate:
            return self.cells[0]
        whole = f"{self.aggregate} of {_listed(self.cells, self.more)}"
        sign = " / " if self.aggregate == "rate" else " × "
        return whole + (f"{sign}{_listed(self.beside, self.more)}" if self.beside else "")


def _listed(cells: tuple[str, ...], more: int) -> str:
    shown = ", ".join(cells[:MOST_SHOWN])
    more += max(0, len(cells) - MOST_SHOWN)
    return f"{shown} and {more} more" if more else shown
