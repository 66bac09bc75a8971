"""Prose in pieces goes in; each numeral its author typed comes out with the fact it states, or as untraced.

Not figures, and never named: dates and years (2025年, 12月4日, 2020—2025, Q3 2025), ordinals (第3场, 2nd),
times, list marks, links, names with letters or a plus (8K, BG136, 10+1), what the brief lists under
``numerals``, and numerals in Chinese characters (五年, 全国首个).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import TYPE_CHECKING

from briefgen.facts.fact import Fact
from briefgen.facts.format import EN_BEFORE, EN_SINGULAR, ZH_BEHIND, ZH_LAST, figure
from briefgen.facts.period import MONTHS, length_in_years, parse, years_between
from briefgen.facts.prose import Piece
from briefgen.facts.unit import dimension, split
from briefgen.problems import Place, Problem

if TYPE_CHECKING:
    from briefgen.facts.ledger import Ledger

_MONTH = "|".join(f"{name}|{name[:3]}" for name in MONTHS)
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_UNITS = r"km/h|km|kWh|MWh|GWh|kW|MW|GW|mph|kg|mm|cm|m²|m|g|t|nm|GB|TB|people|times|[a-z]{4,}"

_NOT_FIGURES = re.compile(
    "|".join(
        (
            r"https?://\S+|www\.\S+|[\w.]+@[\w.]+",
            r"\d{4}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{1,2}(?!\d)",  # 2025-12-04
            r"(?<!\d)(?:19|20)\d\d\s*[-–—~至到]\s*(?:(?:19|20)\d\d)(?!\d)\s*年?",  # 2020—2025年
            r"(?<!\d)(?:19|20)\d\d\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号])?)?",
            r"(?<!\d)\d{1,2}\s*月\s*\d{1,2}\s*[日号]|(?<!\d)\d{1,2}\s*月份?(?!\d)|(?<!\d)\d{1,2}\s*[日号](?!\w)",
            rf"\b\d{{1,2}}\s+(?:{_MONTH})\b(?:,?\s+\d{{4}})?",
            rf"\b(?:{_MONTH})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}})?|\b(?:{_MONTH})\.?\s+\d{{4}}\b",
            r"\b(?:[QH][1-4]|FY)\s*(?:19|20)\d\d\b|\b(?:19|20)\d\d\s*[QH][1-4]\b",
            r"第\s*\d+\s*(?![\d位名])",  # 第3场; 第34位 is a figure
            r"(?<!\d)\d{1,2}[:：]\d{2}(?::\d{2})?(?!\d)",
            r"(?m:^\s*(?:[(（]\d{1,2}[)）]|\d{1,2}[.、)）](?!\d)))",  # 1. and （1） at the head of a line
            r"\d+(?:\+\d+)+",  # “10+1”
            rf"\d[\d.,]*(?!\s?(?:{_UNITS})(?![A-Za-z]))(?!(?:st|nd|rd|th)\b)[A-Za-z][A-Za-z\d]*",  # 8K
            r"[A-Za-z]+[-_/]?\d[A-Za-z\d.]*",  # BG136, COVID-19
        )
    )
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_FIGURE = re.compile(rf"(?P<sign>[-−+](?=\d))?(?P<number>(?<![\d.]){_NUMBER})(?P<scale>\s?[万亿千百]+)?")
_QUALIFIER_BEFORE = re.compile(
    r"(近|约|超|超过|逾|接近|不足|nearly|about|over|more than|under|at least)\s*$", re.I
)
_DURATION = re.compile(r"\s*(?:年|周年|-?\s?years?\b)", re.I)
_WINDOW = 24
_TAIL = 24
"""How many characters behind a number may be its unit."""


@dataclass(frozen=True, slots=True)
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
    index = _by_number(ledger)
    for match in _FIGURE.finditer(text):
        shown = match["number"]
        tail = text[match.end("number") : match.end("number") + _TAIL]
        if _YEAR.fullmatch(shown) and not _measured(tail):
            continue
        number = _number(shown)
        if number is None:
            continue
        span = (match[0].strip(), match.start(), match.end())
        if _DURATION.match(tail) and number < 1000:
            yield _duration(span, number, ledger)
            continue
        facts = index.get(number, [])
        yield _matched(span, facts, text[: match.start()], tail, match["sign"] or "", ledger)


def _number(shown: str) -> Decimal | None:
    try:
        return Decimal(shown.replace(",", ""))
    except InvalidOperation:
        return None


def _measured(tail: str) -> bool:
    """Say whether a unit or a qualifier follows, so that a number such as 2024 is no year."""
    return bool(re.match(r"\s?[余多]?\s?(?:[%％家个项人名位件台所万亿元次篇辆]|km|people)", tail))


def _duration(span: tuple[str, int, int], number: Decimal, ledger: Ledger) -> Numeral:
    """Match 5年 to the distance of two periods of the ledger."""
    for fact in ledger.facts.values():
        if Fraction(number) in _years_of(fact, ledger):
            return Numeral(*span, fact.id)
    return Numeral(*span, None, "no two periods of the ledger lie so many years apart")


def _years_of(fact: Fact, ledger: Ledger) -> Iterator[Fraction]:
    try:
        period = parse(fact.period, ledger.edition.as_of)
        if period.kind == "span":
            yield length_in_years(period)
        if fact.since:
            yield years_between(parse(fact.since), period)
        elif fact.kind == "value":
            for other in ledger.accounts[fact.metric].values:
                yield years_between(parse(other, ledger.edition.as_of), period)
    except (ValueError, KeyError):
        return


def _matched(
    span: tuple[str, int, int], facts: list[Fact], before: str, tail: str, sign: str, ledger: Ledger
) -> Numeral:
    """Return the numeral with the fact whose number, unit and qualifier it prints."""
    almost = ""
    candidates = [fact for fact in facts if _unit_follows(fact, tail, before)]
    around = before[-_WINDOW:] + tail
    for fact in sorted(candidates, key=lambda fact: _likeness(fact, around, tail), reverse=True):
        if sign in {"-", "−"} and fact.number > 0:
            almost = f"{fact.id} is {figure(fact, ledger.language).text}: the sign differs"
        elif not _qualified(fact, before, tail):
            almost = f"{fact.id} is printed {figure(fact, ledger.language).text}"
        else:
            return Numeral(*span, fact.id)
    return Numeral(*span, None, almost)


def _by_number(ledger: Ledger) -> dict[Decimal, list[Fact]]:
    index: dict[Decimal, list[Fact]] = {}
    for fact in ledger.facts.values():
        index.setdefault(abs(fact.number), []).append(fact)
    return index


def _likeness(fact: Fact, around: str, tail: str) -> int:
    """Return how much of a fact's label stands around a numeral; its own unit counts for two letters."""
    pairs = {fact.label[index : index + 2] for index in range(len(fact.label) - 1)}
    own_unit = bool(fact.unit) and tail.lstrip(" 余多").startswith(fact.unit)
    return sum(pair in around for pair in pairs) + 2 * own_unit


