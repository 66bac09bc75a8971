"""Glyphs of a font compared, measured and mended: what `make_fonts.py` does with single ones."""

from __future__ import annotations

from fontTools.ttLib import TTFont

NARROW_QUOTES = "“”‘’"


def drawn_alike(one: TTFont, name: str, other: TTFont, other_name: str) -> bool:
    """Return whether two fonts draw a glyph with the same points, to a few units of a thousand."""
    ours, theirs = one["glyf"][name], other["glyf"][other_name]
    if ours.numberOfContours != theirs.numberOfContours or ours.numberOfContours < 1:
        return ours.numberOfContours == theirs.numberOfContours
    points, others = list(ours.coordinates), list(theirs.coordinates)
    if len(points) != len(others):
        return False
    return all(max(abs(x - u), abs(y - v)) <= 3 for (x, y), (u, v) in zip(points, others, strict=True))


def narrow_glyphs(font: TTFont) -> dict[str, str]:
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


def narrow_measure(font: TTFont, char: str, alternate: str) -> tuple[int, int]:
    """Return how far left the full-width glyph moves, and its advance, to stand as the narrow one would."""
    wide = font.getBestCmap()[ord(char)]
    advance, bearing = font["hmtx"][alternate]
    return font["hmtx"][wide][1] - bearing, advance


def join_em_dashes(font: TTFont) -> None:
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
