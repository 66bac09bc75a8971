"""Prose in pieces goes in; each numeral its author typed comes out with the fact it states, or as untraced.

Not figures, and never named: dates and years (2025年, 12月4日, 2020—2025, Q3 2025), ordinals (第3场, 2nd),
times, list marks, links, telephone numbers, numbers of standards and documents (GB/T 19001-2016), digits of
units (Mt CO2e) and of a metric's label (Children under 12), also where prose words it in another way (within
4 hours: the 4-hour target), base years (2015=100), names with letters or a plus (8K, BG136, 10+1), what the
brief lists under ``numerals``, and numerals in Chinese characters (五年, 全国首个).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from briefgen.base.compile_late import compile_late
from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place, Problem, excerpt
from briefgen.base.translate import tr
from briefgen.facts.as_read import as_read, fact_as_read, other_marks, without_names
from briefgen.facts.fact import Fact
from briefgen.facts.implied import Piece
from briefgen.facts.label_numbers import label_numbers
from briefgen.facts.matching import FiguresByNumber, Sighting, match
from briefgen.facts.not_figures import BLOT, blotted
from briefgen.facts.period import length_in_years, years_between

if TYPE_CHECKING:
    from briefgen.facts.ledger import Ledger

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_DIGITS = compile_late(r"\d+")
_PLAIN = compile_late(r"-?\d+(?:\.\d+)?")
_YEAR = compile_late(r"(?:19|20)\d\d")
_FIGURE = compile_late(
    rf"(?P<sign>(?<!\d)[-−+](?=\d))?(?P<number>(?<![\d.]){_NUMBER})(?P<scale>\s?[万亿千百]+)?"
)
_TO = compile_late(rf"\s?[-–—~～至到]\s?{_NUMBER}(?![\d年月])")
"""The upper end of a range, whose unit is the lower end's too: 10–15 visits."""
_WINDOW = 24
"""How many characters before a number may name it, and behind it be its unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A numeral in prose, its position, and the id of the fact it states; None: no fact does."""

    text: str
    start: int
    end: int
    fact: str | None
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersInNames:
    """Units and names of a ledger that hold numbers, and its facts by number, for many texts."""

    units: frozenset[str]
    names: frozenset[str]
    patterns: Mapping[str, frozenset[str]]
    """Patterns of the numbers of names, by the digits of which a text has to have some."""
    figures: FiguresByNumber

    @classmethod
    def of(cls, ledger: Ledger) -> NumbersInNames:
        """Return those of a ledger's facts and metrics."""
        language = ledger.language
        facts = [fact_as_read(fact, language) for fact in ledger.facts.values()]
        units = {fact.unit for fact in facts}
        names = {name for fact in facts for name in (fact.label, fact.scope)}
        names.update(as_read(metric.label, language) for metric in ledger.metrics.values())
        members = (metric.membership for metric in ledger.metrics.values() if metric.membership)
        called = (name for member in members for name in (member.label, *member.coordinates))
        names.update(as_read(name, language) for name in called)
        named = frozenset(name for name in names if _is_name(name))
        patterns: dict[str, set[str]] = {}
        for name in named:
            for digits in set(_DIGITS.findall(name)):
                patterns.setdefault(digits, set()).update(label_numbers((name,), units))
        return cls(
            units=frozenset(unit for unit in units if re.search(r"\d", unit)),
            names=named,
            patterns={digits: frozenset(found) for digits, found in patterns.items()},
            figures=FiguresByNumber.of(ledger),
        )

    def within(self, text: str) -> tuple[list[str], list[str]]:
        """Return the names that a text may hold, and patterns of those that it may word in another way."""
        plain, digits = text.lower(), set(_DIGITS.findall(text))
        names = [name for name in self.names if name.lower() in plain]
        found = {pattern for each in digits for pattern in self.patterns.get(each, ())}
        return names, sorted(found)


def trace(
    prose: str | Iterable[Piece],
    ledger: Ledger,
    place: Place,
    *,
    allowed: Iterable[str] = (),
    known: NumbersInNames | None = None,
) -> tuple[tuple[Numeral, ...], tuple[Problem, ...]]:
    """Match the numerals typed into prose to facts; one that matches none is a problem.

    ``prose`` is text, or what ``prose.resolve`` returned: its references are facts already.
    ``allowed`` are the names that the brief lists under ``numerals``; ``known`` those of the ledger.
    """
    pieces = (Piece(prose),) if isinstance(prose, str) else tuple(prose)
    language = ledger.language
    text = "".join(piece.text if piece.fact is None else BLOT * len(piece.text) for piece in pieces)
    if not any(character.isdigit() for character in text):
        return (), ()
    known = known or NumbersInNames.of(ledger)
    text = without_names(as_read(text, language), language)
    names = [as_read(each, language) for each in allowed]
    shown, measuring = blotted(text, names, known.units, *known.within(text))
    whole = "".join(piece.text for piece in pieces)
    found = tuple(
        _as_typed(each, whole, known.figures) for each in _numerals(shown, measuring, known.figures)
    )
    problems = tuple(_problem(numeral, whole, place) for numeral in found if numeral.fact is None)
    return found, problems


