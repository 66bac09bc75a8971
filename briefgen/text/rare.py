"""Rare ideographs go in; out comes whether the full font (the ``fonts`` extra) has them."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

FULL_FONT = "fonts/ofl/notosanssc/NotoSansSC[wght].ttf"


def covers(char: str) -> bool:
    """Say whether the full font is installed and has this ideograph.

    Ideographs only: their advance is one em in every weight, so measuring needs no font file.
    """
    return unicodedata.category(char) == "Lo" and ord(char) >= 0x2E80 and ord(char) in _code_points()


def full_font() -> Path | None:
    """Return the full variable font's file, None when the extra is not installed."""
    from importlib.resources import files

    try:
        path = Path(str(files("justmytype_intl_cjk") / FULL_FONT))
    except ModuleNotFoundError:
        return None
    return path if path.is_file() else None


@cache
def _code_points() -> frozenset[int]:
    path = full_font()
    if path is None:
        return frozenset()
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        metrics, em = font["hmtx"], font["head"].unitsPerEm
        return frozenset(code for code, glyph in font.getBestCmap().items() if metrics[glyph][0] == em)
