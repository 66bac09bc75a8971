"""A content slide for a company's template in, its head and foot in the placeholders and its body out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefgen.base.copier import replace
from briefgen.base.geometry import Box
from briefgen.base.phrase import Phrase
from briefgen.blocks.bullets import Bullets
from briefgen.blocks.charts.parts.block import ChartBlock
from briefgen.blocks.parts import flow
from briefgen.blocks.parts.evidence import finding
from briefgen.blocks.parts.runs import paragraph, phrase_runs, set_runs
from briefgen.blocks.picture import Picture
from briefgen.blocks.row import Row
from briefgen.blocks.table import Table
from briefgen.brief.model import Slide
from briefgen.edition.edition import Edition
from briefgen.facts.format import period_label
from briefgen.layout.attempt import SlideAttempt, shown_blocks
from briefgen.layout.backgrounds import on_background
from briefgen.layout.footer import footnotes, source_line
from briefgen.layout.overflow import too_wide
from briefgen.layout.sections import is_opening, plain_text
from briefgen.layout.slots import fitted, in_size, in_slot, inked, phrases, plain, points, size_of
from briefgen.layout.template_areas import content_area, medium_in
from briefgen.model.context import Block, Setting
from briefgen.model.scene import Chart, Item, PictureItem, Role, Run, Style, TableItem, Text, walk
from briefgen.model.slide_template import LayoutWord, SlideTemplate, Slot, SlotWord, TemplateLayout
from briefgen.model.theme import Theme
from briefgen.text import set_line, set_text

TITLE_GAP = 1.5
"""Least space between the words of the head and the body, in steps of the spacing scale."""
FOOT_GAP = 2.0
"""Space between the body and the sources below it, in steps of the spacing scale."""
SQUEEZED = 0.78
"""Share of their height that charts may be squeezed to before the slide is set denser."""
LEAST_SHARE = 0.6
"""Of an item that stands in a placeholder, for it to take it; of the free area in one for its words."""
GROWN, BELOW_TITLE = (1.9, 1.7, 1.5, 1.3, 1.15), 0.9
"""Sizes of a few points against the placeholder's, and the largest against the title's."""
NAME_SHARE = 0.35
"""Most of the foot's width that the deck's name takes where the template has no place for it."""


def layout_for(slide: Slide, template: SlideTemplate) -> TemplateLayout:
    """Return the layout of the template that a slide has."""
    by_layout: dict[str, LayoutWord] = {"title-only": "section", "closing": "closing"}
    by_kind: dict[str, LayoutWord] = {"cover": "cover", "section": "section"}
    word = by_layout.get(slide.layout or "") or by_kind.get(slide.kind, "content")
    return template.layouts[word]


def theme_for(slide: Slide, theme: Theme, template: SlideTemplate) -> Theme:
    """Return the theme with colours that read on a slide's layout; those of openings have several grounds."""
    return theme if is_opening(slide) else on_background(theme, layout_for(slide, template).background)


def upright(slide: Slide, layout: TemplateLayout) -> Slide:
    """Return a slide whose charts, tables and pictures have the whole width of an area higher than wide."""
    area = content_area(layout)
    if area.height <= area.width:
        return slide
    blocks = tuple(each for block in slide.blocks for each in _unfolded(block))
    return replace(slide, blocks=blocks)


def _unfolded(block: Block) -> tuple[Block, ...]:
    wide = isinstance(block, Row) and any(_takes_width(each) for each in block.blocks)
    return block.blocks if isinstance(block, Row) and wide else (block,)


def _takes_width(block: Block) -> bool:
    inner = getattr(block, "blocks", ())
    return isinstance(block, ChartBlock | Table | Picture) or any(_takes_width(each) for each in inner)


def attempt_in_template(
    edition: Edition, template: SlideTemplate, slide: Slide, setting: Setting, number: int
) -> SlideAttempt:
    """Return a content slide set in its setting's medium on its layout of the template."""
    layout = layout_for(slide, template)
    area = content_area(layout)
    fixed = replace(setting, medium=edition.theme.deck)
    inside = replace(setting, medium=medium_in(setting.medium, area))
    head = tuple(_head(slide, fixed, layout, area))
    top = max([area.y, *(inked(text)[1] + fixed.gap(TITLE_GAP) for text in head if text.box.x < area.right)])
    blocks = shown_blocks(slide)
    body = flow.stack(blocks, inside, area.width, gap=inside.gap(3))
    foot = foot_in_template(edition, slide, fixed, layout, (*head, *body.items), number)
    strip = [item.box.y for item in foot if item.slot is None]
    bottom = min(strip) - fixed.gap(FOOT_GAP) if strip else area.bottom
    natural = body.height
    if natural > bottom - top >= natural * SQUEEZED and any(block.stretch for block in blocks):
        natural = flow.stack(blocks, inside, area.width, bottom - top, gap=inside.gap(3)).height
    listed = _listed(blocks, fixed, layout, top, bottom)
    return SlideAttempt(
        setting=inside,
        head=head,
        foot=foot,
        left=area.x,
        top=top,
        bottom=bottom,
        natural=0.0 if listed else natural,
        beyond=0.0 if listed else too_wide(body.items, inside),
        body=(listed,) if listed else None,
    )


