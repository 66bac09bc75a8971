"""A publication in, its files' contents out: deck, page, pictures, press and grey pages, manifest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.blocks.charts import with_marks
from briefgen.edition.publication import Publication
from briefgen.model.memory import memory
from briefgen.model.scene import Scene
from briefgen.pipeline import filenames

Format = Literal["pptx", "pdf", "html", "png", "long"]
FORMATS: tuple[Format, ...] = ("pptx", "pdf", "html", "png", "long")
PAGE_DPI, SLIDE_DPI = 165.0, 110.0
"""Of pictures of the page and of a slide."""


def with_charts(laid: Publication, formats: Sequence[Format]) -> Publication:
    """Return the scenes with the charts drawn that the formats need; painters and verify share them."""
    deck, *decks = (with_marks(each, natives="png" in formats) for each in laid.decks)
    drawn = bool({"pdf", "html", "png"} & set(formats))
    page, *pages = (with_marks(each, natives=True) if drawn else each for each in laid.printed)
    long = with_marks(laid.long, natives=True)
    return replace(
        laid, deck=deck, page=page, long=long, further_decks=tuple(decks), further_pages=tuple(pages)
    )


def _printed(scene: Scene) -> bytes:
    """Return a document's PDF: the last build's, where the pages are the very ones that it had.

    Of a deck the slides are remembered, one by one: it is always written anew.
    """
    from briefgen.render.pdf import paint

    about = replace(scene, pages=(), template=None)
    return memory().painted.made_of(scene.pages, (_printed, about), paint, scene)


def painted(laid: Publication, stem: str, formats: Sequence[Format]) -> dict[str, bytes]:
    """Return the requested files' names and contents."""
    laid = with_charts(laid, formats)
    files: dict[str, bytes] = {}
    for deck in laid.decks if "pptx" in formats else ():
        if deck.pages:
            from briefgen.render.pptx import paint as paint_pptx

            files[filenames.DECK.format(filenames.called(stem, deck.imprint.name))] = paint_pptx(deck)
    if "long" in formats and laid.long.pages:
        files |= _long_picture(laid, stem)
    if "html" in formats:
        files |= _web_pages(laid, stem)
    if "pdf" not in formats and "png" not in formats:
        return files
    pictures: dict[str, bytes] = {}
    for printed in laid.printed:
        own = filenames.called(stem, printed.imprint.name)
        page = _printed(printed) if printed.pages else b""
        if "pdf" in formats and page:
            files[filenames.PAGE.format(own)] = page
        if "png" in formats:
            pictures |= _page_pictures(page, own)
    for deck in laid.decks if "png" in formats else ():
        pictures |= _slide_pictures(deck, filenames.called(stem, deck.imprint.name))
    return files | pictures


def _web_pages(laid: Publication, stem: str) -> dict[str, bytes]:
    """Return the web page of each printed document."""
    from briefgen.pipeline.web_page import web_page
    from briefgen.render.html.document import paint_document

    return {
        filenames.WEB_PAGE.format(filenames.called(stem, scene.imprint.name)): paint_document(
            web_page(scene, laid)
        )
        for scene in laid.printed
        if scene.pages
    }


def _long_picture(laid: Publication, stem: str) -> dict[str, bytes]:
    """Return the long picture, a pixel of it for each unit of its PDF."""
    from briefgen.base.geometry import PT_PER_INCH
    from briefgen.render.pdf import paint as paint_pdf
    from briefgen.render.pdf.sheet_format import for_phones
    from briefgen.render.png import paint as paint_png

    pdf = paint_pdf(laid.long, for_phones())
    (picture,) = paint_png(pdf, dpi=PT_PER_INCH)
    return {filenames.LONG.format(stem): pdf, filenames.LONG_PICTURE.format(stem): picture}


def _page_pictures(page: bytes, stem: str) -> dict[str, bytes]:
    """Return a picture of each page of a PDF, by its name."""
    from briefgen.render.png import paint as paint_png

    files: dict[str, bytes] = {}
    for number, picture in enumerate(paint_png(page, dpi=PAGE_DPI) if page else (), 1):
        name = filenames.PAGE_PICTURE if number == 1 else filenames.FURTHER_PICTURE
        files[name.format(stem, number)] = picture
    return files


def _slide_pictures(deck: Scene, stem: str) -> dict[str, bytes]:
    """Return a picture of each slide, by its name."""
    from briefgen.render.pdf import paint as paint_pdf
    from briefgen.render.png import paint as paint_png

    pictures = paint_png(paint_pdf(deck), dpi=SLIDE_DPI) if deck.pages else ()
    return {filenames.SLIDE_PICTURE.format(stem, number): each for number, each in enumerate(pictures, 1)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Extras:
    """What a build makes beside deck and page."""

    press: bool = False
    """The page with bleed and crop marks."""
    profile: bytes = b""
    """A print shop's ICC profile: the press page is separated for it."""
    grey: bool = False
    """The page as a grey printer gives it."""
    manifest: bool = False
    attach: bool = False
    """The page carries the brief and the ledger: it is then PDF/A-3u."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Further:
    """Files by name, and notes about them."""

    files: Mapping[str, bytes]
    notes: tuple[str, ...] = ()


def further_files(
    laid: Publication, brief: Path, stem: str, theme: str, files: Mapping[str, bytes], extras: Extras
) -> Further:
    """Return the further files; ``files`` are those that the manifest lists beside them."""
    made: dict[str, bytes] = {}
    notes: tuple[str, ...] = ()
    for page in laid.printed:
        own = filenames.called(stem, page.imprint.name)
        if extras.press and page.pages:
            made[filenames.PRESS.format(own)], said = _press_page(page, extras.profile)
            notes = (*notes, *said)
        if extras.grey and page.pages:
            made.update(_grey_page(page, own))
    if extras.manifest:
        from briefgen.pipeline.manifest import manifest

        name = filenames.MANIFEST.format(stem)
        made[name] = manifest(laid, brief, theme, {**files, **made})
    return Further(files=made, notes=notes)


def _press_page(printed: Scene, profile: bytes) -> tuple[bytes, tuple[str, ...]]:
    from briefgen.render.pdf import paint
    from briefgen.render.pdf.colour import Press
    from briefgen.render.pdf.preflight import preflight
    from briefgen.render.pdf.sheet_format import for_press

    page = _printable(printed)
    sheet_format = for_press(Press(profile) if profile else None)
    return paint(page, sheet_format), preflight(page, sheet_format)


def _grey_page(printed: Scene, stem: str) -> dict[str, bytes]:
    from briefgen.render.pdf import paint
    from briefgen.render.pdf.colour import Grey
    from briefgen.render.pdf.sheet_format import SheetFormat
    from briefgen.render.png import paint as paint_png

    pdf = paint(_printable(printed), SheetFormat(inks=Grey()))
    files = {filenames.GREY.format(stem): pdf}
    for number, picture in enumerate(paint_png(pdf, dpi=PAGE_DPI), 1):
        name = filenames.GREY_PICTURE if number == 1 else filenames.FURTHER_GREY_PICTURE
        files[name.format(stem, number)] = picture
    return files


def _printable(page: Scene) -> Scene:
    """Return a page with its charts drawn and without attachments."""
    return replace(with_marks(page, natives=True), attachments=())
