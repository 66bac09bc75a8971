"""A strip goes in; out comes where each character stands when the strip is set on one endless line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.model.scene import Style
from briefgen.text.chars import QUOTES, CharKind, kind
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
SQUEEZED = frozenset({"open", "close"})
"""Kinds that do not stand close to another of their own."""
NO_STYLE = Style(size=0.0, colour="#000000")

Look = tuple[Style, str | None]
"""The style that characters are drawn in, and their link."""


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
    seams: list[int]
    """Characters at which the look changes, or that do not stand right behind the one before them."""
    looks: list[Look]
    """The look from each seam on."""

    def begin(self, index: int, look: Look) -> None:
        """Note that something drawn apart may begin with a character."""
        self.seams.append(index)
        self.looks.append(look)

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
    """A character of a face as it is set, in ems: its advance, the room it takes, how far left of that its
    glyph begins, and the room of what may take its place elsewhere, times its growth."""

    kind: CharKind
    advance: float
    room: float
    shift: float
    elsewhere: float
    growth: float


@lru_cache(maxsize=64)  # a strip is measured and then set; those of a whole build would take 9 MiB
def measured(strip: Strip) -> Measures:
    """Measure a strip."""
    row = Measures([], [], [], [], [], [], [], [], [])
    x, left, right, ends, shrinks = row.x, row.left, row.right, row.ends, row.shrink
    elsewhere, elsewhere_left = row.elsewhere, row.elsewhere_left
    pen = shrink = other = 0.0
    before: CharKind = "space"
    before_style = NO_STYLE
    for start, end, style in drawn_pieces(strip):
        size, half = style.size, HALF_EM * style.size
        cells, look = _cells(style.family, style.weight), (style, strip.runs[strip.owners[start]].link)
        row.begin(start, look)
        for index, char in enumerate(strip.text[start:end], start):
            cell = cells.get(char) or _add_cell(cells, char, style)
            if char in QUOTES and _stands_latin(strip, index):
                cell = _narrow(char, style)
                row.begin(index, look)
                row.begin(index + 1, look)
            kind, advance, room, shift, far, growth = cell
            if kind != before or kind in SQUEEZED:
                gap = _gap(before, before_style, kind, style)
                lost = _lost(before, before_style, kind, style, strip.text[index - 1 : index + 1])
                if gap or lost:
                    row.begin(index, look)
                    pen += gap - lost
                    shrink += gap / 2
            room, far = room * size, far * size * growth
            glyph = pen - shift * size
            x.append(glyph)
            ends.append(glyph + advance * size)
            shrinks.append(shrink)
            elsewhere_left.append(other)
            left.append(pen + half if kind == "open" else pen)
            if kind == "space":
                right.append(right[-1] if right else pen + room)
                elsewhere.append(other)
            elif kind == "close":
                right.append(pen + room - half)
                elsewhere.append(other)
            else:
                right.append(pen + room)
                elsewhere.append(other + far)
            pen += room
            other += far
            before, before_style = kind, style
    return row


@cache
def _cells(family: str, weight: int) -> dict[str, _CharCell]:
    """Return the cells of a face's characters that were asked for, to be added to."""
    return {}


def _add_cell(cells: dict[str, _CharCell], char: str, style: Style) -> _CharCell:
    advance, own = face(style.family, style.weight).advance(char), kind(char)
    far, growth = advance, 1.0
    if own in ("latin", "point", "space"):
        if style.family == NARROW_FAMILY:
            far = face(FALLBACK, style.weight).advance(char)
        else:
            growth = LATIN_ELSEWHERE
    cells[char] = cell = _CharCell(own, advance, advance, 0.0, far, growth)
    return cell


def _narrow(char: str, style: Style) -> _CharCell:
    """Return a quotation mark as it stands among Latin letters."""
    drawn = face(style.family, style.weight)
    moved, narrow = drawn.narrow.get(char, (0.0, drawn.advance(char)))
    return _CharCell("point", drawn.advance(char), narrow, moved, narrow, LATIN_ELSEWHERE)


def drawn_pieces(strip: Strip) -> Iterator[tuple[int, int, Style]]:
    """Yield where characters of one run begin and end that are drawn in one style: the run's own, in the
    fallback family where it must be."""
    start, owners = 0, strip.owners
    while start < len(owners):
        owner = owners[start]
        end = bisect_right(owners, owner, start)  # runs follow each other
        style = strip.runs[owner].style
        if style.family == FALLBACK:
            yield start, end, style
        else:
            other = replace(style, family=FALLBACK)
            for own, group in groupby(range(start, end), lambda index: _has_own(strip, index)):
                piece = list(group)
                yield piece[0], piece[-1] + 1, style if own else other
        start = end


def _has_own(strip: Strip, index: int) -> bool:
    """Return whether a character is drawn in its style's family: not what it lacks, nor, among Chinese, marks
    that it does not draw full-width."""
    char, style = strip.text[index], strip.style(index)
    own = face(style.family, style.weight)
    if kind(char) in FULL_WIDTH and not _stands_latin(strip, index):
        return own.chinese and own.vendored(char) and own.advance(char) == 1.0
    return char == " " or own.vendored(char)


def _gap(left: CharKind, before: Style, right: CharKind, style: Style) -> float:
    """Return the gap between Chinese and Latin; none beside a raised mark."""
    apart = (left == "han" and right == "latin") or (left == "latin" and right == "han")
    if not apart or before.rise or style.rise:
        return 0.0
    return GAP_EM * min(before.size, style.size)


def _lost(left: CharKind, before: Style, right: CharKind, style: Style, pair: str) -> float:
    """Return by how much two adjacent full-width marks are squeezed: one blank half (kerning)."""
    if left == "close" and right in SQUEEZED:
        both_loud = pair[0] in "？！" and pair[1] in "？！"
        return 0.0 if both_loud else HALF_EM * before.size
    return HALF_EM * style.size if left == right == "open" else 0.0


def _stands_latin(strip: Strip, index: int) -> bool:
    """Return whether a quote is an English one: no Chinese on the line, or an apostrophe inside a word."""
    if strip.latin:
        return True
    text = strip.text
    inside = 0 < index < len(text) - 1
    return inside and text[index] in "’‘" and text[index - 1].isascii() and text[index + 1].isascii()
