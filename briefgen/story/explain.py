"""What was laid out goes in; what each derived slide and each part of the page is, and why, comes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass

from briefgen.base.copier import replace
from briefgen.base.marked import N_
from briefgen.base.phrase import Phrase
from briefgen.base.translate import tr
from briefgen.blocks.figure_list import FigureList
from briefgen.blocks.heading import Heading
from briefgen.blocks.parts.containers import Container, Pile
from briefgen.brief.model import Module, Slide, SlideKind
from briefgen.edition.outline import Explanation, Outline, Part, Sheet
from briefgen.facts.ledger import Ledger
from briefgen.facts.prose import resolve
from briefgen.model.context import Block, Wrapper
from briefgen.story.deck import overview_slides
from briefgen.story.sections import is_derived
from briefgen.story.told import Story, Told, told_story

WHY: Mapping[SlideKind, tuple[str, str]] = {
    "cover": ("cover", N_("a deck begins with its cover")),
    "section": ("divider", N_("the deck is long: each of its sections begins with its name")),
    "sources": ("sources", N_("a deck ends with where its figures come from")),
    "content": ("module", N_("the brief lays out this part of the page, and a slide shows it")),
}
"""What slides are that show no insight, and why there are such."""
OF_A_PAGE = N_("each further page is a section, and begins with its name")
IN_A_COLUMN = "below each other"


def explained(outline: Outline, slide_titles: Sequence[str]) -> Explanation:
    """Return what the slides and the page of an outline are; titles as slides print them, one a slide."""
    deck = tuple(_slides(outline, slide_titles)) if outline.tells_deck else None
    written = outline.sheets and not any(sheet.metrics for sheet in outline.sheets)
    numbered = enumerate(outline.sheets, 1)
    parts = tuple(part for number, sheet in numbered for part in _parts(outline, sheet, number))
    return Explanation(deck=deck if slide_titles else (), page=None if written else parts)


def _slides(outline: Outline, titles: Sequence[str]) -> Iterator[Part]:
    story = told_story(replace(outline.brief, onepager=outline.brief.onepager[:1]), outline.ledger)
    overview = overview_slides(story.figures, story)
    number = 1
    for slide, span in zip(outline.slides, outline.spans, strict=True):
        last = number + span - 1
        title = titles[number - 1] if number <= len(titles) else ""
        told = next((each for each in story.all_told() if each.view.blocks == slide.blocks), None)
        if told is not None:
            yield _insight(told, told.view.name, number, last, title)
        else:
            yield _other(slide, slide in overview, number, last, title)
        number = last + 1


def _other(slide: Slide, is_overview: bool, number: int, last: int, title: str) -> Part:
    form, why = WHY[slide.kind][0], tr(WHY[slide.kind][1])
    why = tr(OF_A_PAGE) if form == "divider" and not slide.pillar else why
    if is_overview:
        form, why = "overview", tr("these lead the strongest insights, or the brief leads with them")
    shown = figures_in(slide.blocks)
    return Part(number=number, last=last, title=title, form=form, composition="", figures=shown, why=why)


def _insight(told: Told, composition: str, number: int, last: int, title: str) -> Part:
    insight = told.insight
    names = dict.fromkeys(way.name for way in insight.ways)
    return Part(
        number=number,
        last=last,
        title=title,
        form=insight.form,
        composition=composition,
        figures=insight.metrics,
        why=insight.why,
        others=tuple(name for name in names if name != composition),
    )


def _parts(outline: Outline, sheet: Sheet, number: int) -> Iterator[Part]:
    """Yield what a derived sheet shows, from top to bottom."""
    brief = replace(outline.brief, onepager=sheet.given)
    story = told_story(brief, outline.ledger, sheet.metrics)
    for module in sheet.page.hero if is_derived(brief) else ():
        yield from _hero(module, story, outline.ledger, number)
    for pillar in sheet.page.pillars:
        own = story.told.get(pillar.key)
        for module in pillar.modules if own is not None else ():
            yield from _module(module, story, outline.ledger, number)


def _hero(module: Module, story: Story, ledger: Ledger, number: int) -> Iterator[Part]:
    """Yield what stands on top: the strongest insight of a sheet for a wall, the strongest figures."""
    by_title, rest = {told.title: told for told in story.all_told()}, list[Block]()
    for head, blocks in _headed(module.blocks, rest):
        told = by_title[head.text.text]
        yield _insight(told, _composed(told, blocks), number, number, _said(head.text, ledger))
    if rest:
        why = tr("these lead the strongest insights, or the brief leads with them")
        yield _shown(rest, "strongest figures", why, number)


def _module(module: Module, story: Story, ledger: Ledger, number: int) -> Iterator[Part]:
    """Yield what a module shows: the insights that it names, and figures without one."""
    by_title = {told.title: told for told in story.all_told()}
    if module.title is not None and module.title.text in by_title:
        told = by_title[module.title.text]
        yield _insight(told, _composed(told, module.blocks), number, number, _said(module.title, ledger))
        return
    rest: list[Block] = []
    for head, blocks in _headed(module.blocks, rest):
        told = by_title[head.text.text]
        yield _insight(told, _composed(told, blocks), number, number, _said(head.text, ledger))
    for block in rest:
        if isinstance(block, FigureList):
            yield _shown((block,), "list", tr("the page has no room to show these at length"), number)
        else:
            yield _shown((block,), "tiles", tr("these are figures alone: no relation, no change"), number)


def _headed(blocks: Sequence[Block], rest: list[Block]) -> Iterator[tuple[Heading, tuple[Block, ...]]]:
    """Yield the sentences of insights with the blocks below them; other blocks go to ``rest``."""
    for block in blocks:
        head = block.blocks[0] if isinstance(block, Pile) else None
        if isinstance(block, Pile) and isinstance(head, Heading):
            yield head, tuple(block.blocks[1:])
        elif isinstance(block, Wrapper):
            yield from _headed((block.block,), rest)
        elif isinstance(block, Container):
            yield from _headed(block.blocks, rest)
        else:
            rest.append(block)


def _composed(told: Told, blocks: tuple[Block, ...]) -> str:
    first = blocks[0].block if len(blocks) == 1 and isinstance(blocks[0], Wrapper) else None
    shown = tuple(first.blocks) if isinstance(first, Pile) else blocks
    return told.view.name if shown == told.view.blocks else IN_A_COLUMN


def _shown(blocks: Sequence[Block], form: str, why: str, number: int) -> Part:
    shown = figures_in(blocks)
    return Part(number=number, last=number, title="", form=form, composition="", figures=shown, why=why)


def _said(phrase: Phrase, ledger: Ledger) -> str:
    """Return a phrase with its figures as they are printed."""
    pieces, _ = resolve(phrase.text, ledger, phrase.place)
    return "".join(piece.text for piece in pieces)


def figures_in(value: object) -> tuple[str, ...]:
    """Return the figures that blocks name, each once, in order."""
    return tuple(dict.fromkeys(_figures(value)))


def _figures(value: object) -> Iterator[str]:
    if isinstance(value, tuple | list):
        for each in value:
            yield from _figures(each)
    elif is_dataclass(value) and not isinstance(value, Phrase | type):
        for each in fields(value):
            inside = getattr(value, each.name)
            if each.name == "metric":
                yield str(inside)
            elif each.name == "metrics":
                yield from map(str, inside)
            elif each.name not in ("place", "periods"):
                yield from _figures(inside)
