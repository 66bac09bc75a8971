"""A number seen in prose goes in; the fact that it prints, or why none does, comes out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from briefgen.base.compile_late import compile_late
from briefgen.base.dataclass import dataclass
from briefgen.base.translate import tr
from briefgen.facts.as_read import ReadingWords, fact_as_read, reading_words
from briefgen.facts.currency import MARK, SCALE, money_of
from briefgen.facts.fact import Fact
from briefgen.facts.format import BEHIND, EN_SINGULAR, LAST, QUALIFIERS, figure
from briefgen.facts.short_form import STEP_WORDS, may_be_short, rounds, steps_before
from briefgen.facts.unit import LOCAL_SCALE, MEASURES, MONEY, dimension, is_percent, split

if TYPE_CHECKING:
    from briefgen.facts.ledger import Ledger

_QUALIFIER_BEFORE = compile_late(
    r"(近|约|超|超过|逾|接近|不足|nearly|about|over|more than|under|at least)\s*$", re.I
)
_MARK = compile_late(rf"({MARK})\s?[-+−]?\s?$")
_SCALE = compile_late(SCALE)
_RANGE_BEFORE = compile_late(r"(?:\d\s?(?:–|至|to)|[(（])\s?[−-]?$")
"""What stands before an end of a range without a unit of its own."""
ROUNDED = 0.01
"""Share by which a figure of three digits or more may differ from what it rounds, and some more."""
_DURATION = compile_late(r"\s*(?:年|周年|-?\s?years?\b)", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A number in prose with its context."""

    text: str
    start: int
    end: int
    number: Decimal
    before: str
    tail: str
    negative: bool

    @property
    def rest(self) -> str:
        """What follows the number and its 余 or 多: the unit, if there is one."""
        return self.tail.lstrip(" \u00a0\u2009").lstrip("余多").lstrip()

    @property
    def is_duration(self) -> bool:
        """Whether it counts years."""
        return self.number < 1000 and bool(_DURATION.match(self.tail))


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresByNumber:
    """The facts of a ledger by what they may be printed as: a number is looked up, not searched for."""

    ledger: Ledger
    facts: Sequence[Fact]
    by_number: Mapping[Decimal, Sequence[int]]
    """Places among the facts, by their numbers, ends and short forms, all without signs."""
    by_worth: Sequence[tuple[float, int]]
    """What the facts are worth that may be printed in a larger unit, rising, each with its place."""
    words: ReadingWords | None = None
    """What the language of the prose puts around numbers, where it is not Chinese or English."""
    durations: dict[Fraction, Fact] = field(default_factory=dict)
    """The first fact of each distance of periods in years; gathered for the first duration."""
    seen: list[Sighting] = field(default_factory=list)
    """What was looked up, in order."""

    @classmethod
    def of(cls, ledger: Ledger) -> FiguresByNumber:
        """Return those of a ledger."""
        facts = tuple(fact_as_read(fact, ledger.language) for fact in ledger.facts.values())
        found = dict[Decimal, list[int]]()
        for index, fact in enumerate(facts):
            numbers = {abs(fact.number), *map(abs, _ends(fact))}
            if fact.rounded:
                numbers.add(abs(fact.rounded[0]))
            for number in numbers:
                found.setdefault(number, []).append(index)
        worth = sorted((_worth(fact), index) for index, fact in enumerate(facts) if may_be_short(fact))
        words = reading_words(ledger.language)
        return cls(ledger=ledger, facts=facts, by_number=found, by_worth=worth, words=words)

    def near(self, found: Sighting) -> Iterable[Fact]:
        """Return the facts that a number may print, in order; before a large unit those that it rounds."""
        indices = set(self.by_number.get(found.number, ()))
        for step in steps_before(found.rest):
            worth = float(found.number) * step
            low, high = (bisect_left(self.by_worth, (worth * (1 + side), 0)) for side in (-ROUNDED, ROUNDED))
            indices.update(index for _, index in self.by_worth[low:high])
        return (self.facts[index] for index in sorted(indices))

    def may_be(self, fact: Fact, found: Sighting, paid: Paid, *, stepped: bool) -> bool:
        """Return whether a sighting has the number and unit of a fact, be it shortened or an end of it."""
        return (
            (abs(fact.number) == found.number and _unit_follows(fact, found, paid, self.words))
            or (bool(fact.span or fact.confidence) and _is_end(fact, found, paid, self.words))
            or (
                (stepped or bool(fact.rounded))
                and rounds(found.number, found.rest, fact)
                and _may_be_paid(fact, paid)
            )
        )

    def concerns(self, fact: Fact, found: Sighting) -> bool:
        """Return whether a fact is one of those that a sighting may be."""
        return self.may_be(fact, found, _paid(found), stepped=found.rest.startswith(STEP_WORDS))


