"""Sums in words: together more than half of all, A and B add up to C, A、B合计占六成."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from briefgen.base.copier import replace
from briefgen.base.translate import tr
from briefgen.facts.fact import Fact
from briefgen.facts.interval import Interval, printed_interval
from briefgen.facts.unit import is_percent, size, split
from briefgen.words.annotated_text import AnnotatedText, Clause
from briefgen.words.fact_checker import FactChecker, Statement
from briefgen.words.judgement import Judgement, Verdict
from briefgen.words.kinds.fraction import of_share
from briefgen.words.portion import may_name_one
from briefgen.words.scope import why_open
from briefgen.words.share_said import ShareSaid, shares_said
from briefgen.words.standing import alike, at_time_of, level, value_at
from briefgen.words.sum_said import Relation, SumSaid, sums_said
from briefgen.words.window import Unknown

KIND = "total"
_ROUNDED = Fraction(1, 100)
"""A sum that is off by no more than this part of it may be rounded otherwise."""


def find(checker: FactChecker, passage: AnnotatedText, clause: Clause) -> Iterator[Judgement]:
    """Yield what was found of each sum that a clause states: as a share of a whole, or as an amount."""
    if len({each.metric for each in passage.within(clause.first, clause.last)}) < 2:
        return
    for said in shares_said(passage, clause) if may_name_one(passage, clause) else ():
        if len(said.parts) > 1 and said.together:
            yield of_share(checker, passage, clause, said, KIND)
        elif len(said.parts) > 1:
            yield _each_or_all(checker, passage, clause, said)
    for sum_said in sums_said(passage, clause):
        statement = Statement(
            kind=KIND, passage=passage, clause=clause, start=sum_said.start, end=sum_said.end
        )
        if not sum_said.plain:
            yield statement.of_no_metric()
        elif why := why_open(passage, clause, sum_said.start, sum_said.end):
            yield statement.judged("open", why)
        else:
            yield _summed(checker, statement, sum_said)


def _each_or_all(checker: FactChecker, passage: AnnotatedText, clause: Clause, said: ShareSaid) -> Judgement:
    """Judge a share of several metrics that may be meant of them all together or of each."""
    together = of_share(checker, passage, clause, said, KIND)
    alone = [of_share(checker, passage, clause, replace(said, parts=(part,)), KIND) for part in said.parts]
    verdicts = {each.verdict for each in alone}
    if together.verdict == "contradicted" and verdicts == {"holds"}:
        return alone[0]
    if together.verdict == "contradicted" and "contradicted" not in verdicts:
        return replace(together, verdict="open")
    return together


def _summed(checker: FactChecker, statement: Statement, said: SumSaid) -> Judgement:
    """Judge what several metrics are said to be together."""
    window = statement.window()
    facts: list[Fact] = []
    for part in said.parts:
        found = value_at(checker, part.metric, window, part.fact)
        if isinstance(found, Unknown):
            return statement.judged("open", found.reason)
        facts.append(found)
    first = facts[0]
    if any(fact.period != first.period or not alike(fact, first) for fact in facts) or not _adds(facts):
        return statement.judged("open", tr("its parts do not add up, or are not of one period"))
    total, shown = _goal(checker, said, first)
    if total is None:
        return statement.judged("open", shown)
    found_sum = level(first)
    for fact in facts[1:]:
        found_sum = found_sum + level(fact)
    verdict = _related(found_sum, total, said.relation)
    names = " + ".join(checker.label(fact.metric) for fact in facts)
    text = _sum_text(checker, facts)
    if verdict == "holds":
        return statement.judged("holds")
    reason = (
        tr("{names} is {text}, not {shown}", names=names, text=text, shown=shown)
        if said.relation == "equal"
        else f"{names} is {text}, {shown}"
    )
    return statement.judged(verdict, reason, f"合计{text}" if checker.chinese else text)


def _adds(facts: Sequence[Fact]) -> bool:
    """Return whether values may be added up: shares of one whole may, rates may not."""
    return not is_percent(facts[0].unit) or all(fact.measure == "share" for fact in facts)


def _goal(checker: FactChecker, said: SumSaid, first: Fact) -> tuple[Interval | None, str]:
    """Return what a sum is compared with, and how that is printed; None: why it cannot be."""
    if said.total is not None:
        told = said.total.fact if said.total.fact is not None and said.total.fact.kind == "value" else None
        if told is None and said.total.fact is not None:
            return None, tr("a sum and a change do not compare")
        fact = told or at_time_of(checker, said.total.metric, first)
        if fact is None or fact.period != first.period or not alike(fact, first):
            return None, tr("the sum and the total do not compare, or are not of one period")
        return level(fact), f"{checker.label(fact.metric)} {checker.shown(fact)}"
    assert said.number is not None, tr("a sum is of a metric or of a number")
    scale = _scale(said.unit, first.unit)
    if scale is None:
        return None, tr("whether “{unit}” is the unit of the parts is not plain", unit=said.unit)
    return printed_interval(said.number).times(
        scale
    ), f"{said.number:,}{said.unit}" if checker.chinese else f"{said.number:,} {said.unit}".strip()


def _scale(unit: str, own: str) -> Fraction | None:
    """Return how much a typed unit is in the smallest one of the parts; None where it may be another."""
    scale, base = split(unit)
    own_scale, own_base = split(own)
    if base not in ("", own_base) or (scale == 1 and own_scale != 1):
        return None
    return scale * size(own_base)


def _related(found: Interval, total: Interval, relation: Relation) -> Verdict:
    """Return whether a sum lies to a total as words say."""
    distance = found - total
    reach = max(abs(total.low), abs(total.high))
    if relation == "more":
        return "holds" if distance.high > 0 else "contradicted" if distance.high < 0 else "open"
    if relation == "less":
        return "holds" if distance.low < 0 else "contradicted" if distance.low > 0 else "open"
    near, far = {
        "equal": (Fraction(0), _ROUNDED),
        "about": (Fraction(6, 100), Fraction(15, 100)),
        "nearly": (Fraction(12, 100), Fraction(22, 100)),
    }[relation]
    if distance.low <= near * reach and distance.high >= -near * reach:
        return "holds"
    return "open" if distance.low <= far * reach and distance.high >= -far * reach else "contradicted"


def _sum_text(checker: FactChecker, facts: Sequence[Fact]) -> str:
    """Return the sum of some values as it would be printed in the unit of the first."""
    first = facts[0]
    unit = size(first.unit)
    middle = sum((Fraction(fact.number) * size(fact.unit) / unit for fact in facts), Fraction(0))
    places = max(-int(fact.number.as_tuple().exponent) for fact in facts)
    number = round(Decimal(middle.numerator) / Decimal(middle.denominator), max(places, 0))
    return checker.shown(replace(first, number=number, qualifier=""))
