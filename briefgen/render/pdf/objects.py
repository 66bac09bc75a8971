"""Python values in, PDF objects out: names, strings, dictionaries and streams as PDF/A wants them."""

from __future__ import annotations

import codecs
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject, PDFText, format as written

COMPRESSION_LEVEL = 9


def name(word: str) -> str:
    """Return a name object: ``/Word``. reportlab leaves a solidus inside a word as it is."""
    return "/" + str(PDFName(word))[1:].replace("/", "#2F")


def text_string(text: str) -> Any:
    """Return a text string in UTF-16BE, in hexadecimal so that no byte needs escaping."""
    return PDFText(codecs.BOM_UTF16_BE + text.encode("utf-16-be"), enc="raw")


def ascii_string(text: str) -> Any:
    """Return a byte string of ASCII characters, as dates, URIs and language codes are written."""
    return PDFText(text.encode("ascii"), enc="raw")


def byte_string(content: bytes) -> Any:
    """Return a byte string as it is, in hexadecimal."""
    return PDFText(content, enc="raw")


def array(values: Iterable[Any]) -> Any:
    """Return an array."""
    return PDFArray(values)


def dictionary(entries: Mapping[str, Any]) -> Any:
    """Return a dictionary that is written where it is used."""
    return PDFDictionary(dict(entries))


class Indirect(PDFDictionary):  # type: ignore[misc]
    """A dictionary that is an object of its own: wherever it is used a reference to it is written."""

    __RefOnly__ = 1

    def __init__(self, entries: Mapping[str, Any]) -> None:
        super().__init__(dict(entries))


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
        head = written(PDFDictionary({**self.entries, "Length": len(self.content)}), document)
        return bytes(head) + b"\nstream\n" + self.content + b"\nendstream\n"
