"""A brief in, its page out: what its author left out is derived from the figures."""

from __future__ import annotations

from dataclasses import replace

from briefgen.blocks.kpi import Kpi
from briefgen.blocks.kpi_grid import KpiGrid
from briefgen.blocks.row import Row
from briefgen.blocks.tags import Tags
from briefgen.brief.model import Brief, Module, OnePager, Pillar
from briefgen.brief.vocabulary import word
from briefgen.facts.ledger import Ledger
from briefgen.facts.metric import Metric
from briefgen.facts.summary import sentence
from briefgen.phrase import Phrase
from briefgen.setting import Block

MOST_HERO_FIGURES = 4
MOST_WIDE_COLUMNS = 3
"""Columns of a page that are wide enough for findings as headings."""
LINE_FROM = 4
"""Values from which a series is a line rather than columns."""


def derived_page(brief: Brief, ledger: Ledger) -> OnePager:
    """Return the brief's page, or one made of its metrics: key figures on top, a module each below."""
    given = brief.onepager
    if given is not None and (given.hero or given.pillars or given.strip):
        return given
    place = brief.place
    metrics = [metric for metric in brief.metrics.values() if _has_value(metric, ledger)]
    figures = tuple(Kpi(metric=metric.key, place=metric.place) for metric in metrics[:MOST_HERO_FIGURES])
    hero: tuple[Module, ...] = ()
    if figures:
        grid = KpiGrid(items=figures, columns=len(figures), place=place)
        hero = (Module(blocks=(grid,), place=place),)
    pillars = derived_pillars(brief, ledger, printed=True)
    if given is not None:
        return replace(given, hero=hero, pillars=pillars)
    return OnePager(hero=hero, pillars=pillars, place=place)


def _has_value(metric: Metric, ledger: Ledger) -> bool:
    return bool(ledger.series(metric.key))


def derived_pillars(brief: Brief, ledger: Ledger, *, printed: bool = False) -> tuple[Pillar, ...]:
    """Return a pillar for each named one; metrics that name none share columns without a head.

    ``printed`` modules stand in columns of a page: where these are many and narrow, a module is named by its
    metric, and the figure below it says the finding.
    """
    metrics = [metric for metric in brief.metrics.values() if _has_value(metric, ledger)]
    named = dict.fromkeys(metric.pillar for metric in metrics if metric.pillar)
    short = printed and len(named) > MOST_WIDE_COLUMNS

    def column(key: str, own: list[Metric], title: Phrase | None = None) -> Pillar:
        modules = tuple(_module(metric, ledger, brief, short=short, printed=printed) for metric in own)
        return Pillar(key=key, title=title, modules=modules, place=own[0].place)

    pillars = []
    for key in named:
        own = [metric for metric in metrics if metric.pillar == key]
        pillars.append(column(key, own, Phrase(key, own[0].place)))
    loose = [metric for metric in metrics if not metric.pillar]
    count = 0 if not loose else min(3, len(loose)) if not named else 1
    return (*pillars, *(column(f"column-{index + 1}", loose[index::count]) for index in range(count)))


def _module(metric: Metric, ledger: Ledger, brief: Brief, *, short: bool, printed: bool) -> Module:
    """Return a metric's finding as a sentence, its figure, and the chart that suits its values."""
    place = metric.place
    said = sentence(metric.key, ledger, brief.meta.language)
    kpi = Kpi(metric=metric.key, label=Phrase("", place), place=place)
    chart = _chart(metric, ledger)
    blocks: tuple[Block, ...] = (kpi,)
    if chart is not None:
        blocks = (Row(blocks=(kpi, chart), shares=(1.0, 1.0), place=place),)
    elif printed and metric.names:
        blocks = (kpi, Tags(metric=metric.key, place=place))
    title = metric.label.replace("{", "{{").replace("}", "}}") if short else said
    return Module(title=Phrase(title, place), blocks=blocks, notes=_said(metric, said), place=place)


def _said(metric: Metric, said: str) -> Phrase:
    return Phrase(f"{said}{metric.note}" if metric.note else said, metric.place)


def _chart(metric: Metric, ledger: Ledger) -> Block | None:
    count = len(ledger.series(metric.key))
    if count < 2:
        return None
    kind = "line" if count >= LINE_FROM else "slope" if metric.kind == "rank" else "column"
    made = word(kind)
    if made is None:
        raise LookupError(f"no chart {kind!r} in the vocabulary")
    chart: Block = made(metrics=(metric.key,), place=metric.place)
    return chart
