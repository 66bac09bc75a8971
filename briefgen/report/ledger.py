"""A ledger and its finished pages in, the bytes of its table in one of the formats out."""

from __future__ import annotations

from briefgen.facts.ledger import Ledger
from briefgen.report.entry import entries
from briefgen.report.formats import FORMATS
from briefgen.report.printed import printed_at
from briefgen.scene import Attachment, Page
from briefgen.words import words

ATTACHED_AS = "facts.csv"


def ledger_bytes(ledger: Ledger, deck: tuple[Page, ...], pages: tuple[Page, ...], form: str) -> bytes:
    """Return the ledger as ``text``, ``json``, ``csv`` or ``xlsx``."""
    return FORMATS[form](entries(ledger, printed_at(deck, pages)), ledger.language)


def attached(ledger: Ledger, deck: tuple[Page, ...], pages: tuple[Page, ...]) -> Attachment:
    """Return the ledger as the file that the printed page carries."""
    return Attachment(
        name=ATTACHED_AS,
        media_type="text/csv",
        data=ledger_bytes(ledger, deck, pages, "csv"),
        description=words(ledger.language).data_table,
    )
