"""Records: a record high, the lowest ever, highest since 2021, 创历史新高, 首次突破1000万."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefgen.facts.fact import Fact
from briefgen.facts.period import YEAR_DAYS
from briefgen.words.annotated_text import AnnotatedText, Clause
from briefgen.words.fact_checker import FactChecker, Statement
from briefgen.words.history import History, Way, ways
from briefgen.words.judgement import Judgement
from briefgen.words.late_pattern import LatePattern
from briefgen.words.number_words import CARDINAL_EN, CARDINAL_ZH, whole_number
from briefgen.words.subject import Subject, subject_of
from briefgen.words.window import period_in, window_of

KIND = "record"
_ZH = LatePattern(
    rf"(?:自?(?P<since>(?:19|20)\d\d年)以来(?:的|同期|历年)*|近?(?P<years>{CARDINAL_ZH})年(?:来|以来"
    rf"|间)?(?:的|同期)*)?"
    r"(?:再?(?:创|刷新|改写|攀上|登上|跌至|降至|升至)(?:下|出|造)?(?:了)?)?(?:历史同期|历史|史上"
    r"|有史以来|有?统计以来|有?记录以来"
    r"|历年|同期|阶段性?|近年来"
    r"|以来|建[馆局院市]以来|的)*"
    r"(?:(?P<high>新高|最[高好](?:点|值|水平|纪录|记录|成绩)?|高点|峰值|顶点|纪录(?!片))|(?P<low>新低"
    r"|最低(?:点"
    r"|值|水平|纪录|记录)?|低点|谷底)"
    r"|最(?:(?P<most>多|大)|(?P<least>少|小))(?:的?一年|年份)?)"
    r"|从未(?:像现在|有过|如此|这么|这样)*(?:如此之?|这么|这样)?(?:(?P<never_high>高|多|大)"
    r"|(?P<never_low>低|少|小))"
    r"|(?P<never_low2>低|少)于(?:以往|历史上|过去)?任何时候|(?P<never_high2>高|多)于(?:以往|历史上"
    r"|过去)?任何时候"
    r"|前所未有(?:的|地)*(?:(?P<ever_high>高|多|大)|(?P<ever_low>低|少|小))"
)
_MORE = "high|most|more|higher|highest|many|larger|largest|greater|greatest|large|peak|bigger|biggest|much"
_LESS = "low|fewest|fewer|lower|lowest|few|smaller|smallest|less|least|small|trough|little"
_EVER = (
    r"(?:ever(?: before)?|on record|yet|in (?:its|their|the) history|in living memory|of all time"
    r"|since (?:comparable |modern |current )?(?:records|the series|statistics|counting"
    r"|measurement) began(?: in \d{4})?)"
)


def _span(number: int) -> str:
    """Return the pattern of since when, or of how many years."""
    return (
        rf"(?:\bsince (?P<since{number}>[^.,;]{{0,12}}?(?:19|20)\d\d(?:/\d\d)?)|\b(?:in|for) (?:the last "
        rf"|the past |more than |over |at least )?(?P<years{number}>{CARDINAL_EN}|a decade) ?(?:years?)?\b)"
    )


_EN = LatePattern(
    rf"\b(?:a |an |the |its |their |our |to |at )*(?:(?:record|all-time|(?:new"
    rf"|fresh)(?: record)?)[- ](?P<word1>high|low|peak|trough)s?"
    rf"(?:[^.,;]{{0,24}}?{_span(1)})?"
    rf"|(?P<span>{CARDINAL_EN}|decade)-(?:year|month|quarter)?[- ]?(?P<word2>high|low|peak)"
    rf"|(?P<word3>{_MORE}|{_LESS})\b(?: \w+){{0,2}}? {_EVER}"
    rf"|(?P<word4>{_MORE}|{_LESS}) than (?:{_EVER}|at any (?:time|point)|in any (?:previous|other"
    rf"|earlier) year)"
    rf"|(?P<word5>highest|lowest|most|fewest|largest|smallest)\b(?: (?:level|figure|value|total|number"
    rf"|rate|point|share))?[^.,;]{{0,24}}?{_span(2)}"
    rf"|(?P<own>its|their) (?P<word6>highest|lowest|peak|low point|high point)(?: (?:level|point|value))?"
    rf"|(?P<peaked>peaked|reached (?:a|its|their) peak)|(?P<troughed>bottomed out|troughed)"
    rf"|a (?P<word7>record)(?= \x00| year\b|$|[.,;]))"
    rf"|\bnot since (?P<since3>(?:19|20)\d\d)\b[^.;]{{0,40}}?\b(?:so|as|this|that) (?P<word9>{_MORE}"
    rf"|{_LESS})\b"
    r"|\b(?:a |the )?(?:(?:new|fresh) )?(?P<word10>record|best (?:result|year|figure|quarter|month))"
    r"(?= for \x00| yet\b| in the (?:whole |entire )?series| so far)(?: yet| in the (?:whole "
    r"|entire )?series| so far)?"
    rf"|\b(?:new |fresh )?all-time (?P<word11>high|low)\b"
    rf"|\bnever (?:before )?[^.;]{{0,40}}?\b(?:so|as|this|that|been) (?P<word8>{_MORE}|{_LESS})\b"
)
_LOW_WORDS = frozenset((*_LESS.split("|"), "low point"))
_IN_TIME = LatePattern(
    r"新高|新低|历史|史上|以来|年来|历年|纪录|记录|峰值|谷底|顶点|近.年|从未|前所未有|任何时候|高点|低点"
)
"""Words that say that it is the highest of all times, and not one of several."""


def _way(named: Mapping[str, str]) -> Way:
    """Return whether a record is a high or a low."""
    if any("low" in key or key in ("least", "troughed") for key in named):
        return -1
    words = [text.lower() for key, text in named.items() if key.startswith("word")]
    return -1 if any(word in _LOW_WORDS for word in words) else 1


def find(checker: FactChecker, passage: AnnotatedText, clause: Clause) -> Iterator[Judgement]:
    """Yield what was found of each record that a clause claims."""
    hidden = passage.hidden
    for found in (_ZH if passage.chinese else _EN).finditer(hidden, clause.start, clause.end):
        if passage.chinese and not _IN_TIME.search(found[0]):
            continue  # of several: see order
        start = found.start() + len(found[0]) - len(found[0].lstrip())
        statement = Statement(kind=KIND, passage=passage, clause=clause, start=start, end=found.end())
        inside = tuple(dict.fromkeys(each.metric for each in passage.within(start, found.end())))
        subject = Subject(metrics=inside) if inside else subject_of(passage, clause, start, found.end())
        if subject is None:
            yield statement.of_no_metric()
        else:
            named = {key: text for key, text in found.groupdict().items() if text}
            for metric in subject.metrics:
                yield _judged(checker, statement, metric, named, subject.current)


def _judged(
    checker: FactChecker, statement: Statement, metric: str, named: Mapping[str, str], told: Fact | None
) -> Judgement:
    history, way = checker.history(metric), _way(named)
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
    before = _rivals(history, current, named)
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


def _rivals(history: History, current: Fact, named: Mapping[str, str]) -> tuple[Fact, ...] | str:
    """Return the values that a record stands against, of a peak all others; or why none is known."""
    before = history.until(current)
    if (
        "peaked" in named
        or "troughed" in named
        or any(word in str(named) for word in ("峰值", "谷底", "顶点"))
    ):
        before = tuple(fact for fact in history.facts if fact.id != current.id)
    if not before:
        return "no earlier value"
    since = next((text for key, text in named.items() if key.startswith("since")), "")
    if since:
        first = period_in(since)
        if first is None:
            return "since when is not plain"
        end = history.placed(first).end
        return tuple(fact for fact in before if history.period(fact).start >= end)
    years = next((text for key, text in named.items() if key.startswith(("years", "span"))), "")
    if years:
        count = 10 if "decade" in years else whole_number(years)
        from_then = history.period(current).end - count * YEAR_DAYS
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
