"""`ranked`: 居全省第一, 1st in the province."""

from __future__ import annotations

from decimal import Decimal

from briefgen.base.locale import is_chinese
from briefgen.base.marked import both, han
from briefgen.base.say import say
from briefgen.facts.claim_kind import ClaimExample, ClaimKind, whole_reading
from briefgen.facts.interval import is_whole
from briefgen.facts.number_text import HAN_NUMERALS
from briefgen.facts.ordinal import Parts, rank_parts


def _parts(number: Decimal, digits: str, language: str) -> Parts:
    if is_chinese(language) and is_whole(number) and 0 < number <= 10:
        return say(language, "第", ""), HAN_NUMERALS[int(number)], "", ""
    return rank_parts(number, digits, "", language)


KIND = ClaimKind(
    word="ranked",
    order=120,
    doc="居第 N 位: this place in an order",
    said=("居全省第一", "1st in the province"),
    meaning="a place in an order",
    name_zh=han("名次"),
    example=ClaimExample(
        claim="1", wrong="0", hint="takes a whole number from 1", base="230", current="300",
        scope=("among", "全省", "the province"),
    ),
    units=both("位", "places"),
    accepted=("位", "名"),
    reading=whole_reading,
    most=10**6,
    of_ranks=True,
    parts=_parts,
    clauses=both("居{scope}{own}", "{own}[ in {scope}]"),
    asides=both("|居{scope}第{place}|", "|No. {place} in {scope}|"),
    preference=100,
)  # fmt: skip
