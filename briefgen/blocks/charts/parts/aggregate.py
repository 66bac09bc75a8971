"""Aggregates that charts print, such as sums, means and changes, as facts of the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from briefgen.base.copier import replace
from briefgen.base.messages import messages
from briefgen.facts import derive
from briefgen.facts.basis import is_nominal
from briefgen.facts.derive import computed_claim, decimals, decimals_of, justified, rounded
from briefgen.facts.fact import DerivedFrom, Fact, FactKind, unmarked
from briefgen.facts.format import figure, signed
from briefgen.facts.interval import Interval
from briefgen.facts.measure import Kind
from briefgen.model.context import Setting

COUNTED_DECIMALS = 1
"""A mean or a share of counts has one decimal at most, as its inputs allow."""
PERCENT = 100
SUM = ".total"
"""Suffix of the id of a sum."""
REST = ".rest"
"""Suffix of the id of what parts leave of their whole."""


def ids(facts: Sequence[Fact]) -> str:
    """Return what the id of a figure computed from several begins with."""
    return "+".join(fact.id for fact in facts)


def total(facts: Sequence[Fact], setting: Setting) -> Fact:
    """Return the sum of figures of one unit."""
    interval, exact = Interval.exact(0), Fraction(0)
    for fact in facts:
        interval += fact.interval
        exact += Fraction(fact.number)
    name = messages(setting.language).total
    return filed(
        facts, setting, f"{ids(facts)}{SUM}", exact, interval, places=decimals_of(*facts), label=name
    )


def remainder(facts: Sequence[Fact], whole: int, setting: Setting) -> Fact | None:
    """Return what parts leave of a whole, None where that may be nothing."""
    added = total(facts, setting)
    interval = Interval.exact(whole) - added.interval
    exact = whole - sum((Fraction(fact.number) for fact in facts), Fraction(0))
    if interval.low <= 0 or exact <= 0:
        return None
    name = messages(setting.language).remainder
    return filed(
        facts, setting, f"{ids(facts)}{REST}", exact, interval, places=decimals_of(*facts), label=name
    )


def is_rest(fact: Fact) -> bool:
    """Say whether a fact is what parts leave of their whole."""
    return fact.id.endswith(REST)


def mean(facts: Sequence[Fact], setting: Setting) -> Fact:
    """Return the arithmetic mean of figures of one unit."""
    whole = total(facts, setting)
    part = Fraction(1, len(facts))
    interval = whole.interval.times(part)
    exact = sum((Fraction(fact.number) for fact in facts), Fraction(0)) * part
    places = max(decimals_of(*facts), justified(interval, COUNTED_DECIMALS))
    places = 0 if exact.denominator == 1 else places
    name = messages(setting.language).average
    return filed(facts, setting, f"{ids(facts)}.mean", exact, interval, places=places, label=name)


def share(part: Sequence[Fact], whole: Sequence[Fact], setting: Setting, key: str) -> Fact:
    """Return what share of a sum some of its parts are, in per cent."""
    some, all_ = (sum((Fraction(fact.number) for fact in facts), Fraction(0)) for facts in (part, whole))
    exact = some / all_ * PERCENT if all_ else Fraction(0)
    low = sum((fact.interval.low for fact in part), Fraction(0))
    high = sum((fact.interval.high for fact in part), Fraction(0))
    rest = [fact for fact in whole if fact not in part]
    most = sum((fact.interval.high for fact in rest), Fraction(0))
    least = sum((fact.interval.low for fact in rest), Fraction(0))
    if not (low + most and high + least):
        interval = Interval.exact(exact)
    else:
        interval = Interval(low / (low + most) * PERCENT, high / (high + least) * PERCENT)
    places = justified(interval, COUNTED_DECIMALS)
    return filed(part, setting, f"{key}.share", exact, interval, places=places, unit="%", measure="share")


def change(current: Fact, base: Fact, setting: Setting, kind: FactKind = "change") -> Fact | None:
    """Return how a figure changed since an earlier one, None where the two do not compare."""
    found = computed_claim(kind, current, base, setting.ledger.context)
    if found is None:
        return None
    return _entered(found, current, setting)


def default_change(current: Fact, base: Fact, setting: Setting) -> Fact | None:
    """Return the default kind of change where no source claims one; None where the values do not compare."""
    if not _is_sum(current):
        return setting.ledger.change(current, base)
    found = derive.default_change(current, base, setting.ledger.context)
    return _entered(found, current, setting) if found else None


def _entered(found: Fact, current: Fact, setting: Setting) -> Fact:
    """Return a change as it stands in the ledger; that of a sum has the sum's id, not its last part's."""
    if not _is_sum(current):
        return setting.ledger.enter(found)
    key = f"{current.id}.{found.kind}@{found.since}"
    return setting.ledger.entered(replace(found, id=key))


def claimed(kind: str, start: Fact, end: Fact, setting: Setting) -> Fact | None:
    """Return the published claim about just these two values of a metric, if there is one."""
    if _is_sum(end):
        return None
    wanted = (kind, "published", start.period, end.period)
    claims = setting.ledger.accounts[end.metric].claims
    return next(
        (
            each
            for each in claims
            if (each.kind, each.origin, each.since, each.period) == wanted and is_nominal(each)
        ),
        None,
    )  # a growth at constant prices is not that of the values which a chart draws


def _is_sum(fact: Fact) -> bool:
    """Say whether a fact is a sum: it is filed under one of its parts, whose claims are not its own."""
    return fact.id.endswith(SUM)


def difference(current: Fact, base: Fact, setting: Setting) -> Fact | None:
    """Return how much more one thing is than another, None where their units differ."""
    if current.unit != base.unit or "rank" in (current.measure, base.measure):
        return None
    exact = Fraction(current.number) - Fraction(base.number)
    interval = current.interval - base.interval
    places = decimals_of(current, base)
    return filed((base, current), setting, f"{current.id}-{base.id}", exact, interval, places=places)


def count_fact(
    number: int | Decimal, like: Fact, setting: Setting, key: str, unit: str = "", measure: Kind = "count"
) -> Fact:
    """Return a number of things, a bound or a place as a fact."""
    exact = Fraction(number)
    places = decimals(Decimal(number))
    like = replace(like, qualifier="")  # a bound or a place is meant to the digit
    return filed(
        (like,), setting, key, exact, Interval.exact(exact), places=places, unit=unit, measure=measure
    )


def printed(fact: Fact, setting: Setting, *, sign: bool = False) -> str:
    """Return the printed form of a fact."""
    return signed(fact, setting.language) if sign else figure(fact, setting.language).text


def filed(
    facts: Sequence[Fact],
    setting: Setting,
    identity: str,
    exact: Fraction,
    interval: Interval,
    *,
    places: int,
    unit: str | None = None,
    measure: Kind | None = None,
    label: str | None = None,
    derivation: DerivedFrom | None = None,
    period: str | None = None,
) -> Fact:
    """Return a figure computed from others as it stands in the ledger, under its identity.

    What it does not state it has of the last one of them. With a ``derivation`` it is told how it follows.
    """
    number, _ = rounded(exact, interval, places=places)
    about = any(fact.qualifier for fact in facts)
    made = replace(
        unmarked(facts[-1]),
        id=identity,
        kind="value",
        measure=measure or facts[-1].measure,
        label=facts[-1].label if label is None else label,
        number=Decimal(number),
        interval=interval,
        qualifier="约" if about else "",
        unit=facts[-1].unit if unit is None else unit,
        sources=tuple(dict.fromkeys(source for fact in facts for source in fact.sources)),
        origin="computed" if derivation else "derived",
        derivation=derivation,  # its own, not that of what it is made of
        period=facts[-1].period if period is None else period,
        note="",
    )
    return setting.ledger.entered(made)
