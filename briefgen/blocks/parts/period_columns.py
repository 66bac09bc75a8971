"""Columns of a table that are periods by their place, previous or year-earlier: which, and their heads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress

from briefgen.base.messages import messages
from briefgen.facts.format import short_period
from briefgen.facts.relative_period import PREVIOUS, WORDS
from briefgen.model.context import Setting

NOW = "now"


def common_period(metrics: Sequence[str], word: str, setting: Setting) -> str:
    """Return the period that `previous` or `year-earlier` is in more than half of the rows, else nothing.

    The cells of the others say their own.
    """
    accounts, found = setting.ledger.accounts, Counter[str]()
    for key in dict.fromkeys(metric.partition(".")[0] for metric in metrics):
        with suppress(LookupError):
            found[accounts[key].dated(word)] += 1
    period, count = found.most_common(1)[0] if found else ("", 0)
    return period if 2 * count > found.total() else ""


def dated(period: str, setting: Setting) -> str:
    """Return a period, the brief's own for `now`."""
    return setting.ledger.as_of if period == NOW else period


def most_are_of(periods: Iterable[str]) -> dict[str, str]:
    """Return the period of more than half of the latest values, for their column, if there is one."""
    found = Counter(periods)
    period, count = found.most_common(1)[0] if found else ("", 0)
    return {"latest": period} if 2 * count > found.total() else {}


def period_head(column: str, metrics: Sequence[str], setting: Setting) -> str:
    """Return the head of a column of a period, also of one that a word names beside the latest."""
    language, as_of = setting.language, setting.ledger.as_of
    if column not in WORDS:
        known = as_of if column == NOW and as_of != NOW else ""
        return short_period(known or column, language, as_of)
    if common := common_period(metrics, column, setting):
        return short_period(common, language, as_of)
    vocabulary = messages(language)
    return vocabulary.previous_period if column == PREVIOUS else vocabulary.year_earlier
