"""Finished pages in, the publication they make out: a deck and a document on paper as scenes."""

from __future__ import annotations

from briefgen.base.diagnostics import Problem
from briefgen.base.messages import messages
from briefgen.brief.model import Brief
from briefgen.edition.edition import Edition
from briefgen.edition.publication import Publication
from briefgen.model.scene import Attachment, Imprint, Page, Scene
from briefgen.model.theme import Medium, Theme
from briefgen.pipeline.document_date import imprint_date


def laid_scenes(
    edition: Edition,
    slides: tuple[Page, ...],
    sheets: tuple[Page, ...],
    medium: Medium,
    problems: tuple[Problem, ...],
    source: Attachment | None = None,
) -> Publication:
    """Return finished pages as the scenes of a deck and of a document on paper of the given medium.

    ``source`` is the file that they were made from.
    """
    brief, theme = edition.brief, edition.theme
    deck = _scene(brief, theme, theme.deck, slides)
    paper = _scene(brief, theme, medium, sheets)
    return Publication(edition=edition, deck=deck, page=paper, problems=problems, source=source)


def _scene(brief: Brief, theme: Theme, medium: Medium, pages: tuple[Page, ...]) -> Scene:
    meta = brief.meta
    title = next((page.title for page in pages if page.kind in ("cover", "onepager")), meta.title.text)
    imprint = Imprint(
        title=title,
        language=meta.language,
        author=meta.author or meta.publisher,
        subject=meta.short_title or title,
        keywords=messages(meta.language).list_comma.join(source.title for source in brief.sources.values()),
        date=imprint_date(meta.date),
    )
    return Scene(
        width=medium.width,
        height=medium.height,
        pages=pages,
        imprint=imprint,
        colours=_slots(theme),
        office_fonts=tuple(
            (family, (names.office_latin, names.office_east_asian)) for family, names in theme.fonts.items()
        ),
    )


def _slots(theme: Theme) -> tuple[tuple[str, str], ...]:
    """Return PowerPoint's twelve theme colours: texts and grounds, six accents, links."""
    palette = theme.palette
    accents = [accent.strong for accent in palette.accents.values()]
    six = (accents * 6)[:6]
    grounds = (
        ("dk1", palette.ink),
        ("lt1", palette.paper),
        ("dk2", palette.masthead),
        ("lt2", palette.surface),
    )
    return (
        *grounds,
        *((f"accent{number}", colour) for number, colour in enumerate(six, 1)),
        ("hlink", accents[0]),
        ("folHlink", palette.muted),
    )
