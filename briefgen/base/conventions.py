"""How a language writes numbers, dates and lists, by the Unicode CLDR.

English and Simplified Chinese stand here; of every further language `briefgen/languages/TAG.json` says it,
which `scripts/make_languages.py` takes from Babel: what all its regions share, and where one is different.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from briefgen.base.catalogue import LANGUAGES_FOLDER, is_native, nearest_files
from briefgen.base.dataclass import dataclass
from briefgen.base.locale import is_chinese

MINUS = "−"
_ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Conventions:
    """What a language puts between digits, before a unit, into dates and between the entries of a list."""

    region: str = ""
    """Where the language is mostly spoken, for files that name a region in any case."""
    decimal: str = "."
    group: str = ""
    """Between thousands; empty where they are not grouped."""
    percent: str = "%"
    """What stands behind a percentage, with its space."""
    space: str = " "
    """Between a number and a unit of letters."""
    money_first: bool = True
    """Whether a sign of money stands before its number."""
    money_space: str = ""
    """Between a sign of money and its number."""
    months: tuple[str, ...] = _ENGLISH_MONTHS
    """As they stand in a date."""
    short_months: tuple[str, ...] = tuple(name[:3] for name in _ENGLISH_MONTHS)
    day: str = "{day} {month} {year}"
    month: str = "{month} {year}"
    short_quarters: tuple[str, ...] = ("Q1", "Q2", "Q3", "Q4")
    whole_decides: bool = False
    """Whether 1.5 is told as 1 is: 1,5 point in French, 1,5 Prozentpunkte in German."""
    pair: str = "{0} and {1}"
    last: str = "{0} and {1}"
    """What joins two entries of a list, and the last one of several to those before it."""
    middle: str = "{0}, {1}"

    def number(self, text: str) -> str:
        """Return digits with a decimal point as the language writes them, thousands apart."""
        whole, point, places = text.partition(".")
        if self.group and len(whole) > 3:
            first = len(whole) % 3 or 3
            whole = self.group.join(
                (whole[:first], *(whole[at : at + 3] for at in range(first, len(whole), 3)))
            )
        return whole + (self.decimal if point else "") + places

    def listed(self, entries: Sequence[str]) -> str:
        """Return entries as a list in a sentence: a, b and c."""
        if len(entries) < 3:
            return self.pair.format(*entries) if len(entries) == 2 else "".join(entries)
        said = entries[0]
        for entry in entries[1:-1]:
            said = self.middle.format(said, entry)
        return self.last.format(said, entries[-1])


_CHINESE = Conventions(pair="{0}、{1}", last="{0}、{1}", middle="{0}、{1}")
_ENGLISH = Conventions(group=",", region="US")


def joined(entries: Sequence[str], language: str) -> str:
    """Return what stands together in a sentence: a and b, a und b, a、b."""
    if is_chinese(language):
        return "、".join(entries)
    return " and ".join(entries) if is_native(language) else conventions(language).listed(entries)


def tag_with_region(language: str) -> str:
    """Return a tag as office applications know it: de-DE for de, en-US for en; one with a region as it is."""
    return language if "-" in language else f"{language}-{conventions(language).region}"


@cache
def conventions(language: str) -> Conventions:
    """Return how a language writes: as its region does, or the nearest language that has a file."""
    if is_native(language):
        return _CHINESE if is_chinese(language) else _ENGLISH
    for name in nearest_files(language):
        try:
            found: dict[str, dict[str, Any]] = json.loads((LANGUAGES_FOLDER / f"{name}.json").read_bytes())
        except OSError:
            continue
        region = language.replace("_", "-").rpartition("-")[2].upper()
        stated = found["all"] | found.get(region, {})
        lists = {key: tuple(each) for key, each in stated.items() if isinstance(each, list)}
        return Conventions(**(stated | lists))
    return _ENGLISH
