"""What keeps values from being read of a table, as a Problem at the key that asks for them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from briefgen.base.diagnostics import Place, Problem, parted
from briefgen.base.phrase import place_of
from briefgen.facts.selection import Selection


class Refused(Exception):
    """What keeps values from being read, as a Problem."""

    def __init__(self, place: Place, message: str, hint: str = "", code: str = "table") -> None:
        self.problem = Problem(place, message, hint, code)
        super().__init__(message)


@contextmanager
def refused(wanted: Selection) -> Iterator[None]:
    """Refuse a selection where its table has nothing by a name."""
    try:
        yield
    except LookupError as error:
        message, hint = parted(error)
        words = (wanted.value, wanted.per, wanted.weight, wanted.row, *wanted.period, *wanted.where)
        named = next((word for word in words if word and f" {str(word)!r}" in message), "")
        raise Refused(place_of(named, wanted.place), message, hint) from None
