"""What a value is compared with: the one place where a base is picked, as official statistics pick it.

A month, a quarter, a half-year, a week or January to October stands against the same one of the year before,
else against the one before it; a year against the one before it that is known. Periods of different length
are never set against each other, unless what is measured does not add up over time (a share, a rank, a rate)
and nothing else is known. ``now`` is a moment and stands against whatever came before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from briefgen.facts.fact import Fact
from briefgen.facts.measure import RATIOS_OF_TIME
from briefgen.facts.period import YEAR_DAYS, Period, is_year_before, years_between

if TYPE_CHECKING:
    from briefgen.facts.publish import FactContext


def alike(one: Period, other: Period) -> bool:
    """Return whether two periods are equally long; ``now`` is a moment that is like any."""
    return "now" in (one.kind, other.kind) or one.days == other.days


def all_alike(facts: Sequence[Fact], context: FactContext) -> bool:
    """Return whether all values are of periods of one length, so that their sizes compare."""
    periods = [context.period(fact.period) for fact in facts if fact.period]
    return len({period.days for period in periods if period.kind != "now"}) <= 1


def overlap_in(facts: Sequence[Fact], context: FactContext) -> tuple[Fact, Fact] | None:
    """Return two values in a row, one of which is of a time that the other is of, too: 2023 and 2023/24."""
    told = [(fact, context.period(fact.period)) for fact in facts if fact.period]
    for (before, one), (after, other) in pairwise(told):
        if "now" not in (one.kind, other.kind) and one.end > other.start:
            return before, after
    return None


def like_last(facts: Sequence[Fact], context: FactContext) -> tuple[Fact, ...]:
    """Return the values of a series whose periods are as long as that of the last."""
    last = context.period(facts[-1].period) if facts else None
    return tuple(fact for fact in facts if last and alike(context.period(fact.period), last))


def comparable(current: Fact, base: Fact, context: FactContext) -> bool:
    """Return whether two values of one metric may be set against each other."""
    if current.measure in RATIOS_OF_TIME:
        return True
    return alike(context.period(current.period), context.period(base.period))


def base_of(current: Fact, values: Sequence[Fact], context: FactContext) -> Fact | None:
    """Return the value that a reader expects a value to be compared with, None where there is none."""
    candidates = _candidates(current, values, context)
    return _year_ago(current, candidates, context) or (candidates or (None,))[-1]


def start_of(values: Sequence[Fact], context: FactContext) -> Fact | None:
    """Return the value with which the trend of a series begins, up to its last value.

    That is the first value that compares with the last; of days, months, quarters and half-years it is of the
    same season, or else the one that the last is compared with elsewhere: a year ago, or just before it.
    """
    first = first_of(values, context)
    if first is None or _whole_years(first, values[-1], context):
        return first
    ago = _year_ago(values[-1], _candidates(values[-1], values[:-1], context, derived=True), context)
    return ago or (base_of(values[-1], values[:-1], context) if _in_a_year(values[-1], context) else first)


def _in_a_year(fact: Fact, context: FactContext) -> bool:
    """Return whether a value is of a part of a year, which has a season."""
    period = context.period(fact.period)
    return period.kind != "now" and period.days < YEAR_DAYS


def _whole_years(one: Fact, other: Fact, context: FactContext) -> bool:
    return years_between(context.period(one.period), context.period(other.period)).denominator == 1


def first_of(values: Sequence[Fact], context: FactContext) -> Fact | None:
    """Return the first value that compares with the last, None where there is none."""
    return next(iter(_candidates(values[-1], values[:-1], context, derived=True)), None) if values else None


def _candidates(
    current: Fact, values: Sequence[Fact], context: FactContext, *, derived: bool = False
) -> tuple[Fact, ...]:
    """Return the earlier values that compare with a value, in time order, published before derived ones."""
    now = context.period(current.period)

    def precedes(fact: Fact) -> bool:
        period = context.period(fact.period)
        return period.end < now.end if now.kind == "now" else period.end <= now.start

    earlier = sorted(filter(precedes, values), key=lambda fact: context.period(fact.period).order)
    stated = [fact for fact in earlier if fact.origin != "derived"]
    known = earlier if derived else stated or earlier
    like = tuple(fact for fact in known if alike(context.period(fact.period), now))
    return like or (tuple(known) if current.measure in RATIOS_OF_TIME else ())


def _year_ago(current: Fact, candidates: Sequence[Fact], context: FactContext) -> Fact | None:
    if not _in_a_year(current, context):
        return None
    now = context.period(current.period)
    return next((fact for fact in candidates if is_year_before(context.period(fact.period), now)), None)
