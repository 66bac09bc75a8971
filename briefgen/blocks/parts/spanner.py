"""A head over several columns of a table."""

from __future__ import annotations

from dataclasses import field

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import FieldError, Place
from briefgen.base.phrase import Phrase
from briefgen.base.translate import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class Spanner:
    """A head over several columns."""

    title: Phrase = field(metadata={"doc": "what the columns have in common"})
    first: int = field(metadata={"doc": "number of its first column, 1 is the leftmost"})
    last: int = field(metadata={"doc": "number of its last column"})
    place: Place

    def __post_init__(self) -> None:
        if not 1 <= self.first <= self.last:
            raise FieldError(tr("a spanner goes from its first column to its last, counted from 1"), "last")
