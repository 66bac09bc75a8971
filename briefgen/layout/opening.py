"""Cover and divider slides: few words, large, on a background of the theme's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Literal

from briefgen.base.geometry import Box
from briefgen.base.phrase import Phrase
from briefgen.blocks.parts import flow
from briefgen.blocks.parts.runs import phrase_runs, set_runs
from briefgen.brief.model import Slide
from briefgen.edition.edition import Edition
from briefgen.facts.format import period_label
from briefgen.layout.backgrounds import on_accent, on_masthead
from briefgen.model.context import Setting
from briefgen.model.frame import absolute
from briefgen.model.scene import Align, Item, Role, Run, Shape, Style, Text
from briefgen.model.theme import Medium, SizeName, Theme
from briefgen.text import set_line

WORDS_SHARE = 0.6
"""Width of the words where blocks stand beside them."""
TITLE_SHARE = 0.345
"""Height at which titles begin, as a share of the slide: the same on each cover and divider."""
MIDDLE_SHARE = 0.46
"""Height of the middle of what stands beside the words, as a share of the slide."""
TITLE_SIZES: tuple[SizeName, ...] = ("display", "figure-small", "title", "heading")
"""Of an opening's title: the first at which its words have room."""
BAR_WIDTH_PT = 84.0
BAR_HEIGHT_PT = 4.0
EDGE_PT = 18.0
"""Width of the hue at the left of a divider on paper."""


def cover(edition: Edition, slide: Slide) -> tuple[tuple[Item, ...], str, Setting]:
    """Return the cover's items, its background, and the setting it was laid out in."""
    theme = edition.theme
    looks = theme.looks.cover
    themed = edition if looks == "light" else replace(edition, theme=on_masthead(theme))
    setting = themed.setting("deck", themed.theme.deck)
    medium, width = setting.medium, setting.medium.content_width
    beside = width * WORDS_SHARE
    narrow = bool(slide.blocks) or looks == "split"
    room = beside - setting.gap(8) if narrow else width * (1.0 if looks == "centred" else 0.86)
    align: Align = "center" if looks == "centred" and not narrow else "left"
    items = _largest(setting, lambda style: _cover_words(themed, slide, setting, style, room, align))
    items += _imprint(edition, setting, align)
    other = edition.setting("deck", theme.deck) if looks == "split" else setting
    split_at = medium.margin_x + beside
    if slide.blocks:
        items += _beside(slide, other, split_at, width - beside)
    elif looks == "split":
        items += _contents(edition, other, split_at, width - beside)
    return (*_cover_background(edition, split_at), *items), other.theme.palette.paper, setting


def _largest(setting: Setting, words: Callable[[Style], list[Item]]) -> list[Item]:
    """Return an opening's words with the title in the largest style at which all fit."""
    medium, items = setting.medium, list[Item]()
    for size in TITLE_SIZES:
        items = words(setting.style(size, bold=True))
        if max(item.box.bottom for item in items) <= _lowest(medium) - medium.margin_top:
            break
    return _standing(items, medium)


def _cover_words(
    edition: Edition, slide: Slide, setting: Setting, style: Style, room: float, align: Align
) -> list[Item]:
    """Return kicker, title in its style, the pillars' bars and the text below them, from the top down."""
    meta, medium, palette = edition.brief.meta, setting.medium, setting.theme.palette
    split = edition.theme.looks.cover == "split"
    texts: list[Text] = []
    if meta.kicker is not None:
        quiet = setting.style("kicker", palette.muted)
        texts.append(_text(meta.kicker, quiet, "subtitle", setting, room, align))
    texts.append(_text(slide.title or meta.title, style, "title", setting, room, align))
    items = _column(texts, medium.margin_x, setting.gap(2))
    y = items[-1].box.bottom + setting.gap(4)
    bars = _bars(edition, medium.margin_x, y)
    shift = (room - sum(bar.box.width for bar in bars)) / 2 if align == "center" else 0.0
    items += absolute(bars, shift)
    y += BAR_HEIGHT_PT + setting.gap(3)
    names = [] if split else [pillar.title for pillar in edition.pillars]
    lines = [slide.subtitle] if slide.subtitle else ([meta.standfirst] if meta.standfirst else names)
    if len(lines) == 1 and lines[0] is not None:
        text = _text(lines[0], setting.style("subheading"), "body", setting, room, align)
        items.append(text.moved(medium.margin_x, y))
    elif len(lines) > 1:
        items.append(_names(lines, setting, room, align).moved(medium.margin_x, y))
    return items


