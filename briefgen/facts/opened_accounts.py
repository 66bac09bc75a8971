"""Accounts as they were opened last: a metric that an edit leaves alone is not opened again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.translate import program_language
from briefgen.facts.account import Account
from briefgen.facts.metric import Metric, with_kind
from briefgen.facts.opening import open_account
from briefgen.facts.publish import FactContext

MOST_KEPT = 2000
"""Of a brief with more metrics none is kept: its families would take up as much again."""


@dataclass(slots=True, kw_only=True)
class _KnownMetric:
    stated: Metric
    """As the brief has it: the very object is looked for."""
    metric: Metric
    account: Account | None = None
    """As it was before metrics were held against each other; None: not opened, or with problems."""


@dataclass(slots=True, kw_only=True)
class OpenedAccounts:
    """The accounts of this ledger and of the one before, by their metrics."""

    _before: dict[str, _KnownMetric] = field(default_factory=dict)
    _now: dict[str, _KnownMetric] = field(default_factory=dict)
    _within: tuple[Any, ...] = ()
    """What all metrics share."""

    def clear(self) -> None:
        """Forget all accounts."""
        self._before, self._now, self._within = {}, {}, ()

    def begin(self, stated: Mapping[str, Metric]) -> dict[str, Metric]:
        """Begin a ledger: return a brief's metrics with the kinds that units and labels imply."""
        self._before, self._now = self._now, {}
        for key, metric in stated.items():
            known = self._before.get(key)
            if known is None or known.stated is not metric:
                known = _KnownMetric(stated=metric, metric=with_kind(metric))
            self._now[key] = known
        found = {key: opened.metric for key, opened in self._now.items()}
        if len(found) > MOST_KEPT:
            self.clear()
        return found

    def share(self, context: FactContext) -> None:
        """Take what all metrics share: where it is not as it was, each is opened anew."""
        now = (
            context.language, context.as_of, context.fiscal_year, context.labels, context.sources,
            program_language(),
        )  # fmt: skip
        if self._within != now or self._within[4] is not context.sources:
            for opened in self._now.values():
                opened.account = None
        self._within = now

    def account(self, metric: Metric, context: FactContext) -> Account:
        """Return a metric's account as it was opened, else open it; one with problems is opened again."""
        known = self._now.get(metric.key)
        if known is None or known.metric is not metric:
            return open_account(metric, context)
        if known.account is not None:
            return _copied(known.account, context)
        filed = len(context.problems)
        account = open_account(metric, context)
        # What is wrong with a family is said of its first metric: the others only seem to be sound.
        if len(context.problems) == filed and not (filed and metric.membership):
            known.account = _copied(account, context)
        return account


def _copied(account: Account, context: FactContext) -> Account:
    """Return an account whose entries may be changed while the other's stay."""
    return replace(
        account,
        context=context,
        values=dict(account.values),
        claims=list(account.claims),
        overruled=list(account.overruled),
        used=list(account.used),
    )
