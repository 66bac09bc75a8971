"""A character goes in; out comes its kind: what decides gaps, squeezing, and where a line may break."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Literal

CharKind = Literal[
    "han",  # ideographs, kana: a line may break on either side
    "open",  # full-width opening marks: ink in the right half
    "close",  # full-width closing marks: ink in the left half
    "bound",  # full-width marks that start no line: — … · ～ ℃
    "wide",  # full-width signs: ① → ●
    "latin",  # letters, digits and the signs that stand with digits
    "point",  # other half-width punctuation
    "mark",  # combining marks
    "space",
]

OPENING = frozenset("“‘（〔［｛〈《「『【〖〘")
CLOSING = frozenset("”’）〕］｝〉》」』】〗〙、，。．；：？！")
QUOTES = frozenset("“”‘’")
BOUND = frozenset("—…·・～〜―‥ー々ゝゞヽヾ％‰℃℉％")
CURRENCY = "¥$€£₩₹₽₫₺฿₪₦₱₴₸₾₿¢"
SIGNS = frozenset("+−±%°₀₁₂₃₄₅₆₇₈₉₊₋" + CURRENCY)
NO_START = CLOSING | BOUND | frozenset("~%°,.;:?!)]}»!/–")
"""Kinsoku: what no line starts with (GB/T 15834, W3C clreq 3.1.2)."""
NO_END = OPENING | frozenset("([{«№#@+−±￥＄￡") | frozenset(CURRENCY) - {"¢"}
"""Kinsoku: what no line ends with."""
AFTER_PUNCTUATION = frozenset("，；：、。！？—…")
SPACES = frozenset(" \t\u00a0\u202f\u2002\u2003\u2009\u3000\r\v\f")


@cache
def kind(char: str) -> CharKind:
    """Return the kind of one character."""
    for chars, word in _TABLE:
        if char in chars:
            return word
    return _by_unicode(char)


def _by_unicode(char: str) -> CharKind:
    category = unicodedata.category(char)
    if category.startswith("M"):
        return "mark"
    wide = unicodedata.east_asian_width(char) in "WF"
    if wide:
        return "han" if category[0] in "LN" and category != "No" else "wide"
    if category[0] == "L" or category == "Nd":
        return "latin"
    if ord(char) >= 0x2100 or char in "×÷":
        return "wide"
    return "point"


_TABLE: tuple[tuple[frozenset[str], CharKind], ...] = (
    (OPENING, "open"),
    (CLOSING, "close"),
    (BOUND, "bound"),
    (SIGNS, "latin"),
    (SPACES, "space"),
    (frozenset("〇"), "han"),
)
