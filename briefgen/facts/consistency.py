"""Values and claims go in; what cannot be true together comes out as problems."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from briefgen.facts.fact import Fact
from briefgen.facts.publish import Edition

if TYPE_CHECKING:
    from briefgen.facts.account import Account


def comparable_claims(account: Account, claims: list[Fact]) -> list[Fact]:
    """Return the claims that can be made of such a metric; file a problem for each other one."""
    return claims


def check_metric(account: Account) -> None:
    """Check a metric's values and claims against each other."""


def check_across(accounts: Mapping[str, Account], edition: Edition) -> None:
    """Check shares and sums, which compare metrics."""
