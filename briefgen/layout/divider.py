"""Slides that open a pillar: its number, name and finding, its figures, and how far one is."""

from __future__ import annotations

from typing import Literal

from briefgen.base.copier import replace
from briefgen.base.geometry import Box
from briefgen.base.phrase import Phrase
from briefgen.brief.model import Backdrop, Slide
from briefgen.edition.edition import Edition
from briefgen.layout.backdrop import Ground, credit, ground
from briefgen.layout.backgrounds import on_accent, on_masthead, on_picture
from briefgen.layout.opening import (
    BAR_HEIGHT_PT,
    BAR_WIDTH_PT,
    EDGE_PT,
    TITLE_SHARE,
    WORDS_SHARE,
    beside,
    column,
    foot_row,
    largest,
    lowest_words,
    set_phrase,
    standing,
)
from briefgen.layout.ornament import ornament
from briefgen.layout.sections import plain_text
from briefgen.model.context import Setting
from briefgen.model.frame import absolute
from briefgen.model.scene import Item, Run, Shape, Style, Text
from briefgen.model.theme import Theme
from briefgen.text import set_line, sure_width

SPLIT_SHARE = 0.38
"""Width of the hue or the picture beside the words."""
NUMBER_TIMES = 2.6
"""Size of a pillar's number against that of titles."""
PROGRESS_PT = 3.0
"""Height of a bar of the row that shows how far one is."""
LEAST_SECTIONS = 2

Divider = tuple[tuple[Item, ...], str, Setting]


def divider(edition: Edition, slide: Slide, index: int | None) -> Divider:
    """Return the items of the slide that opens a pillar, its background, and its setting."""
    form = edition.theme.looks.divider
    if index is not None:
        pictured = _backdrop(edition, slide, index) is not None
        if form == "split" or (form == "light" and pictured):
            return _split(edition, slide, index, right=form == "light")
    return _whole(edition, slide, index)


def statement(edition: Edition, slide: Slide) -> Divider:
    """Return a slide of one large sentence: on paper, or the closing one on the masthead's background."""
    ground: Literal["dark", "light"] = "dark" if slide.layout == "closing" else "light"
    looks = replace(edition.theme.looks, divider=ground)
    themed = replace(edition, theme=replace(edition.theme, looks=looks))
    return _whole(themed, replace(slide, blocks=()), None)


def _split(edition: Edition, slide: Slide, index: int, *, right: bool) -> Divider:
    """Return a divider on paper, right of the pillar's hue or picture, or left of its picture."""
    setting = edition.setting("deck", edition.theme.deck)
    setting = setting.with_accent(edition.accent(index))
    medium = setting.medium
    field = Box(0.0, 0.0, medium.width * SPLIT_SHARE, medium.height)
    width = medium.width - field.width - setting.gap(9) - medium.margin_x
    x = medium.margin_x if right else field.right + setting.gap(9)
    field = field.moved(medium.width - field.width, 0.0) if right else field
    number = _number(edition, index, edition.accent(index).words)
    steps = _progress(edition, slide, index, setting, x, width)
    foot = min((item.box.y for item in steps), default=medium.height - medium.margin_bottom)
    row = foot_row(slide, setting, width) if slide.blocks else None
    under = tuple(row.at(x, foot - setting.gap(5) - row.height)) if row else ()
    lowest = foot - setting.gap(6) - (row.height + setting.gap(5) if row else 0.0)
    top = medium.margin_top if right else medium.height * (TITLE_SHARE - (0.1 if row else 0.0))
    start = top + number.box.height if right else top
    words = largest(
        setting, lambda style: _words(edition, slide, index, setting, style, width), lowest - start
    )
    items = (
        *_field(edition, slide, index, field, setting, None if right else number),
        *([number.moved(x, top)] if right else []),
        *absolute(words, x, start),
        *absolute(under),
        *steps,
    )
    if slide.blocks and row is None:
        items = (*items, *absolute(beside(slide, setting, x, width, top=lowest)))
    return items, setting.theme.palette.paper, setting


