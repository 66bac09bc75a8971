"""Runs: for the third year running, four consecutive quarters, 连续三年增长, 三连升."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefgen.base.dataclass import dataclass
from briefgen.base.translate import tr
from briefgen.facts.fact import Fact
from briefgen.facts.period import YEAR_DAYS
from briefgen.words import movement
from briefgen.words.annotated_text import AnnotatedText, Clause
from briefgen.words.fact_checker import FactChecker, Statement
from briefgen.words.history import History, Way, ways
from briefgen.words.judgement import Judgement
from briefgen.words.late_pattern import LatePattern
from briefgen.words.number_words import CARDINAL_EN, CARDINAL_ZH, ORDINAL_EN, whole_number
from briefgen.words.subject import subject_of

KIND = "run"
_STEP = {"year": YEAR_DAYS, "quarter": YEAR_DAYS // 4, "month": YEAR_DAYS // 12, "week": 7,
         "年": YEAR_DAYS, "季": YEAR_DAYS // 4, "月": YEAR_DAYS // 12, "周": 7}  # fmt: skip
_ZH = LatePattern(
    rf"(?:已)?(?:连续|连着|接连)第?(?P<count>{CARDINAL_ZH})(?:个)?(?P<unit>年|季|月|周)度?"
    rf"|(?P<short>{CARDINAL_ZH})连(?P<way>升|涨|增|降|跌|减)"
    rf"|(?P<short2>{CARDINAL_ZH})(?:个)?(?P<unit2>年|季|月|周)度?连(?P<way2>升|涨|增|降|跌|减)"
    rf"|(?<!双)连(?P<way3>升|涨|增|降|跌|减)(?:了)?(?P<count2>{CARDINAL_ZH})(?:个)?(?P<unit3>年|季|月|周)"
    r"|(?P<each>逐年|逐季度?|逐月|年年|连年|一年比一年(?:(?P<more>多|高|大)|(?P<fewer>少|低|小)))",
    hints=("连", "逐", "年"),
)
_UNIT = r"(?P<unit{0}>year|quarter|month|week)s?"
_EN = LatePattern(
    rf"\b(?:for |the |a |in |it was )*(?:(?P<count1>{ORDINAL_EN}|{CARDINAL_EN})"
    rf"[- ](?:consecutive|successive|straight)[- ]{_UNIT.format(1)}(?:ly)?"
    rf"|(?P<count2>{ORDINAL_EN}|{CARDINAL_EN}) {_UNIT.format(2)} (?:running|in a row|in succession"
    rf"|on the trot)(?: that)?"
    rf"|(?P<count3>{CARDINAL_EN}) (?:\w+ )?{_UNIT.format(3)} of (?=(?:\w+ )?(?:rising|falling|growing"
    r"|declining|shrinking|increasing|decreasing|growth|decline|increases?|rises?|falls?))"
    rf"|(?P<count5>{CARDINAL_EN}) (?:successive|consecutive|straight) (?:annual|yearly) (?=(?:declines?"
    rf"|falls?|rises?|increases?|drops?))"
    rf"|(?:run|streak) of (?:growth|rises|increases|falls"
    rf"|declines) to (?P<count6>{CARDINAL_EN}) {_UNIT.format(6)}"
    rf"|in (?:each|every one|all) of the (?:last|past) (?P<count7>{CARDINAL_EN}) {_UNIT.format(7)}"
    rf"|for an? (?P<count8>{ORDINAL_EN}) {_UNIT.format(8)}(?! (?:in|out of))"
    rf"|(?P<count9>{CARDINAL_EN}|{ORDINAL_EN}) (?:(?:annual|yearly) )?(?:rises?|falls?|increases?"
    rf"|decreases?|declines?"
    rf"|gains?|drops?) (?:running|in a row|in succession)"
    rf"|(?P<count10>{ORDINAL_EN}) (?:consecutive|successive|straight) (?:(?:annual|yearly) )?"
    rf"(?=(?:declines?|falls?|rises?|increases?|drops?|gains?|decreases?))"
    rf"|for (?P<count11>{CARDINAL_EN}) years now"
    rf"|(?P<count4>{CARDINAL_EN})-{_UNIT.format(4)} (?:run|streak|series) of"
    r"|(?P<each>every (?:single )?year|year after year|each year|without (?:interruption|a break"
    r"|exception)|uninterruptedly|every quarter|every month))\b",
    hints=(
        "consecutive",
        "successive",
        "straight",
        "running",
        "in a row",
        "succession",
        "trot",
        " of ",
        "run",
        "streak",
        "series",
        "every",
        "each",
        "after",
        "for a",
        "years now",
        "without",
        "uninterrupted",
    ),
)


_OVER_ZH = LatePattern(r"[^，。；]{0,4}?(?:之?后|的(?:局面|势头|态势|趋势)|之势)")
_OVER_EN = LatePattern(r"\b(?:after|following|end(?:ed|s|ing)|br(?:oke|eaks|eaking)|despite)\s+$")
"""What stands behind or before a run that is over: after two years of decline."""


def find(checker: FactChecker, passage: AnnotatedText, clause: Clause) -> Iterator[Judgement]:
    """Yield what was found of each run that a clause claims."""
    hidden = passage.hidden
    for found in (_ZH if passage.chinese else _EN).finditer(hidden, clause.start, clause.end):
        moved = _direction(passage, clause, found)
        start, end = found.start(), found.end()
        if moved is not None:
            start, end = min(start, moved[1]), max(end, moved[2])
        statement = Statement(kind=KIND, passage=passage, clause=clause, start=start, end=end)
        if moved is None:
            yield statement.judged("open", tr("which way the run goes is not said"))
            continue
        subject = subject_of(passage, clause, moved[1], moved[2]) or subject_of(passage, clause, start, end)
        if subject is None:
            yield statement.of_no_metric()
            continue
        for metric in subject.metrics:
            yield _judged(checker, statement, metric, _Streak.of(found, statement, moved[0]))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Streak:
    """So many steps one way; ``start`` and ``end`` are those of its own words."""

    way: Way
    count: int
    """0: every one, since when is said elsewhere."""
    step: int
    """Days from one value to the next; 0: as far as they lie apart."""
    over: bool
    """Whether it is said to have ended: after two years of decline."""
    start: int
    end: int

    @classmethod
    def of(cls, found: re.Match[str], statement: Statement, way: Way) -> _Streak:
        """Return the run that a match of the words spells."""
        count, step = _length(found)
        passage = statement.passage
        ahead, behind = passage.text[: found.start()], passage.text[statement.end :]
        over = _OVER_ZH.match(behind) if passage.chinese else _OVER_EN.search(ahead)
        return cls(way=way, count=count, step=step, over=bool(over), start=found.start(), end=found.end())


def _length(found: re.Match[str]) -> tuple[int, int]:
    """Return how many steps a run has, and the days from one to the next (0: the metric's own)."""
    named = {key.rstrip("0123456789"): text for key, text in found.groupdict().items() if text}
    if "each" in named:
        return 0, 0
    count = whole_number(named.get("count") or named["short"])
    return count, _STEP[named["unit"].lower()] if "unit" in named else 0


def _direction(passage: AnnotatedText, clause: Clause, found: re.Match[str]) -> tuple[Way, int, int] | None:
    """Return which way a run goes and where that is said: in the run itself, else nearest to it."""
    named = found.groupdict()
    if named.get("more") or named.get("fewer"):
        return (1 if named.get("more") else -1), found.start(), found.end()
    way = named.get("way") or named.get("way2") or named.get("way3")
    if way:
        return (1 if way in "升涨增" else -1), found.start(), found.end()
    words = [
        word
        for word in movement.words_in(passage, clause.start, clause.end)
        if word.end() <= found.start() or found.end() <= word.start() or named.get("count9")
    ]
    if not words and clause.start == clause.first:  # For the third year running, visits fell
        words = list(movement.words_in(passage, clause.end, clause.last))[:1]
    if not words:
        return None
    near = min(words, key=lambda word: min(abs(word.start() - found.end()), abs(found.start() - word.end())))
    return movement.way_of(near), near.start(), near.end()


def _judged(checker: FactChecker, statement: Statement, metric: str, run: _Streak) -> Judgement:
    """Judge each step of a run: one that goes another way contradicts it, a missing one leaves it open."""
    history, label = checker.history(metric), checker.label(metric)
    window = statement.window((run.start, run.end))
    current = history.at(window.current) if window.current else history.latest
    if current is None:
        return statement.judged("open", tr("{label}: no value of the period", label=label))
    length = history.period(current).end - history.period(current).start
    if run.step and length and length != run.step and history.period(current).kind != "now":
        return statement.judged("open", tr("{label}: its values are of other periods", label=label))
    count, step = run.count, run.step or length
    if run.over and count:
        chains = (_chain(history, last, count, step) for last in history.facts)
        held = any(len(chain) > count and _otherwise(chain, run.way) is None for chain in chains)
        return (
            statement.judged("holds")
            if held
            else statement.judged("open", tr("{label}: when it ended", label=label))
        )
    if not count:  # every year: since when, or the last two
        first = history.at(window.base) if window.base else history.facts[0] if window.years == 0 else None
        if first is None:
            return statement.judged("open", tr("{label}: no value where it begins", label=label))
        count = (
            max((history.period(current).end - history.period(first).end) // step, 1) if window.base else 2
        )
    known = _chain(history, current, count, step)
    if against := _otherwise(known, run.way):
        return statement.judged("contradicted", checker.moved(against), f"{label}: {checker.series(metric)}")
    if len(known) <= count:
        return statement.judged("open", tr("{label}: not all values of the run are known", label=label))
    return statement.judged("holds")


def _otherwise(chain: Sequence[Fact], way: Way) -> tuple[Fact, Fact] | None:
    """Return the first step that goes another way, None where all go that way."""
    return next(((one, other) for one, other in pairwise(chain) if way not in ways(one, other)), None)


def _chain(history: History, current: Fact, count: int, step: int) -> tuple[Fact, ...]:
    """Return the known values of a run, with the one that it starts from, in time order."""
    end = history.period(current).end
    first = end - count * step
    return tuple(fact for fact in history.facts if first <= history.period(fact).end <= end)
