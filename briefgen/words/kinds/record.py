"""Records: a record high, the lowest ever, highest since 2021, 创历史新高, 首次突破1000万."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefgen.base.translate import tr
from briefgen.facts.fact import Fact
from briefgen.facts.period import YEAR_DAYS
from briefgen.words.annotated_text import AnnotatedText, Clause
from briefgen.words.fact_checker import FactChecker, Statement
from briefgen.words.history import History, Way, ways
from briefgen.words.judgement import Judgement
from briefgen.words.late_pattern import LatePattern
from briefgen.words.number_words import CARDINAL_EN, CARDINAL_ZH, whole_number
from briefgen.words.subject import Subject, subject_of
from briefgen.words.window import Window, period_in

KIND = "record"
_ZH = LatePattern(
    rf"(?:自?(?P<since>(?:19|20)\d\d年)以来(?:的|同期|历年)*|近?(?P<years>{CARDINAL_ZH})年(?:来|以来"
    rf"|间)?(?:的|同期)*)?"
    r"(?P<broke>再?(?:创|刷新|改写|攀上|登上|站上|跌[至入]|降[至到入]|升[至到]|打破|再破|破|触及"
    r"|处[于在]|位于|达[至到]|落[至入]|滑[至入]|坠入|探至)(?:下|出|造)?(?:了)?)?(?:历史同期|历史|史上"
    r"|有史以来|有?统计以来|有?记录以来"
    r"|历年|同期|阶段性?|近年来"
    r"|以来|建[馆局院市]以来|的)*"
    r"(?:(?P<high>新高|最[高好](?:点|值|水平|纪录|记录|成绩)?|高[点位]|峰值|顶点|巅峰|纪录(?!片))"
    r"|(?P<low>新低"
    r"|最低(?:点"
    r"|值|水平|纪录|记录)?|低[点位]|谷底|冰点)"
    r"|最(?:(?P<most>多|大)|(?P<least>少|小))(?:的?一年|年份)?)"
    r"|从未(?:像现在|有过|如此|这么|这样)*(?:如此之?|这么|这样)?(?:(?P<never_high>高|多|大)"
    r"|(?P<never_low>低|少|小))"
    r"|(?P<never_low2>低|少)于(?:以往|历史上|过去)?任何时候|(?P<never_high2>高|多)于(?:以往|历史上"
    r"|过去)?任何时候"
    r"|前所未有(?:的|地)*(?:(?P<ever_high>高|多|大)|(?P<ever_low>低|少|小))"
    r"|(?:(?P<past_high>高于|超过|超越|多于)|(?P<past_low>低于|少于))(?:了)?(?:以往|此前|过去"
    r"|历史上)(?:任何|所有|的|历|各)*(?:一年|年份|年度)"
    r"|(?P<peak_reached>见顶(?!回)|触顶(?!回)|登顶)|(?P<troughed>触底(?!反|回)|见底(?!反|回))"
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
    rf"|(?P<own>its|their) (?P<word6>highest|lowest|peak|low point|high point|low(?= in (?:19"
    rf"|20)\d\d)|high(?= in (?:19|20)\d\d))(?: (?:level|point|value))?"
    rf"|(?P<peaked>peaked|reached (?:a|its|their) peak)|(?P<troughed>bottomed out|troughed)"
    rf"|a (?P<word7>record)(?= \x00| year\b|$|[.,;]))"
    rf"|\bnot since (?P<since3>(?:19|20)\d\d)\b[^.;]{{0,40}}?\b(?:so|as|this|that) (?P<word9>{_MORE}"
    rf"|{_LESS})\b"
    r"|\b(?:a |the )?(?:(?:new|fresh) )?(?P<word10>record|best (?:result|year|figure|quarter|month))"
    r"(?= for \x00| yet\b| in the (?:whole |entire )?series| so far)(?: yet| in the (?:whole "
    r"|entire )?series| so far)?"
    rf"|\b(?:set|sets|broke|breaks|beat|smashed|surpassed|eclipsed|topped|passed) (?:a|the|its"
    rf"|their|every|all)"
    rf" (?:(?:new|fresh|previous|old|existing|earlier) )?(?P<word12>record)s?(?! (?:for|of|in|set"
    rf"|from|book)\b)"
    rf"|\b(?:a |an )?(?:new )?(?P<word13>record) (?:(?:numbers?|levels?|totals?|amount|volume"
    rf"|count) of )?(?=\x00)"
    rf"|\b(?:hit|hits|reached|touched|struck) (?P<word14>rock)[- ]bottom\b"
    rf"|\bat rock[- ](?P<word15>bottom)\b"
    rf"|\b(?:the |their |its )?(?P<word16>highest|lowest|most|fewest|largest|smallest|peak)(?: \w+)?"
    rf"(?: (?:number|count|total|level|amount|volume|figure|value)s?)?(?: of)? \x00+,? (?:ever"
    rf"|on record|yet"
    rf"|in (?:any year|the (?:whole |entire )?series|all years)(?: (?:so far|on record))?"
    rf"|since records began)"
    rf"|\b(?:the |their |its )?(?P<word17>highest|lowest) (?:point|level|value|mark|figure) (?:of"
    rf"|in) the (?:whole "
    rf"|entire )?(?:series|period|table)"
    rf"|\bno (?:other |earlier |previous )?year (?:has |had )?(?:saw|seen|brought|had|recorded)"
    rf" (?P<word18>{_MORE}|{_LESS}) \x00"
    rf"|\b(?P<word19>higher|lower|more|fewer|above|below) (?:than )?(?:in )?(?:any|every|all)"
    rf" (?:other |previous |earlier |past |prior )*years?\b"
    rf"|\b(?P<word20>topped|exceeded|surpassed|beat) (?:every|all|any) (?:previous|earlier|other"
    rf"|past) years?\b"
    rf"|\b(?P<word21>unprecedented) (?:highs?|heights|level)s?\b|\b(?P<word22>unprecedented) lows?\b"
    rf"|\b(?:new |fresh )?all-time (?P<word11>high|low)\b"
    rf"|\bnever (?:before )?[^.;]{{0,40}}?\b(?:so|as|this|that|been) (?P<word8>{_MORE}|{_LESS})\b"
)
_LOW_WORDS = frozenset((*_LESS.split("|"), "low point", "rock", "bottom", "below"))
_IN_TIME = LatePattern(
    r"新高|新低|历史|史上|以往|此前|过去|见顶|触顶|登顶|触底|见底|冰点|巅峰|近年|以来|年来|历年"
    r"|纪录|记录|峰值|谷底|顶点|近.年|从未|前所未有|任何时候|高点|低点"
)
"""Words that say that it is the highest of all times, and not one of several."""


def _way(named: Mapping[str, str]) -> Way:
    """Return whether a record is a high or a low."""
    if any("low" in key or key in ("least", "troughed") for key in named):
        return -1
    words = [text.lower() for key, text in named.items() if key.startswith("word")]
    if "word22" in named:
        return -1
    return -1 if any(word in _LOW_WORDS for word in words) else 1


def _is_kept(found: re.Match[str]) -> bool:
    """Return whether words name records and not one that was set; a turn of which no time is told, too."""
    named = found.groupdict()
    if named["peak_reached"] or named["troughed"]:
        return not re.search(r"\d{4}年", found.string[: found.start()])
    return found[0].endswith("纪录") and not named["broke"]


def find(checker: FactChecker, passage: AnnotatedText, clause: Clause) -> Iterator[Judgement]:
    """Yield what was found of each record that a clause claims."""
    hidden = passage.hidden
    for found in (_ZH if passage.chinese else _EN).finditer(hidden, clause.start, clause.end):
        if passage.chinese and (not _IN_TIME.search(found[0]) or _is_kept(found)):
            continue  # of several: see order; or something kept: 纪录完整
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
    window = statement.window()
    current = told or (history.at(window.current) if window.current else history.latest)
    if current is None:
        return statement.judged("open", tr("{label}: no value of the period", label=checker.label(metric)))
    if current.measure == "rank":
        return statement.judged("open", tr("which place is the highest is not plain"))
    before = _rivals(history, current, named, window)
    if isinstance(before, str):
        return statement.judged("open", f"{checker.label(metric)}: {before}")
    beyond = [fact for fact in before if ways(fact, current) == frozenset({-way})]
    if not beyond:
        return statement.judged("holds")
    best = max(beyond, key=lambda fact: way * fact.number)
    right = _right(checker, history, current, way)
    return statement.judged(
        "contradicted",
        tr(
            "{label}: {shown}, but {best}",
            label=checker.label(metric),
            shown=checker.shown(current),
            best=checker.shown(best),
        ),
        right,
    )


def _rivals(
    history: History, current: Fact, named: Mapping[str, str], window: Window
) -> tuple[Fact, ...] | str:
    """Return the values that a record stands against, of a peak all others; or why none is known."""
    before = history.until(current)
    if (
        "peaked" in named
        or "peak_reached" in named
        or "troughed" in named
        or any(word in str(named) for word in ("峰值", "谷底", "顶点"))
    ):
        before = tuple(fact for fact in history.facts if fact.id != current.id)
    if not before:
        return tr("no earlier value")
    since = next((text for key, text in named.items() if key.startswith("since")), "")
    if since:
        first = period_in(since)
        if first is None:
            return tr("since when is not plain")
        end = history.placed(first).end
        return tuple(fact for fact in before if history.period(fact).start >= end)
    years = next((text for key, text in named.items() if key.startswith(("years", "span"))), "")
    count = (10 if "decade" in years else whole_number(years)) if years else window.years
    if count > 1 or years:
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
