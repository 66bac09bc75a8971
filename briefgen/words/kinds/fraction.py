"""Fractions in words: half of all visits, fell by a third, most of them, 占近三成, 过半, 减少三分之一."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from briefgen.base.copier import replace
from briefgen.base.translate import tr
from briefgen.facts.fact import Fact
from briefgen.facts.interval import ONE, Interval
from briefgen.facts.measure import DIFFERENCE_ONLY
from briefgen.facts.unit import is_percent
from briefgen.words import movement
from briefgen.words.annotated_text import AnnotatedText, Clause
from briefgen.words.fact_checker import FactChecker, Statement
from briefgen.words.history import History, Way
from briefgen.words.judgement import Judgement, Verdict
from briefgen.words.late_pattern import LatePattern
from briefgen.words.portion import Portion, may_name_one, portions
from briefgen.words.scope import TIME_EN, subject_is_plain, why_open
from briefgen.words.share_name import named
from briefgen.words.share_said import ShareSaid, shares_said
from briefgen.words.standing import PossibleShare, divided, shares
from briefgen.words.subject import subject_of
from briefgen.words.window import Pair, Unknown, Window, pairs

KIND = "fraction"
_TO_SIZE_EN = LatePattern(
    r"(?:\s+(?:by|of|sharply|further|another|again|steadily|back|in total|as much as))*\s+(?:by\s+)?"
)
_TO_SIZE_ZH = LatePattern(r"(?:幅度|率)?(?:了|达到?|约为|为|幅)?")
_LEVELS = LatePattern(r"(?:[至到]|破|\bto)$")
_MORE_EN = LatePattern(
    r"\s+(?P<way>higher|more|larger|greater|up|above|lower|fewer|less|smaller|down|below)\b"
)
_MORE_OR_LESS = LatePattern(
    r"\s*[,—–(]?\s*(?:or|and|if not|perhaps|maybe|even)\s+(?:even |rather |somewhat |a (?:little|bit) "
    r"|slightly |well |far )?"
    r"(?:more|less|over|then some|fewer|thereabouts|so|higher|lower)\b|[，（]?(?:甚至|或者?|乃至"
    r"|还)更?[多少高低]"
)
_LEVEL_EN = LatePattern(
    r"(?:well |far |just )?(?:above|below|under|over)\b|(?:just |a little |slightly )?short of\b"
)
"""Rose above half: to that level, not by that much."""
_THAN_EN = LatePattern(rf"\s*(?:$|[.,;:!?)—–]|{TIME_EN})")
_MOVED_EN = LatePattern(
    r"\b(?<!make )(?<!made )(?<!makes )(?<!making )(?<!take )(?<!took )(?<!takes )(?P<way>lost|loses?"
    r"|shed|sheds|gained|gains|cut|up|down|increase|decrease|drop|fall|rise|decline|reduction"
    r"|growth|grown|lowered|reduced|slashed|raised|added)$"
)
_MOVED_ZH = LatePattern(r"(?P<way>少了?|多了?|缩水|压减|压缩|削减|节约|降|升|涨|跌|增|减|翻)$")
_BEHIND_EN = LatePattern(
    rf"\s*(?:$|[.,;:!?)—–]|\(|{TIME_EN}|(?:year[- ]on[- ]year|and|but|while|when|again|as|to \x00++"
    rf"|from \x00++|(?:of|in) (?:the )?\x00++)"
    r"(?:$|\b|\s))"
)
_THAN_ANOTHER_ZH = LatePattern(r"[比较][^，。；\x00]{0,6}\x00+\s*$")
"""Another metric with which one is compared: 比图书外借多六成."""
_BEHIND_ZH = LatePattern(r"\s*(?:$|[，。；：！？）”、,.;!?)]|而|但|且|并|和|与|的)")


def find(checker: FactChecker, passage: AnnotatedText, clause: Clause) -> Iterator[Judgement]:
    """Yield what was found of each fraction that a clause states of one metric."""
    if not may_name_one(passage, clause) or not (passage.mentions or passage.near):
        return
    hidden = passage.hidden
    told: list[tuple[int, int]] = []
    for portion in portions(hidden, clause.start, clause.end, chinese=passage.chinese):
        moved = _moved(passage, clause, hidden, portion)
        if moved is not None:
            told.append((portion.start, portion.end))
            yield from _of_change(checker, passage, clause, portion, *moved)
    for said in shares_said(passage, clause):
        where = (said.portion.start, said.portion.end)
        if where not in told:
            told.append(where)
            if len(said.parts) == 1 and not said.together:
                yield of_share(checker, passage, clause, said, KIND)
    for portion in portions(hidden, clause.start, clause.end, chinese=passage.chinese):
        if (portion.start, portion.end) not in told and _stated(passage, clause, hidden, portion):
            statement = Statement(
                kind=KIND, passage=passage, clause=clause, start=portion.start, end=portion.end
            )
            yield statement.of_no_metric()


def _stated(passage: AnnotatedText, clause: Clause, hidden: str, portion: Portion) -> bool:
    """Return whether a portion that no form reads states something of a sentence's metrics all the same."""
    if "\x00" not in hidden[clause.first : clause.last]:
        return False
    if passage.chinese:
        return True
    ahead, behind = hidden[clause.first : portion.start], hidden[portion.end : clause.last]
    return bool(re.match(r"\s+(?:of|the|all)\b", behind) or re.search(r"\b(?:by|at|to)\s*$", ahead))


