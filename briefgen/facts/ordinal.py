"""A rank in; how it is printed out: 第34位, 34th, 34., 34e."""

from __future__ import annotations

from decimal import Decimal

from briefgen.base.catalogue import is_native
from briefgen.base.locale import is_chinese
from briefgen.base.say import say, say_n
from briefgen.facts.number_text import ordinal

Parts = tuple[str, str, str, str]
"""Prefix, number, suffix and unit of a printed figure."""


def rank_parts(number: Decimal, digits: str, unit: str, language: str) -> Parts:
    """Return the parts of a rank; its ``unit`` is that of Chinese, 位 by default."""
    if is_chinese(language):
        return say(language, "第", ""), digits, "", say(language, unit or "位", "")
    if is_native(language):
        return "", digits, ordinal(number), ""
    before, _, behind = ordinal_pattern(number, language).partition("{number}")
    if not any(map(str.isalnum, behind)):  # a point is as large as its digits, letters are not
        return before, digits + behind, "", ""
    return before, digits, behind, ""


def ordinal_pattern(number: Decimal, language: str) -> str:
    """Return how a language marks a place, around its digits; a fraction is no ordinal."""
    if number != number.to_integral_value():
        return "{number}"
    return say_n(language, "", "{number}st", "{number}th", int(number)).replace(str(int(number)), "{number}")
