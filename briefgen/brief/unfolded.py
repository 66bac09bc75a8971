"""A folded text of several lines joined, without blanks between characters of Chinese."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

_BLOCK_STYLES = ("|", ">")
_KEPT = 2


def unfolded(text: str, style: str | None, lines: list[str]) -> str:
    """Return a scalar's text without the spaces of seams between full-width characters.

    ``lines`` are those of the file that it stands in. The line feed at the end of a block is no part of it.
    """
    if style in _BLOCK_STYLES:
        text = text.rstrip("\n")
    if style == "|":
        return text
    at = 0
    for before, after in pairwise(line.strip() for line in lines):
        if not (before and after and _is_wide(before[-1]) and _is_wide(after[0])):
            continue
        left = before[-_KEPT:] if len(before) >= _KEPT and _is_wide(before[-_KEPT]) else before[-1]
        found = text.find(f"{left} {after[0]}", at)
        if found >= 0:
            at = found + len(left)
            text = text[:at] + text[at + 1 :]
    return text


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF" or char in "“”‘’—…"
