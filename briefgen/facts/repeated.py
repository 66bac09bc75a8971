"""Accounts in, a note on each value that is that of the period before, where no other of its series is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from briefgen.base.translate import tr
from briefgen.facts.account import Account
from briefgen.facts.format import period_label
from briefgen.facts.unlikely import series_of_equal_periods
from briefgen.facts.wording import value_text

FEWEST = 5
FEWEST_DIGITS = 3
"""Of a number that is not the same twice by chance."""


def repeated_values(accounts: Iterable[Account]) -> Iterator[str]:
    """Yield a line for each such value: it may be right, and is often one that nobody has replaced."""
    for account in accounts:
        language = account.context.language
        values = [fact for fact in account.series() if fact.origin == "published"]
        for alike in series_of_equal_periods(values, account.context):
            same = [pair for pair in pairwise(alike) if pair[0].number == pair[1].number]
            if len(alike) < FEWEST or len(same) != 1:
                continue
            before, fact = same[0]
            if len(fact.number.normalize().as_tuple().digits) >= FEWEST_DIGITS:
                yield tr(
                    "{place}: note: {metric} ({label}): {value} for {period} is what {before} had, as "
                    "nowhere else in the series [repeated]",
                    place=fact.place,
                    metric=fact.metric,
                    label=fact.label,
                    value=value_text(fact, language),
                    period=period_label(fact.period, language),
                    before=period_label(before.period, language),
                )
