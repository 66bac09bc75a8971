"""Two ledgers and what was read of the one in; whether the other one says the same there out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from typing import Any

from briefgen.base.dataclass import dataclass
from briefgen.base.same_parts import same_parts
from briefgen.facts.ledger import Ledger
from briefgen.facts.reads import Reads

Token = Callable[[Any], int]
"""Gives a number that equal values share."""


@dataclass(slots=True, kw_only=True)
class SameReads:
    """What is known of the ledgers that a build compares, each pair of figures compared once."""

    _same: dict[tuple[str, int, int], bool] = field(default_factory=dict)
    """Whether two ledgers hold the same of a metric."""
    _compared: dict[int, Any] = field(default_factory=dict)
    """The accounts of ledgers by their ids: while they are kept, no others have these."""

    def clear(self) -> None:
        """Forget the ledgers."""
        self._same.clear()
        self._compared.clear()

    def are(self, reads: Reads, one: Ledger, other: Ledger, token: Token) -> bool:
        """Return whether what was read of a ledger stands in another one as well."""
        if reads.everything and list(one.facts) != list(other.facts):
            return False
        if one.accounts is other.accounts:
            return True
        if reads.everything:
            whole = ((token(each.sources), token(each.overruled)) for each in (one, other))
            if len(set(whole)) > 1 or list(one.metrics) != list(other.metrics):
                return False
        keys = one.metrics if reads.everything else reads.metrics
        return all(self._of_metric(key, one, other, token) for key in keys)

    def _of_metric(self, metric: str, one: Ledger, other: Ledger, token: Token) -> bool:
        """Return whether two ledgers hold the same of a metric: the very facts, or equal ones."""
        asked = metric, id(one.accounts), id(other.accounts)
        if asked not in self._same:
            self._compared |= {id(each.accounts): each.accounts for each in (one, other)}
            held, holds = _held(metric, one), _held(metric, other)
            self._same[asked] = same_parts(holds, held) is held or token(held) == token(holds)
        return self._same[asked]


def _held(metric: str, ledger: Ledger) -> Any:
    """Return everything that a ledger holds about a metric."""
    account = ledger.accounts.get(metric)
    return None if account is None else (account.metric, tuple(account.facts()), account.missing())
