"""A scene in, every piece of text out with its worst contrast against what is painted under it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import singledispatch
from math import cos, radians, sin

import numpy
import pypdfium2

from briefgen.model.scene import Chart, Group, Item, Page, Scene, Span, TableItem, Text, TextLine
from briefgen.render.contents import printed_texts
from briefgen.render.pdf import paint

SCALE = 2
"""Pixels a point."""
LEAST_SHARE = 0.02
"""A colour under less of a text than this is the edge of something else."""
SHADE = 8
"""On a photograph, where no colour has that share, colours that differ by less are one."""
ASCENT_EM, DESCENT_EM = 0.8, 0.1


@dataclass(frozen=True)
class Legible:
    """Characters of one style on a page, and their contrast after WCAG 2: 1 to 21."""

    page: int
    text: str
    size: float
    colour: str
    ground: str
    contrast: float


def measured_contrasts(scene: Scene) -> Iterator[Legible]:
    """Yield every span; the ground is measured on the page painted without its words."""
    bare = replace(scene, pages=tuple(_wordless_page(page) for page in scene.pages))
    for page, pixels in zip(scene.pages, _pictures(paint(bare)), strict=True):
        for text in printed_texts(page.items):
            for line in text.lines:
                for span in (span for span in line.spans if span.text.strip()):
                    yield _against(_under(pixels, text, line, span), span, page.number)


def _pictures(pdf: bytes) -> Iterator[numpy.ndarray]:
    """Yield every page's pixels: height by width by red, green, blue."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            yield page.render(scale=SCALE, rev_byteorder=True).to_numpy()[:, :, :3]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2.2, 1.4.3)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    shares = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _against(ground: numpy.ndarray, span: Span, page: int) -> Legible:
    packed = ground.reshape(-1, 3).astype(int) @ (1 << 16, 1 << 8, 1)
    colours, counts = numpy.unique(packed, return_counts=True)
    under = [
        f"#{colour:06X}"
        for colour, count in zip(colours, counts, strict=True)
        if count >= LEAST_SHARE * counts.sum()
    ]
    if (
        not under
        or sum(count for count in counts if count >= LEAST_SHARE * counts.sum()) < 0.5 * counts.sum()
    ):
        under += _shades(ground)
    worst = min(under, key=lambda colour: contrast(span.style.colour, colour))
    return Legible(
        page, span.text, span.style.size, span.style.colour, worst, contrast(span.style.colour, worst)
    )


def _shades(ground: numpy.ndarray) -> list[str]:
    """Return the colours of a photograph, alike ones as their mean, that have enough of its area."""
    pixels = ground.reshape(-1, 3).astype(int)
    _, owners, counts = numpy.unique(pixels // SHADE, axis=0, return_inverse=True, return_counts=True)
    found = []
    for index in numpy.flatnonzero(counts >= LEAST_SHARE * counts.sum()):
        red, green, blue = pixels[owners.ravel() == index].mean(axis=0).round().astype(int)
        found.append(f"#{red:02X}{green:02X}{blue:02X}")
    lightest, darkest = (numpy.percentile(pixels, share, axis=0).round().astype(int) for share in (98, 2))
    return [*found, *(f"#{red:02X}{green:02X}{blue:02X}" for red, green, blue in (lightest, darkest))]


def _under(pixels: numpy.ndarray, text: Text, line: TextLine, span: Span) -> numpy.ndarray:
    """Return the pixels in the box that the span's characters fill."""
    box, size = text.box, span.style.size
    left, top = box.x + span.x, box.y + line.baseline - span.style.rise - ASCENT_EM * size
    right, bottom = left + span.width, top + (ASCENT_EM + DESCENT_EM) * size
    corners = [(x, y) for x in (left, right) for y in (top, bottom)]
    if text.rotation:
        centre = box.x + box.width / 2, box.y + box.height / 2
        corners = [_turned(corner, centre, text.rotation) for corner in corners]
    across, down = ([corner[axis] * SCALE for corner in corners] for axis in (0, 1))
    x0, y0 = max(0, round(min(across))), max(0, round(min(down)))
    return pixels[y0 : max(y0 + 1, round(max(down))), x0 : max(x0 + 1, round(max(across)))]


def _turned(point: tuple[float, float], centre: tuple[float, float], degrees: float) -> tuple[float, float]:
    x, y = point[0] - centre[0], point[1] - centre[1]
    angle = radians(degrees)
    return centre[0] + x * cos(angle) - y * sin(angle), centre[1] + x * sin(angle) + y * cos(angle)


def _wordless_page(page: Page) -> Page:
    return replace(page, items=tuple(_wordless(item) for item in page.items))


@singledispatch
def _wordless(item: Item) -> Item:
    return item


@_wordless.register
def _(item: Text) -> Item:
    return replace(item, lines=())


@_wordless.register
def _(item: Group) -> Item:
    return replace(item, items=tuple(_wordless(inner) for inner in item.items))


@_wordless.register
def _(item: Chart) -> Item:
    return replace(item, marks=tuple(_wordless(mark) for mark in item.marks))


@_wordless.register
def _(item: TableItem) -> Item:
    rows = tuple(
        replace(row, cells=tuple(replace(cell, text=replace(cell.text, lines=())) for cell in row.cells))
        for row in item.rows
    )
    return replace(item, rows=rows)
