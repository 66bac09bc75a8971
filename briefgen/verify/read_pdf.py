"""The bytes of a .pdf in, what its pages say out: read by PDFium, which had no part in writing it."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.runtime.one_at_a_time import PDFIUM
from briefgen.verify.carried import carried
from briefgen.verify.data_files import stated_data
from briefgen.verify.passage import PageText, Passage, UnreadableError

MOST_BYTES = 256 * 2**20
MOST_PAGES = 2000
MOST_CHARACTERS = 100_000
"""On one page; a full A3 page has 10,000."""
MOST_ENTRIES = 20_000
"""Elements of a page's structure, and remarks on it."""
DEEPEST = 64
"""Levels of the structure tree that are followed."""

_SIGNATURE_WITHIN = 1024
_LINK_ANNOTATIONS = (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP)


def read_pages(content: bytes, name: str) -> tuple[PageText, ...]:
    """Return the pages in their order; UnreadableError when the file cannot be read."""
    if len(content) > MOST_BYTES:
        raise UnreadableError(
            tr(
                "{name} is larger than {number} MiB: too large to be a page of briefgen",
                name=name,
                number=MOST_BYTES >> 20,
            )
        )
    if b"%PDF-" not in content[:_SIGNATURE_WITHIN]:
        raise UnreadableError(tr("{name} is not a PDF file", name=name))
    with PDFIUM:
        return _read(content, name)


def _read(content: bytes, name: str) -> tuple[PageText, ...]:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        said = N_("{name} is broken, or cut short")
        if "password" in str(error).lower():
            said = N_("{name} is locked with a password: save it unlocked")
        raise UnreadableError(tr(said, name=name)) from error
    try:
        return tuple(_pages(document, name))
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(tr("{name} is broken: {error}", name=name, error=error)) from error
    finally:
        document.close()


def _pages(document: Any, name: str) -> Iterator[PageText]:
    if len(document) > MOST_PAGES:
        raise UnreadableError(
            tr(
                "{name} has {count} pages: more than {MOST_PAGES} are not read",
                name=name,
                count=len(document),
                MOST_PAGES=MOST_PAGES,
            )
        )
    for index in range(len(document)):
        page = document[index]
        passages = [
            Passage(channel="text", where=tr("text"), text=_text(page, name)),
            *(
                Passage(channel="alt", where=tr("alternative text"), text=text)
                for text in _alternatives(page)
            ),
            *(
                Passage(channel="other", where=tr("annotation"), text=text)
                for text in _annotations(page, name)
            ),
        ]
        _forget_spoken(page)
        passages.append(Passage(channel="drawn", where=tr("text as drawn"), text=_text(page, name)))
        if not index:
            passages += carried(document, name)
            passages += stated_data(document.get_metadata_value("Data"))
        yield PageText(number=index + 1, title="", passages=tuple(passages))
        page.close()


def _text(page: Any, name: str) -> str:
    words = page.get_textpage()
    try:
        if words.count_chars() > MOST_CHARACTERS:
            raise UnreadableError(
                tr(
                    "{name} has more than {MOST_CHARACTERS} characters on one page",
                    name=name,
                    MOST_CHARACTERS=MOST_CHARACTERS,
                )
            )
        return str(words.get_text_range()).replace("\ufffe", "-")  # a hyphen that ends a line
    finally:
        words.close()


def _forget_spoken(page: Any) -> None:
    """Remove ActualText, in memory only, so that the glyphs themselves are read."""
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=8):
        for index in range(pdfium.FPDFPageObj_CountMarks(item.raw)):
            mark = pdfium.FPDFPageObj_GetMark(item.raw, index)
            pdfium.FPDFPageObjMark_RemoveParam(item.raw, mark, b"ActualText")


def _alternatives(page: Any) -> Iterator[str]:
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return
    try:
        left = iter(range(MOST_ENTRIES))  # a structure may lead back into itself
        for index in range(min(pdfium.FPDF_StructTree_CountChildren(tree), MOST_ENTRIES)):
            yield from _spoken(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), DEEPEST, left)
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _spoken(element: Any, depth: int, left: Iterator[int]) -> Iterator[str]:
    if not element or not depth or next(left, None) is None:
        return
    text = _string(lambda *room: pdfium.FPDF_StructElement_GetAltText(element, *room))
    if text.strip():
        yield text
    children = pdfium.FPDF_StructElement_CountChildren(element)
    for index in range(min(max(children, 0), MOST_ENTRIES)):
        yield from _spoken(pdfium.FPDF_StructElement_GetChildAtIndex(element, index), depth - 1, left)


def _annotations(page: Any, name: str) -> Iterator[str]:
    """Yield what is written over the page: text boxes, notes, stamps; links repeat what they lie on."""
    count = pdfium.FPDFPage_GetAnnotCount(page.raw)
    if count > MOST_ENTRIES:
        raise UnreadableError(
            tr(
                "{name} has {count} remarks on one page: more than {MOST_ENTRIES} are not read",
                name=name,
                count=count,
                MOST_ENTRIES=MOST_ENTRIES,
            )
        )
    for index in range(count):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, index)
        if annotation and pdfium.FPDFAnnot_GetSubtype(annotation) not in _LINK_ANNOTATIONS:
            yield _annotation_text(annotation) or tr("(no words)")
        if annotation:
            pdfium.FPDFPage_CloseAnnot(annotation)


def _annotation_text(annotation: Any) -> str:
    return _string(
        lambda room, size: pdfium.FPDFAnnot_GetStringValue(
            annotation,
            b"Contents",
            ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort)) if room else None,
            size,
        )
    )


def _string(ask: Callable[[Any, int], int]) -> str:
    """Return a text that PDFium writes as UTF-16 into room of the size that it asks for."""
    size = ask(None, 0)
    if size <= 2 or size > 4 * MOST_CHARACTERS:
        return ""
    room = ctypes.create_string_buffer(size)
    ask(room, size)
    return room.raw[:size].decode("utf-16-le", "replace").rstrip("\0")
