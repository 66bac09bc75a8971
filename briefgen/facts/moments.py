"""A brief's accounts in, the periods out that `now`, `previous` and `year-earlier` are beside no metric."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from briefgen.facts.account import Account
from briefgen.facts.publish import FactContext
from briefgen.facts.relative_period import NOW, WORDS, NoSuchPeriod


def moments(context: FactContext, accounts: Mapping[str, Account]) -> Mapping[str, str]:
    """Return the keys of these periods; a word that names none of those with values is left out."""
    if context.as_of is None:
        return {}
    now = context.as_of.key
    known = {key for account in accounts.values() for key in account.values}
    found = {NOW: now}
    for word in WORDS:
        with suppress(NoSuchPeriod):
            found[word] = context.before(word, now, sorted(known))
    return found
