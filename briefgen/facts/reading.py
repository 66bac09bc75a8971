"""A number or a range as it is printed in; its decimals, its qualifier and the unit beside it out."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from briefgen.base.compile_late import compile_late
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.base.translate import tr
from briefgen.facts.addends import Addends
from briefgen.facts.data_cell import DataCell
from briefgen.facts.number_text import Qualifier, read_number

_PLAIN = compile_late(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,9})?")
"""A number that has nothing beside it and can be read in one way only."""
_RANGE = compile_late(
    r"(?P<low>[-−+]?[^\s\d]?\d[\d,.]*)\s*(?P<unit>[%％‰]?)\s*(?:[-–—~～]|to\b|至|到)\s*(?P<high>.+)"
)
"""Two numbers with a dash or a word between them; a unit stands behind the second one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A number as printed: its decimals count, and its qualifier says which way it is rounded."""

    TEXT_ALONE: ClassVar = True
    number: Decimal
    """Of a range its middle."""
    qualifier: Qualifier = ""
    unit: str = ""
    """The unit that the author wrote beside the number: it is to be the metric's."""
    span: tuple[Decimal, Decimal] | None = None
    """The ends of a range, 3–5; None: it is one number."""
    parts: tuple[Addends, ...] = ()
    """The numbers of a table that it is the sum or the mean of; empty: it stands as it is printed."""
    mean: bool = False
    """Whether it is the mean of its parts."""
    cell: DataCell | None = None
    """Where in a file it was read; None: it is typed in the brief."""
    text: str
    """As the author wrote it."""
    place: Place

    @classmethod
    def from_scalar(cls, text: str, place: Place, cell: DataCell | None = None) -> Reading:
        """Read a number as printed, with the qualifier before or behind it, and its unit; or a range."""
        if _PLAIN.fullmatch(text):  # most cells of large tables
            return cls(number=Decimal(text), text=text, cell=cell, place=place)
        if ends := _range_of(text):
            (low, high), unit = ends
            middle = Decimal(f"{(low + high) / 2:f}")
            return cls(number=middle, unit=unit, span=(low, high), text=text, cell=cell, place=place)
        number, qualifier, unit = read_number(text)
        return cls(number=number, qualifier=qualifier, unit=unit, text=text, cell=cell, place=place)


def _range_of(text: str) -> tuple[tuple[Decimal, Decimal], str] | None:
    """Return the ends and the unit of a range; None for what is none. Raise ValueError for one that falls."""
    found = _RANGE.fullmatch(text.strip())
    if found is None:
        return None
    try:
        low, high = read_number(found["low"] + found["unit"]), read_number(found["high"])
    except ValueError:
        return None
    if low.qualifier or high.qualifier or low.unit not in ("", high.unit):
        return None
    if low.number >= high.number:
        raise ValueError(tr("{text!r} is not a range: write the smaller number first, as in 3–5", text=text))
    return (low.number, high.number), high.unit