def of_share(
    checker: FactChecker, passage: AnnotatedText, clause: Clause, said: ShareSaid, kind: str
) -> Judgement:
    """Judge a share that a sentence states: of a whole that it names, or of what the metric is a share of."""
    statement = Statement(kind=kind, passage=passage, clause=clause, start=said.start, end=said.end)
    plain = said.plain and not _MORE_OR_LESS.match(passage.text, said.end, clause.last)
    if not plain:
        return statement.of_no_metric()
    if why := why_open(passage, clause, said.start, said.end):
        return statement.judged("open", why)
    readings = shares(checker, said.parts, said.whole, statement.window())
    if isinstance(readings, Unknown):
        return statement.judged("open", readings.reason)
    found = [said.portion.verdict(each.interval) for each in readings]
    return _found(statement, found, readings[0], chinese=checker.chinese)


def _found(statement: Statement, found: list[Verdict], first: PossibleShare, *, chinese: bool) -> Judgement:
    if "holds" in found:
        return statement.judged("holds")
    if "open" in found:
        return statement.judged(
            "open", tr("{reason}: whether it may be called so is a matter of taste", reason=first.reason)
        )
    middle = (first.interval.low + first.interval.high) / 2
    return statement.judged("contradicted", first.reason, named(middle, chinese=chinese))


def _moved(
    passage: AnnotatedText, clause: Clause, hidden: str, portion: Portion
) -> tuple[Way, int, int] | None:
    """Return which way a change by a portion goes, and where its words begin and end; None: none."""
    if passage.chinese:
        return _moved_zh(passage, clause, hidden, portion)
    ahead = hidden[clause.start : portion.start]
    if not _BEHIND_EN.match(hidden, portion.end, clause.last):
        more = _MORE_EN.match(hidden, portion.end, clause.last)
        if more is None or not _THAN_EN.match(hidden, more.end(), clause.last):
            return None
        way = 1 if more["way"].lower() in ("higher", "more", "larger", "greater", "up", "above") else -1
        return way, portion.start, more.end()
    if _LEVEL_EN.match(hidden, portion.start) and not re.search(r"\b(?:by|of)\s+$", ahead):
        return None
    for word in movement.words_in(passage, clause.start, portion.start):
        between = hidden[word.end() : portion.start]
        made = re.search(r"\b(?:ma[dk]e|makes|making|take|took|takes)\s+$", hidden[: word.start()])
        if _TO_SIZE_EN.fullmatch(between) and movement.way_of(word) and not made:
            return movement.way_of(word), word.start(), portion.end
    said = _MOVED_EN.search(re.sub(r"\s+(?:by|of|back)?\s*$", "", ahead))
    if said is None:
        return None
    up = said["way"].lower() in (
        "gained",
        "gains",
        "up",
        "increase",
        "rise",
        "growth",
        "grown",
        "raised",
        "added",
    )
    return 1 if up else -1, clause.start + said.start(), portion.end


