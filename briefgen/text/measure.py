"""A strip goes in; out comes where each character stands when the strip is set on one endless line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from briefgen.base.dataclass import dataclass
from briefgen.model.scene import Style
from briefgen.text.chars import QUOTES, kind
from briefgen.text.face import FALLBACK, face
from briefgen.text.normal import Strip

GAP_EM = 0.25
"""Between Chinese and Latin or digits (clreq 3.2.2)."""
HALF_EM = 0.5
"""By how much a full-width mark is squeezed beside another one and at line ends."""
FULL_WIDTH = frozenset({"open", "close", "bound"})
"""Kinds of marks that stand in a full em among Chinese, and differently in Latin."""
LATIN_ELSEWHERE = 1.08
"""How much wider than ours the Latin of another application's font may be."""
NARROW_FAMILY = "condensed"
"""Its office font is not on every machine; what takes its place is as wide as the fallback's Latin."""


@dataclass(slots=True)
class Measures:
    """Positions in points, one a character: the glyph's origin ``x``, its end, and the width it may shrink by
    up to there; ``left`` and ``right`` are where a line begins that starts, or ends that stops, with it."""

    x: list[float]
    left: list[float]
    right: list[float]
    ends: list[float]
    shrink: list[float]
    """Points that the gaps before the character can give away, summed up."""
    elsewhere: list[float]
    """Where a line ends with it without our gaps and squeezes, in a wider Latin."""
    elsewhere_left: list[float]

    def width(self, start: int, end: int) -> float:
        """Return the width of a line of the characters from start to end (exclusive)."""
        return self.right[end - 1] - self.left[start]

    def width_elsewhere(self, start: int, end: int) -> float:
        """Return what other applications may need for the same characters."""
        return self.elsewhere[end - 1] - self.elsewhere_left[start]

    def shrinkable(self, start: int, end: int) -> float:
        """Return the points that the gaps of a line can give away."""
        return self.shrink[end - 1] - self.shrink[start]


class _CharCell(NamedTuple):
    """A character as it is set: the room it takes, and how far left of that its glyph begins."""

    char: str
    kind: str
    size: float
    advance: float
    room: float
    shift: float
    risen: bool
    elsewhere: float
    """The room it may take in other applications' fonts."""


_NOTHING = _CharCell("", "space", 0.0, 0.0, 0.0, 0.0, False, 0.0)


@lru_cache(maxsize=64)  # a strip is measured and then set; those of a whole build would take 9 MiB
def measured(strip: Strip) -> Measures:
    """Measure a strip."""
    row = Measures([], [], [], [], [], [], [])
    pen = shrink = other = 0.0
    before = _NOTHING
    for cell in _cells(strip):
        gap, lost = _gap(before, cell), _lost(before, cell)
        pen += gap - lost
        shrink += gap / 2
        half = HALF_EM * cell.size
        space, close = cell.char == " ", cell.kind == "close"
        row.x.append(pen - cell.shift)
        row.ends.append(pen - cell.shift + cell.advance)
        row.left.append(pen + half if cell.kind == "open" else pen)
        row.right.append(row.right[-1] if space and row.right else pen + cell.room - (half if close else 0.0))
        row.shrink.append(shrink)
        row.elsewhere_left.append(other)
        row.elsewhere.append(other if space or close else other + cell.elsewhere)
        pen += cell.room
        other += cell.elsewhere
        before = cell
    return row


def _cells(strip: Strip) -> Iterator[_CharCell]:
    known: dict[int, dict[str, _CharCell]] = {}
    for index, (char, style) in enumerate(zip(strip.text, drawn_styles(strip), strict=True)):
        cells = known.get(id(style))
        if cells is None:
            cells = known[id(style)] = _cells_in(style)
        cell = cells.get(char)
        if cell is None:
            cell = cells[char] = _cell(char, style)
        yield _narrow(cell, style) if char in QUOTES and _stands_latin(strip, index) else cell


@lru_cache(maxsize=256)
def _cells_in(style: Style) -> dict[str, _CharCell]:
    """Return the cells of a style's characters that were asked for, to be added to."""
    return {}


def _cell(char: str, style: Style) -> _CharCell:
    advance = face(style.family, style.weight).widths.get(char, 1.0) * style.size
    return _CharCell(
        char, kind(char), style.size, advance, advance, 0.0, style.rise != 0, _elsewhere(char, advance, style)
    )


def _elsewhere(char: str, room: float, style: Style) -> float:
    """Return the room that a character may take in another application's font."""
    if kind(char) not in ("latin", "point", "space"):
        return room
    if style.family == NARROW_FAMILY:
        return face(FALLBACK, style.weight).advance(char) * style.size
    return room * LATIN_ELSEWHERE


def _narrow(cell: _CharCell, style: Style) -> _CharCell:
    """Return a quotation mark as it stands among Latin letters."""
    drawn, size = face(style.family, style.weight), style.size
    moved, narrow = drawn.narrow.get(cell.char, (0.0, drawn.advance(cell.char)))
    room = narrow * size
    return _CharCell(
        cell.char, "point", size, cell.advance, room, moved * size, cell.risen, room * LATIN_ELSEWHERE
    )


def drawn_styles(strip: Strip) -> tuple[Style, ...]:
    """Return the style that each character is drawn in: its own, in the fallback family where it must be."""
    styles = [run.style for run in strip.runs]
    if all(style.family == FALLBACK for style in styles):
        return tuple(styles[owner] for owner in strip.owners)
    others = [replace(style, family=FALLBACK) for style in styles]
    return tuple(
        styles[owner] if _has_own(strip, index) else others[owner] for index, owner in enumerate(strip.owners)
    )


def _has_own(strip: Strip, index: int) -> bool:
    """Return whether a character is drawn in its style's family: not what it lacks, nor, among Chinese, marks
    that it does not draw full-width."""
    char, style = strip.text[index], strip.style(index)
    if style.family == FALLBACK:
        return True
    own = face(style.family, style.weight)
    if kind(char) in FULL_WIDTH and not _stands_latin(strip, index):
        return own.chinese and own.vendored(char) and own.advance(char) == 1.0
    return char == " " or own.vendored(char)


def _gap(left: _CharCell, right: _CharCell) -> float:
    """Return the gap between Chinese and Latin; none beside a raised mark."""
    apart = (left.kind == "han" and right.kind == "latin") or (left.kind == "latin" and right.kind == "han")
    if not apart or left.risen or right.risen:
        return 0.0
    return GAP_EM * min(left.size, right.size)


def _lost(left: _CharCell, right: _CharCell) -> float:
    """Return by how much two adjacent full-width marks are squeezed: one blank half (kerning)."""
    if left.kind == "close" and right.kind in ("open", "close"):
        both_loud = left.char in "？！" and right.char in "？！"
        return 0.0 if both_loud else HALF_EM * left.size
    return HALF_EM * right.size if left.kind == right.kind == "open" else 0.0


def _stands_latin(strip: Strip, index: int) -> bool:
    """Return whether a quote is an English one: no Chinese on the line, or an apostrophe inside a word."""
    if strip.latin:
        return True
    text = strip.text
    inside = 0 < index < len(text) - 1
    return inside and text[index] in "’‘" and text[index - 1].isascii() and text[index + 1].isascii()
