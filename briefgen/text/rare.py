"""Rare ideographs go in; out come whether the full font (the ``fonts`` extra) has them, and a font."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from contextlib import suppress
from functools import cache
from io import BytesIO
from pathlib import Path

FULL_FONT = "fonts/ofl/notosanssc/NotoSansSC[wght].ttf"
FIRST_IDEOGRAPH = 0x2E80
CACHE_VERSION = 1
"""To be raised whenever ``_instance`` makes other bytes than before."""
SEAL_BYTES = 32


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
    path = full_font()
    if path is None:
        raise ValueError("the full font is not installed: pip install 'briefgen[fonts]'")
    key = f"{CACHE_VERSION} {path.stat().st_size} {weight} {''.join(sorted(characters))}"
    kept = _cache_file(hashlib.sha256(key.encode()).hexdigest())
    data = _read(kept)
    if data is None:
        data = _instance(path, characters, weight)
        _write(kept, data)
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


def _cache_file(key: str) -> Path:
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("briefgen", appauthor=False)) / "fonts" / f"{key}.ttf"


def _read(file: Path) -> bytes | None:
    """Return what was kept, None when there is nothing or its seal is broken."""
    try:
        sealed = file.read_bytes()
    except OSError:
        return None
    data = sealed[SEAL_BYTES:]
    return data if hashlib.sha256(data).digest() == sealed[:SEAL_BYTES] else None


def _write(file: Path, data: bytes) -> None:
    """Keep the data if that can be done; a reader sees all of it or nothing."""
    import tempfile

    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(hashlib.sha256(data).digest() + data)
            os.replace(name, file)
        except OSError:
            os.unlink(name)


@cache
def _code_points() -> frozenset[int]:
    path = full_font()
    if path is None:
        return frozenset()
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        metrics, em = font["hmtx"], font["head"].unitsPerEm
        return frozenset(code for code, glyph in font.getBestCmap().items() if metrics[glyph][0] == em)