def _worth(fact: Fact) -> float:
    """Return what a fact's number is without its unit's scale."""
    return abs(float(fact.number)) * split(fact.unit)[0]


def match(found: Sighting, figures: FiguresByNumber) -> tuple[Fact | None, str]:
    """Return the fact whose number, unit and qualifier a sighting prints; else None and a hint.

    Of several facts the one whose label stands around the number is meant.
    """
    ledger = figures.ledger
    hint, paid = "", _paid(found)
    stepped = found.rest.startswith(STEP_WORDS)  # asked once, and of each fact only what it may fulfil
    candidates = [fact for fact in figures.near(found) if figures.may_be(fact, found, paid, stepped=stepped)]
    if len(candidates) > 1:
        candidates.sort(key=lambda fact: _likeness(fact, found), reverse=True)
    for fact in candidates:
        if found.negative and fact.number > 0:
            hint = tr("{id} is {text}: the sign differs", id=fact.id, text=figure(fact, ledger.language).text)
        elif not _qualified(fact, found, figures.words):
            hint = tr("{id} is printed {text}", id=fact.id, text=figure(fact, ledger.language).text)
        else:
            return fact, ""
    return None, hint or _overruled(found, ledger)


def _is_end(fact: Fact, found: Sighting, paid: Paid, words: ReadingWords | None) -> bool:
    """Return whether a sighting is an end of a fact's range, 3–5, or of its confidence interval.

    The unit, or the sign of money, stands at the other end, or before the brackets.
    """
    if found.number not in map(abs, _ends(fact)):
        return False
    return bool(_RANGE_BEFORE.search(found.before)) or _unit_follows(fact, found, paid, words)


def _ends(fact: Fact) -> tuple[Decimal, ...]:
    """Return the ends of a fact's range, and of its confidence interval."""
    sure = (fact.confidence.low, fact.confidence.high) if fact.confidence else ()
    return (*(fact.span or ()), *sure)


def _overruled(found: Sighting, ledger: Ledger) -> str:
    """Return that a source states the number, but that the brief prefers another."""
    for fact in ledger.overruled:
        if fact.number == found.number:
            return tr(
                "{figure} ({sources}) was overruled by `settle`",
                figure=figure(fact, ledger.language).text,
                sources=", ".join(fact.sources),
            )
    return ""


def _likeness(fact: Fact, found: Sighting) -> int:
    """Return how much of a fact's label surrounds a numeral; its own unit counts as two characters."""
    pairs = {fact.label[index : index + 2] for index in range(len(fact.label) - 1)}
    around = found.before + found.tail
    own_unit = bool(fact.unit) and found.rest.startswith(fact.unit)
    return sum(pair in around for pair in pairs) + 2 * own_unit


_AMOUNT = compile_late(
    rf"(?:(?:{SCALE}|{LOCAL_SCALE})\s?(?:d[’']|de\s)?)?(?:{MARK}|Euros?\b|Franken\b|francs?\b)", re.I
)
"""Scale and currency behind a number: Mio. Euro, millions d’euros."""
_ORDINAL = compile_late(r"(?:st|nd|rd|th)\b")
Paid = tuple[str, int] | None
"""Currency and scale of an amount of money, None for any other number."""


