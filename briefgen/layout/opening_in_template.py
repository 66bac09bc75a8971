"""A cover, a divider or a closing slide for a company's template in, its words in the placeholders out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Problem
from briefgen.base.geometry import Box
from briefgen.base.phrase import Phrase
from briefgen.base.translate import tr
from briefgen.blocks.parts import flow
from briefgen.blocks.parts.runs import phrase_runs, set_runs
from briefgen.blocks.row import Row
from briefgen.brief.model import Backdrop, Pillar, Slide
from briefgen.edition.edition import Edition
from briefgen.facts.format import period_label
from briefgen.layout.backdrop import Ground, credit, ground
from briefgen.layout.backgrounds import on_background
from briefgen.layout.density import Density
from briefgen.layout.footer import footnotes
from briefgen.layout.opening import small_figures, told_apart_blocks
from briefgen.layout.opening_foot import with_footnotes
from briefgen.layout.sections import plain_text
from briefgen.layout.slots import fitted, in_slot, phrases, plain
from briefgen.layout.template_areas import areas, beside, free_space, medium_in
from briefgen.model.context import Block, Composition, Setting
from briefgen.model.frame import absolute
from briefgen.model.scene import Align, Item, Run, Text, excess
from briefgen.model.slide_template import Slot, TemplateLayout
from briefgen.text import set_line

SIZES = ((1.0, Density(1.0, 1.0)), (0.85, Density(1.0, 1.0)), (0.7, Density(0.8, 0.9)))
"""Sizes of figures and of what is about them that are tried, against the theme's."""
SMALLEST = ((0.55, Density(0.6, 0.8)), (0.45, Density(0.4, 0.75)))
"""Those that are tried only where no area takes larger ones."""
WIDE = 1.5
"""Blocks stand side by side in an area that is so much wider than high."""
LOWERED = 0.3
"""Share of the spare height above them; above a title they stand right over it."""
SAME_MIDDLE = 0.02
"""Share of its width by which the middle of an area may lie beside that of the title."""
IMPRINT_LEAST = 0.6
"""Smallest size of publisher and date against the placeholder's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateOpening:
    """A slide of few words on its layout."""

    edition: Edition
    slide: Slide
    index: int | None
    """Of the pillar that it opens."""
    layout: TemplateLayout
    whole: Setting
    """Before the colours of any ground."""

    @property
    def pillar(self) -> Pillar | None:
        """Return the pillar that it opens."""
        return None if self.index is None else self.edition.pillars[self.index]

    def on(self, ground: str) -> Setting:
        """Return the setting with colours that read on a ground of the template."""
        themed = replace(self.edition, theme=on_background(self.edition.theme, ground))
        accents = themed.theme.palette.accents
        accent = next(iter(accents.values())) if self.index is None else themed.accent(self.index)
        return replace(self.whole, theme=themed.theme, accent=accent, pillar_accents=themed.pillar_accents)

    @property
    def setting(self) -> Setting:
        """Return the setting of its placeholders."""
        return self.on(self.layout.background)

    @property
    def loose(self) -> Setting:
        """Return the setting of what stands in the free area."""
        return self.on(free_space(self.layout).ground)


def opening_in_template(
    edition: Edition, slide: Slide, index: int | None, layout: TemplateLayout
) -> tuple[tuple[Item, ...], Setting]:
    """Return the items of such a slide on its layout, and the setting it was laid out in."""
    whole = edition.setting("deck", edition.theme.deck)
    opening = TemplateOpening(edition=edition, slide=slide, index=index, layout=layout, whole=whole)
    found = _picture(opening)
    if found is not None:
        layout = replace(layout, slots=tuple(slot for slot in layout.slots if slot != found.item.slot))
        layout = layout if _is_behind(found, layout) else beside(layout, found.item.box)
        opening = replace(opening, layout=layout)
    texts = [_title(opening)]
    texts += _lines_below(opening, texts[0])
    items: list[Item] = [*texts]
    if slide.kind != "content" and slide.blocks:
        items += _blocks(opening, texts)
    if found is not None:
        items = [*_pictured(found, items, opening)]
    notes = footnotes(items, whole) if slide.kind == "content" else whole.footnotes.lines()
    free = free_space(layout).box
    around = replace(
        whole.medium,
        width=2 * free.x + free.width,
        margin_x=free.x,
        margin_bottom=whole.medium.height - free.bottom,
    )
    return with_footnotes(absolute(items), notes, replace(opening.loose, medium=around)), opening.setting


def _title(opening: TemplateOpening) -> Text:
    pillar = opening.pillar
    title = opening.slide.title or (pillar and pillar.title) or opening.edition.brief.meta.title
    slot, setting = opening.layout.slot("title"), opening.setting
    if slot is not None:
        least = setting.medium.type.sizes["body"]
        return in_slot(phrases(title), slot, setting, "title", title.place, least=least)
    free, setting = free_space(opening.layout).box, opening.loose
    runs = phrase_runs(title, setting, setting.style("title", bold=True))
    text = set_runs(runs, setting, free.width, "title", place=title.place, balance=True)
    return text.moved(free.x, free.y)


def _lines_below(opening: TemplateOpening, title: Text) -> Iterator[Text]:
    """Yield the words below the title; those of a cover are its kicker, standfirst, publisher and date."""
    kinds = ("subtitle", "body")
    slots = [slot for word in kinds for slot in opening.layout.slots if slot.word == word]
    if title.slot is None:
        slots = [slot for slot in slots if not slot.box.overlaps(title.box)]
    said = [*_said(opening)]
    signed = _imprint(opening.edition) if opening.slide.kind == "cover" else []
    slot = slots.pop(0) if said and slots else None
    text = _together(said, slot, opening) if slot else None
    if len(said) > 1 and text is None:
        signed.insert(0, plain_text(said.pop(0), opening.edition))
        text = _together(said, slot, opening) if slot else None
    if text is not None:
        yield text
    elif slot is not None and _on_free_ground(slot, opening):
        yield in_slot(phrases(*said), slot, opening.setting, "body", said[-1].place)
    elif said:
        yield _loose(said[-1], opening, title)
    if signed:
        yield from _signed(" · ".join(signed), opening, slots)


def _said(opening: TemplateOpening) -> Iterator[Phrase]:
    """Yield the phrases below the title."""
    meta, slide, pillar = opening.edition.brief.meta, opening.slide, opening.pillar
    if slide.kind == "cover":
        yield from (each for each in (meta.kicker, slide.subtitle or meta.standfirst) if each is not None)
        return
    tags = Phrase(" · ".join(pillar.tags), pillar.place) if pillar and pillar.tags else None
    message = slide.subtitle or (pillar and pillar.message) or tags
    if message is not None:
        yield message


def _together(said: Sequence[Phrase], slot: Slot, opening: TemplateOpening) -> Text | None:
    """Return phrases in a placeholder, or in one that reaches down over the free area; None without room."""
    setting, words, place = opening.setting, phrases(*said), said[-1].place
    least = setting.medium.type.minimum_body
    text = fitted(words, slot, setting, "body", place, least=least)
    free, box = opening.layout.free, slot.box
    near = box.bottom <= free.y + setting.gap(3) and free.x < box.right and box.x < free.right
    if text is None and near and _on_free_ground(slot, opening):
        larger = replace(slot, box=Box(box.x, box.y, box.width, free.bottom - box.y))
        text = fitted(words, larger, setting, "body", place, least=least)
    return text and replace(text, slot=slot)


def _on_free_ground(slot: Slot, opening: TemplateOpening) -> bool:
    """Say whether a placeholder lies on the colour that the free area has."""
    return (slot.ground or opening.layout.background) == free_space(opening.layout).ground


def _loose(phrase: Phrase, opening: TemplateOpening, title: Text) -> Text:
    """Return words that no placeholder is there for, below the title where there is room, else above it."""
    for space in (*areas(opening.layout, [title], opening.whole), free_space(opening.layout)):
        setting = opening.on(space.ground)
        runs = phrase_runs(phrase, setting, setting.style("heading"))
        side = _side(opening.layout, space.box)
        text = set_runs(runs, setting, space.box.width, align=side, place=phrase.place)
        if text.box.height <= space.box.height and not excess((text,)):
            break
    return text.moved(space.box.x, space.box.y)


def _side(layout: TemplateLayout, area: Box) -> Align:
    """Return the side that words in an area are set at: in the middle below a title that is set there."""
    slot = layout.slot("title")
    if slot is None or slot.style.align != "center":
        return "left"
    apart = abs(slot.inner.x + slot.inner.width / 2 - area.x - area.width / 2)
    return "center" if apart <= area.width * SAME_MIDDLE else "left"


def _imprint(edition: Edition) -> list[str]:
    meta = edition.brief.meta
    return [part for part in (meta.publisher, period_label(meta.date, meta.language)) if part]


def _signed(imprint: str, opening: TemplateOpening, slots: Sequence[Slot]) -> Iterator[Text]:
    """Yield publisher and date: in a placeholder for words, the one for the date, or the free area's foot."""
    dates = [slot for slot in opening.layout.slots if slot.word in ("date", "footer")]
    for slot in (*slots, *dates):
        least = min(opening.whole.medium.type.minimum, slot.style.size * IMPRINT_LEAST)
        text = fitted(plain(imprint), slot, opening.setting, "label", None, least=least, lines=1)
        if text is not None:
            yield replace(text, name="imprint")
            return
    free, setting, paper = free_space(opening.layout).box, opening.loose, opening.whole.theme.palette.paper
    palette = setting.theme.palette  # a picture or a gradient is lighter here and darker there than its mean
    style = setting.style("label", palette.muted if palette.paper == paper else palette.ink)
    line = set_line((Run(text=imprint, style=style),), role="label", name="imprint")
    side = _side(opening.layout, free)
    if line.box.width > free.width:
        wrapped = set_runs((Run(text=imprint, style=style),), setting, free.width, "label", align=side)
        yield replace(wrapped, name="imprint").moved(free.x, free.bottom - wrapped.box.height)
        return
    spare = (free.width - line.box.width) / 2 if side == "center" else 0.0
    yield line.moved(free.x + spare, free.bottom - line.box.height)


