"""Variable Noto Sans SC and Noto Serif go in; out come the small static fonts of briefgen/fonts, with tables.

Run it with the `fonts` extra and `fontpkg-noto-serif==2.15` installed: `python scripts/make_fonts.py`, or
with `sans` or `serif` behind it for one family. The same sources give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from fontTools.varLib import instancer

HERE = Path(__file__).parent
FONTS = HERE.parent / "briefgen" / "fonts"
SOURCE = "fonts/ofl/notosanssc/NotoSansSC[wght].ttf"
SERIF_SOURCE = "files/NotoSerif[wdth,wght].ttf"
WEIGHTS = {400: "Regular", 700: "Bold"}
DROPPED_TABLES = [
    "BASE",
    "GDEF",
    "GPOS",
    "GSUB",
    "STAT",
    "vhea",
    "vmtx",
    "gasp",
    "prep",
    "HVAR",
    "MVAR",
    "DSIG",
]
KEPT_NAMES = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14]
NARROW_QUOTES = "“”‘’"


def main() -> None:
    """Write one font and one table a weight of the asked families, of both by default."""
    asked = sys.argv[1:] or ["sans", "serif"]
    for weight, style in WEIGHTS.items():
        if "sans" in asked:
            _write_sans(weight, style)
        if "serif" in asked:
            _write_serif(weight, style)


def _write_sans(weight: int, style: str) -> None:
    font = TTFont(str(files("justmytype_intl_cjk") / SOURCE), recalcTimestamp=False)
    narrow = _narrow_glyphs(font)
    _keep(font, wanted_characters(), list(narrow.values()))
    font = instancer.instantiateVariableFont(font, {"wght": weight})
    _join_em_dashes(font)
    measures = {char: _narrow_measure(font, char, glyph) for char, glyph in narrow.items()}
    _keep(font, wanted_characters(), [])
    _write(font, "Noto Sans SC", weight, style, measures)


def _write_serif(weight: int, style: str) -> None:
    """Write the Latin of Noto Serif; everything else is taken from the sans."""
    font = TTFont(str(files("fontpkg_noto_serif") / SERIF_SOURCE), recalcTimestamp=False)
    _keep(font, latin_characters(), [])
    font = instancer.instantiateVariableFont(font, {"wght": weight, "wdth": 100})
    _keep(font, latin_characters(), [])
    table = CmapSubtable.newSubtable(12)
    table.platformID, table.platEncID, table.language, table.cmap = 3, 10, 0, font.getBestCmap()
    font["cmap"].tables = [table]
    _write(font, "Noto Serif", weight, style, {})


def _write(font: TTFont, family: str, weight: int, style: str, narrow: dict[str, tuple[int, int]]) -> None:
    _name(font, family, weight, style)
    path = FONTS / f"{family.replace(' ', '')}-{style}.ttf"
    font.save(path, reorderTables=True)
    table = json.dumps(_table(path, family, weight, narrow), ensure_ascii=False, separators=(",", ":"))
    path.with_suffix(".json").write_text(table + "\n", encoding="utf-8")
    print(path.name, path.stat().st_size, path.with_suffix(".json").stat().st_size)


def latin_characters() -> frozenset[str]:
    """Return the characters of European languages, and the punctuation and signs that stand among them."""
    ranges = (
        (0x20, 0x17F),
        (0x218, 0x21B),
        (0x2C6, 0x2DD),
        (0x391, 0x3C9),
        (0x1E00, 0x1EFF),
        (0x2010, 0x2022),
        (0x2026, 0x2026),
        (0x2030, 0x203A),
        (0x2070, 0x209C),
        (0x20A0, 0x20BF),
        (0x2122, 0x2122),
        (0x2212, 0x2212),
    )
    return frozenset(chr(code) for first, last in ranges for code in range(first, last + 1))


def wanted_characters() -> frozenset[str]:
    """Return what a Chinese report may need: GB 2312, the other standard characters, Latin, signs."""
    ranges = (
        (0x20, 0x17F),  # ASCII, Latin-1, Latin Extended-A
        (0x218, 0x21B),
        (0x1CD, 0x1DC),  # pinyin
        (0x2C6, 0x2DD),
        (0x391, 0x3C9),
        (0x1E00, 0x1EFF),  # Vietnamese
        (0x2010, 0x2027),
        (0x2030, 0x205E),
        (0x2070, 0x209C),  # superscripts and subscripts
        (0x20A0, 0x20BF),
        (0x2100, 0x218B),
        (0x2190, 0x21FF),
        (0x2200, 0x22FF),
        (0x2460, 0x24FF),
        (0x25A0, 0x25FF),
        (0x2600, 0x266F),
        (0x2713, 0x2718),
        (0x2776, 0x277F),
        (0x3000, 0x303F),
        (0x3200, 0x33FF),
        (0xFE30, 0xFE4F),
        (0xFF01, 0xFF60),
        (0xFFE0, 0xFFE6),
    )
    chars = {chr(code) for first, last in ranges for code in range(first, last + 1)}
    chars.update(_gb2312())
    chars.update((HERE / "characters.txt").read_text(encoding="utf-8").replace("\n", ""))
    return frozenset(chars)


def _gb2312() -> set[str]:
    rows = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    return set("".join(pair.decode("gb2312", errors="ignore") for pair in rows))


def _keep(font: TTFont, characters: frozenset[str], glyphs: list[str]) -> None:
    options = subset.Options(
        hinting=False,
        layout_features=[],
        notdef_outline=True,
        glyph_names=True,
        name_IDs=[*KEPT_NAMES, 16, 17, 25, *range(256, 300)] if "fvar" in font else KEPT_NAMES,
        recalc_timestamp=False,
    )
    options.drop_tables = [
        table for table in DROPPED_TABLES if table not in ("HVAR", "STAT") or "fvar" not in font
    ]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[ord(char) for char in characters], glyphs=glyphs)
    subsetter.subset(font)


def _narrow_glyphs(font: TTFont) -> dict[str, str]:
    """Return the proportional alternates of the quotes, which Noto Sans SC draws full-width."""
    table = font["GSUB"].table
    cmap = font.getBestCmap()
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag != "pwid":
            continue
        found: dict[str, str] = {}
        for index in record.Feature.LookupListIndex:
            for subtable in table.LookupList.Lookup[index].SubTable:
                mapping = getattr(getattr(subtable, "ExtSubTable", subtable), "mapping", {})
                found |= {
                    char: mapping[cmap[ord(char)]] for char in NARROW_QUOTES if cmap[ord(char)] in mapping
                }
        return found
    return {}


def _narrow_measure(font: TTFont, char: str, alternate: str) -> tuple[int, int]:
    """Return how far left the full-width glyph moves, and its advance, to stand as the narrow one would."""
    wide = font.getBestCmap()[ord(char)]
    advance, bearing = font["hmtx"][alternate]
    return font["hmtx"][wide][1] - bearing, advance


def _join_em_dashes(font: TTFont) -> None:
    """Draw U+2014 from edge to edge of a full em, so that the Chinese dash of two is one line.

    The source gives it a Latin width; U+2015 is the same stroke at the height of ideographs.
    """
    glyf, hmtx = font["glyf"], font["hmtx"]
    dash = font.getBestCmap()[0x2014]
    bar = glyf[font.getBestCmap()[0x2015]]
    left, right = bar.xMin, bar.xMax
    em = font["head"].unitsPerEm
    drawn = type(bar)(bar.compile(glyf), glyf) if hasattr(bar, "data") else bar
    copy = glyf[dash]
    copy.coordinates = drawn.coordinates.copy()
    copy.coordinates.translate((-left, 0))
    copy.coordinates.scale((em / (right - left), 1))
    copy.coordinates.toInt()
    copy.flags, copy.endPtsOfContours = drawn.flags, list(drawn.endPtsOfContours)
    copy.numberOfContours = drawn.numberOfContours
    copy.recalcBounds(glyf)
    hmtx[dash] = (em, copy.xMin)


def _name(font: TTFont, family: str, weight: int, style: str) -> None:
    names = font["name"]
    version = names.getDebugName(5)
    postscript = f"{family.replace(' ', '')}-{style}"
    for name_id, text in {
        1: family,
        2: style,
        3: f"{version};briefgen;{postscript}",
        4: f"{family} {style}",
        6: postscript,
    }.items():
        names.setName(text, name_id, 3, 1, 0x409)
    bold = weight == 700
    font["head"].macStyle = 1 if bold else 0
    font["OS/2"].fsSelection = 0x20 if bold else 0x40
    font["OS/2"].usWeightClass = weight
    font["post"].formatType = 3.0


def _table(path: Path, family: str, weight: int, narrow: dict[str, tuple[int, int]]) -> dict[str, Any]:
    font = TTFont(path)
    cmap, hmtx, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    advances = {chr(code): hmtx[glyph][0] for code, glyph in sorted(cmap.items()) if hmtx[glyph][0] != em}
    head, os2 = font["head"], font["OS/2"]
    return {
        "family": family,
        "weight": weight,
        "upem": em,
        "ascent": font["hhea"].ascent,
        "descent": font["hhea"].descent,
        "cap_height": os2.sCapHeight,
        "bbox": [head.xMin, head.yMin, head.xMax, head.yMax],
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "advances": advances,
        "narrow": narrow,
        "edges": _edges(sorted(cmap)),
    }


def _edges(codes: list[int]) -> list[int]:
    """Return where coverage begins and ends, alternately: begin, end (exclusive), begin, …"""
    edges: list[int] = []
    for code in codes:
        if edges and edges[-1] == code:
            edges[-1] = code + 1
        else:
            edges += [code, code + 1]
    return edges


if __name__ == "__main__":
    main()
