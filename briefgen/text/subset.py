"""A face and characters go in; out comes a TrueType file of only these, for embedding in a PDF."""

from __future__ import annotations

import mmap
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from briefgen.base.dataclass import dataclass
from briefgen.base.translate import tr
from briefgen.text.face import (
    CONTROLS,
    FALLBACK,
    Face,
    differs_in_taiwan,
    is_rare,
    rare_file,
    traditional_file,
)
from briefgen.text.truetype import Glyphs, SourceFont, font_file

PER_MILLE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class FontSubset:
    """A font of some characters. Vertical measures and ``bbox`` are in thousandths of an em."""

    data: bytes
    glyph_of: Mapping[str, int]
    advance_of: Mapping[str, float]
    """Advances in em."""
    ascent: int
    descent: int
    cap_height: int
    bbox: tuple[int, int, int, int]


def subset(face: Face, characters: Iterable[str], *, traditional: bool = False) -> FontSubset:
    """Return the subset; the same characters give the same bytes. Raise ValueError for a missing one.

    ``traditional``: ideographs of the sans are in the form of Taiwan, where that is another.
    """
    kept = "".join(sorted(frozenset(characters) - CONTROLS))
    return _subset(face, kept, traditional and face.family == FALLBACK)


def files(face: Face, characters: Iterable[str], *, traditional: bool = False) -> set[Path]:
    """Return the font files that characters are taken from."""
    found, kept = {face.path}, set(characters)
    if any(not face.vendored(char) and is_rare(char) for char in kept):
        found.add(rare_file(face.weight))
    if traditional and face.family == FALLBACK and any(map(differs_in_taiwan, kept)):
        found.add(traditional_file(face.weight))
    return found


@lru_cache(maxsize=16)
def _subset(face: Face, characters: str, traditional: bool) -> FontSubset:
    lacking = [char for char in characters if not face.has(char)]
    if lacking:
        raise ValueError(tr("no font has {names}", names=" ".join(lacking)))
    own = _source(face.path)
    glyphs = Glyphs(own)
    glyph_of: dict[str, int] = {}
    for char in characters:
        if traditional and differs_in_taiwan(char):
            source = _source(traditional_file(face.weight))
        else:
            source = own if face.vendored(char) else _source(rare_file(face.weight))
        glyph_of[char] = glyphs.add(source, source.glyph_of(char))
    return FontSubset(
        data=font_file(own, glyphs, glyph_of),
        glyph_of=glyph_of,
        advance_of={char: face.advance(char) for char in characters},
        ascent=round(face.ascent * PER_MILLE),
        descent=round(face.descent * PER_MILLE),
        cap_height=round(face.cap_height * PER_MILLE),
        bbox=face.bbox,
    )


@lru_cache(maxsize=4)
def _source(path: Path) -> SourceFont:
    with path.open("rb") as file:  # a page needs a few kilobytes of four megabytes
        return SourceFont(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
