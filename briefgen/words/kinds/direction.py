"""Direction: rose, fell, unchanged, 增长, 下降, 持平."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from briefgen.base.copier import replace
from briefgen.base.translate import tr
from briefgen.facts.basis import is_nominal
from briefgen.facts.fact import Fact
from briefgen.facts.unit import is_percent
from briefgen.words import than_before
from briefgen.words.annotated_text import AnnotatedText, Clause
from briefgen.words.basis_said import basis_said
from briefgen.words.fact_checker import FactChecker, Statement
from briefgen.words.history import History, Way, ways
from briefgen.words.judgement import Judgement
from briefgen.words.late_pattern import LatePattern
from briefgen.words.mood import negated
from briefgen.words.movement import own_window, way_of, words_in
from briefgen.words.subject import Subject, subject_of
from briefgen.words.window import Pair, Unknown, Window, pairs

KIND = "direction"
_NOUN_BEFORE = LatePattern(r"(?:增速|增幅|涨幅|降幅|跌幅|增长率|升幅|增势)[^，。]{0,4}$")
_TRANSITIVE = LatePattern(
    r"(?!至|到|了|率|约|近|超|逾|明显|显著|较|很|最|的|趋|势|幅|态|速|以|不|主要|其中|和|并|且|外|后|时"
    r"|前|之|\d)[一-鿿]"
)
_OBJECT = LatePattern("提高|提升|降低|减少|增加|扩大|缩小|收窄|缩减")
_OF_SIZE = LatePattern(r"扩大|缩小|收窄|widen|narrow")
"""Words of how far a figure lies from zero: a deficit widens, and so does a surplus."""
_STEPS_EN = LatePattern(
    r"^\s*(?:-to-date|-and-coming|to date|to \d+ (?:items|places)|side|front|stairs|town|load|held|-?grade"
    r"|in(?:to\b| after| at|\s*[.,]|\s*$))"
)
_AFTER = LatePattern(r"\b(?:after|despite|instead of|rather than|without|from)\s+(?:\w+ly\s+)?$")
TOLERANCE = {"exactly": Decimal("0.01"), "about": Decimal("0.10")}
"""How far a value may lie from its base, as a share of it, for what is called unchanged."""
_RATE_LABEL = LatePattern(
    r"同比|环比|增速|增幅|涨幅|增长|涨跌|通胀|拉动|\b(?:growth|inflation|change|rate|increase"
    r"|prices?)\b"
)
_ABOUT = LatePattern(
    r"基本|大体|大致|总体|变化不大|变动不大|稳定|平稳|相当|little|barely|hardly|broadly|largely|roughly"
    r"|steady|stable|stagnat|plateau|level"
)


def find(checker: FactChecker, passage: AnnotatedText, clause: Clause) -> Iterator[Judgement]:
    """Yield what was found of each word of direction in a clause."""
    yield from than_before.find(checker, passage, clause)
    for found in words_in(passage, clause.start, clause.end):
        if _elsewhere(passage, clause, found):
            continue
        statement = Statement(kind=KIND, passage=passage, clause=clause, start=found.start(), end=found.end())
        subject = subject_of(passage, clause, found.start(), found.end())
        if subject is None:
            yield statement.of_no_metric()
        else:
            yield _judged(checker, statement, subject, way_of(found), negated=negated(passage, found.start()))


def _elsewhere(passage: AnnotatedText, clause: Clause, found: re.Match[str]) -> bool:
    """Return whether a word belongs to what another kind checks, or has an object of its own."""
    text, ahead, behind = (
        passage.text,
        passage.blotted(clause.start, found.start()),
        passage.blotted(found.end(), len(passage.text)),
    )
    if not passage.chinese:
        if found[0].lower().endswith("ing") and _AFTER.search(ahead):
            return True  # rebounded after falling: see turn
        return bool(_STEPS_EN.match(behind)) or (
            found[0].lower() in ("up", "down", "higher", "lower", "fewer", "growth")
            and not _states(found[0].lower(), ahead, behind)
        )
    if _NOUN_BEFORE.search(ahead):
        return True
    blotted = passage.blotted(found.end(), min(len(text), found.end() + 4))
    return bool(_OBJECT.fullmatch(found[0]) and _TRANSITIVE.match(blotted))


def _states(word: str, ahead: str, behind: str) -> bool:
    """Return whether up, down, higher, lower, fewer or growth says that something moved."""
    if word in ("higher", "lower"):
        return bool(
            re.search(
                r"\b(?:was|were|is|are|been|stood|came in|ended|finished|at|closed|(?:ended"
                r"|finished|closed) (?:the year|(?:19|20)\d\d))\s+(?:\S+ )?(?:\S+ )?$",
                ahead,
            )
        ) and bool(
            re.match(
                r"\s*(?:$|,|than (?:it |they )?(?:was |were |had been )?(?:in )?(?:the )?(?:a year"
                r"|last|previous|same|year|quarter|month|\d|Q\d"
                r"|H\d|FY"
                r"|January|February|March|April|May|June|July|August|September|October|November|December)"
                r"|on |year|again|in (?:19|20)\d\d than )",
                behind,
            )
        )
    if word == "fewer":
        return False
    if word == "growth":
        return bool(re.match(r"\s+(?:of|in)\b", behind))
    moved = re.search(
        r"\b(?:is|are|was|were|been|still|again|and|stood|ended|finished|(?:ended|finished"
        r"|closed) (?:the year|(?:19|20)\d\d))\s+$|\x00\s*$|[,(]\s*$"
        r"|^\s*$",
        ahead,
    )
    return bool(
        moved
        and re.match(
            r"\s*(?:$|[,.)]|every|each|for|further|again|by|on|from|to (?=[\x00\d])|since|in|over"
            r"|year|about|nearly|almost|again"
            r"|slightly|sharply"
            r"|a|more|\d|[^A-Za-z\s])",
            behind,
        )
    )


def _judged(
    checker: FactChecker, statement: Statement, subject: Subject, way: Way, *, negated: bool
) -> Judgement:
    """Return whether one of the pairs that the words may mean went their way, for each metric."""
    if subject.change is not None and not negated:
        return _beside_change(checker, statement, subject.change, way)
    basis = basis_said(statement.passage, statement.clause, statement.start)
    if basis not in ("", "nominal"):
        return _on_basis(checker, statement, subject, -way if negated else way, basis)
    reasons: list[str] = []
    for metric in subject.metrics:
        compared = _compared(checker, statement, subject, metric)
        if isinstance(compared, Unknown):
            reasons.append(f"{checker.label(metric)}: {compared.reason}")
            continue
        is_change = subject.current is None and _is_change(checker, metric)
        if is_change and _grows_itself(checker, metric, way) != negated:
            continue
        sized = _OF_SIZE.match(statement.words)
        if sized and any(fact.number < 0 for pair in compared for fact in pair):
            continue
        about = bool(_ABOUT.search(statement.passage.text[max(0, statement.start - 4) : statement.end]))
        usual = compared[:2] if negated else compared  # did not fall: on what it is usually compared with
        if not any(_holds(pair, way, about=about, negated=negated) for pair in usual):
            pair = compared[0]
            return statement.judged("contradicted", checker.moved(pair), checker.change(pair))
    return statement.judged("open", tr("; ").join(reasons)) if reasons else statement.judged("holds")


def _on_basis(
    checker: FactChecker, statement: Statement, subject: Subject, way: Way, basis: str
) -> Judgement:
    """Judge what is said of real growth and the like by the claims on that basis: the values are nominal."""
    for metric in subject.metrics:
        claims = [each for each in checker.ledger.accounts[metric].claims if each.basis == basis]
        if len(claims) != 1 or statement.window().years > 1:
            return statement.judged(
                "open", tr("{label}: which claim on that basis is meant", label=checker.label(metric))
            )
        if _way_of_change(claims[0]) != way:
            told = checker.claim(claims[0])
            return statement.judged("contradicted", told, told)
    return statement.judged("holds")


def _way_of_change(change: Fact) -> Way:
    level = _LEVEL_OF.get(change.kind, Decimal(0))
    return (change.number > level) - (change.number < level)


def _is_change(checker: FactChecker, metric: str) -> bool:
    """Return whether a metric is a change itself: inflation, 同比增速; “rose” may say it is above 0."""
    latest = checker.history(metric).latest
    rate = latest is not None and is_percent(latest.unit) and latest.measure != "share"
    return rate and bool(_RATE_LABEL.search(checker.label(metric)))


def _grows_itself(checker: FactChecker, metric: str, way: Way) -> bool:
    latest = checker.history(metric).latest
    return latest is not None and (latest.number > 0) - (latest.number < 0) == way


def _compared(
    checker: FactChecker, statement: Statement, subject: Subject, metric: str
) -> tuple[Pair, ...] | Unknown:
    """Return the pairs that words of direction may compare; figures of the sentence are bases, too."""
    history = checker.history(metric)
    if subject.base is not None and subject.current is not None:
        return ((subject.base, subject.current),)
    window, current = own_window(statement), subject.current
    if current is None:
        compared = pairs(history, window)
        current = None if isinstance(compared, Unknown) else compared[0][1]
    else:
        compared = _to_level(history, window, current)
    if current is None or isinstance(compared, Unknown) or window.base or window.years or window.next:
        return compared
    return (*compared, *((base, current) for base in _printed_before(statement, history, current)))


def _to_level(history: History, window: Window, current: Fact) -> tuple[Pair, ...] | Unknown:
    """Return what a move to a printed value is compared with: fell to {visits}."""
    if window.silent:
        return tuple((base, current) for base in history.bases(current)) or Unknown(tr("no earlier value"))
    other = history.at(window.current) if window.current and not window.base else None
    if other is not None and other.period != current.period:
        return ((other, current),)  # peaked in 2023 and has since fallen to {visits}
    return pairs(history, replace(window, current=history.period(current)))


def _printed_before(statement: Statement, history: History, current: Fact) -> Iterator[Fact]:
    """Yield the earlier values of a metric that the sentence prints before the words."""
    named = statement.passage.within(statement.clause.first, statement.start)
    facts = (each.fact for each in named if each.metric == history.metric)
    values = (fact for fact in facts if fact is not None and fact.kind == "value")
    now = history.period(current).order
    return (fact for fact in values if history.period(fact).order < now)


def _holds(pair: Pair, way: Way, *, about: bool, negated: bool) -> bool:
    """Return whether a value may have gone one way from another, or where that is denied, any other way."""
    return bool(ways(*pair) - {way}) if negated and way else _went(pair, way, about=about) != negated


def _went(pair: Pair, way: Way, *, about: bool) -> bool:
    base, current = pair
    possible = ways(base, current)
    if current.number < 0 and base.number < 0 and current.measure in ("balance", "profit"):
        return True  # a loss may be said to rise: which is meant is not plain
    if way != 0:
        return way in possible
    if 0 in possible:
        return True
    tolerance = TOLERANCE["about" if about else "exactly"]
    return bool(base.number) and abs(current.number - base.number) <= tolerance * abs(base.number)


_LEVEL_OF = {"multiple": Decimal(1)}
"""The figure of a comparison that says that nothing changed, where it is not 0."""


def _beside_change(checker: FactChecker, statement: Statement, change: Fact, way: Way) -> Judgement:
    """Judge words by the comparison that is printed beside them."""
    if change.kind == "narrowed" or change.course in ("narrowed", "widened", "to_surplus", "to_deficit"):
        return statement.judged("open", tr("a loss or a balance may be said to move either way"))
    went = _way_of_change(change)
    if went == way or (way == 0 and abs(change.number) <= Decimal("0.5")):
        return statement.judged("holds")
    if not is_nominal(change):
        return statement.judged("contradicted", checker.claim(change), checker.claim(change))
    account = checker.ledger.accounts[change.metric]
    base, current = account.at(change.since) if change.since else None, account.at(change.period)
    if base is not None and current is not None:
        return statement.judged(
            "contradicted", checker.moved((base, current)), checker.change((base, current))
        )
    return statement.judged("contradicted", tr("{id} is {shown}", id=change.id, shown=checker.shown(change)))