def _as_typed(numeral: Numeral, text: str, figures: FiguresByNumber) -> Numeral:
    """Return a numeral in the characters that were typed, with what its marks are where no fact is it."""
    typed = text[numeral.start : numeral.end].strip()
    hint, language = numeral.hint, figures.ledger.language
    other = other_marks(typed, language) if numeral.fact is None else ""
    meant = _number(other, language) if other else None
    if meant is not None and meant in figures.by_number and meant != _number(typed, language):
        hint = tr("in this brief's language it is written {other}", other=other)
    return replace(numeral, text=typed, hint=hint)


def _number(typed: str, language: str) -> Decimal | None:
    """Return a number without its sign; None where its marks are none of a language: 89,169.0 in German."""
    read = as_read(typed, language).replace(",", "").replace("−", "-")
    return abs(Decimal(read)) if _PLAIN.fullmatch(read) else None


def _problem(numeral: Numeral, text: str, place: Place) -> Problem:
    around, typed = excerpt(text, numeral.start, numeral.end), text[numeral.start : numeral.end].strip()
    return Problem(
        place,
        tr("{text} in “{around}” matches no metric", text=typed, around=around),
        numeral.hint
        or tr("state it under `metrics` and refer to it, or list it under `numerals` if it is a name"),
        "untraced",
        "warning",
    )


def _numerals(text: str, measuring: frozenset[int], figures: FiguresByNumber) -> Iterator[Numeral]:
    for found in _sightings(text):
        if not measuring.isdisjoint(range(found.start, found.start + 2)):
            continue
        figures.seen.append(found)
        fact, hint = _of_a_duration(found, figures) if found.is_duration else match(found, figures)
        known = fact.id if fact else None
        yield Numeral(text=found.text, start=found.start, end=found.end, fact=known, hint=hint)


def _sightings(text: str) -> Iterator[Sighting]:
    """Yield the numbers of a text that may be figures: no years."""
    for found in _FIGURE.finditer(text):
        tail = text[found.end("number") : found.end("number") + _WINDOW]
        if _YEAR.fullmatch(found["number"]) and not _measured(tail):
            continue
        upper = None if found["scale"] else _TO.match(text, found.end())
        if upper:
            tail = text[upper.end() : upper.end() + _WINDOW]
        yield Sighting(
            text=found[0].strip(),
            start=found.start(),
            end=found.end(),
            number=Decimal(found["number"].replace(",", "")),
            before=text[max(found.start() - _WINDOW, 0) : found.start()],
            tail=tail,
            negative=found["sign"] in {"-", "−"},
        )


@lru_cache(maxsize=4096)
def _is_name(label: str) -> bool:
    """Return whether the name of what is measured holds a number: Children under 12, 前100家企业."""
    return bool(re.search(r"\d", label) and re.search(r"[^\W\d_]", label))


def _measured(tail: str) -> bool:
    """Return whether a unit or a qualifier follows, so that a number such as 2024 is no year."""
    return bool(re.match(r"\s?[余多]?\s?(?:[%％家个项人名位件台所万亿元次篇辆]|km|people)", tail))


def _of_a_duration(found: Sighting, figures: FiguresByNumber) -> tuple[Fact | None, str]:
    """Match 5年 to the distance of two periods of the ledger."""
    if not figures.durations:
        for fact in figures.ledger.facts.values():
            for years in _years_of(fact, figures.ledger):
                figures.durations.setdefault(years, fact)
    known = figures.durations.get(Fraction(found.number))
    return known, "" if known else tr("no two periods of the ledger lie so many years apart")


def _years_of(fact: Fact, ledger: Ledger) -> Iterator[Fraction]:
    try:
        period = ledger.context.period(fact.period)
        if period.kind == "span":
            yield length_in_years(period)
        if fact.since:
            yield years_between(ledger.context.period(fact.since), period)
        elif fact.kind == "value":
            for other in ledger.accounts[fact.metric].values:
                yield years_between(ledger.context.period(other), period)
    except (ValueError, KeyError):
        return
