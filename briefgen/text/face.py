"""A family word and a weight go in; out comes a face: which characters it has, and how wide they are."""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import field
from functools import cache
from pathlib import Path
from typing import Any

from briefgen.base.dataclass import dataclass
from briefgen.base.translate import tr

FONTS = Path(__file__).parent.parent / "fonts"
FILES = {
    ("sans", 400): "NotoSansSC-Regular",
    ("sans", 700): "NotoSansSC-Bold",
    ("serif", 400): "NotoSerif-Regular",
    ("serif", 700): "NotoSerifSC-Bold",
    ("condensed", 400): "BarlowCondensed-Regular",
    ("condensed", 700): "BarlowCondensed-Bold",
}
FALLBACK = "sans"
"""The family that has Chinese: a character that another family lacks is taken from it."""
CONTROLS = frozenset("\n\u200b\u2060\u2028\u2029\ufeff\u00ad\t\r\u202f")
"""Characters that steer the setting and are never drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One weight of a family. Lengths are in em; ``descent`` is negative."""

    family: str
    weight: int
    path: Path
    """The vendored TrueType file."""
    sha256: str
    ascent: float
    descent: float
    cap_height: float
    bbox: tuple[int, int, int, int]
    """Left, bottom, right, top of all glyphs in thousandths of an em."""
    narrow: dict[str, tuple[float, float]] = field(repr=False)
    """Quotes as Latin text needs them: how far left the full-width glyph moves, and its advance."""
    edges: tuple[int, ...] = field(repr=False)
    """Code points where coverage begins and ends, alternately."""
    widths: dict[str, float] = field(repr=False)

    def __hash__(self) -> int:
        return hash((self.family, self.weight))

    def advance(self, char: str) -> float:
        """Return a character's width; a character that no font has counts as a full em."""
        return self.widths.get(char, 1.0)

    def vendored(self, char: str) -> bool:
        """Return whether the face's own file has the character."""
        return bisect_right(self.edges, ord(char)) % 2 == 1

    @property
    def chinese(self) -> bool:
        """Whether it draws Chinese itself; else that is taken from the fallback family."""
        return self.vendored("一")

    def has(self, char: str) -> bool:
        """Return whether the character can be drawn, if need be from the file of rare ideographs."""
        if self.family != FALLBACK:
            return self.vendored(char) or face(FALLBACK, self.weight).has(char)
        return self.vendored(char) or is_rare(char)


@cache
def face(family: str = "sans", weight: int = 400) -> Face:
    """Return the face of a family word; raise ValueError for a face there is not."""
    try:
        name = FILES[family, weight]
    except KeyError:
        known = ", ".join(f"{word} {number}" for word, number in FILES)
        raise ValueError(
            tr("no font {family} {weight}; there is {known}", family=family, weight=weight, known=known)
        ) from None
    return _load(family, FONTS / f"{name}.json")


def _load(family: str, table: Path) -> Face:
    data: dict[str, Any] = json.loads(table.read_bytes())
    em = data["upem"]
    widths = {char: advance / em for char, advance in data["advances"].items()}
    return Face(
        family=family,
        weight=data["weight"],
        path=table.with_suffix(".ttf"),
        sha256=data["sha256"],
        ascent=data["ascent"] / em,
        descent=data["descent"] / em,
        cap_height=data["cap_height"] / em,
        bbox=tuple(round(1000 * side / em) for side in data["bbox"]),
        narrow={char: (shift / em, advance / em) for char, (shift, advance) in data["narrow"].items()},
        edges=tuple(data["edges"]),
        widths=widths | dict.fromkeys(CONTROLS, 0.0),
    )


def missing(text: str, weight: int = 400, family: str = "sans") -> tuple[str, ...]:
    """Return the characters of a text that no font at hand can draw, each once, in their order."""
    font = face(family, weight)
    return tuple(char for char in dict.fromkeys(text) if char not in CONTROLS and not font.has(char))


STYLES = {400: "Regular", 700: "Bold"}
FIRST_IDEOGRAPH = 0x2E80


def is_rare(char: str) -> bool:
    """Return whether the file has this ideograph; each is one em wide in every weight."""
    return ord(char) >= FIRST_IDEOGRAPH and bisect_right(_edges(), ord(char)) % 2 == 1


def rare_file(weight: int) -> Path:
    """Return the TrueType file of a weight."""
    return FONTS / f"NotoSansSCRare-{STYLES[weight]}.ttf"


def differs_in_taiwan(char: str) -> bool:
    """Return whether the file of traditional forms draws this ideograph, in another way than the first."""
    return ord(char) >= FIRST_IDEOGRAPH and bisect_right(_edges("TC"), ord(char)) % 2 == 1


def traditional_file(weight: int) -> Path:
    """Return the TrueType file of a weight."""
    return FONTS / f"NotoSansTC-{STYLES[weight]}.ttf"


@cache
def _edges(file: str = "SCRare") -> tuple[int, ...]:
    """Return the code points where coverage begins and ends, alternately: the same in all weights."""
    table = json.loads((FONTS / f"NotoSans{file}-Regular.json").read_bytes())
    return tuple(table["edges"])