def _contents(edition: Edition, setting: Setting, x: float, width: float) -> list[Item]:
    """Return the pillars' names below each other, each under a line of its hue."""
    inset, y = setting.gap(6), 0.0
    style = setting.style("heading", bold=True)
    items: list[Item] = []
    for index, pillar in enumerate(edition.pillars):
        if pillar.title is None:
            continue
        line = Box(x + inset, y, width - inset, 1.2)
        items.append(Shape(box=line, fill=edition.accent(index).strong, name="pillar bar"))
        text = _text(pillar.title, style, "body", setting, width - inset)
        items.append(text.moved(x + inset, y + setting.gap(1.5)))
        y = items[-1].box.bottom + setting.gap(4.5)
    bottom = max((item.box.bottom for item in items), default=0.0)
    return list(absolute(items, 0.0, setting.medium.height * MIDDLE_SHARE - bottom / 2))


def _cover_background(edition: Edition, split_at: float) -> tuple[Item, ...]:
    medium, palette, looks = edition.theme.deck, edition.theme.palette, edition.theme.looks.cover
    if looks == "light":
        fill = edition.accent(0).strong if edition.pillars else palette.masthead
        return (Shape(box=Box(0.0, 0.0, medium.width, 10.0), fill=fill, name="cover rule"),)
    if looks == "split":
        return (Shape(box=Box(0.0, 0.0, split_at, medium.height), fill=palette.masthead, name="cover half"),)
    if looks == "centred":
        gilt, foot = palette.muted_on_masthead, medium.height - 8.0
        return (
            Shape(box=Box(0.0, 0.0, medium.width, 8.0), fill=gilt, name="cover edge"),
            Shape(box=Box(0.0, foot, medium.width, 8.0), fill=gilt, name="cover edge"),
        )
    return ()


def divider(edition: Edition, slide: Slide, index: int | None) -> tuple[tuple[Item, ...], str, Setting]:
    """Return the items of the slide that opens a pillar, its background, and its setting."""
    themed = replace(edition, theme=_divider_theme(edition, index))
    setting = themed.setting("deck", themed.theme.deck)
    medium, width = setting.medium, setting.medium.content_width
    beside = width * WORDS_SHARE
    room = beside - setting.gap(8)
    items = _largest(setting, lambda style: _divider_words(themed, slide, index, setting, style, room))
    items += _beside(slide, setting, medium.margin_x + beside, width - beside)
    if index is not None and edition.theme.looks.divider == "light":
        edge = Box(0.0, 0.0, EDGE_PT, medium.height)
        items.insert(0, Shape(box=edge, fill=_hue(themed, index), name="divider edge"))
    return tuple(items), setting.theme.palette.paper, setting


def _hue(edition: Edition, index: int | None) -> str:
    return edition.accent(index).strong if index is not None else edition.theme.palette.ink


def _divider_words(
    edition: Edition, slide: Slide, index: int | None, setting: Setting, style: Style, room: float
) -> list[Item]:
    """Return a pillar's number, the title in its style, and its message, from the top down."""
    pillar = edition.pillars[index] if index is not None else None
    title = slide.title or (pillar and pillar.title) or edition.brief.meta.title
    hue = _hue(edition, index)
    texts: list[Text] = []
    if index is not None:
        number = Run(text=f"{index + 1:02d}", style=setting.style("display", hue))
        texts.append(set_line((number,), role="artifact", name="pillar number"))
    texts.append(_text(title, style, "title", setting, room))
    tags = Phrase(" · ".join(pillar.tags), pillar.place) if pillar and pillar.tags else None
    message = slide.subtitle or (pillar and pillar.message) or tags
    if message is not None:
        texts.append(_text(message, setting.style("heading"), "body", setting, room))
    return _ruled(_column(texts, setting.medium.margin_x, setting.gap(1)), hue, setting)


def _ruled(items: list[Item], hue: str, setting: Setting) -> list[Item]:
    """Return texts with a short bar of the hue between the title and the text below it."""
    *above, last = items
    title = next((item for item in above if isinstance(item, Text) and item.role == "title"), None)
    if title is None:
        return items
    bar = Box(title.box.x, title.box.bottom + setting.gap(3), BAR_WIDTH_PT, BAR_HEIGHT_PT)
    below = bar.bottom + setting.gap(3) - last.box.y
    return [*above, Shape(box=bar, fill=hue, name="pillar bar"), *absolute([last], 0.0, below)]


