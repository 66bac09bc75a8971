"""Rare ideographs go in; out come whether the full font (the ``fonts`` extra) has them, and a font."""

from __future__ import annotations

import hashlib
import unicodedata
from functools import cache
from io import BytesIO
from pathlib import Path

from briefgen.cache import cache_folder, keep, kept

FULL_FONT = "fonts/ofl/notosanssc/NotoSansSC[wght].ttf"
FIRST_IDEOGRAPH = 0x2E80
CACHE_VERSION = 1
"""To be raised whenever ``_instance`` makes other bytes than before."""


def covers(char: str) -> bool:
    """Say whether the full font is installed and has this ideograph.

    Ideographs only: their advance is one em in every weight, so measuring needs no font file.
    """
    return ord(char) >= FIRST_IDEOGRAPH and unicodedata.category(char) == "Lo" and ord(char) in _code_points()


def full_font() -> Path | None:
    """Return the full variable font's file, None when the extra is not installed."""
    from importlib.resources import files

    try:
        path = Path(str(files("justmytype_intl_cjk") / FULL_FONT))
    except ModuleNotFoundError:
        return None
    return path if path.is_file() else None


def instance(characters: str, weight: int) -> bytes:
    """Return a static TrueType file of characters that the full font covers, if possible from the cache."""
    full = full_font()
    if full is None:
        raise ValueError("the full font is not installed: pip install 'briefgen[fonts]'")
    key = f"{CACHE_VERSION} {full.stat().st_size} {weight} {''.join(sorted(characters))}"
    folder = cache_folder("fonts")
    path = folder / f"{hashlib.sha256(key.encode()).hexdigest()}.ttf" if folder else None
    data = kept(path) if path else None
    if data is None:
        data = _instance(full, characters, weight)
        if path:
            keep(path, data)
    return data


def _instance(path: Path, characters: str, weight: int) -> bytes:
    """Cut first, then fix the weight: fixing the weight of the full font takes half a minute."""
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
    from fontTools.varLib import instancer

    options = subset.Options(hinting=False, layout_features=[], notdef_outline=True, recalc_timestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=characters)
    font = TTFont(path, recalcTimestamp=False)
    subsetter.subset(font)
    static = instancer.instantiateVariableFont(font, {"wght": weight})
    table = CmapSubtable.newSubtable(12)
    table.platformID, table.platEncID, table.language, table.cmap = 3, 10, 0, static.getBestCmap()
    static["cmap"].tables = [table]
    out = BytesIO()
    static.save(out)
    return out.getvalue()


@cache
def _code_points() -> frozenset[int]:
    path = full_font()
    if path is None:
        return frozenset()
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        metrics, em = font["hmtx"], font["head"].unitsPerEm
        return frozenset(code for code, glyph in font.getBestCmap().items() if metrics[glyph][0] == em)
