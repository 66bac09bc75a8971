"""A scene's characters in, an embedded font a family and weight out, with a code for each character."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, Self

from briefgen.base.dataclass import dataclass
from briefgen.base.locale import is_traditional
from briefgen.base.translate import tr
from briefgen.model.scene import Scene, Style
from briefgen.render.contents import in_traditional, printed_characters
from briefgen.render.pdf.objects import (
    COMPRESSION_LEVEL,
    Indirect,
    Stream,
    array,
    ascii_string,
    dictionary,
    name,
)
from briefgen.text.face import CONTROLS, face
from briefgen.text.subset import FontSubset, files, subset

FontKey = tuple[str, int]
"""Family word and weight."""

SYMBOLIC = 4
"""Font descriptor flag: the characters are not those of Adobe's Latin set (ISO 32000-1, table 123)."""
STEM_WIDTH = {400: 80, 700: 140}
BFCHARS_A_BLOCK = 100
"""No block of a CMap may map more (Adobe technical note 5411)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Font:
    """A subset, the name of its face, and the code under which each of its characters is written.

    Codes belong to characters and not to glyphs, so that two characters that share a glyph are
    still copied out as what they are.
    """

    resource: str
    face: str
    weight: int
    subset: FontSubset
    codes: dict[str, str]
    """In hexadecimal, from 1, in order."""

    def encoded(self, text: str) -> str:
        """Return the text's codes."""
        shown = text if CONTROLS.isdisjoint(text) else [each for each in text if each not in CONTROLS]
        try:
            return "".join(map(self.codes.__getitem__, shown))
        except KeyError as error:
            raise ValueError(
                tr(
                    "{face} has no glyph for {args!r} in {text!r}",
                    face=self.face,
                    args=error.args[0],
                    text=text,
                )
            ) from None


class Fonts:
    """All fonts of a document."""

    def __init__(self, fonts: dict[FontKey, Font]) -> None:
        self._fonts = fonts

    @classmethod
    def of(cls, scene: Scene) -> Self:
        """Return fonts with exactly the characters that the scene prints."""
        used = printed_characters([scene])
        traditional = is_traditional(scene.imprint.language)
        return cls(
            {
                key: _font(key, used[key] | {" "}, f"F{n}", traditional=traditional)
                for n, key in enumerate(sorted(used), 1)
            }
        )

    def encoded(self, text: str, style: Style) -> tuple[str, str]:
        """Return the resource name of the style's font and the text's codes."""
        font = self._fonts[style.family, style.weight]
        return font.resource, font.encoded(text)

    def objects(self) -> dict[str, Any]:
        """Return each font's objects under its resource name."""
        return {font.resource: _composite(font) for font in self._fonts.values()}


def _font(key: FontKey, characters: set[str], resource: str, *, traditional: bool) -> Font:
    family, weight = key
    chosen = face(family, weight)
    cut = subset(chosen, characters, traditional=traditional)
    codes = {character: f"{code:04X}" for code, character in enumerate(sorted(cut.glyph_of), 1)}
    return Font(resource=resource, face=chosen.path.stem, weight=weight, subset=cut, codes=codes)


def _composite(font: Font) -> Indirect:
    """Return a Type0 font over a TrueType descendant (ISO 32000-1, 9.7)."""
    tag = _tag(font.subset.data)
    base = name(f"{tag}+{font.face}")
    return Indirect(
        {
            "Type": name("Font"),
            "Subtype": name("Type0"),
            "BaseFont": base,
            "Encoding": name("Identity-H"),
            "DescendantFonts": array([_descendant(font, base)]),
            "ToUnicode": _deflated(_to_unicode(tuple(font.codes))),
        }
    )


def _descendant(font: Font, base: str) -> Indirect:
    glyphs = b"\0\0" + b"".join(font.subset.glyph_of[each].to_bytes(2, "big") for each in font.codes)
    system = {"Registry": ascii_string("Adobe"), "Ordering": ascii_string("Identity"), "Supplement": 0}
    widths = array(round(font.subset.advance_of[character] * 1000, 2) for character in font.codes)
    return Indirect(
        {
            "Type": name("Font"),
            "Subtype": name("CIDFontType2"),
            "BaseFont": base,
            "CIDSystemInfo": dictionary(system),
            "CIDToGIDMap": _deflated(packed(glyphs)),
            "DW": 1000,
            "W": array([1, widths]),
            "FontDescriptor": _descriptor(font, base),
        }
    )


def _descriptor(font: Font, base: str) -> Indirect:
    cut = font.subset
    return Indirect(
        {
            "Type": name("FontDescriptor"),
            "FontName": base,
            "Flags": SYMBOLIC,
            "FontBBox": array(cut.bbox),
            "ItalicAngle": 0,
            "Ascent": cut.ascent,
            "Descent": cut.descent,
            "CapHeight": cut.cap_height,
            "StemV": STEM_WIDTH[font.weight],
            "FontFile2": Stream(
                packed(cut.data),
                {"Length1": len(cut.data), "Filter": name("FlateDecode")},
                packed=False,
            ),
        }
    )


def _tag(data: bytes) -> str:
    """Return the six capitals that name a subset, from its content."""
    return "".join(chr(ord("A") + byte % 26) for byte in hashlib.sha256(data).digest()[:6])


@lru_cache(maxsize=8)
def packed(data: bytes) -> bytes:
    """Return a font's file deflated: built again, a brief prints nearly always the same characters."""
    return zlib.compress(data, COMPRESSION_LEVEL)


def _deflated(data: bytes) -> Stream:
    """Return a stream of what is deflated already."""
    return Stream(data, {"Filter": name("FlateDecode")}, packed=False)


@lru_cache(maxsize=8)
def _to_unicode(characters: tuple[str, ...]) -> bytes:
    """Return what maps codes, in their order, to characters, deflated."""
    coded = enumerate(characters, 1)
    pairs = [f"<{code:04X}> <{character.encode('utf-16-be').hex()}>" for code, character in coded]
    blocks = [pairs[start : start + BFCHARS_A_BLOCK] for start in range(0, len(pairs), BFCHARS_A_BLOCK)]
    mapping = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    written = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{mapping}\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end\n"
    )
    return zlib.compress(written.encode("ascii"), COMPRESSION_LEVEL)


def font_files(scenes: Iterable[Scene]) -> tuple[Path, ...]:
    """Return the font files that scenes are set in, in alphabetical order."""
    listed = list(scenes)
    used, traditional = printed_characters(listed), in_traditional(listed)
    found = (files(face(*key), each, traditional=traditional) for key, each in used.items())
    return tuple(sorted(set[Path]().union(*found)))