def _field(
    edition: Edition, slide: Slide, index: int, field: Box, setting: Setting, shown: Text | None
) -> tuple[Item, ...]:
    """Return the hue or the picture beside the words, with the number at its foot if it stands there."""
    accent, looks, medium = edition.accent(index), edition.theme.looks, setting.medium
    number: list[Item] = []
    if shown is not None:
        down = medium.height - medium.margin_bottom * 0.6 - shown.box.height
        number.append(_number(edition, index, accent.on).moved(medium.margin_x, down))
    found = _picture(edition, slide, index, setting, field)
    if found is None:
        area = Shape(box=field, fill=accent.strong, name="divider field")
        return (area, *ornament(looks, field, accent.strong, accent.on), *number)
    line = _credit(edition, slide, index, setting, accent.on, field)
    return (found.item, found.scrim(accent.strong, (*number, *line)), *number, *line)


def _whole(edition: Edition, slide: Slide, index: int | None) -> Divider:
    """Return a divider on one ground, or on the pillar's picture under a scrim."""
    pictured = _backdrop(edition, slide, index) is not None
    themed = replace(edition, theme=_theme(edition, index, pictured=pictured))
    setting = themed.setting("deck", themed.theme.deck)
    medium, width = setting.medium, setting.medium.content_width
    share = width * WORDS_SHARE
    room = share - setting.gap(8) if slide.blocks else width * 0.8
    whole = Box(0.0, 0.0, medium.width, medium.height)
    light = edition.theme.looks.divider == "light"
    found = None if light and index is not None else _picture(themed, slide, index, setting, whole)
    number = [_number(themed, index, _hue(themed, index))] if index is not None else []
    above = number[0].box.height if number else 0.0
    words = largest(
        setting,
        lambda style: [*number, *absolute(_words(themed, slide, index, setting, style, room), 0.0, above)],
        lowest_words(medium) - medium.margin_top,
    )
    placed = standing(list(absolute(words, medium.margin_x)), medium)
    placed += beside(slide, setting, medium.margin_x + share, width - share)
    placed += _progress(themed, slide, index, setting, medium.margin_x, width)
    if found is not None:
        placed += _credit(themed, slide, index, setting, setting.theme.palette.muted, whole)
        scrim = found.scrim(setting.theme.palette.paper, placed)
        return (found.item, scrim, *placed), setting.theme.palette.paper, setting
    palette = setting.theme.palette
    drawn = list[Item](ornament(edition.theme.looks, whole, palette.paper, palette.ink))
    if index is not None and light:
        edge = Box(0.0, 0.0, EDGE_PT, medium.height)
        drawn.append(Shape(box=edge, fill=_area(themed, index), name="divider edge"))
    return (*drawn, *placed), setting.theme.palette.paper, setting


def _backdrop(edition: Edition, slide: Slide, index: int | None) -> Backdrop | None:
    return slide.picture or (edition.pillars[index].picture if index is not None else None)


def _picture(edition: Edition, slide: Slide, index: int | None, setting: Setting, box: Box) -> Ground | None:
    backdrop = _backdrop(edition, slide, index)
    return ground(backdrop, setting, box) if backdrop is not None else None


def _credit(
    edition: Edition, slide: Slide, index: int | None, setting: Setting, colour: str, box: Box
) -> list[Item]:
    """Return the picture's credit at the right of its foot."""
    backdrop = _backdrop(edition, slide, index)
    line = credit(backdrop, setting, colour) if backdrop is not None else None
    if line is None:
        return []
    medium = setting.medium
    edge = setting.gap(2.5) if box.right < medium.width else medium.margin_x
    y = medium.height - medium.margin_bottom * 0.55 - line.box.height
    return [line.moved(box.right - edge - line.box.width, y)]


def _hue(edition: Edition, index: int | None) -> str:
    return edition.accent(index).words if index is not None else edition.theme.palette.ink


def _area(edition: Edition, index: int | None) -> str:
    return edition.accent(index).strong if index is not None else edition.theme.palette.ink


