"""A printed document in, its web page out: its pages taken apart, its figures with what the ledger says."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.base.messages import Messages, messages
from briefgen.edition.publication import Publication
from briefgen.layout.web.flow import flow_of
from briefgen.model.scene import Scene
from briefgen.model.web_page import FigureNote, WebPage, WebSheet, WebWords
from briefgen.report.entry import LedgerEntry, entries


def web_page(scene: Scene, laid: Publication) -> WebPage:
    """Return a printed document, whose charts have their marks, as a web page before it is painted."""
    edition = laid.edition
    message, palette = messages(edition.brief.meta.language), edition.theme.palette
    return WebPage(
        scene=scene,
        sheets=tuple(
            WebSheet(page=page, width=scene.size_of(page)[0], flow=flow_of(page, *scene.size_of(page)))
            for page in scene.pages
        ),
        notes={
            entry.key: _note(entry, message)
            for entry in entries(edition.ledger, {})
            if entry.origin != "overruled"
        },
        words=WebWords(
            data=message.figures,
            name=message.metric,
            figure=message.figure,
            figures=message.data_table,
            contents=message.overview,
        ),
        paper=palette.paper,
        ink=palette.ink,
        muted=palette.muted,
        rule=palette.rule,
        surface=palette.surface,
        accent=next(iter(palette.accents.values())).strong,
    )


def _note(entry: LedgerEntry, message: Messages) -> FigureNote:
    return FigureNote(label=entry.label, figure=entry.figure, lines=tuple(_lines(entry, message)))


def _lines(entry: LedgerEntry, message: Messages) -> Iterator[tuple[str, str]]:
    period = message.versus.format(period=entry.since) if entry.since else ""
    told = (
        (message.period, message.list_comma.join(filter(None, (entry.period, period)))),
        (message.range, entry.interval if entry.low != entry.high else ""),
        (message.basis, message.semicolon.join(filter(None, (entry.basis, entry.derivation)))),
        (message.source.rstrip("：: "), message.list_comma.join(entry.sources)),
        (message.notes, entry.note),
    )
    yield from ((f"{word}{message.colon.rstrip()}", text) for word, text in told if text)
