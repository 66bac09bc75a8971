"""A ledger and its finished pages in, the bytes of its table in one of the formats out."""

from __future__ import annotations

from briefgen.facts.ledger import Ledger
from briefgen.report.entry import entries
from briefgen.report.formats import FORMATS
from briefgen.report.printed import printed_at
from briefgen.scene import Page


def ledger_bytes(ledger: Ledger, deck: tuple[Page, ...], pages: tuple[Page, ...], form: str) -> bytes:
    """Return the ledger as ``text``, ``json``, ``csv`` or ``xlsx``."""
    return FORMATS[form](entries(ledger, printed_at(deck, pages)), ledger.language)