def _listed(
    blocks: Sequence[Block], setting: Setting, layout: TemplateLayout, top: float, bottom: float
) -> Text | None:
    """Return a lone list of points in the placeholder for them; None where it does not fit there."""
    slot, block = layout.slot("body"), blocks[0] if len(blocks) == 1 else None
    if slot is None or not isinstance(block, Bullets) or slot.box.area < layout.free.area * LEAST_SHARE:
        return None
    box, (_, above, _, below) = slot.box, slot.style.insets
    upper, lower = max(box.y, top - above), min(box.bottom, bottom + below)
    part = replace(slot, box=Box(box.x, upper, box.width, lower - upper))
    least, title = setting.medium.type.minimum_body, layout.slot("title")
    most = (title.style.size if title else slot.style.size) / slot.style.size * BELOW_TITLE
    grow = [times for times in GROWN if times <= most]
    text = fitted(points(block.items), part, setting, "list", block.place, least=least, grow=grow)
    if text is None:
        return None
    home = upper == box.y and slot.style.anchor == "top"
    return replace(text, slot=slot, box=slot.inner if home else text.box)


def in_placeholder(items: Sequence[Item], slide: Slide, layout: TemplateLayout) -> tuple[Item, ...]:
    """Return a slide's items; a lone chart, table or picture takes the placeholder that it stands in."""
    shown = [item for item in items if isinstance(item, Chart | TableItem | PictureItem)]
    slot = _slot_of(shown[0], layout) if len(slide.blocks) == 1 and len(shown) == 1 else None
    if slot is None or any(item.slot == slot for item in items):
        return tuple(items)
    return tuple(replace(item, slot=slot) if item is shown[0] else item for item in items)


def _slot_of(item: Item, layout: TemplateLayout) -> Slot | None:
    """Return the placeholder that an item stands in and may take: one of its kind, or one for any content."""
    if isinstance(item, Chart) and not item.native:
        return None
    word = "chart" if isinstance(item, Chart) else "table" if isinstance(item, TableItem) else "picture"
    for slot in layout.slots:
        fits = slot.word == word or (slot.word == "body" and slot.type in ("", "obj"))
        if fits and item.box.covered(slot.box) >= LEAST_SHARE:
            return slot
    return None


def _head(slide: Slide, setting: Setting, layout: TemplateLayout, area: Box) -> Iterator[Text]:
    """Yield title and subtitle; what has no placeholder stands at the top of the free area."""
    title = slide.title or Phrase(finding(setting.ledger) if slide.kind == "sources" else "", slide.place)
    parts: tuple[tuple[Phrase | None, SlotWord, Role], ...] = (
        (title, "title", "title"),
        (slide.subtitle, "subtitle", "subtitle"),
    )
    y, most = area.y, 0.0
    for phrase, word, role in parts:
        slot = layout.slot(word)
        if phrase is None or not phrase.text:
            continue
        if slot is not None:
            text = _titled(phrase, slot, setting, role, most)
            size = size_of(text)
            most = size * BELOW_TITLE if size < slot.style.size else 0.0
            yield text
            continue
        style = setting.style("title", bold=True) if word == "title" else _quiet(setting)
        runs = phrase_runs(phrase, setting, style)
        text = set_runs(runs, setting, area.width, role, place=phrase.place).moved(area.x, y)
        y = text.box.bottom + setting.gap(0.5)
        yield text


def _titled(phrase: Phrase, slot: Slot, setting: Setting, role: Role, most: float) -> Text:
    """Return a title, or a subtitle that is no larger than ``most``, where that is not 0."""
    least = setting.medium.type.sizes["body"] if role == "title" else setting.medium.type.minimum_body
    words = phrases(phrase)
    text = fitted(words, slot, setting, role, phrase.place, least=least, most=max(most, least) if most else 0)
    return text or in_slot(words, slot, setting, role, phrase.place, least=least)


