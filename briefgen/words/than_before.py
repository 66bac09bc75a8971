"""Direction said as a comparison with another time: fewer visits than in 2024, 低于上年, 比2024年少."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.base.translate import tr
from briefgen.words.annotated_text import AnnotatedText, Clause
from briefgen.words.fact_checker import FactChecker, Statement
from briefgen.words.history import Way, ways
from briefgen.words.judgement import Judgement
from briefgen.words.late_pattern import LatePattern
from briefgen.words.mood import negated
from briefgen.words.scope import why_open
from briefgen.words.subject import Subject, subject_of
from briefgen.words.window import Unknown, Window, pairs, period_in

KIND = "direction"
_THEN_ZH = r"(?:上年|去年|前一年|上一年|(?:19|20)\d\d年)"
_ZH = LatePattern(
    rf"[比较](?P<base>{_THEN_ZH})(?:同期|全年|水平|时)?(?:还|要|更|略|稍|明显|大幅)*(?:(?P<more>多"
    rf"|高|大)|(?P<less>少|低|小))[出了]?"
    r"(?=[，。；、！）\x00\d约近]|$)"
    r"|(?:(?P<more2>高于|超过|超越|多于|大于)|(?P<less2>低于|少于|小于|不及|不如|未及|逊于))了?"
    rf"(?P<base2>{_THEN_ZH})(?:同期|全年|年度|水平|的|值)*(?:\x00+)?(?=[，。；、！）]|$)",
    hints=("年",),
)
_THEN_EN = (
    r"(?:in |it was in |they were in |there were in |during )?(?:the )?(?:(?P<base>(?:19|20)\d\d)"
    r"|(?P<ago>year before|previous year|last year|a year (?:ago|earlier|before)))\b"
)
_EN = LatePattern(
    r"\b(?:(?P<more>more|higher|larger|greater)|(?P<less>fewer|lower|less|smaller)) (?P<named>\x00+)s?"
    rf"(?: [a-z]+){{0,3}}? than {_THEN_EN}",
    hints=(" than ",),
)


def find(checker: FactChecker, passage: AnnotatedText, clause: Clause) -> Iterator[Judgement]:
    """Yield what was found of each metric that is said to be more or less than at another time."""
    for found in (_ZH if passage.chinese else _EN).finditer(passage.hidden, clause.start, clause.end):
        statement = Statement(kind=KIND, passage=passage, clause=clause, start=found.start(), end=found.end())
        named = {key.rstrip("2"): text for key, text in found.groupdict().items() if text}
        inside = tuple(dict.fromkeys(each.metric for each in passage.within(found.start(), found.end())))
        subject = subject_of(passage, clause, found.start(), found.end()) if passage.chinese else None
        if not passage.chinese and inside:
            subject = Subject(metrics=inside)
        if subject is None or len(subject.metrics) != 1 or not set(inside) <= set(subject.metrics):
            yield statement.judged(
                "open", tr("what it is said of is not one metric of the brief, or not plain")
            )
        elif negated(passage, found.start()) or why_open(passage, clause, found.start(), found.end()):
            yield statement.judged("open", tr("it is denied, or of which time it is said is not plain"))
        else:
            yield _judged(checker, statement, subject, named)


def _judged(checker: FactChecker, statement: Statement, subject: Subject, named: dict[str, str]) -> Judgement:
    way: Way = 1 if "more" in named else -1
    then = period_in(named["base"]) if re.match(r"\d", named.get("base", "")) else None
    current = statement.window().current
    current = None if current == then else current
    window = Window(base=then, current=current) if then else Window(years=1, current=current)
    compared = pairs(checker.history(subject.metrics[0]), window)
    if isinstance(compared, Unknown):
        return statement.judged("open", f"{checker.label(subject.metrics[0])}: {compared.reason}")
    if any(way in ways(base, now) for base, now in compared):
        return statement.judged("holds")
    return statement.judged("contradicted", checker.moved(compared[0]), checker.change(compared[0]))
