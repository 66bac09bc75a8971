"""A ledger and its finished pages in, the bytes of its table in one of the formats out."""

from __future__ import annotations

from briefgen.base.messages import messages
from briefgen.brief.model import Brief
from briefgen.brief.parameters import values_of
from briefgen.edition.publication import Publication
from briefgen.facts.ledger import Ledger
from briefgen.model.scene import Attachment, Page

ATTACHED_AS = "facts.csv"


def ledger_bytes(
    ledger: Ledger, deck: tuple[Page, ...], pages: tuple[Page, ...], form: str, brief: Brief
) -> bytes:
    """Return the ledger as ``text``, ``json``, ``csv`` or ``xlsx``, with its brief's parameters."""
    # Most builds make no table.
    from briefgen.report.entry import entries, printed_at
    from briefgen.report.formats import FORMATS

    settings = "; ".join(f"{name}={value}" for name, value in values_of(brief).items())
    return FORMATS[form](entries(ledger, printed_at(deck, pages), settings), ledger.language)


def attachable(publication: Publication) -> tuple[Attachment, ...]:
    """Return what the page carries when it is asked to: the brief and the ledger."""
    edition = publication.edition
    table = attached(edition.ledger, publication.deck.pages, publication.page.pages, edition.brief)
    return (table,) if publication.source is None else (publication.source, table)


def attached(ledger: Ledger, deck: tuple[Page, ...], pages: tuple[Page, ...], brief: Brief) -> Attachment:
    """Return the ledger as a file that the printed page can carry."""
    return Attachment(
        name=ATTACHED_AS,
        media_type="text/csv",
        data=ledger_bytes(ledger, deck, pages, "csv", brief),
        description=messages(ledger.language).data_table,
    )


def attached_brief(name: str, content: bytes, language: str) -> Attachment:
    """Return a brief's file, as it is, as one that the printed page can carry."""
    shown = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")  # a name of other bytes
    return Attachment(
        name=shown if shown != ATTACHED_AS else f"brief-{shown}",
        media_type="application/yaml",
        data=content,
        description=messages(language).brief_file,
        relation="Source",
    )