def _picture(opening: TemplateOpening) -> Ground | None:
    """Return the slide's picture in the placeholder for one; None where either is missing."""
    backdrop, layout, setting = _backdrop(opening), opening.layout, opening.whole
    slot = layout.slot("picture")
    if backdrop is None or slot is None:
        if backdrop is not None and (opening.slide.picture is not None or opening.slide.kind == "cover"):
            message = tr(
                "the template's layout “{name}” has no place for a picture: it is not shown", name=layout.name
            )
            hint = tr("give the mapping a layout with a picture placeholder, or leave the picture out")
            setting.problems.append(Problem(backdrop.place, message, hint, "picture", severity="warning"))
        return None
    found = ground(backdrop, setting, slot.box)
    return found and Ground(replace(found.item, slot=slot), found.seen)


def _is_behind(found: Ground, layout: TemplateLayout) -> bool:
    """Say whether the words of a layout stand on its picture."""
    title = layout.slot("title")
    return title is not None and title.box.overlaps(found.item.box)


def _pictured(found: Ground, items: Sequence[Item], opening: TemplateOpening) -> Iterator[Item]:
    """Yield a picture, a scrim where words stand on it, the other items, and the picture's credit."""
    behind, backdrop = _is_behind(found, opening.layout), _backdrop(opening)
    shown: list[Item] = [*absolute(items)]
    line = credit(backdrop, opening.loose, opening.loose.theme.palette.muted) if backdrop else None
    if line is not None:
        free = free_space(opening.layout).box
        x, y = free.right - line.box.width, free.bottom - line.box.height
        for signed in (each.box for each in shown if each.name == "imprint" and not each.slot):
            beside_it = signed.right + opening.whole.gap(2) <= x
            y = (signed.bottom if beside_it else signed.y) - line.box.height
        shown.append(line.moved(x, y))
    yield replace(found.item, behind=behind)
    if behind:
        yield found.scrim(opening.layout.background, shown)
    yield from shown


