"""Truncate a text that is too long, never inside a number; a number at its end is kept."""

from __future__ import annotations

from collections.abc import Callable

from briefgen.text.chars import OPENING
from briefgen.text.patterns import ATOM

ELLIPSIS = "…"
NO_LAST = " ，、：；,:;" + "".join(OPENING) + "(["
"""Characters that no truncated text ends with."""
SPARE = 8
"""Characters beyond the first guess that are tried: of a row of blanks and marks none is printed."""


def shortened(text: str, fits: Callable[[str], bool]) -> str:
    """Return the text, or as much of it as fits with an ellipsis for the rest.

    The cut lies in words and never in a number. A number at the end is what a label is for: it is kept, and
    the words before it are cut. Where not even that fits, the ellipsis alone is returned.
    """
    if fits(text):
        return text
    numbers = [match.span() for match in ATOM.finditer(text) if match["number"] or match["spoken"]]
    tail = text[numbers[-1][0] :] if numbers and not _goes_on(text[numbers[-1][1] :]) else ""
    for end in dict.fromkeys((tail, "")):
        before = len(text) - len(end)
        most = _most(text, end, fits)
        for length in range(min(before - 1, most + SPARE), 0, -1):
            if any(start < length < stop for start, stop in numbers):
                continue
            cut = _cut(text, length, end)
            if fits(cut):
                return cut
        if end and fits(ELLIPSIS + end):
            return ELLIPSIS + end
    return ELLIPSIS


def _most(text: str, end: str, fits: Callable[[str], bool]) -> int:
    """Return about how many characters fit, by bisection: a longer text is hardly ever narrower."""
    low, high = 0, len(text) - len(end) - 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(_cut(text, middle, end)) else (low, middle - 1)
    return low


def _cut(text: str, length: int, end: str) -> str:
    return text[:length].rstrip(NO_LAST) + ELLIPSIS + end


def _goes_on(rest: str) -> bool:
    """Return whether letters follow the last number."""
    return any(char.isalnum() for char in rest)
