"""A number as it is printed goes in: its decimals, its qualifier and the unit beside it come out."""

from __future__ import annotations

from decimal import Decimal

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.facts.number_text import Qualifier, read_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A number as printed: its decimals count, and its qualifier says which way it is rounded."""

    number: Decimal
    qualifier: Qualifier = ""
    unit: str = ""
    """The unit that the author wrote beside the number: it is to be the metric's."""
    text: str
    """As the author wrote it."""
    place: Place

    @classmethod
    def from_scalar(cls, text: str, place: Place) -> Reading:
        """Read a number as printed, with the qualifier before or behind it, and its unit."""
        number, qualifier, unit = read_number(text)
        return cls(number=number, qualifier=qualifier, unit=unit, text=text, place=place)
