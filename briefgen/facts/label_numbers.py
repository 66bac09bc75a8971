"""Labels of metrics in; patterns that find their numbers in prose out, though it words them in another way.

Of “Calls answered within 4 hours” prose says “the 4-hour target”, of 65岁及以上人口 it says 65岁以上: such
a number is part of a name, and no figure. A unit of the brief's own figures makes it a figure again: beside a
metric that is measured in hours, “4 hours” may be its value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from briefgen.base.compile_late import compile_late

_NUMBER = compile_late(r"(?<![\d.,])\d+(?:[.,]\d+)*")
_RANGE = compile_late(r"(?<![\d.,])(\d+)\s?[-–—~～至到]\s?(\d+)")
_BASE_YEAR = compile_late(r"((?:19|20)\d\d)\s*年?\s*[=＝]\s*100(?![\d.])")
_WORD_BEHIND = compile_late(r"[\s-]?([A-Za-z]{2,})")
_HAN_BEHIND = compile_late(r"\s?([\u4e00-\u9fff]{1,2})")
_BEFORE = compile_late(
    r"\b(within|under|over|above|below|aged?|ages|top|first|last|than|least)\s$|([前满])\s?$", re.I
)
_OLDER = compile_late(r"\s?(?:and|or)\s(?:over|older|above)\b|\+", re.I)
_ALONE = "岁级类强省区市座"
"""What after a number tells what is meant by itself; other characters do in twos (小时)."""
_NOT_MEASURED = r"(?![\d.,]*\d)(?!\s?(?:[%％‰万亿]|per\s?cent|million|billion|thousand))"


def label_numbers(labels: Iterable[str], units: Iterable[str]) -> Iterator[str]:
    """Yield patterns for the numbers of labels as prose may repeat them; ``units`` are those of figures."""
    measured = frozenset(_stem(unit) for unit in units if unit)
    for label in labels:
        if any(character.isdigit() for character in label):
            yield from _patterns(label, measured)


@lru_cache(maxsize=4096)
def _patterns(label: str, units: frozenset[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_named(label, units)))


def _named(label: str, units: frozenset[str]) -> Iterator[str]:
    for year in _BASE_YEAR.findall(label):
        yield rf"(?<!\d){year}\s*年?\s*(?:[=＝为]|is|at)\s*100{_NOT_MEASURED}"
    for first, last in _RANGE.findall(label):
        yield rf"(?<![\d.,]){first}\s?[-–—~～至到]\s?{last}{_NOT_MEASURED}"
    for found in _NUMBER.finditer(label):
        yield from _around(found[0], label[: found.start()], label[found.end() :], units)


def _around(number: str, before: str, behind: str, units: frozenset[str]) -> Iterator[str]:
    """Yield patterns of a number with the word before it, and with the word behind it."""
    own = rf"(?<![\d.,]){re.escape(number)}"
    if word := _WORD_BEHIND.match(behind):
        if _stem(word[1]) not in units:
            yield rf"{own}[\s-]?(?i:{_stem(word[1])}s?)(?![A-Za-z])"
    elif han := _HAN_BEHIND.match(behind):
        what = han[1][0] if han[1][0] in _ALONE else han[1]
        if (len(what) > 1 or what in _ALONE) and not any(map(what.startswith, units)):
            yield rf"{own}\s?{what}"
    if word := _BEFORE.search(before):
        yield rf"(?i:{word[1] or word[2]})\s?{own}{_NOT_MEASURED}"
    if _OLDER.match(behind):
        yield rf"(?i:\b(?:over|above|aged?|older than))\s{own}{_NOT_MEASURED}"


def _stem(word: str) -> str:
    return word.casefold().removesuffix("s")
