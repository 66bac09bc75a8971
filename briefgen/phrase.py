"""A text of the brief that remembers where it stands."""

from __future__ import annotations

from briefgen.problems import Place
from briefgen.records import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """Prose as its author wrote it, references to figures included."""

    text: str
    place: Place

    def __str__(self) -> str:
        return self.text
