"""A strip goes in; out comes the price of beginning a line at each of its characters.

The classes are those of UAX #14 as far as Chinese and English reports need them, with atoms of our own on
top: numbers with qualifier and unit, Latin words, dashes, short quotations.
"""

from __future__ import annotations

from itertools import pairwise

from briefgen.text.chars import AFTER_PUNCTUATION, CLOSING, NO_END, NO_START, OPENING, kind
from briefgen.text.lexicon import inside_words
from briefgen.text.normal import Strip
from briefgen.text.patterns import ATOM, HYPHEN

NEVER = float("inf")
FREE = 0.0
HYPHEN_PRICE = 0.05
URL_PRICE = 0.02
DOT_PRICE = 0.2
QUOTED_PRICE = 0.4
SHORT_QUOTE = 8
"""Quotations of up to so many characters stay whole in running text, too, if they can."""
UNPUNCTUATED_PRICE = 0.15
WORD_PRICE, TITLE_WORD_PRICE = 0.06, 0.3


def prices(strip: Strip, *, title: bool) -> list[float]:
    """Return the price of a line beginning at each character: 0 free, ``NEVER`` forbidden.

    The unit is a wholly empty line. ``title`` asks for breaks after punctuation.
    """
    text = strip.text
    found = [NEVER, *(_between(before, after, title) for before, after in pairwise(text))]
    found.append(FREE)
    for match in ATOM.finditer(text):
        if match["url"]:
            _price_url(found, match.start(), match["url"])
        else:
            found[match.start() + 1 : match.end()] = [NEVER] * (match.end() - match.start() - 1)
    _price_quotations(found, text, title)
    _price_hyphens(found, text)
    for index in inside_words(text):
        found[index] += TITLE_WORD_PRICE if title else WORD_PRICE
    for index, owner in enumerate(strip.owners):
        if strip.runs[owner].style.rise and index and text[index - 1] != " ":
            found[index] = NEVER
    for index in strip.joined:
        found[index] = NEVER
    for index in strip.opened - strip.joined:
        found[index] = FREE
    found[0] = NEVER
    found[len(text)] = FREE
    return found


def _between(before: str, after: str, title: bool) -> float:
    left, right = kind(before), kind(after)
    if after in NO_START or before in NO_END or right in ("mark", "space"):
        return NEVER
    if left == "space":
        return FREE
    if left in ("latin", "point", "mark") and right in ("latin", "point"):
        return NEVER
    if "point" in (left, right) and (after in "\"')" or before in "\"'("):
        return NEVER
    return UNPUNCTUATED_PRICE if title and before not in AFTER_PUNCTUATION else FREE


def _price_url(found: list[float], start: int, url: str) -> None:
    for offset in range(1, len(url)):
        before, after = url[offset - 1], url[offset]
        after_slash = before in "/?&=_-" and after not in "/?&=" and offset >= 8
        found[start + offset] = URL_PRICE if after_slash else DOT_PRICE if after == "." else NEVER


def _price_quotations(found: list[float], text: str, title: bool) -> None:
    stack: list[int] = []
    for index, char in enumerate(text):
        if char in OPENING:
            stack.append(index)
        elif char in CLOSING and char in "”’）〕］｝〉》」』】〗" and stack:
            start = stack.pop()
            if title or index - start - 1 <= SHORT_QUOTE:
                for inside in range(start + 1, index + 1):
                    found[inside] += QUOTED_PRICE


def _price_hyphens(found: list[float], text: str) -> None:
    for match in HYPHEN.finditer(text):
        found[match.end()] = min(found[match.end()], HYPHEN_PRICE)
