"""A metric's derived values go in; what a claim implies though it cannot be comes out as problems."""

from __future__ import annotations

from briefgen.facts.account import Account
from briefgen.facts.fact import Fact
from briefgen.facts.format import figure, period_label
from briefgen.facts.publish import name_of
from briefgen.facts.unit import dimension, is_percent


def check_derived(account: Account) -> None:
    """Check that no claim implies a share over 100%, a rank before the first, or fewer than no people."""
    facts = account.values.values()
    if any(_impossible(account, fact) for fact in facts if fact.origin == "published"):
        return  # said already; what follows from it is no news
    for fact in facts:
        wrong = _impossible(account, fact)
        if wrong:
            language = account.edition.language
            account.edition.file(
                fact.place,
                f"{name_of(account.metric)}: it follows that {period_label(fact.period, language)} was "
                f"{figure(fact, language).text}, {wrong}",
                "correct the claim, its unit or the value",
                code="claim",
            )


def _impossible(account: Account, fact: Fact) -> str:
    """Say why a derived value cannot be; only where its whole interval is out of bounds."""
    kind, unit = account.metric.kind, fact.unit
    if kind == "rank":
        return "and ranks begin at 1" if fact.interval.high < 1 else ""
    if kind == "share" and is_percent(unit):
        outside = fact.interval.high < 0 or fact.interval.low > 100
        return "and shares lie between 0% and 100%" if outside else ""
    counts = kind == "count" or (kind == "amount" and dimension(unit) == "count")
    return "and nothing counted is below zero" if counts and fact.interval.high < 0 else ""
