"""The characters that the shipped fonts have, set by set."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).parent

SIGNS = (
    (0x20, 0x7E),
    (0xA0, 0x2DD),
    (0x391, 0x3C9),
    (0x401, 0x451),
    (0x1E00, 0x1EFF),
    (0x2002, 0x200A),
    (0x2010, 0x2027),
    (0x202F, 0x205E),
    (0x2070, 0x209C),
    (0x20A0, 0x20BF),
    (0x2100, 0x218B),
    (0x2190, 0x21FF),
    (0x2200, 0x22FF),
    (0x2300, 0x23FF),
    (0x2460, 0x24FF),
    (0x2500, 0x257F),
    (0x25A0, 0x25FF),
    (0x2600, 0x26FF),
    (0x2700, 0x27BF),
    (0x2934, 0x2B1B),
    (0x3000, 0x30FF),
    (0x3100, 0x312F),
    (0x3200, 0x33FF),
    (0xFE30, 0xFE4F),
    (0xFB00, 0xFB04),
    (0xFF01, 0xFF9F),
    (0xFFE0, 0xFFE6),
)
"""What is taken from the Chinese font, as far as it has it: Latin, punctuation, signs, kana."""

LETTERS = (
    (0xA0, 0x24F),  # Latin-1, Latin Extended-A and -B
    (0x2BB, 0x2BC),
    (0x2C6, 0x2DD),
    (0x386, 0x3CE),  # Greek with its accents
    (0x3D1, 0x3D6),
    (0x400, 0x45F),  # Cyrillic
    (0x48A, 0x4FF),  # and that of its further languages
    (0x1E00, 0x1EFF),  # Vietnamese, and transcriptions
    (0x2010, 0x2027),
    (0x2030, 0x2044),
    (0x2070, 0x209C),  # superscripts and subscripts
    (0x20A0, 0x20C0),  # currencies
    (0x2113, 0x2126),
    (0x212E, 0x212E),
    (0x2150, 0x215F),  # fractions
    (0x2189, 0x2189),
    (0x2190, 0x2195),
    (0x2202, 0x22A5),
    (0x25CA, 0x25CA),
)
"""What is taken from other open faces where the Chinese font lacks it."""

FURTHER_SIGNS = (
    (0x0E3F, 0x0E3F),  # the sign of the baht
    (0x2190, 0x21FF),
    (0x2200, 0x22FF),
    (0x25A0, 0x25FF),
    (0x2600, 0x266F),
    (0x2701, 0x27BF),
    (0x27F0, 0x27FF),
)
"""Arrows, operators and marks of faces that have one weight."""

SERIF = (
    (0x20, 0x17F),
    (0x192, 0x192),
    (0x1A0, 0x1B0),
    (0x1CD, 0x1DC),
    (0x218, 0x21B),
    (0x2C6, 0x2DD),
    (0x386, 0x3CE),
    (0x400, 0x45F),
    (0x1E00, 0x1EFF),
    (0x2010, 0x2022),
    (0x2026, 0x2026),
    (0x2030, 0x203A),
    (0x2070, 0x209C),
    (0x20A0, 0x20C0),
    (0x2122, 0x2122),
    (0x2212, 0x2212),
)
"""European languages, and the punctuation and signs that stand among them."""

FIGURES = (
    (0x20, 0x7E),
    (0xA0, 0xA0),
    (0xA2, 0xA3),
    (0xA5, 0xA5),
    (0xB0, 0xB3),
    (0xB5, 0xB5),
    (0xB7, 0xB7),
    (0xD7, 0xD7),
    (0x2013, 0x2014),
    (0x2030, 0x2030),
    (0x20AC, 0x20AC),
    (0x2212, 0x2212),
)
"""Numerals, and the letters and signs of their units."""

IDEOGRAPHS = ((0x2E80, 0x2FDF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))
BIG5_FREQUENT = range(0xA4, 0xC7)
"""Lead bytes of Big5's level 1, the 5,401 frequent characters; the last of them ends within its row."""
BIG5_LAST = b"\xc6\x7e"


def characters(ranges: Iterable[tuple[int, int]]) -> frozenset[str]:
    """Return the characters of ranges of code points, both ends included."""
    return frozenset(chr(code) for first, last in ranges for code in range(first, last + 1))


def common_ideographs() -> frozenset[str]:
    """Return GB 2312, the rest of the 通用规范汉字表, and the frequent traditional characters of Big5."""
    listed = (HERE / "characters.txt").read_text(encoding="utf-8").replace("\n", "")
    return frozenset({*_gb2312(), *listed, *_big5()})


HONG_KONG = "嘅咗喺唔冇佢哋啲嚟嗰咁啦嘢乜嘥攞瞓睇諗搵掟揸揼氹邨埗涌䃟鰂鴨滘窩嘉塱瀝朗魷鰲壆塢坳埔屯葵荃"
"""Characters of Hong Kong's notices, and of its places, that Big5's first level lacks."""


def traditional_ideographs() -> frozenset[str]:
    """Return the frequent characters of Taiwan and Hong Kong."""
    return frozenset({*_big5(), *filter(is_ideograph, HONG_KONG)})


def further_ideographs() -> frozenset[str]:
    """Return ideographs of names that no Noto Sans has: of places and people, and the urgent ones (CJK D)."""
    listed = (HERE / "characters-further.txt").read_text(encoding="utf-8").strip()
    return frozenset(listed) | characters([(0x2B740, 0x2B81D)])


def _gb2312() -> set[str]:
    rows = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    return set("".join(pair.decode("gb2312", errors="ignore") for pair in rows))


def _big5() -> set[str]:
    cells = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    pairs = (bytes((row, cell)) for row in BIG5_FREQUENT for cell in cells)
    return set("".join(pair.decode("big5", errors="ignore") for pair in pairs if pair <= BIG5_LAST))


def is_ideograph(char: str) -> bool:
    """Say whether a character is a Chinese one or a radical: one em wide in every weight."""
    return any(first <= ord(char) <= last for first, last in IDEOGRAPHS)
