"""Finished pages in, a Problem for whatever overlaps, leaves the page, or is wider than its box out."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place, Problem
from briefgen.base.geometry import Box
from briefgen.base.translate import program_language, tr
from briefgen.model.memory import memory
from briefgen.model.scene import TOUCH_PT, Chart, Page, PictureItem, TableItem, Text, walk

ASCENT_EM = 0.8
DESCENT_EM = 0.1


@dataclass(frozen=True, slots=True)
class InkBox:
    """Where something is painted: a line of text, a picture, a chart or a table."""

    box: Box
    owner: int
    words: str
    place: Place


def check_pages(pages: tuple[Page, ...], width: float, height: float) -> tuple[Problem, ...]:
    """Return the Problems of items that are misplaced; width and height in points of pages without a size."""
    known, asked = memory().painted, (_misplaced, width, height, program_language())
    checked = (known.made_of((page,), asked, _misplaced, page, width, height) for page in pages)
    return tuple(problem for problems in checked for problem in problems)


def _misplaced(page: Page, width: float, height: float) -> tuple[Problem, ...]:
    sheet = Box(0.0, 0.0, *(page.size or (width, height)))
    inks = sorted(_inks(page), key=lambda ink: ink.box.y)
    outside = [ink for ink in inks if not sheet.contains(ink.box, TOUCH_PT)]
    leaving = (
        _problem(
            ink, tr("{words!r} leaves page {number}", words=ink.words[:24], number=page.number), "overlap"
        )
        for ink in outside
    )
    return (*leaving, *_too_wide(page), *_overlapping(page, inks))


def _inks(page: Page) -> Iterator[InkBox]:
    for owner, item in enumerate(walk(page.items)):
        place = page.place_of(item)
        if isinstance(item, Text):
            yield from _lines(item, owner, place)
        elif isinstance(item, TableItem):
            for cell in item.cells:
                yield from _lines(cell.text, owner, place)
        elif isinstance(item, Chart) or (isinstance(item, PictureItem) and not item.behind):
            yield InkBox(item.box, owner, item.name or item.alt, place)


def _lines(text: Text, owner: int, place: Place) -> Iterator[InkBox]:
    for line in text.lines:
        if not line.spans:
            continue
        left = max(0.0, min(span.x for span in line.spans))  # a mark at the line's start hangs its blank half
        right = max(span.x + span.width for span in line.spans)
        size = max(span.style.size for span in line.spans)
        top = text.box.y + line.baseline - ASCENT_EM * size
        box = Box(text.box.x + left, top, right - left, size * (ASCENT_EM + DESCENT_EM))
        yield InkBox(box, owner, line.text, place)


def _too_wide(page: Page) -> Iterator[Problem]:
    for item in walk(page.items):
        cells = (cell.text for cell in item.cells) if isinstance(item, TableItem) else ()
        for text in (item,) if isinstance(item, Text) else cells:
            for line in text.lines:
                if line.width > text.box.width + TOUCH_PT:
                    over = line.width - text.box.width
                    ink = InkBox(text.box, 0, line.text, page.place_of(item))
                    words = tr(
                        "{value!r} is {over:.0f} pt wider than its place on page {number}",
                        value=line.text[:24],
                        over=over,
                        number=page.number,
                    )
                    yield _problem(ink, words, "overflow")


def _overlapping(page: Page, inks: list[InkBox]) -> Iterator[Problem]:
    """Yield the pairs that overlap; inks are sorted by their top, so a sweep sees each pair once."""
    for index, ink in enumerate(inks):
        for other in inks[index + 1 :]:
            if other.box.y > ink.box.bottom - TOUCH_PT:
                break
            if other.owner != ink.owner and ink.box.overlaps(other.box, TOUCH_PT):
                words = tr(
                    "{one!r} and {other!r} overlap on page {number}",
                    one=ink.words[:20],
                    other=other.words[:20],
                    number=page.number,
                )
                yield _problem(other, words, "overlap")


def _problem(ink: InkBox, message: str, code: str) -> Problem:
    return Problem(ink.place, message, hint=tr("shorten the text or give the block more room"), code=code)
