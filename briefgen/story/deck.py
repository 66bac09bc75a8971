"""A brief and its page in, its slides out: an opening, what each pillar finds, the sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefgen.base.messages import messages
from briefgen.base.phrase import Phrase
from briefgen.blocks.cards import Cards
from briefgen.blocks.heading import Heading
from briefgen.blocks.kpi import Kpi
from briefgen.blocks.kpi_grid import KpiGrid
from briefgen.blocks.row import Row
from briefgen.blocks.source_list import SourceList
from briefgen.blocks.stack import Stack
from briefgen.brief.model import Brief, Module, OnePager, Pillar, Slide
from briefgen.facts.ledger import Ledger
from briefgen.model.context import Block
from briefgen.story.figure_blocks import Tiles
from briefgen.story.page import Derivation, is_derived
from briefgen.story.section import derived_slides
from briefgen.story.slide import Figures, group_slide, is_bare, module_slide

MOST_OVERVIEW_FIGURES = 8
MOST_OPENING_FIGURES = 3
"""Figures beside the words of a cover or a divider."""


def derived_deck(brief: Brief, page: OnePager, ledger: Ledger) -> tuple[Slide, ...]:
    """Return the brief's slides, or a deck made of its page: an opening, its modules, the sources."""
    if brief.deck:
        return brief.deck
    place, figures = brief.place, Figures(brief=brief, ledger=ledger)
    slides = [Slide(kind="cover", blocks=_leading(page, figures), place=place)]
    pillars = Derivation.of(brief, ledger).sections()
    overview = _overview(figures, pillars)
    slides += [] if overview is None else [overview]
    slides += _hero_slides(page, figures)
    for pillar in pillars:
        own = _pillar_slides(pillar, figures, overview)
        if pillar.title is not None and len(own) > 1:
            shown = figures.of_pillar(pillar.key)[:MOST_OPENING_FIGURES]
            slides.append(Slide(kind="section", pillar=pillar.key, blocks=shown, place=pillar.place))
        slides += own
    if page.strip is not None and not is_derived(brief):
        slides.append(_strip_slide(page.strip, figures))
    facts = ledger.facts.values()
    derived = any(fact.note or (fact.origin == "derived" and fact.kind == "value") for fact in facts)
    if brief.sources or derived:
        slides.append(Slide(kind="sources", blocks=(SourceList(place=place),), place=place))
    return tuple(slides)


def _leading(page: OnePager, figures: Figures) -> tuple[Block, ...]:
    """Return the first figure of each of the first pillars, for the cover; none without named pillars."""
    named = [pillar for pillar in page.pillars if pillar.title is not None]
    first = [own[0] for pillar in named if (own := figures.of_pillar(pillar.key, claims=True))]
    return tuple(first[:MOST_OPENING_FIGURES]) if len(first) > 1 else ()


def _overview(figures: Figures, pillars: Sequence[Pillar]) -> Slide | None:
    """Return a slide of the first figures; none where the pillars show all of them in the same form."""
    brief = figures.brief
    modules = [module for pillar in pillars for module in pillar.modules]
    keys = [key for key in brief.metrics if figures.ledger.series(key)]
    named = any(pillar.title is not None for pillar in pillars)
    if len(keys) < 2 or (named and len(keys) > MOST_OVERVIEW_FIGURES and all(map(is_bare, modules))):
        return None
    kpis = tuple(Kpi(metric=key, place=brief.place) for key in keys[:MOST_OVERVIEW_FIGURES])
    title = brief.meta.standfirst or Phrase(messages(brief.meta.language).overview, brief.place)
    return Slide(title=title, blocks=(Tiles(items=kpis, place=brief.place),), place=brief.place)


def _hero_slides(page: OnePager, figures: Figures) -> list[Slide]:
    """Return the hero's modules side by side on one slide; none for a hero without headings."""
    titled = [module for module in page.hero if module.title is not None]
    if not titled:
        return []
    if len(titled) == 1:
        return [module_slide(titled[0], "", figures)]
    columns: list[Block] = []
    for module in titled:
        text = module.title or Phrase("", module.place)
        heading = Heading(text=text, subtitle=module.subtitle, place=module.place)
        columns.append(Stack(blocks=(heading, *module.blocks), place=module.place))
    shares = tuple(module.width for module in titled)
    row = Row(blocks=tuple(columns), shares=shares, align="top", place=page.place)
    notes = figures.joined_notes(module.notes for module in titled)
    title = figures.joined(titled)
    if title == titled[0].title:  # it stands over its own column already, and the cover's title on the cover
        title = Phrase(messages(figures.brief.meta.language).highlights, page.place)
    return [Slide(title=title, blocks=(row,), notes=notes, place=page.place)]


def _pillar_slides(pillar: Pillar, figures: Figures, overview: Slide | None) -> list[Slide]:
    """Return a pillar's slides: modules of one figure each share slides, others have one of their own."""
    if figures.derived(pillar):
        return derived_slides(pillar, figures, _shown(overview))
    modules = tuple(_titled(pillar, figures))
    bare = [module for module in modules if is_bare(module)]
    full = [module for module in modules if module not in bare]
    slides = [module_slide(module, pillar.key, figures) for module in full]
    if len(bare) > 1:
        kpis = (block for module in bare for block in module.blocks if isinstance(block, Kpi))
        grid = KpiGrid(items=tuple(replace(kpi, label=None) for kpi in kpis), place=bare[0].place)
        return [*slides, group_slide(bare, (grid,), pillar, figures)]
    if bare and slides:
        return [*slides[:-1], module_slide(full[-1], pillar.key, figures, beside=bare[0])]
    return [*slides, *(module_slide(module, pillar.key, figures) for module in bare)]


def _titled(pillar: Pillar, figures: Figures) -> Iterator[Module]:
    """Yield a pillar's modules; one without a title takes its pillar's, since a slide needs one."""
    title, before = pillar.title or figures.brief.meta.title, ""
    for module in pillar.modules:
        if module.title is not None or is_bare(module):
            yield module
        else:
            yield replace(module, title=Phrase(title.text + before, title.place))
            before = messages(figures.brief.meta.language).continued


def _shown(overview: Slide | None) -> frozenset[str]:
    blocks = () if overview is None else overview.blocks
    return frozenset(kpi.metric for block in blocks if isinstance(block, Tiles) for kpi in block.items)


def _strip_slide(strip: Module, figures: Figures) -> Slide:
    """Return the page's strip as a slide: a row of cards becomes rows of three."""
    slide = module_slide(strip, "", figures)
    blocks = (
        replace(block, columns=3) if isinstance(block, Cards) and len(block.items) > 3 else block
        for block in slide.blocks
    )
    return replace(slide, blocks=tuple(blocks))
