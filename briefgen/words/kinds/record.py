"""Records: a record high, the lowest ever, highest since 2021, 创历史新高, 首次突破1000万."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefgen.facts.fact import Fact
from briefgen.words.annotated_text import AnnotatedText, Clause
from briefgen.words.fact_checker import FactChecker, Statement
from briefgen.words.history import History, Way, ways
from briefgen.words.judgement import Judgement
from briefgen.words.number_words import CARDINAL_EN, CARDINAL_ZH, whole_number
from briefgen.words.subject import subject_of
from briefgen.words.window import period_in, window_of

KIND = "record"
_ZH = re.compile(
    rf"(?:自?(?P<since>(?:19|20)\d\d年)以来(?:的)?|(?P<years>{CARDINAL_ZH})年(?:来|以来)(?:的)?)?"
    r"(?:再?创(?:下|出|造)?(?:了)?)?(?:(?:历史|有史以来|统计以来|有记录以来|历年|同期|阶段性?|近年来"
    r"|以来|历史同期)*(?:的)?)?"
    r"(?:(?P<high>新高|最高(?:点|值|水平|纪录|记录)?|高点|峰值)|(?P<low>新低|最低(?:点|值|水平|纪录"
    r"|记录)?|低点|谷底))"
)
_EN = re.compile(
    r"(?:\b(?:a |an |the |its |their |to |at )*)"
    r"(?:(?P<high>(?:record|all-time|(?:new|fresh) (?:record )?)[- ]?(?:high|peak|level)"
    r"|high(?:est)?(?: \w+)? (?:ever|on record|yet)"
    r"|peak(?:ed)?(?= in|\b)|highest(?: (?:level|figure|value|total|number|rate|point))?"
    r"|(?:new|record|fresh) highs?|a record(?= \x00| year|\b(?! low| keep| of)))"
    r"|(?P<low>(?:record|all-time|(?:new|fresh) (?:record )?)[- ]?(?:low|trough)"
    r"|low(?:est)?(?: \w+)? (?:ever|on record|yet)"
    r"|lowest(?: (?:level|figure|value|total|number|rate|point))?|troughed|(?:new|record|fresh) lows?))"
    rf"(?:[^.,;]{{0,24}}?(?:\bsince (?P<since>[^.,;]{{0,12}}?(?:19|20)\d\d(?:/\d\d)?)|\b(?:in"
    rf"|for) (?:the last |the past |more than |over |at least )?(?P<years>{CARDINAL_EN}"
    rf"|a decade) ?(?:years?)?\b))?",
    re.I,
)
_IN_TIME = re.compile(
    r"新高|新低|历史|以来|年来|历年|纪录|记录|峰值|谷底|\b(?:record|ever|yet|all-time|since|years?"
    r"|decade|its|their"
    r"|new|fresh|peak(?:ed)?|trough(?:ed)?|months|quarters)\b",
    re.I,
)
"""Words that say that it is the highest of all times, and not one of several."""


@cache
def _pattern(chinese: bool) -> re.Pattern[str]:
    return _ZH if chinese else _EN


def find(checker: FactChecker, passage: AnnotatedText, clause: Clause) -> Iterator[Judgement]:
    """Yield what was found of each record that a clause claims."""
    hidden = passage.blotted(0, len(passage.text))
    for found in _pattern(passage.chinese).finditer(hidden, clause.start, clause.end):
        if not _IN_TIME.search(found[0]):
            continue  # of several: see order
        start = found.start() + len(found[0]) - len(found[0].lstrip())
        statement = Statement(kind=KIND, passage=passage, clause=clause, start=start, end=found.end())
        subject = subject_of(passage, clause, start, found.end())
        if subject is None:
            yield statement.judged("open", "what it is said of is not a metric of the brief, or not plain")
            continue
        way = 1 if found["high"] else -1
        for metric in subject.metrics:
            yield _judged(checker, statement, metric, way, found, subject.current)


def _judged(
    checker: FactChecker, statement: Statement, metric: str, way: Way, found: re.Match[str], told: Fact | None
) -> Judgement:
    history = checker.history(metric)
    window = window_of(
        statement.passage.blotted(statement.clause.start, statement.clause.end),
        chinese=statement.passage.chinese,
        now=statement.passage.now,
    )
    current = told or (history.at(window.current) if window.current else history.latest)
    if current is None:
        return statement.judged("open", f"{checker.label(metric)}: no value of the period")
    if current.measure == "rank":
        return statement.judged("open", "which place is the highest is not plain")
    before = _rivals(history, current, found)
    if isinstance(before, str):
        return statement.judged("open", f"{checker.label(metric)}: {before}")
    beyond = [fact for fact in before if ways(fact, current) == frozenset({-way})]
    if not beyond:
        return statement.judged("holds")
    best = max(beyond, key=lambda fact: way * fact.number)
    right = _right(checker, history, current, way)
    return statement.judged(
        "contradicted", f"{checker.label(metric)}: {checker.shown(current)}, but {checker.shown(best)}", right
    )


def _rivals(history: History, current: Fact, found: re.Match[str]) -> tuple[Fact, ...] | str:
    """Return the earlier values that a record stands against, or why none is known."""
    before = history.until(current)
    if not before:
        return "no earlier value"
    if found["since"]:
        since = period_in(found["since"])
        if since is None:
            return "since when is not plain"
        return tuple(fact for fact in before if history.period(fact).start >= since.end)
    if found["years"]:
        years = 10 if "decade" in found["years"] else whole_number(found["years"])
        end = history.period(current).end
        from_then = end - years * 372
        return tuple(fact for fact in before if history.period(fact).end > from_then)
    return before


def _right(checker: FactChecker, history: History, current: Fact, way: Way) -> str:
    """Return since when a value is the highest or the lowest: 2021年以来最高; empty: since never."""
    beaten: list[Fact] = []
    for fact in reversed(history.until(current)):
        if ways(fact, current) != frozenset({way}):
            since = history.ledger.context.period(fact.period).key
            if not beaten:
                return ""
            if checker.chinese:
                return f"{checker.label(history.metric)}为{since}年以来{'最高' if way > 0 else '最低'}"
            return f"the {'highest' if way > 0 else 'lowest'} since {since}"
        beaten.append(fact)
    return ""