def _unit_follows(fact: Fact, found: Sighting, paid: Paid, words: ReadingWords | None) -> bool:
    """Return whether the fact's unit follows the number, or an equivalent measure word."""
    rest = found.rest
    if found.before.rstrip().endswith("第") != (fact.measure == "rank" and fact.is_level):
        place = bool((words.ordinal if words else _ORDINAL).match(found.tail))
        before = bool(words and words.place) and found.before.rstrip().endswith(words.place if words else "")
        if not ((place or before) and fact.measure == "rank"):
            return False
        if words:
            return True
    own = _currency(fact.unit) if paid or words else None
    if paid and own:
        return paid == own
    if own and (amount := _AMOUNT.match(rest)):
        return _currency(amount[0]) == own
    unit = fact.unit if rest.startswith(fact.unit) else fact.unit.replace(" ", "")
    if _abbreviated(unit, rest):
        return True
    if not unit or rest.startswith(unit) or rest.startswith(EN_SINGULAR.get(fact.unit, "\x00")):
        return _ends_there(rest, unit)
    if fact.measure == "rank":
        return bool(re.match(r"位|名|(?:st|nd|rd|th|places?)\b", rest))
    scale, _base = split(unit)
    return scale == 1 and dimension(unit) == "count" and bool(re.match(_COUNTED, rest))


def _paid(found: Sighting) -> Paid:
    """Return currency and scale of an amount whose sign or code stands before it, $102.5bn; else None."""
    mark = _MARK.search(found.before)
    if mark is None:
        return None
    scale = _SCALE.match(found.rest)
    return _currency(f"{mark[1]} {scale[0] if scale else ''}")


def _currency(unit: str) -> Paid:
    """Return currency and scale of money, in signs or in words; None where it is not money."""
    if money := money_of(unit.strip()):
        return MEASURES.get(money.mark, (money.mark, 1))[0], money.factor
    return (dimension(unit), split(unit)[0]) if dimension(unit) in MONEY else None


def _may_be_paid(fact: Fact, paid: Paid) -> bool:
    """Return whether a fact is in the currency of an amount, where it is money and the amount names one."""
    own = _currency(fact.unit)
    return paid is None or own is None or paid[0] == own[0]


def _abbreviated(unit: str, rest: str) -> bool:
    """Return whether a unit follows in other letters: percent, bn for billion, million for million euros."""
    if is_percent(unit):
        return bool(re.match(r"％|%|per ?cent\b|pct\b|Prozent(?!p)|pour[ -]cent\b", rest)) and not re.match(
            r".\s?points?\b", rest
        )
    short = {"million": "million|mn|m", "billion": "billion|bn", "trillion": "trillion|tn"}
    word = unit.partition(" ")[0]
    return word in short and bool(re.match(rf"(?:{short[word]})\b", rest))


_COUNTED = (
    r"[家个项人名件所台套座处支条种类只篇户场批艘列辆架次款届期](?!分点)|[^\W\d_\x00]*(?:companies|people)"
)
_OTHER_MEASURE = compile_late(r"[%％‰万亿倍番]|个百分点|percent|million|billion|times")


def _ends_there(rest: str, unit: str) -> bool:
    """Return whether nothing behind the unit makes it another one: 85% but not 85%个, 70 but not 70万."""
    behind = rest[len(unit) :] if unit and rest.startswith(unit) else rest if not unit else ""
    return not _OTHER_MEASURE.match(behind)


def _qualified(fact: Fact, sighting: Sighting, words: ReadingWords | None) -> bool:
    """Return whether the prose qualifies the number as the fact does."""
    before = _MARK.sub("", sighting.before)
    found = (words.qualifier if words else _QUALIFIER_BEFORE).search(before)
    rest = sighting.tail.lstrip()
    behind = next((word for word in BEHIND if rest.startswith(word)), "")
    after = rest.removeprefix(behind).removeprefix(fact.unit)  # 77名12岁以下儿童 are not 77以下
    behind_unit = _LAST.match(after)
    last = behind_unit[1] if behind_unit else ""
    said = bool(found) or bool(behind) or bool(last)
    if not fact.qualifier:
        return not said
    if not said:
        return False
    said_as = found[1].lower() if found else behind or last
    known = words.qualifiers if words else _SYNONYMS
    return _class(fact.qualifier) == _class(known.get(said_as, said_as))


_LAST = compile_late(rf"[^\s\d，。；、]{{0,8}}?({'|'.join(sorted(LAST))})")
_SYNONYMS = {"超过": "超", "逾": "超", "接近": "近", "more than": "over", "at least": "以上", "不足": "under"}


def _class(qualifier: str) -> str:
    word = QUALIFIERS[qualifier][1]
    return {"at least": "over"}.get(word, word)
