"""Small scenes for the PDF painter's tests, and ways to read a painted file back."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pikepdf
import pypdfium2
from PIL import Image

from briefgen.model.frame import absolute
from briefgen.model.scene import Imprint, Item, Page, Paragraph, Run, Scene, Style, Text
from briefgen.render import png
from briefgen.text import set_text

A4 = (595.28, 841.89)
PLAIN = Style(size=10, colour="#102A43")
BOLD = Style(size=10, colour="#0B5CAD", weight=700)


def words(*parts: str | Run, style: Style = PLAIN, bullet: str | None = None, indent: float = 0) -> Paragraph:
    """Return a paragraph of strings in the plain style, and of runs."""
    runs = tuple(Run(text=part, style=style) if isinstance(part, str) else part for part in parts)
    return Paragraph(runs=runs, leading=style.size * 1.4, bullet=bullet, indent=indent)


def text(*paragraphs: Paragraph | str, x: float = 40, y: float = 40, width: float = 240, **described) -> Text:
    """Return set paragraphs at a place of the page."""
    given = tuple(words(part) if isinstance(part, str) else part for part in paragraphs)
    level = described.pop("level", 2)
    return replace(absolute([set_text(given, width=width, **described)], x, y)[0], level=level)


def one_page(*items: Item, size: tuple[float, float] = A4, **described) -> Scene:
    """Return a scene of one page."""
    page = Page(number=1, kind="onepager", title=described.pop("title", "一页"), items=items, **described)
    return scene(page, size=size)


def scene(*pages: Page, size: tuple[float, float] = A4, **imprint: str) -> Scene:
    """Return a scene of the given pages."""
    said = {
        "title": "青岛 & 科技",
        "language": "zh-CN",
        "author": "市科技局",
        "subject": "",
        "keywords": "",
        "date": "2025-12-04",
    }
    return Scene(
        width=size[0],
        height=size[1],
        pages=pages,
        imprint=Imprint(**(said | imprint)),
        colours=(),
        office_fonts=(),
    )


def picture_of(pdf: bytes, dpi: float = 72) -> Image.Image:
    """Return the first page as a picture: one pixel a point."""
    return Image.open(io.BytesIO(png.paint(pdf, dpi=dpi)[0]))


def copied_out(pdf: bytes, page: int = 0) -> str:
    """Return a page's text as pdfium copies it, without the ends of lines."""
    with pypdfium2.PdfDocument(pdf) as document:
        return re.sub(r"\r?\n", "", document[page].get_textpage().get_text_range())


@cache
def opened(pdf: bytes) -> pikepdf.Pdf:
    """Return the file opened; it stays open, because its objects die with it."""
    return pikepdf.open(io.BytesIO(pdf))


def elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Yield every structure element in reading order, the document first."""

    def below(element: pikepdf.Dictionary) -> Iterator[pikepdf.Dictionary]:
        yield element
        for kid in element.K:
            if "/S" in kid:
                yield from below(kid)

    yield from below(pdf.Root.StructTreeRoot.K)


def tags(pdf: bytes) -> list[str]:
    """Return the tags in reading order, without the document and its pages' sections."""
    return [str(element.S)[1:] for element in elements(opened(pdf))][2:]


def read_aloud(pdf: bytes) -> list[tuple[str, str]]:
    """Return tag and own characters of every structure element that has any, in reading order."""
    file = opened(pdf)
    pieces = [_pieces(page) for page in file.pages]
    numbers = {page.objgen: index for index, page in enumerate(file.pages)}
    heard = []
    for element in elements(file):
        marks = [kid for kid in element.K if "/MCID" in kid]
        said = "".join(pieces[numbers[mark.Pg.objgen]][int(mark.MCID)] for mark in marks)
        if marks:
            heard.append((str(element.S)[1:], said))
    return heard


def _pieces(page: pikepdf.Page) -> dict[int, str]:
    """Return the characters of each piece of marked content, by way of the fonts' ToUnicode maps."""
    maps = {name: _to_unicode(font) for name, font in page.Resources.Font.items()}
    pieces: dict[int, str] = {}
    depth, current, font = 0, None, None
    for operands, operator in pikepdf.parse_content_stream(page):
        word = str(operator)
        if word in ("BDC", "BMC"):
            depth += 1
            if word == "BDC" and "/MCID" in operands[1]:
                current, current_depth = int(operands[1].MCID), depth
                pieces[current] = ""
        elif word == "EMC":
            if current is not None and depth == current_depth:
                current = None
            depth -= 1
        elif word == "Tf":
            font = maps[str(operands[0])]
        elif word == "Tj" and current is not None:
            codes = bytes(operands[0])
            pieces[current] += "".join(font[codes[at : at + 2]] for at in range(0, len(codes), 2))
    return pieces


def _to_unicode(font: pikepdf.Dictionary) -> dict[bytes, str]:
    pairs = re.findall(rb"^<(\w+)> <(\w+)>$", font.ToUnicode.read_bytes(), re.M)
    return {
        bytes.fromhex(code.decode()): bytes.fromhex(to.decode()).decode("utf-16-be") for code, to in pairs
    }
