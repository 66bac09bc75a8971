"""Places: up three places, 提升两位, now fourth: how far a rank moved, and where it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.words.annotated_text import AnnotatedText, Clause
from briefgen.words.fact_checker import FactChecker, Statement
from briefgen.words.judgement import Judgement
from briefgen.words.late_pattern import LatePattern
from briefgen.words.number_words import CARDINAL_EN, CARDINAL_ZH, whole_number
from briefgen.words.subject import subject_of
from briefgen.words.window import Unknown, pairs

KIND = "places"
_ZH = LatePattern(
    rf"(?:(?P<up>提升|上升|前进|攀升|跃升|升|进)|(?P<down>下降|后退|下滑|回落|退后|退|降"
    rf"|跌))了?(?P<count>{CARDINAL_ZH})(?:个)?(?:位次?|名)",
    hints=("位", "名"),
)
_EN = LatePattern(
    rf"\b(?:(?P<up>improved|rose|climbed|gained|moved up|went up|jumped|up|rise|advance of|gain of)"
    rf"|(?P<down>fell|dropped|slipped|lost|slid|moved down|went down|down"
    rf"|worsened))(?: by)? (?P<count>{CARDINAL_EN}) (?:places?|positions?|ranks?|spots?)\b",
    hints=("place", "position", "rank", "spot"),
)


def find(checker: FactChecker, passage: AnnotatedText, clause: Clause) -> Iterator[Judgement]:
    """Yield what was found of each move by places in a clause."""
    for found in (_ZH if passage.chinese else _EN).finditer(passage.hidden, clause.start, clause.end):
        statement = Statement(kind=KIND, passage=passage, clause=clause, start=found.start(), end=found.end())
        subject = subject_of(passage, clause, found.start(), found.end())
        ranks = [key for key in (subject.metrics if subject else ()) if _is_rank(checker, key)]
        if len(ranks) == 1:
            yield _judged(checker, statement, ranks[0], found)


def _is_rank(checker: FactChecker, metric: str) -> bool:
    latest = checker.history(metric).latest
    return latest is not None and latest.measure == "rank"


def _judged(checker: FactChecker, statement: Statement, metric: str, found: re.Match[str]) -> Judgement:
    compared = pairs(checker.history(metric), statement.window())
    if isinstance(compared, Unknown):
        return statement.judged("open", f"{checker.label(metric)}: {compared.reason}")
    places = whole_number(found["count"]) * (1 if found["up"] else -1)
    if any(base.number - current.number == places for base, current in compared):
        return statement.judged("holds")
    return statement.judged("contradicted", checker.moved(compared[0]), checker.change(compared[0]))
