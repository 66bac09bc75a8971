"""A brief and its page in, its slides out: an opening, what each pillar finds, the sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.base.copier import replace
from briefgen.base.messages import messages
from briefgen.base.phrase import Phrase
from briefgen.blocks.cards import Cards
from briefgen.blocks.heading import Heading
from briefgen.blocks.kpi import Kpi
from briefgen.blocks.kpi_grid import KpiGrid
from briefgen.blocks.row import Row
from briefgen.blocks.source_list import SourceList
from briefgen.blocks.stack import Stack
from briefgen.brief.model import Module, OnePager, Pillar, Slide
from briefgen.model.context import Block
from briefgen.story import sentences
from briefgen.story.arranging import FEWEST_IN_A_BENTO, bento
from briefgen.story.family_groups import without_parts
from briefgen.story.sections import is_derived
from briefgen.story.slide import Figures, group_slide, is_bare, module_slide
from briefgen.story.told import Story

MOST_OPENING_FIGURES = 3
"""Figures beside the words of a cover or a divider."""
MOST_OVERVIEW_FIGURES = 5
FEWEST_WITH_OVERVIEW = 7
"""Figures of a brief whose first slide shows the strongest: fewer are all told soon."""
FEWEST_WITH_DIVIDERS = 8
"""Slides of insights from which sections begin with a divider, where they have some slides each."""
FEWEST_OF_A_SECTION = 2
MOST_WITH_DIVIDERS = 20
"""Slides of a deck with dividers: a longer one says above each slide in which section it is."""


def derived_deck(pages: Sequence[tuple[OnePager, Story]]) -> tuple[Slide, ...]:
    """Return a deck made of the pages and the figures that each tells: opening, insights, sources.

    It follows the first page. Each further one with a name of its own, such as a member's, is a section.
    """
    (page, told), *others = pages
    meta = told.sections.brief.meta
    further = [each for each in others if each[0].headline(meta) != page.headline(meta)]
    slides = _opened(page, told, divided=not further)
    for each in further:
        slides += _section(*each)
    ledger, place = told.sections.ledger, told.sections.brief.place
    facts = ledger.facts.values()
    derived = any(fact.note or (fact.origin != "published" and fact.kind == "value") for fact in facts)
    if told.sections.brief.sources or derived:
        slides.append(Slide(kind="sources", blocks=(SourceList(place=place),), place=place))
    return tuple(slides)


def _section(page: OnePager, told: Story) -> list[Slide]:
    """Return the slides of a further page: its name over its first figures, then all that it shows."""
    figures, place = told.figures, page.place
    below = page.masthead.standfirst if page.masthead else None
    title = page.headline(told.sections.brief.meta)
    shown = _bare_figures(page.hero)[:MOST_OPENING_FIGURES]
    slides = [Slide(kind="section", title=title, subtitle=below, blocks=shown, place=place)]
    slides += _hero_slides(page, figures)
    for pillar in told.pillars:
        slides += _pillar_slides(pillar, figures, told)
    if page.strip is not None and not is_derived(told.sections.brief):
        slides.append(_strip_slide(page.strip, figures))
    return slides


def _bare_figures(hero: Sequence[Module]) -> tuple[Block, ...]:
    """Return the figures of modules without a title, of which no slide is made."""
    blocks = (block for module in hero if module.title is None for block in module.blocks)
    grids = (getattr(block, "items", (block,)) for block in blocks)
    return tuple(each for grid in grids for each in grid if isinstance(each, Kpi))


def _opened(page: OnePager, told: Story, *, divided: bool) -> list[Slide]:
    """Return the slides of the first page, its pillars' dividers among them where the deck has no others."""
    brief, figures, own_dividers = told.sections.brief, told.figures, divided
    place = brief.place
    slides = [Slide(kind="cover", blocks=_leading(page, figures), place=place)]
    slides += overview_slides(figures, told)
    slides += _hero_slides(page, figures)
    bodies = {pillar.key: _pillar_slides(pillar, figures, told) for pillar in told.pillars}
    count = sum(map(len, bodies.values()))
    divided = own_dividers and count >= FEWEST_WITH_DIVIDERS and count >= FEWEST_OF_A_SECTION * len(bodies)
    divided = divided and len(slides) + count + len(bodies) < MOST_WITH_DIVIDERS
    for pillar in told.pillars:
        own = bodies[pillar.key]
        several = len(own) > 1 and own_dividers
        if pillar.title is not None and (several if pillar.modules else divided and own):
            shown = figures.of_pillar(pillar.key)[:MOST_OPENING_FIGURES]
            slides.append(Slide(kind="section", pillar=pillar.key, blocks=shown, place=pillar.place))
        slides += own
    if page.strip is not None and not is_derived(brief):
        slides.append(_strip_slide(page.strip, figures))
    return slides


def _leading(page: OnePager, figures: Figures) -> tuple[Block, ...]:
    """Return the first figure of each of the first pillars, for the cover; none without named pillars."""
    named = [pillar for pillar in page.pillars if pillar.title is not None]
    first = [own[0] for pillar in named if (own := figures.of_pillar(pillar.key, claims=True))]
    return tuple(first[:MOST_OPENING_FIGURES]) if len(first) > 1 else ()


def overview_slides(figures: Figures, told: Story) -> list[Slide]:
    """Return a slide of the figures that lead the strongest insights; none for few figures."""
    graph, brief = told.graph, figures.brief
    keys = told.strongest(MOST_OVERVIEW_FIGURES)
    if len(graph.metrics) < FEWEST_WITH_OVERVIEW or len(keys) < FEWEST_IN_A_BENTO:
        return []
    title = brief.meta.standfirst or Phrase(_overview_title(keys, told), brief.place)
    return [Slide(title=title, blocks=(bento(keys, graph),), place=brief.place)]


def _overview_title(keys: Sequence[str], told: Story) -> str:
    """Return what moved most of what the brief leads with, or of all; a label where slides say just that."""
    graph, said = told.graph, {each.title for each in told.all_told()}
    for group in (told.leading(), keys):
        moving = [key for key in without_parts(group, graph) if graph.change(key) is not None]
        text = sentences.contrast(moving, graph) if len(moving) > 1 else ""
        if text and text not in said and sentences.fits_a_title(text, graph):
            return text
    return messages(graph.ledger.language).overview


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


def _pillar_slides(pillar: Pillar, figures: Figures, told: Story) -> list[Slide]:
    """Return a pillar's slides: those of its insights, or of its modules where the brief states them."""
    if not pillar.modules:
        return told.slides(pillar)
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


def _strip_slide(strip: Module, figures: Figures) -> Slide:
    """Return the page's strip as a slide: a row of cards becomes rows of three."""
    slide = module_slide(strip, "", figures)
    blocks = (
        replace(block, columns=3) if isinstance(block, Cards) and len(block.items) > 3 else block
        for block in slide.blocks
    )
    return replace(slide, blocks=tuple(blocks))
