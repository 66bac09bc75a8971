"""Targets, limits and benchmarks: met the target, below the national average, 未达标, 高于全国平均."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import parted
from briefgen.base.translate import tr
from briefgen.facts.benchmark import NAMES
from briefgen.facts.fact import Fact
from briefgen.facts.format import figure
from briefgen.facts.gap import aim_of, gap
from briefgen.facts.gap_wording import gap_clause
from briefgen.facts.goals import better_way, verdict
from briefgen.facts.grading import grade_of, grade_word
from briefgen.facts.target import SET
from briefgen.facts.thresholds import Grade
from briefgen.words.annotated_text import AnnotatedText, Clause
from briefgen.words.fact_checker import FactChecker, Statement
from briefgen.words.judgement import Judgement
from briefgen.words.standing import value_at
from briefgen.words.subject import subject_of
from briefgen.words.window import Unknown

KIND = "aim"
_SIDE_EN = (
    r"(?:(?P<above>above|over|higher than|longer than|exceed(?:s|ed|ing)?)"
    r"|(?P<below>below|under|lower than|shorter than|short of))(?: the| its| our| their| this)? "
)
_DONE_EN = (
    r"(?:(?P<missed>miss(?:es|ed)|(?:failed to|did not|do(?:es)? not|has not|have not) (?:meet|met|reach)"
    r"|off)|(?P<met>met|meets?|hit|hits|reach(?:es|ed)|achiev(?:es|ed)|on))(?: the| its| our| their)? "
)
_NOT_AN_AIM = r"(?![- ]?(?:group|area|population|audience|range|value|zone|date|year|customer|market))"
_SIDE_ZH = r"(?:(?P<above>高于|超过|超出|高出)|(?P<below>低于|不及))(?:了)?(?:\d{4}年)?"
_DONE_ZH = (
    r"(?P<missed>(?:未能?|没有?|尚未|未)(?:达到|完成|实现)(?:了)?(?=目标)|(?:未|不)达标)"
    r"|(?P<met>(?:达到|完成|实现)了?(?=目标)|(?<![未不])达标)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Aims:
    """What a brief's texts call targets, limits and benchmarks, and how they are found."""

    pattern: re.Pattern[str]
    word_of: dict[str, str]


@cache
def _aims(labels: tuple[str, ...], chinese: bool) -> _Aims:
    names = {pair[not chinese]: word for word, pair in {**SET, **NAMES}.items()}
    names |= {label.lower(): "benchmark" for label in labels}
    listed = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    if chinese:
        said = rf"{_SIDE_ZH}(?P<aim>{listed})|{_DONE_ZH}"
    else:
        aimed = rf"(?P<aim>{listed})\b{_NOT_AN_AIM}"
        said = rf"\b{_SIDE_EN}{aimed}|\b{_DONE_EN}target\b{_NOT_AN_AIM}"
    return _Aims(pattern=re.compile(said, re.IGNORECASE), word_of=names)


def find(checker: FactChecker, passage: AnnotatedText, clause: Clause) -> Iterator[Judgement]:
    """Yield what was found of each target, limit or benchmark that a clause holds a metric against."""
    labels = checker.benchmarks
    if labels is None:
        return
    aims = _aims(labels, passage.chinese)
    for found in aims.pattern.finditer(passage.hidden, clause.start, clause.end):
        statement = Statement(kind=KIND, passage=passage, clause=clause, start=found.start(), end=found.end())
        subject = subject_of(passage, clause, found.start(), found.end())
        if subject is None or len(subject.metrics) != 1:
            yield statement.of_no_metric("one")
            continue
        word = aims.word_of.get((found["aim"] or "").lower(), "target")
        yield _judged(checker, statement, subject.metrics[0], word, found)


def _judged(
    checker: FactChecker, statement: Statement, metric: str, word: str, said: re.Match[str]
) -> Judgement:
    account = checker.ledger.accounts[metric]
    value = value_at(checker, metric, statement.window())
    if isinstance(value, Unknown):
        return statement.judged("open", value.reason)
    latest = account.latest()
    if latest is None or latest.period != value.period:
        return statement.judged("open", tr("it is held against what is set for the latest value alone"))
    reached = said["met"] or said["missed"]
    if reached and not account.goals and (grade := grade_of(value, account)):
        return _graded(checker, statement, value, grade, met=bool(said["met"]))
    try:
        aim = aim_of(account, word)
    except LookupError as error:
        return statement.judged("open", parted(error)[0])
    if reached:
        return _reached(checker, statement, value, aim, met=bool(said["met"]))
    far = gap(value, aim, account)
    if far is None or (aim.vague or value.vague) or value.measure == "rank":
        return statement.judged("open", tr("on which side of it the value lies is not certain"))
    if far.number and (far.number > 0) == bool(said["above"]):
        return statement.judged("holds")
    clause = gap_clause(far, checker.ledger.language)
    label = checker.label(metric)
    right = f"{label}{clause}" if checker.chinese else f"{label}: {clause}"
    return statement.judged("contradicted", _told(checker, value, aim), right)


def _reached(checker: FactChecker, statement: Statement, value: Fact, aim: Fact, *, met: bool) -> Judgement:
    context = checker.ledger.context
    better = better_way(checker.ledger.metrics[value.metric], aim)
    found = verdict(value, aim, better, context)
    if not found or (found == "due" and not met):
        return statement.judged("open", tr("whether it is met is not certain"))
    if met == (found in ("met", "early")):
        return statement.judged("holds")
    return statement.judged("contradicted", _told(checker, value, aim))


def _graded(checker: FactChecker, statement: Statement, value: Fact, grade: Grade, *, met: bool) -> Judgement:
    """Return what thresholds say, of a metric without a target, of words that it is met."""
    if grade == "watch":
        return statement.judged("open", tr("it is to be watched, which is neither met nor missed"))
    if met == (grade == "good"):
        return statement.judged("holds")
    word = grade_word(grade, checker.ledger.language)
    return statement.judged("contradicted", f"{checker.label(value.metric)}: {checker.shown(value)}, {word}")


def _told(checker: FactChecker, value: Fact, aim: Fact) -> str:
    shown = checker.shown(aim) if aim.period else figure(aim, checker.ledger.language).text
    return f"{checker.label(value.metric)}: {checker.shown(value)}, {aim.label}: {shown}"