def _quiet(setting: Setting) -> Style:
    return setting.style("label", setting.theme.palette.muted)


def foot_in_template(
    edition: Edition,
    slide: Slide,
    setting: Setting,
    layout: TemplateLayout,
    above: Sequence[Item],
    number: int,
) -> tuple[Item, ...]:
    """Return name, date and number in their placeholders, and below the body its notes and sources.

    What has no placeholder stands beside the sources, at the foot of the free area.
    """
    filled = _of_one_size(dict(_footers(edition, setting, layout, number)))
    area, style = content_area(layout), setting.style("note", setting.theme.palette.muted)
    items: list[Item] = list(filled.values())
    right = area.right
    for word, role, said in _said(edition, number):
        line = set_line((Run(text=said, style=style),), role=role)
        if word not in (*filled, "date") and line.box.width <= area.width * NAME_SHARE:
            items.append(line.moved(right - line.box.width, area.bottom - line.box.height))
            right = items[-1].box.x - setting.gap(2)
    beside = Box(area.x, area.y, right - area.x, area.height)
    return (*items, *_sources(slide, setting, above, beside, area))


def _sources(slide: Slide, setting: Setting, above: Sequence[Item], beside: Box, area: Box) -> Iterator[Item]:
    """Yield the sources of a slide's figures at the foot of an area, and its notes above them."""
    style = setting.style("note", setting.theme.palette.muted)
    runs = source_runs(slide, setting, style, above)
    y = area.bottom
    if any(run.text for run in runs):
        source = set_runs(runs, setting, beside.width, "source", place=slide.place)
        y -= source.box.height
        yield source.moved(area.x, y)
        y -= setting.gap(0.5)
    elif beside.right < area.right:
        y -= style.size * setting.medium.type.leading + setting.gap(0.5)
    charted = any(isinstance(item, Chart) for item in walk(tuple(above)))
    listed = slide.kind == "sources" and not charted  # a list of sources says which figures were derived
    notes = setting.footnotes.lines() if listed else footnotes(above, setting)
    if notes:
        lines = tuple(paragraph((Run(text=note, style=style),), setting) for note in notes)
        text = set_text(lines, width=area.width, role="note")
        yield text.moved(area.x, y - text.box.height)


def source_runs(slide: Slide, setting: Setting, style: Style, above: Sequence[Item]) -> tuple[Run, ...]:
    """Return the source line of a slide: what the brief says, else those of the figures above it."""
    if slide.source is not None:
        return phrase_runs(slide.source, setting, style)
    if slide.kind == "sources":
        return ()
    return (Run(text=source_line(above, setting), style=style),)


def _footers(
    edition: Edition, setting: Setting, layout: TemplateLayout, number: int
) -> Iterator[tuple[SlotWord, Text]]:
    """Yield the deck's name, its date and the slide's number where the layout has places for them."""
    for word, role, said in _said(edition, number):
        slot = layout.slot(word)
        if slot is not None and said:
            least = min(setting.medium.type.minimum, slot.style.size)
            shorter = (edition.brief.meta.date,) if word == "date" else ()
            tried = (
                fitted(plain(each), slot, setting, role, None, least=least, lines=1)
                for each in (said, *shorter)
            )
            text = next(filter(None, tried), None)
            if text is not None:
                yield word, text


def _of_one_size(feet: Mapping[SlotWord, Text]) -> dict[SlotWord, Text]:
    """Return feet in the smallest size of those that the template sets in one size."""
    found = dict(feet)
    for word, text in feet.items():
        alike = [
            each for each in feet.values() if each.slot and text.slot and _size(each.slot) == _size(text.slot)
        ]
        least = min((size_of(each) for each in alike), default=0.0)
        if text.slot is not None and size_of(text) > least:
            found[word] = in_size(text, text.slot, least)
    return found


def _size(slot: Slot) -> float:
    return slot.style.size


def _said(edition: Edition, number: int) -> tuple[tuple[SlotWord, Role, str], ...]:
    """Return what stands at the foot of a slide, from the right."""
    meta = edition.brief.meta
    return (
        ("number", "page-number", str(number + edition.first_number - 1)),
        ("footer", "artifact", _name(edition)),
        ("date", "artifact", period_label(meta.date, meta.language) if meta.date else ""),
    )


def _name(edition: Edition) -> str:
    return edition.brief.meta.short_title or plain_text(edition.brief.meta.title, edition)
