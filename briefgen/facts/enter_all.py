"""All metrics of a brief in, their accounts out: opened, held against each other, closed."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.facts.account import Account
from briefgen.facts.across import check_across
from briefgen.facts.behind import check_behind
from briefgen.facts.computed import open_accounts
from briefgen.facts.gauge import check_bases
from briefgen.facts.metric import Metric
from briefgen.facts.opened_accounts import OpenedAccounts
from briefgen.facts.opening import close_account
from briefgen.facts.publish import FactContext
from briefgen.facts.short_form import keep_exact, keep_sums_true


def enter_all(
    metrics: Mapping[str, Metric], context: FactContext, opened: OpenedAccounts, *, as_of_latest: bool
) -> dict[str, Account]:
    """Return the accounts of all metrics; whatever is wrong with them is among the context's problems."""
    opened.share(context)
    accounts = open_accounts(metrics, context, opened)
    if as_of_latest:
        check_behind(accounts, context)
    check_across(accounts)
    check_bases(accounts)
    keep_sums_true(accounts, context.language)
    keep_exact(accounts)
    for account in accounts.values():
        close_account(account, accounts)
    return accounts
