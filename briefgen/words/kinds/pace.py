"""Pace: growth slowed, grew faster than the year before, 增速回落, 增幅扩大, 降幅收窄."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from briefgen.base.translate import tr
from briefgen.facts.fact import Fact
from briefgen.facts.unit import is_percent
from briefgen.words.annotated_text import AnnotatedText, Clause
from briefgen.words.fact_checker import FactChecker, Statement
from briefgen.words.history import History
from briefgen.words.judgement import Judgement
from briefgen.words.late_pattern import LatePattern
from briefgen.words.subject import subject_of
from briefgen.words.window import Unknown, pairs

KIND = "pace"
_ADVERB_ZH = r"(?:比上年|较上年|比上月|同比|环比|有所|明显|略有|继续|进一步|持续|大幅|小幅|逐步|显著)*"
_ZH = LatePattern(
    rf"(?P<what>增速|增势|增幅|涨幅|增长率|增长|升幅|降幅|跌幅){_ADVERB_ZH}(?:(?P<less>回落|放缓|收窄|减缓"
    rf"|趋缓|缩小|下滑)|(?P<more>加快|提速|扩大|加大|走扩))",
    hints=("增速", "增势", "增幅", "涨幅", "增长", "升幅", "降幅", "跌幅"),
)
_EN = LatePattern(
    r"\b(?P<what>growth|increase|rise|expansion|decline|fall"
    r"|drop)\b[^.,;\x00]{0,6}?(?:\x00+)?[^.,;\x00]{0,12}?\b(?:(?P<less>slow(?:ed|s)|eased|weakened"
    r"|moderated|lost pace|lost momentum)|(?P<more>accelerat(?:ed|es)|quickened|picked up(?: pace)?"
    r"|sped up|gathered pace|strengthened))\b"
    r"|\b(?P<what2>grew|rose|increased|fell|declined|dropped) (?:(?P<more2>faster|more quickly"
    r"|more strongly|more)|(?P<less2>more slowly|less quickly|less strongly|less fast|less"
    r"|slower)) than (?:the |in the )?(?:year|quarter"
    r"|month) before\b",
    hints=("growth", "increase", "rise", "expansion", "decline", "fall", "drop", " than "),
)


def find(checker: FactChecker, passage: AnnotatedText, clause: Clause) -> Iterator[Judgement]:
    """Yield what was found of each word on how the pace of a metric changed."""
    hidden = passage.hidden
    for found in (_ZH if passage.chinese else _EN).finditer(hidden, clause.start, clause.end):
        statement = Statement(kind=KIND, passage=passage, clause=clause, start=found.start(), end=found.end())
        named = tuple(dict.fromkeys(each.metric for each in passage.within(found.start(), found.end())))
        subject = subject_of(passage, clause, found.start(), found.end())
        metrics = named or (subject.metrics if subject else ())
        if len(metrics) != 1:
            yield statement.of_no_metric("one")
            continue
        groups = {key.rstrip("2"): text for key, text in found.groupdict().items() if text}
        falls = re.match(r"降|跌|decline|fall|fell|drop", groups["what"], re.I) is not None
        yield _judged(checker, statement, metrics[0], faster="more" in groups, falls=falls)


def _judged(
    checker: FactChecker, statement: Statement, metric: str, *, faster: bool, falls: bool
) -> Judgement:
    history, window = checker.history(metric), statement.window()
    current = history.at(window.current) if window.current else history.latest
    known = [_steps(history, current, years) for years in (True, False)] if current else []
    paces = [pace for pace in known if pace]
    if current is not None and is_percent(current.unit) and current.measure != "share":
        return _rate(checker, statement, metric, faster=faster)
    if not paces:
        return statement.judged(
            "open", tr("{label}: how fast it grew before is not known", label=checker.label(metric))
        )
    way = -1 if falls else 1
    if any(
        now * way > 0 and (abs(now) > abs(then) if faster else now * way < then * way) for then, now in paces
    ):
        return statement.judged("holds")
    if not falls and not faster and any(now < then for then, now in paces):
        return statement.judged("holds")
    return statement.judged("contradicted", f"{checker.label(metric)}: {checker.series(metric)}")


def _rate(checker: FactChecker, statement: Statement, metric: str, *, faster: bool) -> Judgement:
    """Judge the pace of a metric that is a rate of change itself: 涨幅回落."""
    compared = pairs(checker.history(metric), statement.window())
    if isinstance(compared, Unknown):
        return statement.judged("open", f"{checker.label(metric)}: {compared.reason}")
    if any(
        (abs(now.number) > abs(then.number)) == faster and now.number != then.number for then, now in compared
    ):
        return statement.judged("holds")
    return statement.judged("contradicted", checker.moved(compared[0]), checker.change(compared[0]))


def _steps(history: History, current: Fact, years: bool) -> tuple[Fraction, Fraction] | None:
    """Return the growth to the value before a value, and to the value itself; None where one is unknown."""
    base = history.years_before(current, 1) if years else history.previous(current)
    if years:
        before = history.previous(current)
        first = history.years_before(before, 1) if before else None
    else:
        before, first = base, history.previous(base) if base else None
    if base is None or before is None or first is None or min(base.number, first.number) <= 0:
        return None
    return _growth(first, before), _growth(base, current)


def _growth(base: Fact, current: Fact) -> Fraction:
    return Fraction(current.number) / Fraction(base.number) - 1
