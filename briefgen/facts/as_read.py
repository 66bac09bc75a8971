"""A text of the brief in, the same as it is read out: numbers with decimal points, simplified characters.

Nothing moves: what stands at a position of the one stands there in the other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from briefgen.base.catalogue import is_native
from briefgen.base.compile_late import compile_late
from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.locale import is_chinese, is_traditional
from briefgen.base.marked import both
from briefgen.base.number_reading import in_english
from briefgen.base.say import say
from briefgen.base.simplified import simplified
from briefgen.facts.fact import Fact
from briefgen.facts.ordinal import ordinal_pattern
from briefgen.facts.period_forms import spelled_forms

BLOT = "\x00"
_SAMPLES = (Decimal(1), Decimal(2), Decimal(3), Decimal(4))
"""Places of which a language may mark the first in another way."""
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009", " "))
_QUALIFIERS = (
    ("about", both("", "about|around|approximately")),
    ("nearly", both("", "nearly|almost")),
    ("over", both("", "over|more than|above")),
    ("under", both("", "under|less than|below")),
    ("以上", both("", "at least|no less than")),
    ("以下", both("", "at most|no more than")),
)
"""What qualifies a number, and the words for it in prose, the alternatives apart by |."""
_PLACES = both("", "st|nd|rd|th")
"""What is written behind the number of a place."""
_NAMED = both("", "Table|Figure|Page|Chapter|Section|Article|Part|Phase|Step|Level|Line|Room|Class|No.")
"""Words whose number behind them is a name."""
_TIMES = r"\d{1,2}[.:]\d{2}\s?(?:Uhr|h)\b|\d{1,2}\s?(?:Uhr\b|h\s?\d{2}\b)"
_DAYS = r"(?<![\d.])\d{1,2}[./]\s?\d{1,2}[./](?:\s?\d{4}|\d\d)?(?!\d)"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingWords:
    """What a language's prose puts around numbers, where it has a file of its own."""

    ordinal: re.Pattern[str]
    """What follows a place: th, . or e."""
    place: str
    """What stands before one, as in Platz 9; empty where nothing does."""
    qualifier: re.Pattern[str]
    """At the end of what stands before a number."""
    qualifiers: Mapping[str, str]
    """The qualifier that each word, written small, is."""
    names: re.Pattern[str]
    """Periods, times and numbered things: no figures."""


def as_read(text: str, language: str) -> str:
    """Return a text as numbers in it are read, its spaces between digits and units plain."""
    if is_native(language) or not text:
        return text
    if is_traditional(language):
        return simplified(text)
    return in_english(text, language).translate(_SPACES)


def other_marks(number: str, language: str) -> str:
    """Return a number, as it was typed, with points and commas in each other's place; empty without any."""
    if is_native(language) or is_chinese(language) or not re.fullmatch(r"[+−-]?\d+(?:[.,]\d+)+", number):
        return ""
    return number.lstrip("+-−").translate(str.maketrans(".,", ",."))


@cache
def reading_words(language: str) -> ReadingWords | None:
    """Return a language's words around numbers; None where they stand in the code."""
    if is_native(language) or is_chinese(language):
        return None
    said = {kind: say(language, *words).split("|") for kind, words in _QUALIFIERS}
    words = {word.lower(): kind for kind, many in said.items() for word in many}
    listed = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    before, _, behind = ordinal_pattern(Decimal(2), language).partition("{number}")
    places = {ordinal_pattern(number, language).partition("{number}")[2] for number in _SAMPLES}
    places |= set(say(language, *_PLACES).split("|")) | {behind}
    ends = "|".join(re.escape(each) for each in sorted(places, key=len, reverse=True) if each)
    named = "|".join(re.escape(word) for word in say(language, *_NAMED).split("|"))
    return ReadingWords(
        ordinal=compile_late(rf"(?:{ends})(?!\w)" if ends else r"(?!)"),
        place=before.strip(),
        qualifier=compile_late(rf"(?<!\w)({listed})\s*$", re.IGNORECASE),
        qualifiers=words,
        names=compile_late(
            "|".join((*spelled_forms(language), _TIMES, _DAYS, rf"(?<!\w)(?:{named})\s?\d+(?:\.\d+)*")),
            re.IGNORECASE,
        ),
    )


def without_names(text: str, language: str) -> str:
    """Return a text whose periods, times and numbered things are blotted out."""
    words = reading_words(language)
    return words.names.sub(lambda found: BLOT * len(found[0]), text) if words else text


def fact_as_read(fact: Fact, language: str) -> Fact:
    """Return a fact whose words are as those of texts are read."""
    if is_native(language):
        return fact
    label, unit, scope = (as_read(each, language) for each in (fact.label, fact.unit, fact.scope))
    rounded = fact.rounded and (fact.rounded[0], as_read(fact.rounded[1], language))
    return replace(fact, label=label, unit=unit, scope=scope, rounded=rounded)