def _number(edition: Edition, index: int, colour: str) -> Text:
    """Return a pillar's number, large, in the figures' family."""
    theme = edition.theme
    size = theme.deck.type.sizes["display"] * NUMBER_TIMES
    style = replace(theme.style(theme.deck, "figure", colour, bold=True), size=size)
    run = Run(text=f"{index + 1:02d}", style=style)
    return set_line((run,), leading=size, role="artifact", name="pillar number")


def _words(
    edition: Edition, slide: Slide, index: int | None, setting: Setting, style: Style, room: float
) -> list[Item]:
    """Return the title in its style, a bar of the hue, and the message below, from the top down."""
    pillar = edition.pillars[index] if index is not None else None
    title = slide.title or (pillar and pillar.title) or edition.brief.meta.title
    texts = [set_phrase(title, style, "title", setting, room)]
    tags = Phrase(" · ".join(pillar.tags), pillar.place) if pillar and pillar.tags else None
    message = slide.subtitle or (pillar and pillar.message) or tags
    if message is not None:
        texts.append(set_phrase(message, setting.style("heading"), "body", setting, room))
    return _ruled(column(texts, 0.0, setting.gap(1)), _area(edition, index), setting)


def _ruled(items: list[Item], hue: str, setting: Setting) -> list[Item]:
    """Return texts with a short bar of the hue between the title and the text below it."""
    title, *below = items
    bar = Box(title.box.x, title.box.bottom + setting.gap(3), BAR_WIDTH_PT, BAR_HEIGHT_PT)
    shift = bar.bottom + setting.gap(3) - below[0].box.y if below else 0.0
    return [title, Shape(box=bar, fill=hue, name="pillar bar"), *absolute(below, 0.0, shift)]


def _progress(
    edition: Edition, slide: Slide, index: int | None, setting: Setting, x: float, width: float
) -> list[Item]:
    """Return a bar with a name for each of the pillars at the foot, the present one in its hue."""
    opened = [number for number, pillar in enumerate(edition.pillars) if pillar.title is not None]
    if index not in opened or len(opened) < LEAST_SECTIONS:
        return []
    medium, palette = setting.medium, setting.theme.palette
    gap = setting.gap(2)
    each = (width - gap * (len(opened) - 1)) / len(opened)
    names = [_name(edition, slide, number, index, setting) for number in opened]
    named = all(sure_width(runs) <= each for runs in names)
    height = medium.type.sizes["label"] * 1.3
    y = medium.height - medium.margin_bottom - (height if named else 0.0)
    items: list[Item] = []
    for step, (number, runs) in enumerate(zip(opened, names, strict=True)):
        left = x + step * (each + gap)
        colour = _area(edition, index) if number == index else palette.rule
        thick = PROGRESS_PT if number == index else PROGRESS_PT / 3
        bar = Box(left, y - setting.gap(1.2) - thick, each, thick)
        items.append(Shape(box=bar, fill=colour, name="progress"))
        if named:
            line = set_line(runs, role="artifact", name="progress name", leading=height)
            items.append(line.moved(left, y))
    return items


def _name(edition: Edition, slide: Slide, number: int, index: int, setting: Setting) -> tuple[Run, ...]:
    """Return a pillar's number and name for the row at the foot."""
    pillar, present = edition.pillars[number], number == index
    title = (slide.title if present else None) or pillar.title or edition.brief.meta.title
    colour = _hue(edition, index) if present else setting.theme.palette.muted
    style = setting.style("label", colour, bold=present)
    return (Run(text=f"{number + 1}  {plain_text(title, edition)}", style=style),)


def _theme(edition: Edition, index: int | None, *, pictured: bool) -> Theme:
    """Return the theme for the background of a divider; one that opens no pillar has no hue."""
    looks = edition.theme.looks.divider
    if pictured and (index is None or looks == "dark"):
        return on_picture(edition.theme)
    if looks == "light":
        return edition.theme
    if looks == "dark" or index is None:
        return on_masthead(edition.theme)
    return on_accent(edition.theme, edition.accent(index))
