"""Texts of the brief with their place: prose, and single words."""

from __future__ import annotations

from typing import Self

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place


@dataclass(frozen=True, slots=True)
class Phrase:
    """Prose as written, with its references to figures."""

    text: str
    place: Place

    def __str__(self) -> str:
        return self.text


class Word(str):
    """A key, a name or a period of the brief: a string with its place."""

    place: Place

    def __new__(cls, text: str, place: Place | None = None) -> Self:
        """Return the text with its place."""
        word = super().__new__(cls, text)
        word.place = place or Place("")
        return word


def place_of(text: str, otherwise: Place) -> Place:
    """Return the place of a text; its owner's where it has none."""
    return text.place if isinstance(text, Word) and text.place.line else otherwise


def escape_references(text: str) -> str:
    """Return a text with its braces doubled: a phrase prints them, and refers to no figure."""
    return text.replace("{", "{{").replace("}", "}}")
