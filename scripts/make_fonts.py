"""Variable Noto and Source fonts go in; out come the static fonts of briefgen/fonts, with tables.

Its sources are no part of what briefgen needs. From PyPI: fonttools, justmytype-intl-cjk 0.1.0,
fontpkg-source-sans-3 3.52, fontpkg-noto-sans 2.15, fontpkg-noto-serif 2.15, fontpkg-barlow-condensed 1.408;
from Debian: fonts-hanazono 20170904 and fonts-noto-core 20201225; from npm: @expo-google-fonts/noto-serif-sc
0.4.3. Then `python scripts/make_fonts.py`, or with `sans`, `rare`, `traditional`, `serif` or `condensed`
behind it for one family; the same sources give the same bytes. `FONTS` may name another folder than Debian's,
`NODE` another than node_modules.

`sans` is Noto Sans SC. Letters and signs that it lacks are Source Sans 3, made as large and as heavy as its
own Latin, which is drawn after it; then Noto Sans; then, for arrows, operators and marks, one-weight faces.
`traditional` is Noto Sans TC, as far as Taiwan draws a frequent character otherwise than China.
`rare` holds every other ideograph of Noto Sans SC, behind those what only its sisters for Japan, Taiwan and
Korea have, and a few of HanaMin. `serif` is Noto Serif, with the Chinese of Noto Serif SC in the bold weight:
titles are set in it, and running text is not. `condensed` is the numerals of Barlow Condensed.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

from font_characters import (
    FIGURES,
    FURTHER_SIGNS,
    LETTERS,
    SERIF,
    SIGNS,
    characters,
    common_ideographs,
    further_ideographs,
    is_ideograph,
    traditional_ideographs,
)
from font_glyphs import NARROW_QUOTES, drawn_alike, join_em_dashes, narrow_glyphs, narrow_measure
from fontTools import subset
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from fontTools.varLib import instancer

FONTS = Path(__file__).parent.parent / "briefgen" / "fonts"
CJK = "justmytype_intl_cjk"
SOURCE = "fonts/ofl/notosanssc/NotoSansSC[wght].ttf"
TRADITIONAL_SOURCE = "fonts/ofl/notosanstc/NotoSansTC[wght].ttf"
SISTERS = tuple(
    f"fonts/ofl/notosans{place.lower()}/NotoSans{place}[wght].ttf" for place in ("JP", "TC", "KR")
)
LETTERS_SOURCE = "files/SourceSans3[wght].ttf"
LETTERS_LIKE = {400: (400.0, 1.1185), 700: (648.0, 1.1365)}
"""By our weight: the weight and the scale at which Source Sans 3 has the stems and heights of our Latin."""
SIGNS_SOURCE = "files/NotoSans[wdth,wght].ttf"
DEBIAN = Path(os.environ.get("FONTS", "/usr/share/fonts/truetype"))
FURTHER_SOURCES = (
    "noto/NotoSansSymbols2-Regular.ttf",
    "noto/NotoSansMath-Regular.ttf",
    "noto/NotoSansThai-{}.ttf",
)
HANAZONO = "hanazono/HanaMinB.ttf"
SERIF_SOURCE = "files/NotoSerif[wdth,wght].ttf"
SONG = Path(os.environ.get("NODE", "node_modules")) / "@expo-google-fonts" / "noto-serif-sc"
SONG_SOURCE = "800ExtraBold/NotoSerifSC_800ExtraBold.ttf"
"""The weight of its Chinese that has the colour of Noto Serif's bold."""
CONDENSED_SOURCES = {
    400: "files/BarlowCondensed-Medium.ttf",
    700: "files/BarlowCondensed-SemiBold.ttf",
}
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
    "FFTM",
]
KEPT_NAMES = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14]


def main() -> None:
    """Write one font and one table a weight of the asked families, of all by default."""
    asked = sys.argv[1:] or ["sans", "rare", "traditional", "serif", "condensed"]
    for weight, style in WEIGHTS.items():
        if "sans" in asked:
            _write_sans(weight, style)
        if "rare" in asked:
            _write_rare(weight, style)
        if "traditional" in asked:
            _write_traditional(weight, style)
        if "serif" in asked:
            _write_serif(weight, style)
        if "condensed" in asked:
            _write_condensed(weight, style)


def common_characters() -> frozenset[str]:
    """Return what the first font takes from Noto Sans SC: what a report may need."""
    return characters(SIGNS) | common_ideographs()


def _write_sans(weight: int, style: str) -> None:
    font = _opened(CJK, SOURCE)
    narrow = narrow_glyphs(font)
    _keep(font, common_characters(), list(narrow.values()))
    font = instancer.instantiateVariableFont(font, {"wght": weight})
    join_em_dashes(font)
    measures = {char: narrow_measure(font, char, glyph) for char, glyph in narrow.items()}
    _keep(font, common_characters(), [])
    like, scale = LETTERS_LIKE[weight]
    _add(font, _cut("fontpkg_source_sans_3", LETTERS_SOURCE, characters(LETTERS), like), scale)
    _add(font, _cut("fontpkg_noto_sans", SIGNS_SOURCE, characters(LETTERS), weight), 1.0)
    for path in FURTHER_SOURCES:
        _add(font, _debian(path.format(style), characters(FURTHER_SIGNS)), 1.0)
    _write(font, "Noto Sans SC", weight, style, measures)


