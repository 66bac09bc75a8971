"""The units that claims are printed with: a language in, each by its word, of one and of several, out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from briefgen.base.locale import is_chinese
from briefgen.base.marked import plural
from briefgen.base.say import say, say_n

_WORDS = (
    plural("percentage point", "percentage points"),
    plural("point", "points"),
    plural("time", "times"),
    plural("place", "places"),
    plural("year", "years"),
)


def word_of_unit(pair: tuple[str, str], language: str) -> str:
    """Return a unit that has a Chinese and an English word as a language calls it: of several."""
    chinese, english = pair
    forms = next((each for each in _WORDS if each[1] == english), None)
    if forms is None or is_chinese(language):
        return say(language, chinese, english)
    return say_n(language, "", *forms, 2)


@cache
def units_of_claims(language: str) -> Mapping[str, tuple[str, str]]:
    """Return the English forms of each unit, of one and of several, by its word in a language."""
    return {say_n(language, "", *forms, 2): forms for forms in _WORDS}
