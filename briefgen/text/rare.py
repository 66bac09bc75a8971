"""The second font file of a weight: ideographs of rare names, opened only when a text has one."""

from __future__ import annotations

import json
from bisect import bisect_right
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent.parent / "fonts"
STYLES = {400: "Regular", 700: "Bold"}
FIRST_IDEOGRAPH = 0x2E80


def covers(char: str) -> bool:
    """Say whether the file has this ideograph; each is one em wide in every weight."""
    return ord(char) >= FIRST_IDEOGRAPH and bisect_right(_edges(), ord(char)) % 2 == 1


def path(weight: int) -> Path:
    """Return the TrueType file of a weight."""
    return FONTS / f"NotoSansSCRare-{STYLES[weight]}.ttf"


@cache
def _edges() -> tuple[int, ...]:
    """Return the code points where coverage begins and ends, alternately: the same in all weights."""
    table = json.loads(path(400).with_suffix(".json").read_bytes())
    return tuple(table["edges"])
