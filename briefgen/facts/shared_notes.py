"""A fact with a note in, the note as it is printed out: once for all metrics that share it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.base.locale import is_chinese
from briefgen.base.messages import messages
from briefgen.facts.fact import Fact

if TYPE_CHECKING:
    from briefgen.facts.ledger import Ledger

MOST_NAMED = 3
"""Metrics that a shared note names; the rest are counted."""


def labelled_note(fact: Fact, text: str, ledger: Ledger) -> str:
    """Return a note on a figure, preceded by the names of all that it is a note on.

    Metrics that have the same `note` share one, and so do claims on one basis; what a calculation or a
    dispute adds is a figure's own.
    """
    labels = [fact.label]
    own = ledger.metrics.get(fact.metric)
    if own is not None and own.note == text:
        labels = list(
            dict.fromkeys(metric.label for metric in ledger.metrics.values() if metric.note == text)
        )
    elif fact.basis:
        known = (account.claims for account in ledger.accounts.values())
        same = [claim.label for claims in known for claim in claims if claim.basis and claim.note == text]
        labels = list(dict.fromkeys(same)) or labels
    if len(labels) == 1 and text.startswith(fact.label):
        return text
    vocabulary = messages(ledger.language)
    named = vocabulary.list_comma.join(labels[:MOST_NAMED])
    if (more := len(labels) - MOST_NAMED) > 0:
        named += vocabulary.and_more.format(number=len(labels) if is_chinese(ledger.language) else more)
    return f"{named}{vocabulary.colon}{text}"
