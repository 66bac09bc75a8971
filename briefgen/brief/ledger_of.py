"""The ledger of a brief: its metrics and sources entered in its language and calendar."""

from __future__ import annotations

from briefgen.brief.model import Brief
from briefgen.facts.ledger import Ledger


def ledger_of(brief: Brief) -> Ledger:
    """Return a brief's ledger; whatever is wrong with the figures is among its problems."""
    meta = brief.meta
    return Ledger.of(
        brief.metrics,
        brief.sources,
        families=brief.families,
        language=meta.language,
        as_of=meta.as_of,
        fiscal_year=meta.fiscal_year,
    )
