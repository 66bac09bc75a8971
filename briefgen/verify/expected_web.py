"""A laid-out document in; the passages that a reader must find in its web page out."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.base.translate import tr
from briefgen.facts.format import figure
from briefgen.facts.ledger import Ledger
from briefgen.model.scene import Chart, Page, Scene, walk
from briefgen.render.contents import printed_texts
from briefgen.verify.passage import PageText, Passage

UNSET_ROLE = "page-number"
"""What a web page has no use for."""
NONE = "–"
"""Where a series has no value."""


def expected_web(scene: Scene, ledger: Ledger) -> tuple[PageText, ...]:
    """Return what each page must say; every chart must have its marks."""
    return tuple(
        PageText(
            number=page.number,
            title=page.title,
            passages=(*_texts(page), *_alternatives(page), *_values(page, ledger)),
        )
        for page in scene.pages
    )


def noted_figure(fact: str, ledger: Ledger) -> str | None:
    """Return what the note of a fact must begin with; None where the ledger has no such fact."""
    found = ledger.facts.get(fact)
    return f"{found.label} {figure(found, ledger.language).text}" if found else None


def _texts(page: Page) -> Iterator[Passage]:
    for text in printed_texts(page.items):
        for paragraph in text.paragraphs if text.role != UNSET_ROLE else ():
            if paragraph.text.strip():
                facts = tuple(run.fact for run in paragraph.runs if run.fact)
                yield Passage(channel="text", where=text.role, text=paragraph.text, facts=facts)


def _charts(page: Page) -> Iterator[Chart]:
    return (item for item in walk(page.items) if isinstance(item, Chart))


def _alternatives(page: Page) -> Iterator[Passage]:
    for chart in _charts(page):
        if chart.alt.strip():
            yield Passage(channel="alt", where=tr("alternative text"), text=chart.alt)


def _values(page: Page, ledger: Ledger) -> Iterator[Passage]:
    """Yield the values of charts as their tables list them, row by row."""
    for chart in _charts(page):
        said = [series for series in chart.series if not series.guide]
        for index in range(len(chart.categories)):
            for series in said:
                fact = series.facts[index] if index < len(series.facts) else None
                value = series.values[index] if index < len(series.values) else None
                label = series.labels[index] if index < len(series.labels) else ""
                known = ledger.facts.get(fact or "")
                text = label or (figure(known, ledger.language).text if known else f"{value or 0.0:.10g}")
                where = tr("values of the chart {name!r}", name=chart.name)
                yield Passage(
                    channel="label",
                    where=where,
                    text=NONE if value is None else text,
                    facts=(fact,) if fact else (),
                )
