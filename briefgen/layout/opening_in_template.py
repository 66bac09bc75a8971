"""A cover, a divider or a closing slide for a company's template in, its words in the placeholders out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from briefgen.base.diagnostics import Problem
from briefgen.base.geometry import Box
from briefgen.base.phrase import Phrase
from briefgen.blocks.parts import flow
from briefgen.blocks.parts.runs import phrase_runs, set_runs
from briefgen.blocks.row import Row
from briefgen.brief.model import Backdrop, Slide
from briefgen.edition.edition import Edition
from briefgen.facts.format import period_label
from briefgen.layout.backdrop import credit, ground
from briefgen.layout.density import Density
from briefgen.layout.footer import footnotes
from briefgen.layout.opening import small_figures, told_apart_blocks
from briefgen.layout.opening_foot import with_footnotes
from briefgen.layout.sections import plain_text
from briefgen.layout.slots import fitted, in_slot, phrases, plain
from briefgen.layout.template_areas import areas, content_area, medium_in
from briefgen.model.context import Block, Composition, Setting
from briefgen.model.frame import absolute
from briefgen.model.scene import Item, Run, Text, excess
from briefgen.model.slide_template import Slot, TemplateLayout
from briefgen.text import set_line

SIZES = ((1.0, Density(1.0, 1.0)), (0.85, Density(1.0, 1.0)), (0.7, Density(0.8, 0.9)))
"""Sizes of figures and of what is about them that are tried, against the theme's."""
SMALLEST = ((0.55, Density(0.6, 0.8)), (0.45, Density(0.4, 0.75)))
"""Those that are tried only where no area takes larger ones."""
WIDE = 1.5
"""Blocks stand side by side in an area that is so much wider than high."""
LOWERED = 0.3
"""Share of the spare height above them."""
IMPRINT_LEAST = 0.6
"""Smallest size of publisher and date against the placeholder's, where they share it with other words."""


def is_opening(slide: Slide) -> bool:
    """Say whether a slide has few words and no body: a cover, a divider, a statement."""
    return slide.kind in ("cover", "section") or slide.layout in ("title-only", "closing")


def opening_in_template(
    edition: Edition, slide: Slide, pillar: int | None, layout: TemplateLayout
) -> tuple[tuple[Item, ...], Setting]:
    """Return the items of such a slide on its layout, and the setting it was laid out in."""
    setting = edition.setting("deck", edition.theme.deck)
    if pillar is not None:
        setting = setting.with_accent(edition.accent(pillar))
    texts = [*_title(edition, slide, pillar, setting, layout)]
    texts += _lines_below(edition, slide, pillar, setting, layout, texts)
    items: list[Item] = [*_picture(edition, slide, pillar, setting, layout, texts), *texts]
    if slide.kind != "content" and slide.blocks:
        items += _blocks(slide, setting, layout, texts)
    notes = footnotes(items, setting) if slide.kind == "content" else setting.footnotes.lines()
    free = content_area(layout)
    around = replace(
        setting.medium,
        width=2 * free.x + free.width,
        margin_x=free.x,
        margin_bottom=setting.medium.height - free.bottom,
    )
    return with_footnotes(absolute(items), notes, replace(setting, medium=around)), setting


def _title(
    edition: Edition, slide: Slide, index: int | None, setting: Setting, layout: TemplateLayout
) -> Iterator[Text]:
    pillar = edition.pillars[index] if index is not None else None
    title = slide.title or (pillar and pillar.title) or edition.brief.meta.title
    slot = layout.slot("title")
    if slot is not None:
        least = setting.medium.type.sizes["body"]
        yield in_slot(phrases(title), slot, setting, "title", title.place, least=least)
        return
    free, style = content_area(layout), setting.style("title", bold=True)
    runs = phrase_runs(title, setting, style)
    yield set_runs(runs, setting, free.width, "title", place=title.place, balance=True).moved(free.x, free.y)


def _lines_below(
    edition: Edition,
    slide: Slide,
    index: int | None,
    setting: Setting,
    layout: TemplateLayout,
    above: Sequence[Text],
) -> Iterator[Text]:
    """Yield the words below the title; those of a cover are its kicker, standfirst, publisher and date."""
    slots = [slot for slot in layout.slots if slot.word == "subtitle"]
    slots += [slot for slot in layout.slots if slot.word == "body"]
    loose = [text.box for text in above if text.slot is None]
    slots = [slot for slot in slots if not any(slot.box.overlaps(box) for box in loose)]
    said = [*_said(edition, slide, index)]
    signed = _imprint(edition) if slide.kind == "cover" else ""
    texts = list(above)
    if said and slots:
        slot = slots.pop(0)
        text = _together(said, slot, setting, layout)
        if len(said) > 1 and text is None:
            signed = "  ".join(filter(None, (plain_text(said.pop(0), edition), signed)))
            text = _together(said, slot, setting, layout)
        texts.append(text or in_slot(phrases(*said), slot, setting, "body", said[-1].place))
    elif said:
        if len(said) > 1:
            signed = "  ".join(filter(None, (plain_text(said.pop(0), edition), signed)))
        texts.append(_loose(said[-1], setting, layout, above))
    yield from texts[len(above) :]
    if signed:
        yield from _signed(signed, setting, layout, slots)


