"""Text written over several lines: YAML folds a line's end into a space, which Chinese has no use for."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

BLOCKS = ("|", ">")
KEPT = 2
"""Characters before a seam by which it is found again."""


def unfolded(text: str, style: str | None, lines: Sequence[str]) -> str:
    """Return a scalar's text without the spaces of seams between full-width characters.

    ``lines`` are those of the file that it stands in. The line feed at the end of a block is no part of it.
    """
    if style in BLOCKS:
        text = text.rstrip("\n")
    if style == "|":
        return text
    at = 0
    for before, after in pairwise(line.strip() for line in lines):
        if not (before and after and _is_wide(before[-1]) and _is_wide(after[0])):
            continue
        left = before[-KEPT:] if len(before) >= KEPT and _is_wide(before[-KEPT]) else before[-1]
        found = text.find(f"{left} {after[0]}", at)
        if found >= 0:
            at = found + len(left)
            text = text[:at] + text[at + 1 :]
    return text


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF" or char in "“”‘’—…"
