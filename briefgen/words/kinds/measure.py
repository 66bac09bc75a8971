"""Measures beside figures: per cent against percentage points, 万 against 亿, million against billion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from briefgen.base.compile_late import compile_late
from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.facts.fact import Fact
from briefgen.facts.kinds import COMPARISONS
from briefgen.facts.unit import dimension, is_percent, size, split
from briefgen.words import movement
from briefgen.words.annotated_text import AnnotatedText, Clause
from briefgen.words.fact_checker import FactChecker, Statement
from briefgen.words.history import ways
from briefgen.words.judgement import Judgement
from briefgen.words.late_pattern import LatePattern
from briefgen.words.mention import Mention
from briefgen.words.subject import subject_of
from briefgen.words.window import Unknown, pairs

KIND = "measure"
_POINTS = r"(?:个?百分点|\s?percentage points?|\s?pp\b|\s?points?\b)"
_PERCENT = r"(?:[%％]|\s?per ?cent\b(?! points?)|\s?percent\b(?! ?age)(?! points?))"
_TYPED = LatePattern(
    rf"(?<![\d.])(?P<number>\d+(?:\.\d+)?)\s?(?:(?P<points>个百分点|(?:percentage )?points?\b|pp\b)"
    rf"|(?P<percent>{_PERCENT}))"
)
_SCALED = LatePattern(
    r"(?<![\d.,])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s?(?P<unit>(?:万亿|千亿|百亿"
    r"|千万|百万|亿|万)[一-鿿]{0,3}"
    r"|(?:million|billion|trillion|thousand)\b)"
)
_BEHIND = LatePattern(
    r"\s?(?P<unit>(?:万亿|千亿|百亿|千万|百万|亿|万)[一-鿿]{0,2}|(?:million|billion|trillion|thousand)\b)"
)


@cache
def _behind_figure() -> re.Pattern[str]:
    return compile_late(rf"(?P<points>{_POINTS})|(?P<percent>{_PERCENT})", re.I)


def find(checker: FactChecker, passage: AnnotatedText, clause: Clause) -> Iterator[Judgement]:
    """Yield what was found of each measure that is typed beside a figure."""
    for mention in passage.within(clause.start, clause.end):
        if mention.fact is not None:
            yield from _beside(passage, clause, mention, mention.fact)
    yield from _typed_percent(checker, passage, clause)
    yield from _typed_scale(checker, passage, clause)


def _beside(passage: AnnotatedText, clause: Clause, mention: Mention, fact: Fact) -> Iterator[Judgement]:
    """Judge the unit that is typed right behind a reference."""
    shown = passage.text[mention.start : mention.end]
    own = re.search(r"[%％]|百分点|percent|points?$|pp$", shown)
    if found := _behind_figure().match(passage.text, mention.end):
        statement = _statement(passage, clause, mention.start, found.end())
        points = fact.kind == "points" or "百分点" in fact.unit or "point" in fact.unit
        percent = is_percent(fact.unit)
        wrong = points if found["percent"] else percent and not points
        if own or (wrong and (fact.kind in COMPARISONS or percent)):
            unit = fact.unit or tr("no unit")
            yield statement.judged(
                "contradicted", tr("{id} is in {unit}: {shown}", id=fact.id, unit=unit, shown=shown)
            )
        return
    found = _BEHIND.match(passage.text, mention.end)
    if found and fact.kind in ("value", "change"):
        scale, _ = split(found["unit"])
        printed = not shown[-1:].isdecimal()
        if printed or scale != split(fact.unit)[0]:
            statement = _statement(passage, clause, mention.start, found.end())
            said = N_("{id} is in {unit}, which is printed already") if printed else N_("{id} is in {unit}")
            reason = tr(said, id=fact.id, unit=fact.unit or tr("single units"))
            yield statement.judged("contradicted", reason)


def _typed_percent(checker: FactChecker, passage: AnnotatedText, clause: Clause) -> Iterator[Judgement]:
    """Judge 5% and 5 percentage points that are typed behind rose or fell of a percentage."""
    for found in _TYPED.finditer(passage.hidden, clause.start, clause.end):
        verb = next((word for word in _verbs(passage, clause, found) if _adjoins(passage, word, found)), None)
        subject = verb and subject_of(passage, clause, verb.start(), verb.end())
        if verb is None or subject is None or len(subject.metrics) != 1 or subject.change is not None:
            continue
        statement = _statement(passage, clause, found.start(), found.end())
        compared = pairs(checker.history(subject.metrics[0]), statement.window())
        if isinstance(compared, Unknown):
            continue
        yield from _percentage(checker, statement, found, compared)


def _verbs(passage: AnnotatedText, clause: Clause, found: re.Match[str]) -> Iterator[re.Match[str]]:
    yield from movement.words_in(passage, clause.start, found.start())
    yield from _BETTER.finditer(passage.hidden, clause.start, found.start())
    behind = _HIGHER.match(passage.hidden, found.end(), clause.end)
    if behind is not None:
        yield behind


_BETTER = LatePattern(
    r"\b(?:improved|worsened|deteriorated|added|put on)\b|改善|好转|恶化"
    r"|[比较](?:上年|去年)[高低]出?"
)
_HIGHER = LatePattern(
    r"\s(?:higher|lower|up|down)(?= (?:than (?:in )?(?:\d{4}|a year|the year"
    r"|last)|on (?:\d{4}|the year|last)))"
)
_ROUGHLY = LatePattern(r"[约近超逾]|about|nearly|over|more than|almost|around")


def _adjoins(passage: AnnotatedText, verb: re.Match[str], found: re.Match[str]) -> bool:
    if verb.start() >= found.end():
        return True  # 5 per cent higher than in 2024
    if passage.text[: verb.end()].endswith(("至", "到", "为", "to")):
        return False  # a level, and no change
    return bool(
        re.fullmatch(
            r"[了约近超逾达\s]{0,3}|\s(?:by |of |about |nearly |over |more than )*",
            passage.text[verb.end() : found.start()],
        )
    )


def _percentage(
    checker: FactChecker, statement: Statement, found: re.Match[str], compared: tuple[tuple[Fact, Fact], ...]
) -> Iterator[Judgement]:
    number, said_points = Decimal(found["number"]), found["points"] is not None
    measured = is_percent(compared[0][1].unit)
    digits = -min(0, int(number.as_tuple().exponent))
    fits_points = any(
        _rounds(abs(current.number - base.number), number, digits) for base, current in compared
    )
    growths = (
        abs((current.number - base.number) / base.number * 100) for base, current in compared if base.number
    )
    fits_growth = any(_rounds(growth, number, digits) for growth in growths)
    base, current = compared[0]
    if current.measure in ("rank", "index") or _is_stated(checker, current, number):
        return
    if said_points and not measured:
        yield statement.judged(
            "contradicted", tr("{label} is not a percentage", label=checker.label(current.metric)), ""
        )
        return
    meant, other = (fits_points, fits_growth) if said_points else (fits_growth, fits_points)
    roughly = _ROUGHLY.search(statement.passage.text[max(0, statement.start - 12) : statement.start])
    moved = 0 not in ways(base, current)
    if (measured and other and not meant and moved) or not (meant or other or roughly or not digits):
        pair = (base, current)
        yield statement.judged("contradicted", checker.moved(pair), checker.change(pair))


def _is_stated(checker: FactChecker, current: Fact, number: Decimal) -> bool:
    """Return whether a source states just that number of a metric: as growth on another basis, say."""
    facts = checker.ledger.accounts[current.metric].facts()
    return any(abs(fact.number) == number for fact in facts if fact.kind != "value")


def _rounds(exact: Decimal, number: Decimal, digits: int) -> bool:
    return abs(exact - number) <= Decimal("0.5") * Decimal(10) ** -digits


def _typed_scale(checker: FactChecker, passage: AnnotatedText, clause: Clause) -> Iterator[Judgement]:
    """Judge a typed number that a metric of the sentence has, in another scale: 万 for 亿."""
    hidden = passage.hidden
    keys = dict.fromkeys(each.metric for each in passage.within(clause.first, clause.last))
    for found in _SCALED.finditer(hidden, clause.start, clause.end):
        number, (scale, _) = Decimal(found["number"].replace(",", "")), split(found["unit"])
        alike = [
            fact
            for key in keys
            for fact in checker.ledger.accounts[key].facts()
            if fact.number == number and fact.kind in ("value", "change")
        ]
        wrong = [fact for fact in alike if split(fact.unit)[0] != scale and dimension(fact.unit) != "percent"]
        if wrong and len(wrong) == len(alike) and not _said_elsewhere(checker, keys, number * scale):
            statement = _statement(passage, clause, found.start(), found.end())
            yield statement.judged(
                "contradicted", f"{checker.label(wrong[0].metric)}: {checker.shown(wrong[0])}"
            )


def _said_elsewhere(checker: FactChecker, keys: dict[str, None], amount: Decimal) -> bool:
    """Return whether a figure of these metrics is just that amount."""
    facts = (fact for key in keys for fact in checker.ledger.accounts[key].facts())
    return any(
        fact.number * Decimal(int(size(fact.unit))) == amount for fact in facts if size(fact.unit) >= 1
    )


def _statement(passage: AnnotatedText, clause: Clause, start: int, end: int) -> Statement:
    return Statement(kind=KIND, passage=passage, clause=clause, start=start, end=end)
