"""A value and a word in; what it is compared with by that word out, as a fact."""

from __future__ import annotations

from typing import Literal

from briefgen.base.marked import N_
from briefgen.facts.account import lacking
from briefgen.facts.fact import Fact
from briefgen.facts.gap import aim_of, gap
from briefgen.facts.kinds import KINDS, preferred
from briefgen.facts.ledger import Ledger
from briefgen.facts.relative_period import WORDS

Against = Literal["previous", "year-earlier", "target", "limit", "benchmark"]
"""What a value may be set against by one word."""


def compared(value: Fact, word: str, ledger: Ledger) -> Fact | None:
    """Return how a value lies to what a word names: what its source claims, else what the values give.

    None where confidence intervals leave it open; LookupError where there is nothing to compare with.
    """
    account = ledger.accounts[value.metric]
    if word not in WORDS:
        found = gap(value, aim_of(account, word), account)
        return ledger.entered(found) if found else None
    since = account.context.before(word, value.period, (*account.values, *account.marked))
    told = [claim for claim in account.told() if (claim.period, claim.since) == (value.period, since)]
    for kind in preferred(KINDS.values()):
        if of_kind := [claim for claim in told if claim.kind == kind]:
            return of_kind[0]
    base = account.at(since)
    if base is None:
        raise lacking(N_("{key} has no value of {since}; {others}"), account, since=since)
    return ledger.change(value, base)
