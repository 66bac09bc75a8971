"""What a document says of itself: title, language, who made it, when, and of which data."""

from __future__ import annotations

from briefgen.base.data_hashes import FileHash
from briefgen.base.dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """A document's properties."""

    title: str
    language: str
    author: str
    subject: str
    keywords: str
    date: str
    """ISO date of the brief, never the clock."""
    data: tuple[FileHash, ...] = ()
    """The tables that its figures were read from, with the hashes of their contents."""
