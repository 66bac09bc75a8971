"""A strip goes in; out comes where each character stands when the strip is set on one endless line."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.text.chars import OPENING, QUOTES, kind
from briefgen.text.face import face
from briefgen.text.normal import Strip

GAP_EM = 0.25
"""Between Chinese and Latin or digits (clreq 3.2.2)."""
HALF_EM = 0.5
"""What a full-width mark loses beside another one, and at the ends of a line."""
LATIN_ELSEWHERE = 1.08
"""How much wider than ours the Latin of another application's font may be."""


@dataclass(slots=True)
class Row:
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


def measured(strip: Strip) -> Row:
    """Measure a strip."""
    row = Row([], [], [], [], [], [], [])
    styles = [run.style for run in strip.runs]
    faces = [face(style.family, style.weight) for style in styles]
    pen = shrink = other = 0.0
    before, before_kind, before_size, before_risen = "", "space", 0.0, False
    for index, char in enumerate(strip.text):
        owner = strip.owners[index]
        size, risen = styles[owner].size, bool(styles[owner].rise)
        this_kind = kind(char)
        advance = faces[owner].widths.get(char, 1.0) * size
        shift = 0.0
        if char in QUOTES and _stands_latin(strip, index):
            move, narrow = faces[owner].narrow[char]
            shift, ink = move * size, narrow * size
            start, stop = pen, pen + ink
            this_kind = "point"
        else:
            if _takes_gap(before_kind, this_kind) and not (risen or before_risen):
                gap = GAP_EM * min(size, before_size)
                pen += gap
                shrink += gap / 2
            elif _squeezes(before, before_kind, char, this_kind):
                pen -= HALF_EM * (size if before in OPENING else before_size)
            start = pen + HALF_EM * size if this_kind == "open" else pen
            stop = pen + advance - (HALF_EM * size if this_kind == "close" else 0.0)
            ink = advance
        origin = pen - shift
        pen += ink
        row.x.append(origin)
        row.left.append(start)
        row.ends.append(origin + advance)
        row.shrink.append(shrink)
        row.elsewhere_left.append(other)
        if char == " ":
            row.right.append(row.right[-1] if row.right else 0.0)
            row.elsewhere.append(row.elsewhere[-1] if row.elsewhere else 0.0)
        else:
            row.right.append(stop)
            row.elsewhere.append(other + (0.0 if this_kind == "close" else ink * _growth(this_kind)))
        other += ink * _growth(this_kind)
        before, before_kind, before_size, before_risen = char, this_kind, size, risen
    return row


def _growth(kind_: str) -> float:
    return LATIN_ELSEWHERE if kind_ in ("latin", "point", "space") else 1.0


def _takes_gap(left: str, right: str) -> bool:
    return (left == "han" and right == "latin") or (left == "latin" and right == "han")


def _squeezes(before: str, before_kind: str, char: str, char_kind: str) -> bool:
    """Say whether two adjacent full-width marks lose half an em between them."""
    if before_kind == "close":
        return char_kind in ("open", "close") and not (before in "？！" and char in "？！")
    return before_kind == "open" and char in OPENING


def _stands_latin(strip: Strip, index: int) -> bool:
    """Say whether a quote is an English one: no Chinese on the line, or an apostrophe inside a word."""
    if strip.latin:
        return True
    text = strip.text
    inside = 0 < index < len(text) - 1
    return inside and text[index] in "’‘" and text[index - 1].isascii() and text[index + 1].isascii()