def statement(edition: Edition, slide: Slide) -> tuple[tuple[Item, ...], str, Setting]:
    """Return a slide of one large sentence: on paper, or the closing one on the masthead's background."""
    background: Literal["dark", "light"] = "dark" if slide.layout == "closing" else "light"
    looks = replace(edition.theme.looks, divider=background)
    themed = replace(edition, theme=replace(edition.theme, looks=looks))
    return divider(themed, replace(slide, blocks=()), None)


def _divider_theme(edition: Edition, index: int | None) -> Theme:
    """Return the theme for the background of a divider; one that opens no pillar has no hue."""
    looks = edition.theme.looks.divider
    if looks == "light":
        return edition.theme
    if looks == "dark" or index is None:
        return on_masthead(edition.theme)
    return on_accent(edition.theme, edition.accent(index))


def _text(
    phrase: Phrase, style: Style, role: Role, setting: Setting, width: float, align: Align = "left"
) -> Text:
    runs = phrase_runs(phrase, setting, style)
    return set_runs(runs, setting, width, role, align=align, place=phrase.place, balance=True)


def _names(names: Sequence[Phrase | None], setting: Setting, width: float, align: Align) -> Text:
    style = setting.style("body")
    runs: list[Run] = []
    for name in names:
        if name is not None:
            runs += [*([Run(text="　", style=style)] if runs else []), *phrase_runs(name, setting, style)]
    return set_runs(tuple(runs), setting, width, align=align)


def _column(texts: Sequence[Text], x: float, gap: float) -> list[Item]:
    items, y = list[Item](), 0.0
    for text in texts:
        items.append(text.moved(x, y))
        y += text.box.height + gap
    return items


def _lowest(medium: Medium) -> float:
    """Return where the words of an opening end at the latest: above the imprint."""
    return medium.height - medium.margin_bottom - medium.type.sizes["label"] * 3.0


def _standing(items: list[Item], medium: Medium) -> list[Item]:
    """Return the items moved so that titles of all openings begin level; many items begin higher."""
    title = next(item for item in items if isinstance(item, Text) and item.role == "title")
    bottom = max(item.box.bottom for item in items)
    shift = min(medium.height * TITLE_SHARE - title.box.y, _lowest(medium) - bottom)
    return list(absolute(items, 0.0, max(shift, medium.margin_top)))


def _bars(edition: Edition, x: float, y: float) -> list[Item]:
    accents = list(edition.theme.palette.accents.values())
    hues = [edition.accent(index) for index in range(len(edition.pillars))] or accents[:1]
    boxes = (Box(x + index * BAR_WIDTH_PT, y, BAR_WIDTH_PT, BAR_HEIGHT_PT) for index in range(len(hues)))
    return [Shape(box=box, fill=hue.strong, name="pillar bar") for box, hue in zip(boxes, hues, strict=True)]


def _imprint(edition: Edition, setting: Setting, align: Align) -> list[Item]:
    meta, medium = edition.brief.meta, setting.medium
    imprint = "  ".join(part for part in (meta.publisher, period_label(meta.date, meta.language)) if part)
    if not imprint:
        return []
    style = setting.style("label", setting.theme.palette.muted)
    line = set_line((Run(text=imprint, style=style),), role="label", name="imprint")
    x = (medium.width - line.box.width) / 2 if align == "center" else medium.margin_x
    return [line.moved(x, medium.height - medium.margin_bottom - line.box.height)]


def _beside(slide: Slide, setting: Setting, x: float, width: float) -> list[Item]:
    """Return the slide's blocks in the right part, parted from the words by a hairline."""
    if not slide.blocks:
        return []
    medium = setting.medium
    inset = setting.gap(6)
    laid = flow.stack(slide.blocks, setting, width - inset, gap=setting.gap(4))
    y = max(medium.margin_top, (medium.height - laid.height) * MIDDLE_SHARE)
    rule = Shape(box=Box(x, y, 0.75, laid.height), fill=setting.theme.palette.rule, name="hairline")
    return [rule, *laid.at(x + inset, y)]
