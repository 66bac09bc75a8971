"""The ledger of a brief: its metrics and sources entered in its language and calendar."""

from __future__ import annotations

from briefgen.brief.model import Brief
from briefgen.facts.ledger import Ledger
from briefgen.model.memory import memory


def ledger_of(brief: Brief) -> Ledger:
    """Return a brief's ledger; whatever is wrong with the figures is among its problems."""
    meta = brief.meta
    return memory().ledger.of(
        brief.metrics, brief.sources, brief.families, meta.language, meta.as_of, meta.fiscal_year
    )
