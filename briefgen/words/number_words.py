"""Small whole numbers as words: three, third, 三, 两."""

from __future__ import annotations

from briefgen.base.translate import tr

_EN = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"
)  # fmt: skip
_ORDINALS = (
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
)  # fmt: skip
_HAN = "零一二三四五六七八九十"
CARDINAL_EN = rf"(?:\d{{1,2}}|{'|'.join(_EN[1:])}|an?|a couple of)"
ORDINAL_EN = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(_ORDINALS[1:])})"
CARDINAL_ZH = r"(?:\d{1,2}|十[一二三四五六七八九]?|[一二两三四五六七八九])"


def whole_number(text: str) -> int:
    """Return what a small number in words or digits says; ValueError when it is none."""
    word = text.strip().lower()
    digits = word.rstrip("stndrh") if word[:1].isdecimal() else word
    if digits.isdecimal():
        return int(digits)
    if word in ("a", "an", "单"):
        return 1
    if word in ("两", "a couple of", "twice", "double"):
        return 2
    for words in (_EN, _ORDINALS, tuple(_HAN)):
        if word in words:
            return words.index(word)
    if word.startswith("十"):
        return 10 + (_HAN.index(word[1]) if len(word) > 1 else 0)
    raise ValueError(tr("{text!r} is not a small number", text=text))
