"""A ledger in, what its benchmarks are called out: a checker needs it for every text."""

from __future__ import annotations

from briefgen.facts.ledger import Ledger


def benchmarks_named(ledger: Ledger) -> tuple[str, ...] | None:
    """Return what benchmarks are called; None where no metric is held against anything."""
    accounts = ledger.accounts.values()
    if not any(each.goals or each.benchmark or each.metric.thresholds for each in accounts):
        return None
    return tuple(dict.fromkeys(each.benchmark.label for each in accounts if each.benchmark))
