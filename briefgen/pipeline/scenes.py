"""Finished pages in, the publication out: a deck and a printed document as scenes."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from briefgen.base.diagnostics import Problem
from briefgen.base.messages import messages
from briefgen.edition.edition import Edition
from briefgen.edition.outline import Outline
from briefgen.edition.publication import LaidOut, Publication
from briefgen.facts.fact import data_files
from briefgen.layout.sections import plain_text
from briefgen.model.scene import Attachment, Imprint, Scene
from briefgen.model.theme import Theme
from briefgen.template.chinese_typeface import chinese_typeface

NO_DATE = "1980-01-01"
"""The first day that a zip archive can name."""


def as_publication(
    edition: Edition,
    deck: LaidOut,
    page: LaidOut,
    problems: tuple[Problem, ...],
    outline: Outline,
    source: Attachment | None = None,
    long: LaidOut | None = None,
) -> Publication:
    """Return deck, printed pages and long picture as scenes; ``source`` is the file they were made from."""
    return Publication(
        edition=edition,
        deck=as_scene(edition, deck),
        page=as_scene(edition, page),
        long=as_scene(edition, long or LaidOut(pages=(), medium=page.medium)),
        problems=problems,
        outline=outline,
        source=source,
        notes=page.notes,
    )


def as_scene(edition: Edition, laid: LaidOut, name: str = "") -> Scene:
    """Return a deck or a printed document; ``name`` is what it is called among several."""
    brief, meta, theme = edition.brief, edition.brief.meta, edition.theme
    several = edition.pages and not (name and len(laid.pages) == 1)  # one of several has a name of its own
    kinds = ("cover",) if several else ("cover", "onepager")
    titles = (page.title for page in laid.pages if page.kind in kinds)
    title = next(titles, None) or plain_text(meta.title, edition)
    imprint = Imprint(
        title=title,
        language=meta.language,
        author=meta.author or meta.publisher,
        subject=meta.short_title or title,
        keywords=messages(meta.language).list_comma.join(source.title for source in brief.sources.values()),
        date=imprint_date(meta.date),
        data=data_files(edition.ledger.facts.values()),
        name=name,
    )
    fonts = {
        family: (
            chinese_typeface(names.office_latin, meta.language),
            chinese_typeface(names.office_east_asian, meta.language),
        )
        for family, names in theme.fonts.items()
    }
    return Scene(
        width=laid.medium.width,
        height=laid.medium.height,
        pages=laid.pages,
        imprint=imprint,
        colours=_theme_colours(theme),
        office_fonts=tuple(fonts.items()),
        template=theme.template,
    )


def imprint_date(date: str) -> str:
    """Return the brief's own date, else the day of SOURCE_DATE_EPOCH, else a fixed one; never the clock's.

    SOURCE_DATE_EPOCH: seconds since 1970 (reproducible-builds.org); ignored where it is not a number.
    """
    if date:
        return date
    try:
        return datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC).date().isoformat()
    except (KeyError, ValueError, OverflowError, OSError):
        return NO_DATE


def _theme_colours(theme: Theme) -> tuple[tuple[str, str], ...]:
    """Return PowerPoint's twelve theme colours: texts and backgrounds, six accents, links."""
    palette = theme.palette
    accents = [accent.strong for accent in palette.accents.values()]
    return (
        ("dk1", palette.ink),
        ("lt1", palette.paper),
        ("dk2", palette.masthead),
        ("lt2", palette.surface),
        *((f"accent{number}", colour) for number, colour in enumerate((accents * 6)[:6], 1)),
        ("hlink", accents[0]),
        ("folHlink", palette.muted),
    )
