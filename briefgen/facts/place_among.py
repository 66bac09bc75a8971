"""A value of a member and those of the others in; which place it has among them out."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from briefgen.base.copier import replace
from briefgen.facts.account import Account
from briefgen.facts.fact import DerivedFrom, Fact, unmarked
from briefgen.facts.family import Family
from briefgen.facts.interval import Interval
from briefgen.facts.kinds import KINDS
from briefgen.facts.status import least_final

RANKED = "ranked"


def standing(
    account: Account, families: Mapping[str, Family], accounts: Mapping[str, Account], language: str
) -> Fact | None:
    """Return the place of a member's latest value among the others of its first dimension.

    The highest value has the first place, the lowest where ``better: down`` is said of the metric; equal ones
    share theirs. None for what is no member, and where another has no value of that period in the same unit.
    """
    member, own = account.metric.membership, account.latest()
    if member is None or own is None or not any(member.coordinates) or own.span:
        return None
    family = families[member.family]
    fixed = {name: at for name, at in zip(family.dimensions, member.coordinates, strict=True) if at}
    along = next(name for name in family.dimensions if name in fixed)
    del fixed[along]
    keys = [key for key in family.along((along,), fixed) if key != account.metric.key]
    others = [accounts[key].at(own.period) for key in keys]
    known = [fact for fact in others if fact is not None and fact.unit == own.unit and not fact.span]
    if not known or len(known) < len(others):
        return None
    lowest_first = account.metric.better == "down"
    ahead = sum(fact.number < own.number if lowest_first else fact.number > own.number for fact in known)
    number = Decimal(1 + ahead)
    return replace(
        unmarked(own),
        id=f"{own.metric}.{RANKED}",
        kind=RANKED,
        number=number,
        interval=Interval.exact(number),
        unit=KINDS[RANKED].unit(own.unit, own.measure, language),
        qualifier="",
        sources=tuple(dict.fromkeys(key for fact in (own, *known) for key in fact.sources)),
        origin="derived",
        derivation=DerivedFrom(method="ranked", operands=(own, *known)),
        status=least_final(fact.status for fact in (own, *known)),
    )
