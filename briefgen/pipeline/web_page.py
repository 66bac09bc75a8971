"""A printed document in, its web page out: its pages taken apart, its figures with what the ledger says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.base.messages import Messages, messages
from briefgen.brief.model import OnePager
from briefgen.edition.edition import Edition
from briefgen.edition.publication import Publication
from briefgen.layout.web.atom import ink_of
from briefgen.layout.web.body_size import body_size
from briefgen.layout.web.flow import flow_of
from briefgen.layout.web.narrow import narrow_charts
from briefgen.model.flow import ChartPart
from briefgen.model.scene import Page, Scene
from briefgen.model.web_page import FigureNote, WebPage, WebSheet, WebWords
from briefgen.report.entry import LedgerEntry, entries


def web_page(scene: Scene, laid: Publication) -> WebPage:
    """Return a printed document, whose charts have their marks, as a web page before it is painted."""
    edition, body = laid.edition, body_size(scene.pages)
    message, palette = messages(edition.brief.meta.language), edition.theme.palette
    sources = (*(each.page for each in laid.outline.sheets), *edition.pages, edition.page)
    return WebPage(
        scene=scene,
        sheets=tuple(_sheet(page, scene, sources, edition, body) for page in scene.pages),
        body=body,
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


def _sheet(page: Page, scene: Scene, sources: Sequence[OnePager], edition: Edition, body: float) -> WebSheet:
    width, height = scene.size_of(page)
    narrow = narrow_charts(page, sources, edition, body)
    drawn = {box: ChartPart(box=ink_of(chart), chart=chart) for box, chart in narrow.items()}
    return WebSheet(page=page, width=width, flow=flow_of(page, width, height), narrow=drawn)


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
