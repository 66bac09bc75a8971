"""Python values in, PDF objects out: names, strings, dictionaries and streams as PDF/A wants them."""

from __future__ import annotations

import codecs
import zlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObject,
    format as written_by_reportlab,
)

from briefgen.render.pdf.operators import number

COMPRESSION_LEVEL = 9
ENTRIES_A_LINE = 6
VALUES_A_LINE = 10
REGISTERED = "__InternalName__"
"""The attribute in which reportlab keeps the name of an object that has its number already."""


@lru_cache(maxsize=256)
def _entry(key: str) -> bytes:
    """Return the name of a dictionary's entry as it stands in the file."""
    return name(key).encode()


@lru_cache(maxsize=1024)  # a document has a few dozen
def name(word: str) -> str:
    """Return a name object: ``/Word``. reportlab leaves a solidus inside a word as it is."""
    return "/" + str(PDFName(word))[1:].replace("/", "#2F")


def written(value: Any, document: Any) -> bytes:
    """Return a value as it stands in the file; where it is an object of its own, a reference to it."""
    kind = type(value)
    if kind is bytes:
        return value  # type: ignore[no-any-return]
    if kind is float or kind is int:
        return number(value).encode()
    if kind is str and value.isascii():
        return bytes(value, "ascii")
    if kind is Array or kind is Dictionary:
        return value.format(document)  # type: ignore[no-any-return]
    if kind is Indirect and (known := getattr(value, REGISTERED, None)):
        return b"%d %d R" % document.idToObjectNumberAndVersion[known]
    return bytes(written_by_reportlab(value, document))


def _lines(parts: list[bytes], length: int) -> bytes:
    """Return parts with spaces between them, and so many a line."""
    lines = (b" ".join(parts[at : at + length]) for at in range(0, len(parts), length))
    return b" \n  ".join(lines)


def text_string(text: str) -> bytes:
    """Return a text string in UTF-16BE, in hexadecimal so that no byte needs escaping."""
    return byte_string(codecs.BOM_UTF16_BE + text.encode("utf-16-be"))


def ascii_string(text: str) -> bytes:
    """Return a byte string of ASCII characters, as dates, URIs and language codes are written."""
    return byte_string(text.encode("ascii"))


def byte_string(content: bytes) -> bytes:
    """Return a byte string as it is, in hexadecimal."""
    return b"<%b>" % content.hex().encode()


class Array(PDFArray):  # type: ignore[misc]
    """An array, written in a third of the time that reportlab takes for one."""

    def format(self, document: Any) -> bytes:
        """Return the array as it stands in the file."""
        return b"[ " + _lines([written(value, document) for value in self.sequence], VALUES_A_LINE) + b" ]"


class Dictionary(PDFDictionary):  # type: ignore[misc]
    """A dictionary that is written where it is used."""

    def format(self, document: Any) -> bytes:
        """Return the dictionary as it stands in the file, its entries in alphabetical order."""
        entries = [b"%b %b" % (_entry(key), written(self.dict[key], document)) for key in sorted(self.dict)]
        return b"<<\n" + _lines(entries, ENTRIES_A_LINE) + b"\n>>"


def array(values: Iterable[Any]) -> Array:
    """Return an array."""
    return Array(values)


def dictionary(entries: Mapping[str, Any]) -> Dictionary:
    """Return a dictionary that is written where it is used."""
    return Dictionary(entries)


class Indirect(Dictionary):
    """A dictionary that is an object of its own: wherever it is used a reference to it is written."""

    __RefOnly__ = 1


class Stream(PDFObject):  # type: ignore[misc]
    """A stream whose ``endstream`` stands on a line of its own, with the exact Length (ISO 19005-2, 6.1.7.1).

    reportlab's own PDFStream leaves that end of line out.
    """

    __RefOnly__ = 1

    def __init__(
        self, content: bytes, entries: Mapping[str, Any] | None = None, *, packed: bool = True
    ) -> None:
        self.entries = dict(entries or {})
        self.content = content
        if packed:
            self.content = zlib.compress(content, COMPRESSION_LEVEL)
            self.entries["Filter"] = name("FlateDecode")

    def format(self, document: Any) -> bytes:
        """Return the stream as it stands in the file, and let the file's id depend on it."""
        document.updateSignature(self.content)
        head = Dictionary({**self.entries, "Length": len(self.content)}).format(document)
        return head + b"\nstream\n" + self.content + b"\nendstream\n"
