"""Slides in, slides out: a table or a list of sources too long for its slide continues on further ones."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from briefgen.base.copier import replace
from briefgen.base.messages import messages
from briefgen.base.phrase import Phrase
from briefgen.blocks.parts.evidence import finding
from briefgen.blocks.parts.long_table import MOST_PARTS
from briefgen.blocks.source_list import SourceList
from briefgen.blocks.table import Table
from briefgen.brief.model import Slide
from briefgen.edition.edition import Edition
from briefgen.layout.attempt import shown_blocks
from briefgen.layout.deck import attempt_slide
from briefgen.layout.density import SLIDE_DENSITIES, Density
from briefgen.layout.overflow import FIT_PT

READABLE = Density(0.8, 1.0)
"""Density of the parts: content that continues need not be small."""
SPLITTABLE = (None, "one", "table")
"""Layouts whose last block has the whole width; other layouts need a block for each cell."""


def split_slides(edition: Edition, slides: tuple[Slide, ...]) -> tuple[Slide, ...]:
    """Return the slides with further ones where a table needs them; numbers of sections count them."""
    return tuple(part for slide in slides for part in _parts(edition, slide))


def _parts(edition: Edition, slide: Slide) -> Iterator[Slide]:
    stacked = slide.kind in ("content", "sources") and slide.layout in SPLITTABLE
    blocks = shown_blocks(slide) if stacked else ()
    last = blocks[-1] if blocks else None
    deck = edition.theme.deck
    if not isinstance(last, Table | SourceList):
        yield slide
        return
    # Of a table of more lines than any slide has, those that fill one tell how high all else is.
    most = int(deck.height / deck.type.minimum) + 1
    shown = last.first(most, edition.setting("deck", deck)) if isinstance(last, Table) else last
    tried = replace(slide, blocks=(*blocks[:-1], shown))
    whole = partial(attempt_slide, edition, tried, None, 1)
    is_cut = isinstance(shown, Table) and shown.excerpt is not None
    if not is_cut and whole(SLIDE_DENSITIES[-1].of(deck)).spare >= -FIT_PT:
        yield slide
        return
    attempt = whole(READABLE.of(deck))
    alone = attempt_slide(edition, replace(slide, blocks=(shown,)), None, 1, READABLE.of(deck))
    room = attempt.room
    first = room - (attempt.natural - alone.natural)
    parts = last.parts(attempt.setting, attempt.setting.medium.content_width, first, room)
    if not 1 < len(parts) <= MOST_PARTS:
        yield slide
        return
    yield replace(slide, blocks=(*blocks[:-1], parts[0]))
    for part in parts[1:]:
        yield replace(slide, title=_continued(slide, edition), blocks=(part,), notes=None)


def _continued(slide: Slide, edition: Edition) -> Phrase | None:
    title = slide.title
    if title is None and slide.kind == "sources":
        title = Phrase(finding(edition.ledger), slide.place)
    return title and replace(title, text=title.text + messages(edition.brief.meta.language).continued)