def _moved_zh(
    passage: AnnotatedText, clause: Clause, hidden: str, portion: Portion
) -> tuple[Way, int, int] | None:
    if not _BEHIND_ZH.match(hidden, portion.end, clause.last):
        return None
    ahead = hidden[clause.start : portion.start]
    for word in movement.words_in(passage, clause.start, portion.start):
        between = hidden[word.end() : portion.start]
        if _TO_SIZE_ZH.fullmatch(between) and movement.way_of(word):
            level = _LEVELS.search(word[0]) or re.search(r"[至到]$", between)
            level = level or _THAN_ANOTHER_ZH.search(hidden, clause.start, word.start())
            return None if level else (movement.way_of(word), word.start(), portion.end)
    said = _MOVED_ZH.search(ahead)
    if said is None or said["way"] == "翻" or _THAN_ANOTHER_ZH.search(ahead, 0, said.start("way")):
        return None
    return 1 if said["way"][0] in "多升涨增" else -1, clause.start + said.start(), portion.end


def _of_change(
    checker: FactChecker,
    passage: AnnotatedText,
    clause: Clause,
    portion: Portion,
    way: Way,
    start: int,
    end: int,
) -> Iterator[Judgement]:
    """Judge a change by a portion for each metric that it is said of."""
    statement = Statement(kind=KIND, passage=passage, clause=clause, start=start, end=end)
    subject = subject_of(passage, clause, start, end)
    if subject is None or subject.change or not subject_is_plain(passage, clause, subject, start, end):
        yield statement.of_no_metric()
    elif why := why_open(passage, clause, start, end):
        yield statement.judged("open", why)
    else:
        for metric in subject.metrics:
            window = movement.own_window(statement)
            compared = every_pair(checker.history(metric), window, subject.current)
            if subject.base is not None and subject.current is not None:
                compared = ((subject.base, subject.current),)
            yield of_pairs(checker, statement, metric, compared, lambda pair: _judged(pair, portion, way))


def of_pairs(
    checker: FactChecker,
    statement: Statement,
    metric: str,
    compared: tuple[Pair, ...] | Unknown,
    judged: Callable[[Pair], Verdict],
) -> Judgement:
    """Return whether one of the pairs that may be meant went as words say."""
    if isinstance(compared, Unknown):
        return statement.judged("open", f"{checker.label(metric)}: {compared.reason}")
    found = [judged(pair) for pair in compared]
    if "holds" in found:
        return statement.judged("holds")
    if "open" in found:
        pair = compared[found.index("open")]
        return statement.judged(
            "open", tr("{moved}: whether it may be called so is a matter of taste", moved=checker.moved(pair))
        )
    return statement.judged("contradicted", checker.moved(compared[0]), checker.change(compared[0]))


def every_pair(history: History, window: Window, told: Fact | None = None) -> tuple[Pair, ...] | Unknown:
    """Return what a change may be of: where no time is said, from each earlier value."""
    if told is not None and window.current is None and not window.silent:
        window = replace(window, current=history.period(told))
    found = pairs(history, window)
    if not window.silent or isinstance(found, Unknown):
        return found
    current = told or history.latest
    if current is None:
        return found
    more = tuple((base, current) for base in history.until(current))
    known = tuple((base, current) for base in history.bases(current))
    return tuple(dict.fromkeys((*known, *more))) or found


def factor(pair: Pair) -> Interval | None:
    """Return what a value is of its base; None where that says nothing: of ranks, degrees, or from zero."""
    base, current = pair
    if current.measure in DIFFERENCE_ONLY or current.measure == "rank":
        return None
    return divided(current.interval, base.interval)


def _judged(pair: Pair, portion: Portion, way: Way) -> Verdict:
    """Judge a change by a portion of its base; that of a percentage may also be meant in points."""
    times = factor(pair)
    if times is None:
        return "open"
    moved = times - ONE if way > 0 else ONE - times
    found = portion.verdict(moved)
    if found == "contradicted" and is_percent(pair[1].unit):
        points = (pair[1].interval - pair[0].interval).times(Fraction(way, 100))
        return portion.verdict(points)
    return found
