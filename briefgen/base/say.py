"""What a deck or page prints in words of our own, in the brief's language.

Each text stands in Simplified Chinese and in English. Traditional Chinese is translated from the first, every
other language from the second; both are keys of `briefgen/languages/TAG.po`.
"""

from __future__ import annotations

import re
from functools import cache

from briefgen.base.catalogue import PRINTED, catalogue, is_native
from briefgen.base.locale import is_chinese


def say(language: str, chinese: str, english: str, /, **fields: object) -> str:
    """Return a text in a language with its fields; a literal brace is doubled where there are any."""
    said = chinese if is_chinese(language) else english
    if said and not is_native(language):
        said = catalogue(language).pgettext(PRINTED, said)
    return said.format(**fields) if fields else said


@cache
def has_words(language: str, chinese: str, english: str) -> bool:
    """Return whether a language has words for a text: its own, or none but fields and marks are needed."""
    said = chinese if is_chinese(language) else english
    if is_native(language) or not re.search(r"[^\W\d_]", re.sub(r"\{.*?\}", "", said)):
        return True
    return catalogue(language).pgettext(PRINTED, said) != said


def say_n(language: str, chinese: str, one: str, many: str, /, number: int, **fields: object) -> str:
    """Return a text about a number of things, which it may print as ``{number}``."""
    if is_chinese(language):
        return say(language, chinese, "", **({"number": number} | fields))
    if is_native(language):
        said = one if number == 1 else many
    else:
        said = catalogue(language).npgettext(PRINTED, one, many, number)
    return said.format(**({"number": number} | fields))
