"""`doubled`: 较2020年翻一番, doubled since 2020."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from briefgen.base.conventions import conventions
from briefgen.base.locale import is_chinese
from briefgen.base.marked import both, han
from briefgen.base.say import say
from briefgen.facts.claim_kind import ClaimExample, Ratio
from briefgen.facts.interval import Interval, is_whole
from briefgen.facts.number_text import HAN_NUMERALS
from briefgen.facts.ordinal import Parts

IN_WORDS = {1: both("", "doubled"), 2: both("", "quadrupled"), 3: both("", "octupled")}


def doubling(number: Decimal, qualifier: str = "", counted: bool = False, tenths: bool = False) -> Interval:
    """Return the multiple that 翻N番 stands for: 翻一番 is twice, from 5 % below to 25 % above.

    近 takes the lower side only (from 15 % below), 以上 / 超 all up to the next doubling.
    """
    factor = Fraction(2) ** int(number)
    match qualifier:
        case "近" | "nearly":
            return Interval(factor * Fraction(85, 100), factor, False, True)
        case "超" | "以上" | "多" | "余" | "over":
            return Interval(factor, factor * 2, False, True)
    return Interval(factor * Fraction(95, 100), factor * Fraction(125, 100))


def _parts(number: Decimal, digits: str, language: str) -> Parts | None:
    if not is_whole(number):
        return None
    value = int(number)
    if is_chinese(language):
        pattern = say(language, "翻{number}番", "")
        word = {2: say(language, "两", "")}.get(value) or (HAN_NUMERALS[value] if 0 < value <= 10 else digits)
        if "{factor}" in pattern:  # how many times as much, where nobody counts doublings
            word, pattern = str(2**value), pattern.replace("{factor}", "{number}")
        before, _, behind = pattern.partition("{number}")
        return before, word, "", behind
    many = conventions(language).number(str(2**value))
    said = IN_WORDS.get(value)
    return "", say(language, *said) if said else say(language, "", "{number}-fold", number=many), "", ""


KIND = Ratio(
    word="doubled",
    order=50,
    doc="翻 N 番: 1 is doubled, 2 is four times",
    said=("较2020年翻一番", "doubled since 2020"),
    meaning="current / base is 2 to the power of N, from 5 % below to 25 % above",
    trap="翻两番 is four times, not twice or three times",
    name_zh=han("翻番"),
    example=ClaimExample(
        claim="1", wrong="2", hint="give 1.98–2.02倍", base="100", current="200", inferred_base="79–106万人"
    ),
    units=both("番", ""),
    given_units=both("倍", "times"),
    most=20,
    reading=doubling,
    parts=_parts,
    over="more than",
    of_factor=lambda factor, years: factor,
    factor=lambda claim, years: claim,
    nominal=lambda number: Fraction(2) ** int(number),
    literal=False,
    suits=lambda kind, unit: False,
    plausible=lambda number: is_whole(number) and 0 < number < 10,
    clauses=both("{own}", "{own}[ since {period}]"),
    asides=both("|{figure}|", "|{figure}|"),
    preference=None,
    shown_as_change=False,
    signed=False,
    level=None,
    computed=False,
)