def _write_rare(weight: int, style: str) -> None:
    """Write the ideographs that the first font lacks."""
    font = _opened(CJK, SOURCE)
    rare = frozenset(filter(is_ideograph, map(chr, font.getBestCmap()))) - common_characters()
    _keep(font, rare, [])
    font = instancer.instantiateVariableFont(font, {"wght": weight})
    _keep(font, rare, [])
    for sister in SISTERS:
        known = common_characters() | frozenset(map(chr, font.getBestCmap()))
        cmap = _opened(CJK, sister).getBestCmap()
        further = frozenset(filter(is_ideograph, map(chr, cmap))) - known
        _add(font, _cut(CJK, sister, further, weight), 1.0)
    _add(font, _debian(HANAZONO, further_ideographs() - common_characters()), 1000 / 1024)
    _write(font, "Noto Sans SC Rare", weight, style, {})


def _write_traditional(weight: int, style: str) -> None:
    """Write the frequent traditional characters in the form of Taiwan, where the first font has another."""
    wanted = traditional_ideographs()
    plain, font = (_cut(CJK, source, wanted, weight) for source in (SOURCE, TRADITIONAL_SOURCE))
    ours, theirs = plain.getBestCmap(), font.getBestCmap()
    differ = {
        char for char in map(chr, theirs)
        if ord(char) not in ours or not drawn_alike(plain, ours[ord(char)], font, theirs[ord(char)])
    }  # fmt: skip
    _keep(font, frozenset(differ), [])
    _map(font, font.getBestCmap())
    _write(font, "Noto Sans TC", weight, style, {})


def _write_serif(weight: int, style: str) -> None:
    """Write the Latin of Noto Serif, with the Chinese of Noto Serif SC where it is bold."""
    latin = _cut("fontpkg_noto_serif", SERIF_SOURCE, characters(SERIF), weight)
    if weight != 700:
        _map(latin, latin.getBestCmap())
        _write(latin, "Noto Serif", weight, style, {})
        return
    font = TTFont(SONG / SONG_SOURCE, recalcTimestamp=False)
    narrow = narrow_glyphs(font)
    has = frozenset(map(chr, latin.getBestCmap())) - frozenset((*NARROW_QUOTES, "—"))
    join_em_dashes(font)
    measures = {char: narrow_measure(font, char, glyph) for char, glyph in narrow.items()}
    _keep(font, common_characters() - has, [])
    _add(font, latin, 1.0)
    _write(font, "Noto Serif SC", weight, style, measures)


def _write_condensed(weight: int, style: str) -> None:
    """Write the numerals of Barlow Condensed, with the letters and signs of units."""
    path = str(files("fontpkg_barlow_condensed") / CONDENSED_SOURCES[weight])
    font = TTFont(path, recalcTimestamp=False)
    _keep(font, characters(FIGURES), [])
    _map(font, font.getBestCmap())
    _write(font, "Barlow Condensed", weight, style, {})


def _opened(package: str, path: str) -> TTFont:
    return TTFont(str(files(package) / path), recalcTimestamp=False)


def _cut(package: str, path: str, wanted: frozenset[str], weight: float) -> TTFont:
    """Return a static font of the wanted characters, as far as the source has them."""
    font = _opened(package, path)
    _keep(font, wanted, [])
    axes = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
    font = instancer.instantiateVariableFont(font, axes | {"wght": weight})
    _keep(font, wanted, [])
    return font


def _debian(path: str, wanted: frozenset[str]) -> TTFont:
    """Return a font of the wanted characters from a static file."""
    font = TTFont(DEBIAN / path, recalcTimestamp=False)
    _keep(font, wanted, [])
    return font


def _add(font: TTFont, other: TTFont, scale: float) -> None:
    """Draw what a font lacks as another one draws it, composite glyphs as outlines of their own."""
    cmap = dict(font.getBestCmap())
    glyphs, glyf, hmtx = other.getGlyphSet(), font["glyf"], font["hmtx"]
    order = [*font.getGlyphOrder()]
    for code, name in sorted(other.getBestCmap().items()):
        if code in cmap:
            continue
        pen = TTGlyphPen(None)
        recorded = DecomposingRecordingPen(glyphs)
        glyphs[name].draw(recorded)
        recorded.replay(TransformPen(pen, (scale, 0, 0, scale, 0, 0)))
        glyph = pen.glyph(dropImpliedOnCurves=False)
        glyph.coordinates.toInt()
        glyph.recalcBounds(glyf)
        cmap[code] = f"u{code:04X}.added"
        order.append(cmap[code])
        glyf.glyphs[cmap[code]] = glyph
        advance = round(other["hmtx"][name][0] * scale)
        hmtx[cmap[code]] = (advance, glyph.xMin if glyph.numberOfContours else 0)
    font.setGlyphOrder(order)
    glyf.glyphOrder = order
    _map(font, cmap)


def _map(font: TTFont, cmap: dict[int, str]) -> None:
    """Give a font one map of characters, of format 12."""
    table = CmapSubtable.newSubtable(12)
    table.platformID, table.platEncID, table.language, table.cmap = 3, 10, 0, cmap
    font["cmap"].tables = [table]


def _write(font: TTFont, family: str, weight: int, style: str, narrow: dict[str, tuple[int, int]]) -> None:
    _name(font, family, weight, style)
    path = FONTS / f"{family.replace(' ', '')}-{style}.ttf"
    font.save(path, reorderTables=True)
    table = json.dumps(_table(path, family, weight, narrow), ensure_ascii=False, separators=(",", ":"))
    path.with_suffix(".json").write_text(table + "\n", encoding="utf-8")
    print(path.name, path.stat().st_size, path.with_suffix(".json").stat().st_size)


def _keep(font: TTFont, wanted: frozenset[str], glyphs: list[str]) -> None:
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
    subsetter.populate(unicodes=[ord(char) for char in wanted], glyphs=glyphs)
    subsetter.subset(font)


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
