"""A brief in, its page and slides out: what its author left out is derived from the figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefgen.blocks.cards import Cards
from briefgen.blocks.heading import Heading
from briefgen.blocks.kpi import Kpi
from briefgen.blocks.kpi_grid import KpiGrid
from briefgen.blocks.row import Row
from briefgen.blocks.source_list import SourceList
from briefgen.blocks.stack import Stack
from briefgen.brief.model import Brief, Module, OnePager, Pillar, Slide
from briefgen.brief.vocabulary import word
from briefgen.facts.ledger import Fact, Ledger
from briefgen.facts.metric import Metric
from briefgen.facts.summary import sentence
from briefgen.phrase import Phrase
from briefgen.setting import Block
from briefgen.words import words

MOST_HERO_FIGURES = 4
MOST_OVERVIEW_FIGURES = 8
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
    pillars = tuple(_pillars(metrics, ledger, brief))
    if given is not None:
        return replace(given, hero=hero, pillars=pillars)
    return OnePager(hero=hero, pillars=pillars, place=place)


def _has_value(metric: Metric, ledger: Ledger) -> bool:
    return bool(ledger.series(metric.key))


def _pillars(metrics: list[Metric], ledger: Ledger, brief: Brief) -> Iterator[Pillar]:
    """Yield a pillar for each named one; metrics that name none share columns without a head."""
    named = dict.fromkeys(metric.pillar for metric in metrics if metric.pillar)
    for key in named:
        modules = tuple(derived_module(metric, ledger, brief) for metric in metrics if metric.pillar == key)
        yield Pillar(key=key, title=Phrase(key, modules[0].place), modules=modules, place=modules[0].place)
    loose = [metric for metric in metrics if not metric.pillar]
    count = 0 if not loose else min(3, len(loose)) if not named else 1
    for index in range(count):
        column = loose[index::count]
        modules = tuple(derived_module(metric, ledger, brief) for metric in column)
        yield Pillar(key=f"column-{index + 1}", modules=modules, place=modules[0].place)


def derived_module(metric: Metric, ledger: Ledger, brief: Brief) -> Module:
    """Return a metric's finding as a sentence, its figure, and the chart that suits its values."""
    place = metric.place
    said = sentence(metric.key, ledger, brief.meta.language)
    kpi = Kpi(metric=metric.key, label=Phrase("", place), place=place)
    chart = _chart(metric, ledger)
    blocks: tuple[Block, ...] = (kpi,)
    if chart is not None:
        blocks = (Row(blocks=(kpi, chart), shares=(1.0, 1.0), place=place),)
    return Module(title=Phrase(said, place), blocks=blocks, notes=_said(metric, said), place=place)


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


def derived_deck(brief: Brief, page: OnePager, ledger: Ledger) -> tuple[Slide, ...]:
    """Return the brief's slides, or a deck made of its page: an opening, a slide a module, the sources."""
    if brief.deck:
        return brief.deck
    place = brief.place
    slides = [Slide(kind="cover", place=place)]
    overview = _overview(brief)
    if overview is not None:
        slides.append(overview)
    slides += _hero_slides(page, brief)
    for pillar in page.pillars:
        if pillar.title is not None:
            slides.append(Slide(kind="section", pillar=pillar.key, place=pillar.place))
        slides += _pillar_slides(pillar, brief)
    if page.strip is not None:
        slides.append(_slide(page.strip, ""))
    if brief.sources or any(_to_explain(fact) for fact in ledger.facts.values()):
        slides.append(Slide(kind="sources", blocks=(SourceList(place=place),), place=place))
    return tuple(slides)


def _hero_slides(page: OnePager, brief: Brief) -> list[Slide]:
    """Return the hero's modules side by side on one slide; a hero without headings says nothing new."""
    titled = [module for module in page.hero if module.title is not None]
    if not titled:
        return []
    if len(titled) == 1:
        return [_slide(titled[0], "")]
    columns = tuple(
        Stack(blocks=(Heading(text=module.title, place=module.place), *module.blocks), place=module.place)
        for module in titled
        if module.title is not None
    )
    row = Row(blocks=columns, shares=tuple(module.width for module in titled), align="top", place=page.place)
    title = Phrase(words(brief.meta.language).highlights, page.place)
    return [Slide(title=title, blocks=(row,), place=page.place)]


def _pillar_slides(pillar: Pillar, brief: Brief) -> list[Slide]:
    """Return a slide a module; modules of one bare figure each share a slide of cards."""
    bare = [module for module in pillar.modules if _is_bare(module)]
    if len(bare) < 2:
        return [_slide(module, pillar.key) for module in pillar.modules]
    slides = [_slide(module, pillar.key) for module in pillar.modules if module not in bare]
    said = words(brief.meta.language).semicolon.join(str(module.title) for module in bare[:2])
    figures = tuple(
        replace(block, label=None) for module in bare for block in module.blocks if isinstance(block, Kpi)
    )
    notes = tuple(str(module.notes) for module in bare if module.notes is not None)
    slides.append(
        Slide(
            title=Phrase(said, bare[0].place),
            pillar=pillar.key,
            blocks=(KpiGrid(items=figures, place=bare[0].place),),
            notes=Phrase(
                "".join(f"{note}{words(brief.meta.language).stop}" for note in notes), bare[0].place
            ),
            place=bare[0].place,
        )
    )
    return slides


def _is_bare(module: Module) -> bool:
    return len(module.blocks) == 1 and isinstance(module.blocks[0], Kpi) and module.title is not None


def _overview(brief: Brief) -> Slide | None:
    keys = [metric.key for metric in brief.metrics.values() if metric.values][:MOST_OVERVIEW_FIGURES]
    if len(keys) < 2:
        return None
    grid = KpiGrid(items=tuple(Kpi(metric=key, place=brief.place) for key in keys), place=brief.place)
    title = brief.meta.standfirst or Phrase(words(brief.meta.language).overview, brief.place)
    return Slide(title=title, blocks=(grid,), place=brief.place)


def _slide(module: Module, pillar: str) -> Slide:
    """Return a module as a slide of its own; what was a strip of cards stays one."""
    kpis = tuple(block for block in module.blocks if isinstance(block, Kpi))
    blocks: tuple[Block, ...] = tuple(_wider(block) for block in module.blocks)
    if len(kpis) == len(module.blocks) > 1:
        blocks = (KpiGrid(items=kpis, place=module.place),)
    return Slide(title=module.title, pillar=pillar, blocks=blocks, notes=module.notes, place=module.place)


def _wider(block: Block) -> Block:
    if isinstance(block, Cards) and len(block.items) > 3:
        return Cards(items=block.items, columns=3, place=block.place)
    return block


def _to_explain(fact: Fact) -> bool:
    return bool(fact.note) or (fact.origin == "derived" and fact.kind == "value")