def _together(said: Sequence[Phrase], slot: Slot, setting: Setting, layout: TemplateLayout) -> Text | None:
    """Return phrases in a placeholder, or in one that reaches down over the free area; None without room."""
    least, words, place = setting.medium.type.minimum_body, phrases(*said), said[-1].place
    text = fitted(words, slot, setting, "body", place, least=least)
    free, box = layout.free, slot.box
    if text is None and box.bottom <= free.y + setting.gap(3) and free.x < box.right and box.x < free.right:
        larger = replace(slot, box=replace(box, height=free.bottom - box.y))
        text = fitted(words, larger, setting, "body", place, least=least)
    return text and replace(text, slot=slot)


def _said(edition: Edition, slide: Slide, index: int | None) -> Iterator[Phrase]:
    """Yield the phrases below the title."""
    meta, pillar = edition.brief.meta, edition.pillars[index] if index is not None else None
    if slide.kind == "cover":
        yield from (each for each in (meta.kicker, slide.subtitle or meta.standfirst) if each is not None)
        return
    tags = Phrase(" · ".join(pillar.tags), pillar.place) if pillar and pillar.tags else None
    message = slide.subtitle or (pillar and pillar.message) or tags
    if message is not None:
        yield message


def _loose(phrase: Phrase, setting: Setting, layout: TemplateLayout, above: Sequence[Text]) -> Text:
    """Return words that no placeholder is there for, below the title where there is room, else above it."""
    runs = phrase_runs(phrase, setting, setting.style("heading"))
    for area in areas(layout, above, setting):
        text = set_runs(runs, setting, area.width, place=phrase.place)
        if text.box.height <= area.height and not excess((text,)):
            return text.moved(area.x, area.y)
    free = content_area(layout)
    return set_runs(runs, setting, free.width, place=phrase.place).moved(free.x, free.y)


def _imprint(edition: Edition) -> str:
    meta = edition.brief.meta
    return "  ".join(part for part in (meta.publisher, period_label(meta.date, meta.language)) if part)


def _signed(imprint: str, setting: Setting, layout: TemplateLayout, slots: Sequence[Slot]) -> Iterator[Text]:
    """Yield publisher and date: in a placeholder for words, the one for the date, or the free area's foot."""
    dates = [slot for slot in layout.slots if slot.word in ("date", "footer")]
    for slot in (*slots, *dates):
        least = min(setting.medium.type.minimum, slot.style.size * IMPRINT_LEAST)
        text = fitted(plain(imprint), slot, setting, "label", None, least=least)
        if text is not None:
            yield replace(text, name="imprint")
            return
    free = content_area(layout)
    style = setting.style("label", setting.theme.palette.muted)
    line = set_line((Run(text=imprint, style=style),), role="label", name="imprint")
    if line.box.width <= free.width:
        yield line.moved(free.x, free.bottom - line.box.height)


def _picture(
    edition: Edition,
    slide: Slide,
    index: int | None,
    setting: Setting,
    layout: TemplateLayout,
    texts: Sequence[Text],
) -> Iterator[Item]:
    """Yield the slide's picture where the layout has a place for one, with its credit below the words."""
    backdrop = _backdrop(edition, slide, index)
    if backdrop is None:
        return
    slot = layout.slot("picture")
    if slot is None:
        if slide.picture is not None or slide.kind == "cover":
            message = f"the template's layout “{layout.name}” has no place for a picture: it is not shown"
            hint = "give the mapping a layout with a picture placeholder, or leave the picture out"
            setting.problems.append(Problem(backdrop.place, message, hint, "picture", severity="warning"))
        return
    found = ground(backdrop, setting, slot.box)
    if found is None:
        return
    yield replace(found.item, slot=slot, behind=any(text.box.overlaps(slot.box) for text in texts))
    line = credit(backdrop, setting, setting.theme.palette.muted)
    if line is not None:
        free = content_area(layout)
        yield line.moved(free.right - line.box.width, free.bottom - line.box.height)


def _backdrop(edition: Edition, slide: Slide, index: int | None) -> Backdrop | None:
    if slide.kind == "cover":
        return slide.picture or edition.brief.meta.picture
    return slide.picture or (edition.pillars[index].picture if index is not None else None)


def _blocks(slide: Slide, setting: Setting, layout: TemplateLayout, texts: Sequence[Text]) -> Iterator[Item]:
    """Yield the slide's blocks in the largest area that they fit into; a Problem where there is none."""
    blocks = told_apart_blocks(slide.blocks, setting)
    row = Row(blocks=blocks, align="top", place=slide.place)
    for sizes, area in product((SIZES, SMALLEST), areas(layout, texts, setting)):
        wide = len(blocks) > 1 and area.width > area.height * WIDE
        for size in sizes:
            for ways in ((row,), blocks) if wide else (blocks, (row,)):
                laid = _composed(ways, setting.trial(), area, *size)
                if laid.height <= area.height and not excess(laid.items):
                    kept = _composed(ways, setting, area, *size)
                    yield from kept.at(area.x, area.y + (area.height - laid.height) * LOWERED)
                    return
    message = (
        f"the template's layout “{layout.name}” leaves no room for the slide's blocks: they are not shown"
    )
    hint = "give them a slide of their own, or choose another layout in the template's mapping"
    setting.problems.append(Problem(slide.place, message, hint, "template", severity="warning"))


def _composed(
    blocks: Sequence[Block], setting: Setting, area: Box, figures: float, density: Density
) -> Composition:
    inside = small_figures(replace(setting, medium=density.of(medium_in(setting.medium, area))), figures)
    return flow.stack(blocks, inside, area.width, gap=inside.gap(3))
