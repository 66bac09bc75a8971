"""A ledger and its finished pages in, the bytes of its table in one of the formats out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.base.messages import messages
from briefgen.brief.parameters import values_of
from briefgen.diff.kept_edition import FIGURES_AS
from briefgen.edition.edition import Edition
from briefgen.edition.publication import Publication
from briefgen.model.scene import Attachment

if TYPE_CHECKING:
    from briefgen.report.entry import LedgerEntry

ATTACHED_AS = "facts.csv"


def ledger_bytes(publication: Publication, form: str) -> bytes:
    """Return the ledger as ``text``, ``json``, ``csv`` or ``xlsx``, with its brief's parameters."""
    from briefgen.report.formats import FORMATS  # most builds make no table

    return FORMATS[form](ledger_entries(publication), publication.edition.ledger.language)


def ledger_entries(publication: Publication) -> tuple[LedgerEntry, ...]:
    """Return every figure with where it is printed, and its brief's parameters."""
    from briefgen.report.entry import entries, printed_at

    brief, ledger = publication.edition.brief, publication.edition.ledger
    settings = "; ".join(f"{name}={value}" for name, value in values_of(brief).items())
    return entries(ledger, printed_at(publication.decks, publication.printed), settings)


def attachable(publication: Publication) -> tuple[Attachment, ...]:
    """Return what the page carries when it is asked to: the brief, the ledger, the figures of its tables."""
    edition = publication.edition
    table = attached(publication)
    figures = (_figures(edition),) if edition.brief.data or edition.brief.parameters else ()
    return (*([publication.source] if publication.source else []), table, *figures)


def _figures(edition: Edition) -> Attachment:
    from briefgen.brief.figures_alone import figures_alone

    return Attachment(
        name=FIGURES_AS,
        media_type="application/yaml",
        data=figures_alone(edition.brief, edition.ledger),
        description=messages(edition.brief.meta.language).figures_of_edition,
    )


def attached(publication: Publication) -> Attachment:
    """Return the ledger as a file that the printed page can carry."""
    return Attachment(
        name=ATTACHED_AS,
        media_type="text/csv",
        data=ledger_bytes(publication, "csv"),
        description=messages(publication.edition.ledger.language).data_table,
    )


def attached_brief(name: str, content: bytes, language: str) -> Attachment:
    """Return a brief's file, as it is, as one that the printed page can carry."""
    shown = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")  # a name of other bytes
    return Attachment(
        name=f"brief-{shown}" if shown in (ATTACHED_AS, FIGURES_AS) else shown,
        media_type="application/yaml",
        data=content,
        description=messages(language).brief_file,
        relation="Source",
    )