def _backdrop(opening: TemplateOpening) -> Backdrop | None:
    slide, pillar = opening.slide, opening.pillar
    if slide.kind == "cover":
        return slide.picture or opening.edition.brief.meta.picture
    return slide.picture or (pillar.picture if pillar else None)


def _blocks(opening: TemplateOpening, texts: Sequence[Text]) -> Iterator[Item]:
    """Yield the slide's blocks in the first area that they fit into; a Problem where there is none."""
    slide, layout = opening.slide, opening.layout
    blocks = told_apart_blocks(slide.blocks, opening.whole)
    row = Row(blocks=blocks, align="top", place=slide.place)
    for sizes, space in product((SIZES, SMALLEST), areas(layout, texts, opening.whole)):
        area, inside = space.box, opening.on(space.ground)
        wide = len(blocks) > 1 and area.width > area.height * WIDE
        for size, ways in product(sizes, ((row,), blocks) if wide else (blocks, (row,))):
            laid = _composed(ways, inside.trial(), area, *size)
            if laid.height <= area.height and not excess(laid.items):
                kept = _composed(ways, inside, area, *size)
                lowered = LOWERED if area.y >= texts[0].box.y else 1.0
                yield from kept.at(area.x, area.y + (area.height - laid.height) * lowered)
                return
    message = tr(
        "the template's layout “{name}” has no room for the slide's blocks: they are not shown",
        name=layout.name,
    )
    hint = tr("give them a slide of their own, or choose another layout in the template's mapping")
    opening.whole.problems.append(Problem(slide.place, message, hint, "template", severity="warning"))


def _composed(
    blocks: Sequence[Block], setting: Setting, area: Box, figures: float, density: Density
) -> Composition:
    inside = small_figures(replace(setting, medium=density.of(medium_in(setting.medium, area))), figures)
    return flow.stack(blocks, inside, area.width, gap=inside.gap(3))
