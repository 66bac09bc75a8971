"""Cover and divider slides: few words, large, on a ground of the theme's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefgen.blocks import _flow
from briefgen.blocks._runs import paragraph, phrase_runs
from briefgen.brief.model import Slide
from briefgen.layout.ground import on_accent, on_masthead
from briefgen.layout.settings import Edition
from briefgen.moving import moved
from briefgen.phrase import Phrase
from briefgen.scene import Item, Role, Run, Shape, Style, Text
from briefgen.setting import Setting
from briefgen.text import set_line, set_text
from briefgen.units import Box

WORDS_SHARE = 0.6
"""Width of the words where blocks stand beside them."""
BALANCED_SLACK = 1.04
"""A balanced text's box is so much wider than its lines: another application then breaks them alike."""
BAR_WIDTH_PT = 84.0
BAR_HEIGHT_PT = 4.0


def cover(edition: Edition, slide: Slide) -> tuple[tuple[Item, ...], str, Setting]:
    """Return the cover's items, its background, and the setting it was laid out in."""
    theme = edition.theme
    light = theme.looks.cover == "light"
    themed = edition if light else replace(edition, theme=on_masthead(theme))
    setting = themed.setting("deck", themed.theme.deck)
    medium, meta = setting.medium, edition.brief.meta
    palette = setting.theme.palette
    width = medium.width - 2 * medium.margin_x
    beside = width * WORDS_SHARE
    room = beside - setting.gap(8) if slide.blocks else width * 0.86
    words: list[Text] = []
    for phrase, style, role in (
        (meta.kicker, setting.style("kicker", palette.muted), "subtitle"),
        (slide.title or meta.title, setting.style("display", bold=True), "title"),
    ):
        if phrase is not None:
            words.append(_words(phrase, style, role, setting, room))  # type: ignore[arg-type]
    names = [pillar.title for pillar in edition.pillars]
    items = list(_column(words, medium.margin_x, 0.0, setting.gap(2)))
    y = items[-1].box.bottom + setting.gap(4)
    items += _bars(themed, medium.margin_x, y)
    y += BAR_HEIGHT_PT + setting.gap(3)
    lines = [slide.subtitle] if slide.subtitle else ([meta.standfirst] if meta.standfirst else names)
    if len(lines) == 1 and lines[0] is not None:
        text = _words(lines[0], setting.style("body"), "body", setting, room)
        items.append(_moved(text, medium.margin_x, y))
    elif len(lines) > 1:
        items.append(_moved(_names(lines, setting, room), medium.margin_x, y))
    items = _centred(items, medium.height, 0.46)
    items += _imprint(edition, setting)
    items += _beside(slide, setting, medium.margin_x + beside, width - beside)
    background = palette.paper
    return (*_cover_ground(edition, light), *items), background, setting


def _cover_ground(edition: Edition, light: bool) -> tuple[Item, ...]:
    if not light:
        return ()
    medium = edition.theme.deck
    top = Box(0.0, 0.0, medium.width, 10.0)
    return (
        Shape(
            box=top,
            fill=edition.accent(0).strong if edition.pillars else edition.theme.palette.masthead,
            name="cover rule",
        ),
    )