def _unit_follows(fact: Fact, tail: str, before: str) -> bool:
    """Say whether the fact's unit follows the number, or a measure word as good."""
    rest = tail.lstrip(" \u00a0\u2009").lstrip("余多").lstrip()
    if before.rstrip().endswith("第") != (fact.measure == "rank" and fact.kind == "value"):
        english_rank = re.match(r"(?:st|nd|rd|th)\b", tail) and fact.measure == "rank"
        if not english_rank:
            return False
    unit = fact.unit
    if not unit or rest.startswith(unit) or rest.startswith(EN_SINGULAR.get(unit, "\x00")):
        return _ends_there(rest, unit)
    if fact.measure == "rank":
        return bool(re.match(r"位|名|(?:st|nd|rd|th|places?)\b", rest))
    scale, _base = split(unit)
    return scale == 1 and dimension(unit) == "count" and bool(re.match(_COUNTED, rest))


_COUNTED = (
    r"[家个项人名件所台套座处支条种类只篇户场批艘列辆架次款届期](?!分点)|[^\W\d_\x00]*(?:companies|people)"
)
_OTHER_MEASURE = re.compile(r"[%％‰万亿倍番]|个百分点|percent|million|billion|times")


def _ends_there(rest: str, unit: str) -> bool:
    """Say whether nothing behind the unit makes it another one: 85% but not 85%个, 70 but not 70万."""
    behind = rest[len(unit) :] if unit and rest.startswith(unit) else rest if not unit else ""
    return not _OTHER_MEASURE.match(behind)


def _qualified(fact: Fact, before: str, tail: str) -> bool:
    """Say whether the prose qualifies the number as the fact does."""
    found = _QUALIFIER_BEFORE.search(before[-12:])
    rest = tail.lstrip()
    behind = next((word for word in ZH_BEHIND if rest.startswith(word)), "")
    last = next((word for word in ZH_LAST if re.match(rf"[^\s，。；、]{{0,8}}{word}", rest)), "")
    said = bool(found) or bool(behind) or bool(last)
    if not fact.qualifier:
        return not said
    if not said:
        return False
    return _same_qualifier(fact.qualifier, found[1].lower() if found else behind or last)


_SYNONYMS = {"超过": "超", "逾": "超", "接近": "近", "more than": "over", "at least": "以上", "不足": "under"}


def _same_qualifier(one: str, other: str) -> bool:
    return _class(one) == _class(_SYNONYMS.get(other, other))


def _class(qualifier: str) -> str:
    word = EN_BEFORE.get(qualifier, qualifier)
    return {"at least": "over"}.get(word, word)
