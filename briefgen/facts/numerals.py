"""Prose in pieces goes in; each numeral its author typed comes out with the fact it states, or as untraced.

Not figures, and never named: dates and years (2025年, 12月4日, 2020—2025, Q3 2025), ordinals (第3场, 2nd),
times, list marks, links, names with letters or a plus (8K, BG136, 10+1), what the brief lists under
``numerals``, and numerals in Chinese characters (五年, 全国首个).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from briefgen.facts.fact import Fact
from briefgen.facts.matching import Sighting, match
from briefgen.facts.period import MONTHS, length_in_years, years_between
from briefgen.facts.prose import Piece
from briefgen.problems import Place, Problem
from briefgen.records import dataclass

if TYPE_CHECKING:
    from briefgen.facts.ledger import Ledger

_MONTH = "|".join(f"{name}|{name[:3]}" for name in MONTHS)
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_UNITS = r"bn|mn|tn|pp|pct|km/h|km|kWh|MWh|GWh|kW|MW|GW|mph|kg|mm|cm|m²|m|g|t|nm|GB|TB|people|times|[a-z]{4,}"

_NOT_FIGURES = re.compile(
    "|".join(
        (
            r"https?://\S+|www\.\S+|(?<![\w.])[\w.]+@[\w.]+",
            r"\d{4}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{1,2}(?!\d)",  # 2025-12-04
            r"(?<!\d)(?:19|20)\d\d\s*[-–—~至到]\s*(?:(?:19|20)\d\d)(?!\d)\s*年?",  # 2020—2025年
            r"(?<![\d/])(?:19|20)\d\d/(?:\d\d)?\d\d(?![\d/])|\b[Ww]eek\s\d{1,2}\b",  # 2024/25
            r"(?<!\d)(?:19|20)\d\d\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号])?)?",
            r"(?<!\d)(?:(?:19|20)\d\d\s*年\s*)?\d{1,2}\s*月?\s*[-–—~至到]\s*\d{1,2}\s*月份?(?!\d)",  # 1—9月
            r"(?<!\d)\d{1,2}\s*世纪(?:\s*\d0\s*年代)?|(?<!\d)(?:(?:19|20)\d)?\d0\s*年代|\b24/7\b",
            r"(?<!\d)\d{1,2}\s*月\s*\d{1,2}\s*[日号]|(?<!\d)\d{1,2}\s*月份?(?!\d)|(?<!\d)\d{1,2}\s*[日号](?!\w)",
            rf"\b\d{{1,2}}\s+(?:{_MONTH})\b(?:,?\s+\d{{4}})?",
            rf"\b(?:{_MONTH})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}})?|\b(?:{_MONTH})\.?\s+\d{{4}}\b",
            r"\b(?:[QH][1-4]|FY)\s*(?:19|20)\d\d\b|\b(?:19|20)\d\d\s*[QH][1-4]\b",
            r"第\s*\d+\s*(?![\d位名])",  # 第3场; 第34位 is a figure
            r"(?<!\d)\d{1,2}[:：]\d{2}(?::\d{2})?(?!\d)",
            r"(?m:^\s*(?:[(（]\d{1,2}[)）]|\d{1,2}[.、)）](?!\d)))",  # 1. and （1） at the head of a line
            r"\d+(?:\+\d+)+",  # “10+1”
            rf"(?<![\d.,])\d[\d.,]*(?!\s?(?:{_UNITS})(?![A-Za-z]))"
            r"(?!(?:st|nd|rd|th)\b)[A-Za-z][A-Za-z\d]*",  # 8K
            r"[A-Za-z]+[-_/]?\d[A-Za-z\d.]*",  # BG136, COVID-19
        )
    )
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_FIGURE = re.compile(rf"(?P<sign>[-−+](?=\d))?(?P<number>(?<![\d.]){_NUMBER})(?P<scale>\s?[万亿千百]+)?")
_WINDOW = 24
"""How many characters before a number may name it, and behind it be its unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A numeral in prose, where it stands, and the id of the fact it states; None: no fact does."""

    text: str
    start: int
    end: int
    fact: str | None
    hint: str = ""


def trace(
    prose: str | Iterable[Piece], ledger: Ledger, place: Place, *, allowed: Iterable[str] = ()
) -> tuple[tuple[Numeral, ...], tuple[Problem, ...]]:
    """Match the numerals that stand in prose by themselves to facts; each other one is a problem.

    ``prose`` is text, or what ``prose.resolve`` returned: its references are facts already.
    ``allowed`` are the names that the brief lists under ``numerals``.
    """
    pieces = (Piece(prose),) if isinstance(prose, str) else tuple(prose)
    text = "".join(piece.text if piece.fact is None else "\x00" * len(piece.text) for piece in pieces)
    if not any(character.isdigit() for character in text):
        return (), ()
    found = tuple(_numerals(_masked(text, allowed), ledger))
    problems = tuple(_problem(numeral, text, place) for numeral in found if numeral.fact is None)
    return found, problems


def _masked(text: str, allowed: Iterable[str]) -> str:
    """Return the text with everything that is no figure blotted out, each character by one."""
    for name in sorted(allowed, key=len, reverse=True):
        if name:
            text = text.replace(name, "\x00" * len(name))
    return _NOT_FIGURES.sub(lambda match: "\x00" * len(match[0]), text)


def _problem(numeral: Numeral, text: str, place: Place) -> Problem:
    around = text[max(numeral.start - 6, 0) : numeral.end + 8].replace("\x00", "·").replace("\n", " ")
    return Problem(
        place,
        f"{numeral.text} in “{around.strip()}” is no figure of the ledger",
        numeral.hint
        or "state it under `metrics` and refer to it, or list it under `numerals` if it is a name",
        "untraced",
        "warning",
    )


def _numerals(text: str, ledger: Ledger) -> Iterator[Numeral]:
    for found in _sightings(text):
        fact, hint = _of_a_duration(found, ledger) if found.is_duration else match(found, ledger)
        known = fact.id if fact else None
        yield Numeral(text=found.text, start=found.start, end=found.end, fact=known, hint=hint)


def _sightings(text: str) -> Iterator[Sighting]:
    """Yield the numbers of a text that may be figures: no years."""
    for found in _FIGURE.finditer(text):
        tail = text[found.end("number") : found.end("number") + _WINDOW]
        if _YEAR.fullmatch(found["number"]) and not _measured(tail):
            continue
        yield Sighting(
            text=found[0].strip(),
            start=found.start(),
            end=found.end(),
            number=Decimal(found["number"].replace(",", "")),
            before=text[max(found.start() - _WINDOW, 0) : found.start()],
            tail=tail,
            negative=found["sign"] in {"-", "−"},
        )


def _measured(tail: str) -> bool:
    """Say whether a unit or a qualifier follows, so that a number such as 2024 is no year."""
    return bool(re.match(r"\s?[余多]?\s?(?:[%％家个项人名位件台所万亿元次篇辆]|km|people)", tail))


def _of_a_duration(found: Sighting, ledger: Ledger) -> tuple[Fact | None, str]:
    """Match 5年 to the distance of two periods of the ledger."""
    for fact in ledger.facts.values():
        if Fraction(found.number) in _years_of(fact, ledger):
            return fact, ""
    return None, "no two periods of the ledger lie so many years apart"


def _years_of(fact: Fact, ledger: Ledger) -> Iterator[Fraction]:
    try:
        period = ledger.edition.period(fact.period)
        if period.kind == "span":
            yield length_in_years(period)
        if fact.since:
            yield years_between(ledger.edition.period(fact.since), period)
        elif fact.kind == "value":
            for other in ledger.accounts[fact.metric].values:
                yield years_between(ledger.edition.period(other), period)
    except (ValueError, KeyError):
        return