def divider(edition: Edition, slide: Slide, index: int | None) -> tuple[tuple[Item, ...], str, Setting]:
    """Return the items of the slide that opens a pillar, its background, and its setting."""
    palette = edition.theme.palette
    accent = edition.accent(index) if index is not None else None
    theme = on_accent(edition.theme, accent) if accent else on_masthead(edition.theme)
    setting = replace(edition, theme=theme).setting("deck", theme.deck)
    medium = setting.medium
    pillar = edition.pillars[index] if index is not None else None
    width = medium.width - 2 * medium.margin_x
    beside = width * WORDS_SHARE
    room = beside - setting.gap(8)
    title = slide.title or (pillar and pillar.title) or edition.brief.meta.title
    number = f"{index + 1:02d}" if index is not None else ""
    parts: list[Text] = []
    if number:
        style = setting.style("title")
        parts.append(set_line((Run(text=number, style=style),), role="artifact", name="pillar number"))
    parts.append(_words(title, setting.style("display", bold=True), "title", setting, room))
    message = slide.subtitle or (pillar.message if pillar else None)
    if message is not None:
        parts.append(_words(message, setting.style("subheading"), "body", setting, room))
    elif pillar and pillar.tags:
        style = setting.style("subheading")
        runs = (Run(text=" · ".join(pillar.tags), style=style),)
        parts.append(set_text((paragraph(runs, setting),), width=room, role="body"))
    items = _centred(list(_column(parts, medium.margin_x, 0.0, setting.gap(2.5))), medium.height, 0.46)
    items += _beside(slide, setting, medium.margin_x + beside, width - beside)
    return tuple(items), accent.strong if accent else palette.masthead, setting


def _words(phrase: Phrase, style: Style, role: Role, setting: Setting, width: float) -> Text:
    runs = phrase_runs(phrase, setting, style)
    text = set_text((paragraph(runs, setting),), width=width, role=role, place=phrase.place, balance=True)
    widest = max((line.width for line in text.lines), default=0.0)
    return replace(text, box=replace(text.box, width=min(width, widest * BALANCED_SLACK)))


def _names(names: Sequence[Phrase | None], setting: Setting, width: float) -> Text:
    style = setting.style("body")
    runs: list[Run] = []
    for name in names:
        if name is not None:
            runs += [*([Run(text="　", style=style)] if runs else []), *phrase_runs(name, setting, style)]
    return set_text((paragraph(tuple(runs), setting),), width=width, role="body")


def _column(texts: Sequence[Text], x: float, y: float, gap: float) -> list[Item]:
    items: list[Item] = []
    for text in texts:
        items.append(_moved(text, x, y))
        y += text.box.height + gap
    return items


def _moved(text: Text, x: float, y: float) -> Text:
    return replace(text, box=text.box.moved(x, y))


def _centred(items: list[Item], height: float, share: float) -> list[Item]:
    """Return the items moved so that their middle lies at a share of the height."""
    bottom = max(item.box.bottom for item in items)
    return [moved(item, 0.0, height * share - bottom / 2) for item in items]


def _bars(edition: Edition, x: float, y: float) -> list[Item]:
    accents = list(edition.theme.palette.accents.values())
    hues = [edition.accent(index) for index in range(len(edition.pillars))] or accents[:1]
    return [
        Shape(
            box=Box(x + index * BAR_WIDTH_PT, y, BAR_WIDTH_PT, BAR_HEIGHT_PT),
            fill=hue.strong,
            name="pillar bar",
        )
        for index, hue in enumerate(hues)
    ]


def _imprint(edition: Edition, setting: Setting) -> list[Item]:
    meta, medium = edition.brief.meta, setting.medium
    said = "  ".join(part for part in (meta.publisher, meta.date) if part)
    if not said:
        return []
    style = setting.style("label", setting.theme.palette.muted)
    line = set_line((Run(text=said, style=style),), role="label", name="imprint")
    return [_moved(line, medium.margin_x, medium.height - medium.margin_bottom - line.box.height)]


def _beside(slide: Slide, setting: Setting, x: float, width: float) -> list[Item]:
    """Return the slide's blocks in the right part, parted from the words by a hairline."""
    if not slide.blocks:
        return []
    medium = setting.medium
    inset = setting.gap(6)
    laid = _flow.stack(slide.blocks, setting, width - inset, gap=setting.gap(4))
    y = max(medium.margin_top, (medium.height - laid.height) * 0.46)
    rule = Shape(box=Box(x, y, 0.75, laid.height), fill=setting.theme.palette.rule, name="hairline")
    return [rule, *laid.at(x + inset, y)]
