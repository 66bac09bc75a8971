"""What a document says of itself: title, language, author, date, its data, and the files attached to it."""

from __future__ import annotations

from typing import Literal

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
    name: str = ""
    """What it is called among several of its kind: part of its file's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file attached to a document: the data behind its pages."""

    name: str
    media_type: str
    data: bytes
    description: str
    relation: Literal["Data", "Source"] = "Data"
    """Its relationship (ISO 19005-3, annex E): data of the figures, or the source of the document."""
