"""A publication in, its files' contents out, each painted by the painter of its format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from briefgen.blocks.charts import with_marks
from briefgen.edition.publication import Publication
from briefgen.pipeline import filenames
from briefgen.pipeline.variants import PAGE_DPI

Format = Literal["pptx", "pdf", "png"]
FORMATS: tuple[Format, ...] = ("pptx", "pdf", "png")
SLIDE_DPI = 110.0
"""Of a picture of a slide."""


def marked(laid: Publication, formats: Sequence[Format]) -> Publication:
    """Return the scenes with the charts drawn that the formats need, once for painters and verify."""
    deck = with_marks(laid.deck, natives="png" in formats)
    page = laid.page if set(formats) == {"pptx"} else with_marks(laid.page, natives=True)
    return replace(laid, deck=deck, page=page)


def painted(laid: Publication, stem: str, formats: Sequence[Format]) -> dict[str, bytes]:
    """Return the asked files' names and contents."""
    laid = marked(laid, formats)
    files: dict[str, bytes] = {}
    if "pptx" in formats and laid.deck.pages:
        from briefgen.render.pptx import paint as paint_pptx

        files[filenames.DECK.format(stem)] = paint_pptx(laid.deck)
    if "pdf" not in formats and "png" not in formats:
        return files
    from briefgen.render.pdf import paint as paint_pdf

    page = paint_pdf(laid.page) if laid.page.pages else b""
    if "pdf" in formats and page:
        files[filenames.PAGE.format(stem)] = page
    if "png" in formats:
        files |= _pictures(laid, stem, page)
    return files


def _pictures(laid: Publication, stem: str, page: bytes) -> dict[str, bytes]:
    """Return a picture of each printed page and of each slide."""
    from briefgen.render.pdf import paint as paint_pdf
    from briefgen.render.png import paint as paint_png

    files: dict[str, bytes] = {}
    for number, picture in enumerate(paint_png(page, dpi=PAGE_DPI) if page else (), 1):
        name = filenames.PAGE_PICTURE if number == 1 else filenames.FURTHER_PICTURE
        files[name.format(stem, number)] = picture
    if laid.deck.pages:
        for number, picture in enumerate(paint_png(paint_pdf(laid.deck), dpi=SLIDE_DPI), 1):
            files[filenames.SLIDE_PICTURE.format(stem, number)] = picture
    return files
