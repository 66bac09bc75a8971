"""Multiples in words: doubled, tenfold, twice the 2020 figure, twice as many X as Y, 翻番, 增长两倍, 减半."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.base.translate import tr
from briefgen.facts.fact import Fact
from briefgen.facts.interval import ONE, Interval
from briefgen.words import movement, multiple_en, multiple_zh
from briefgen.words.annotated_text import AnnotatedText, Clause
from briefgen.words.fact_checker import FactChecker, Statement
from briefgen.words.judgement import Judgement, Verdict
from briefgen.words.kinds.fraction import every_pair, factor, of_pairs
from briefgen.words.multiple_said import MultipleSaid
from briefgen.words.scope import subject_is_plain, why_open
from briefgen.words.standing import alike, at_time_of, divided, level, value_at
from briefgen.words.subject import subject_of
from briefgen.words.window import Unknown, Window, window_of

KIND = "multiple"


def find(checker: FactChecker, passage: AnnotatedText, clause: Clause) -> Iterator[Judgement]:
    """Yield what was found of each multiple that a clause states, of an earlier value or another metric."""
    found = tuple(_said(passage, clause))
    for said in found:
        statement = Statement(kind=KIND, passage=passage, clause=clause, start=said.start, end=said.end)
        if not said.plain:
            yield statement.of_no_metric()
        elif why := why_open(passage, clause, said.start, said.end):
            yield statement.judged("open", why)
        elif said.one is not None and said.other is not None:
            yield _between(checker, statement, said)
        else:
            yield from _over_time(checker, statement, said, found)


def _said(passage: AnnotatedText, clause: Clause) -> Iterator[MultipleSaid]:
    """Yield the multiples that a clause states, each word in one of them."""
    language = multiple_zh if passage.chinese else multiple_en
    text = passage.text[clause.start : clause.end].lower()
    if not any(hint in text for hint in language.HINTS) or not (passage.mentions or passage.near):
        return
    taken: list[MultipleSaid] = []
    for said in language.multiples(passage, clause, passage.hidden):
        if all(said.end <= each.start or each.end <= said.start for each in taken):
            taken.append(said)
            yield said


def _verdict(said: MultipleSaid, times: Interval | None) -> Verdict:
    """Return whether one of the sizes that words may mean is what the figures say."""
    if times is None or (said.inverse and times.low <= 0):
        return "open"
    found = {size.verdict(ONE / times if said.inverse else times) for size in said.sizes}
    return next(each for each in ("holds", "open", "contradicted") if each in found)


def _over_time(
    checker: FactChecker, statement: Statement, said: MultipleSaid, others: tuple[MultipleSaid, ...]
) -> Iterator[Judgement]:
    """Judge a multiple of an earlier value for each metric that it is said of."""
    passage, clause = statement.passage, statement.clause
    metrics: tuple[str, ...] = ()
    told = base = None
    if said.paired:
        base, told = printed_pair(checker, passage, clause, said.start)
        metrics = (told.metric,) if told is not None else ()
    elif said.one is not None:
        metrics = (said.one.metric,)
    else:
        subject = subject_of(passage, clause, said.start, said.end)
        if subject is not None and subject_is_plain(passage, clause, subject, said.start, said.end):
            metrics, told, base = subject.metrics, subject.current, subject.base
    if not metrics:
        yield statement.of_no_metric()
    window = _window(statement, said, others)
    for metric in metrics:
        compared = every_pair(checker.history(metric), window, told)
        if base is not None and told is not None:
            compared = ((base, told),)
        yield of_pairs(checker, statement, metric, compared, lambda pair: _verdict(said, factor(pair)))


def printed_pair(
    checker: FactChecker, passage: AnnotatedText, clause: Clause, start: int
) -> tuple[Fact | None, Fact | None]:
    """Return the earlier and the later of the only two values printed before words, of one metric."""
    facts = [each.fact for each in passage.within(clause.first, start) if each.fact is not None]
    if len(facts) != 2 or {fact.kind for fact in facts} != {"value"} or facts[0].metric != facts[1].metric:
        return None, None
    history = checker.history(facts[0].metric)
    earlier, later = sorted(facts, key=lambda fact: history.period(fact).order)
    return earlier, later


def _window(statement: Statement, said: MultipleSaid, others: tuple[MultipleSaid, ...]) -> Window:
    """Return what is said of time, the period of a multiple's base taken for what it is."""
    passage, clause = statement.passage, statement.clause
    if said.period is None and not said.ago:
        return _own_window(statement, others)
    ahead = passage.blotted(clause.first, said.start)
    current = window_of(ahead, chinese=passage.chinese, now=passage.now).current
    if said.ago:
        return Window(years=1, current=current)
    return Window(base=said.period, current=current)


def _own_window(statement: Statement, others: tuple[MultipleSaid, ...]) -> Window:
    """Return what is said of time with one of several multiples: halved in 2023 and doubled in 2025."""
    passage, clause = statement.passage, statement.clause
    before = [each.end for each in others if each.end <= statement.start]
    after = [each.start for each in others if each.start >= statement.end]
    if not before and not after:
        return movement.own_window(statement)
    if passage.chinese:
        start, end = max(before, default=clause.start), statement.end if after else clause.end
    else:
        start, end = statement.start if before else clause.start, min(after, default=clause.end)
    return window_of(passage.blotted(start, end), chinese=passage.chinese, now=passage.now)


def _between(checker: FactChecker, statement: Statement, said: MultipleSaid) -> Judgement:
    """Judge a multiple of another metric's value."""
    assert said.one is not None
    assert said.other is not None
    window = statement.window()
    one = value_at(checker, said.one.metric, window, said.one.fact)
    if isinstance(one, Unknown):
        return statement.judged("open", one.reason)
    printed = said.other.fact if said.other.fact is not None and said.other.fact.kind == "value" else None
    other = printed or at_time_of(checker, said.other.metric, one)
    if other is None or other.period != one.period or not alike(one, other):
        return statement.judged("open", tr("the two do not compare, or are not of one period"))
    times = divided(level(one), level(other))
    verdict = _verdict(said, times)
    if times is None or verdict == "holds":
        return statement.judged(verdict)
    middle = float((times.low + times.high) / 2)
    name, of, factor_text = checker.label(one.metric), checker.label(other.metric), f"{middle:.2g}"
    reason = tr("{name} is {factor_text} times {of}", name=name, factor_text=factor_text, of=of)
    if verdict == "open":
        return statement.judged(
            "open", tr("{reason}: whether it may be called so is a matter of taste", reason=reason)
        )
    return statement.judged(
        "contradicted", reason, f"{name}是{of}的{factor_text}倍" if checker.chinese else ""
    )
