"""A family and its metrics' values in; the members with the highest or the lowest of one period out."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.base.translate import tr
from briefgen.facts.account import Account
from briefgen.facts.fact import Fact
from briefgen.facts.family import Family
from briefgen.facts.publish import FactContext

EXTREMES = ("max", "min")
"""Behind a family's key: the value of the member that has the highest, or the lowest."""


def extremes(
    reference: str, families: Mapping[str, Family], accounts: Mapping[str, Account], context: FactContext
) -> tuple[Fact, ...]:
    """Return the values that ``wait.max`` or ``wait.min.2024`` names; none where it is another reference.

    They are the highest or lowest of a period, the latest by default, and several where they are equal: of
    the members of the first dimension, all others together where they have a total. LookupError where no
    member has a value.
    """
    key, _, part = reference.strip().partition(".")
    word, _, period = part.partition(".")
    if key not in families or word not in EXTREMES:
        return ()
    keys = families[key].outermost()
    when = context.period(period) if period else None
    if when is None:
        latest = [fact for each in keys if (fact := accounts[each].latest())]
        known = (context.period(fact.period) for fact in latest)
        when = max(known, key=lambda each: each.order, default=None)
    found = [fact for each in keys if when and (fact := accounts[each].value_at(when))]
    if not found:
        raise LookupError(
            tr("no member of {key} has a value for {period}", key=key, period=period)
            if period
            else tr("no member of {key} has a value", key=key)
        )
    most = (max if word == "max" else min)(fact.number for fact in found)
    return tuple(fact for fact in found if fact.number == most)
