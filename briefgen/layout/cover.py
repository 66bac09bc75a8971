"""The slide that opens the deck: the brief's name, large, on the theme's ground or on its picture."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.base.copier import replace
from briefgen.base.diagnostics import Problem
from briefgen.base.geometry import Box
from briefgen.base.phrase import Phrase
from briefgen.base.summed import summed
from briefgen.base.translate import tr
from briefgen.blocks.parts.runs import phrase_runs, set_runs
from briefgen.brief.model import Backdrop, Slide
from briefgen.edition.edition import Edition
from briefgen.layout.backdrop import Ground, credit, ground
from briefgen.layout.backgrounds import on_masthead, on_picture
from briefgen.layout.logo import logo_over_words, plate_logo
from briefgen.layout.opening import (
    BAR_HEIGHT_PT,
    BAR_WIDTH_PT,
    MIDDLE_SHARE,
    TITLE_SIZES,
    WORDS_SHARE,
    beside,
    column,
    foot_row,
    imprint_line,
    largest,
    lowest_words,
    set_phrase,
    small_figures,
    standing,
)
from briefgen.layout.ornament import ornament
from briefgen.model.context import Composition, Setting
from briefgen.model.frame import absolute
from briefgen.model.scene import Align, Item, Run, Shape, Style, Text
from briefgen.model.theme import SizeName

PICTURE_TITLES: tuple[tuple[SizeName, float], ...] = (("display", 1.35), ("display", 1.15), *TITLE_SIZES)
HALF_SHARE = 0.56
"""Width of the words where a picture fills what is left."""
BAND_SHARE = 0.29
"""Height of a picture over the words."""
BAND_FIGURES = 0.6
"""Size of figures below such a picture, against the theme's."""
NAMEPLATE_STEPS = 6.0
"""Height of the line over that picture, in steps of the spacing scale."""

Cover = tuple[tuple[Item, ...], str, Setting]


def cover(edition: Edition, slide: Slide) -> Cover:
    """Return the cover's items, its background, and the setting it was laid out in."""
    backdrop = slide.picture or edition.brief.meta.picture
    if backdrop is None:
        return _plain(edition, slide)
    form = edition.theme.looks.cover_picture
    draw = {"half": _half, "band": _band}.get(form, _full)
    pictured, problems = draw(edition, slide, backdrop)
    if pictured is not None:
        return pictured
    items, background, setting = _plain(edition, slide)
    setting.problems.extend(problems)
    return items, background, setting


def _full(edition: Edition, slide: Slide, backdrop: Backdrop) -> tuple[Cover | None, list[Problem]]:
    """Return a cover whose picture reaches from edge to edge; figures stand in a row at its foot."""
    themed = replace(edition, theme=on_picture(edition.theme))
    setting = themed.setting("deck", themed.theme.deck)
    medium, looks = setting.medium, edition.theme.looks
    place = Box(0.0, 0.0, medium.width, medium.height)
    found, row = ground(backdrop, setting, place), _row(slide, setting, medium.content_width)
    if found is None or row is None:
        return None, [*setting.problems, *_without_room(row, backdrop)]
    low = looks.cover_picture == "low"
    align: Align = "center" if looks.cover == "centred" else "left"
    width = medium.content_width * (1.0 if align == "center" else 0.86)
    imprint = imprint_line(themed, setting, align)
    foot = min((item.box.y for item in imprint), default=medium.height - medium.margin_bottom)
    row_top = foot - setting.gap(3) - row.height
    logo, under = logo_over_words(edition, setting, align)
    top = medium.margin_top + under if logo else medium.margin_top * 1.25
    lowest = min(row_top - setting.gap(5), medium.height * 0.74) if logo else medium.height * 0.62
    words = largest(
        setting,
        lambda style: _words(themed, slide, setting, style, width, align),
        lowest - (top if logo else medium.margin_top) if not low else row_top - medium.margin_top * 3,
        PICTURE_TITLES,
    )
    bottom = max(item.box.bottom for item in words)
    top = row_top - setting.gap(5 if row.items else 0) - bottom if low else top
    words = list(absolute(words, 0.0, top))
    figures = absolute(row.at(medium.margin_x, row_top))
    small = _signed(backdrop, setting, place)
    below = (*figures, *imprint, *small)
    scrim = found.scrim(setting.theme.palette.paper, (*words, *below))
    items = (found.item, scrim, *_edges(edition), *logo, *words, *below)
    return (items, setting.theme.palette.paper, setting), []


def _half(edition: Edition, slide: Slide, backdrop: Backdrop) -> tuple[Cover | None, list[Problem]]:
    """Return a cover whose picture fills the right part; figures stand below the words."""
    dark = edition.theme.looks.cover != "light"
    themed = replace(edition, theme=on_masthead(edition.theme)) if dark else edition
    setting = themed.setting("deck", themed.theme.deck)
    medium = setting.medium
    split = medium.width * HALF_SHARE
    place = Box(split, 0.0, medium.width - split, medium.height)
    width = split - medium.margin_x - setting.gap(6)
    found, row = ground(backdrop, setting, place), _row(slide, setting, width)
    if found is None or row is None:
        return None, [*setting.problems, *_without_room(row, backdrop)]
    imprint = imprint_line(themed, setting, "left")
    foot = min((item.box.y for item in imprint), default=medium.height - medium.margin_bottom)
    row_top = foot - setting.gap(4) - row.height
    logo, under = logo_over_words(edition, setting, "left")
    top = max(medium.margin_top * (1.6 if row.items else 3.0), medium.margin_top + under)
    words = largest(
        setting,
        lambda style: _words(themed, slide, setting, style, width, "left"),
        row_top - setting.gap(4) - top,
    )
    figures = row.at(medium.margin_x, row_top)
    rule = Box(medium.margin_x, row_top - setting.gap(2.5), width, 0.75)
    line = (Shape(box=rule, fill=setting.theme.palette.rule, name="hairline"),) if row.items else ()
    scrimmed = _credited(found, backdrop, edition, place)
    items = (*scrimmed, *logo, *absolute(words, 0.0, top), *line, *absolute(figures), *imprint)
    return (items, setting.theme.palette.paper, setting), []


def _band(edition: Edition, slide: Slide, backdrop: Backdrop) -> tuple[Cover | None, list[Problem]]:
    """Return a cover like a newspaper's: a nameplate, the picture under it, the words below."""
    dark = edition.theme.looks.cover != "light"
    themed = replace(edition, theme=on_masthead(edition.theme)) if dark else edition
    setting = themed.setting("deck", themed.theme.deck)
    medium, width = setting.medium, setting.medium.content_width
    plate = _plate(themed, setting)
    place = Box(medium.margin_x, plate, width, medium.height * BAND_SHARE)
    found = ground(backdrop, setting, place)
    if found is None:
        return None, list(setting.problems)
    share = width * WORDS_SHARE
    room = share - setting.gap(8) if slide.blocks else width
    lowest = medium.height - medium.margin_bottom - place.bottom - setting.gap(3)
    words = largest(setting, lambda style: _words(themed, slide, setting, style, room, "left"), lowest)
    figures = _column_of_figures(slide, setting, medium.margin_x + share, width - share, place.bottom)
    if figures is None:
        return None, _without_room(None, backdrop)
    top = place.bottom + setting.gap(3)
    items = (
        *_nameplate(themed, setting, plate),
        *_credited(found, backdrop, edition, place),
        *absolute(words, 0.0, top),
        *figures,
    )
    return (items, setting.theme.palette.paper, setting), []


def _column_of_figures(
    slide: Slide, setting: Setting, x: float, width: float, above: float
) -> tuple[Item, ...] | None:
    """Return the blocks below each other under a height; None where they are too high for what is left."""
    if not slide.blocks:
        return ()
    medium = setting.medium
    top, foot = above + setting.gap(3), medium.height - medium.margin_bottom
    items = absolute(beside(slide, small_figures(setting, BAND_FIGURES), x, width, top=top, gap=1.0))
    return items if max(item.box.bottom for item in items) <= foot else None


def _row(slide: Slide, setting: Setting, width: float) -> Composition | None:
    if not slide.blocks:
        return Composition(items=(), width=width, height=0.0)
    return foot_row(slide, setting, width)


def _without_room(row: Composition | None, backdrop: Backdrop) -> list[Problem]:
    said = tr("the cover's blocks leave no room for its picture, which is not shown")
    hint = tr("give it up to three figures (`kpi`), or leave the picture or the blocks out")
    return [] if row else [Problem(backdrop.place, said, hint, "picture", severity="warning")]


def _credited(found: Ground, backdrop: Backdrop, edition: Edition, place: Box) -> tuple[Item, ...]:
    """Return a picture beside or above the words, its credit on a scrim at its foot."""
    dark = on_picture(edition.theme)
    line = _signed(backdrop, replace(edition, theme=dark).setting("deck", dark.deck), place)
    if not line:
        return (found.item,)
    return (found.item, found.scrim(dark.palette.paper, line), *line)


def _signed(backdrop: Backdrop, setting: Setting, place: Box) -> tuple[Item, ...]:
    """Return the picture's credit at the right of its foot."""
    line = credit(backdrop, setting, setting.theme.palette.muted)
    if line is None:
        return ()
    edge = setting.medium.margin_x if place.right == setting.medium.width else setting.gap(2)
    foot = setting.medium.margin_bottom if place.bottom == setting.medium.height else setting.gap(1)
    return (line.moved(place.right - edge - line.box.width, place.bottom - foot - line.box.height),)


def _plate(edition: Edition, setting: Setting) -> float:
    """Return where a nameplate ends: it is as high as its logo needs."""
    logo = plate_logo(edition, setting)
    needed = 3.0 + logo.height + setting.gap(3.4) if logo else 0.0
    return setting.medium.margin_top * 0.6 + max(setting.gap(NAMEPLATE_STEPS), needed)


def _nameplate(edition: Edition, setting: Setting, height: float) -> tuple[Item, ...]:
    """Return the publisher and the date between a thick and a thin rule."""
    medium, palette = setting.medium, setting.theme.palette
    top = medium.margin_top * 0.6
    places = ((top, 3.0), (height - setting.gap(1.2), 0.75))
    boxes = (Box(medium.margin_x, y, medium.content_width, thick) for y, thick in places)
    rules = (Shape(box=box, fill=palette.ink, name="cover rule") for box in boxes)
    lines = imprint_line(edition, setting, "left")
    room = height - setting.gap(1.2) - top - 3.0
    set_ = (line.moved(0.0, top + 3.0 + (room - line.box.height) / 2 - line.box.y) for line in lines)
    logo, right = plate_logo(edition, setting), medium.margin_x + medium.content_width
    shown = logo.at(right - logo.width, top + 3.0 + (room - logo.height) / 2) if logo else ()
    return (*rules, *set_, *absolute(shown))


def _plain(edition: Edition, slide: Slide) -> Cover:
    """Return the cover without a picture."""
    theme = edition.theme
    looks = theme.looks.cover
    themed = edition if looks == "light" else replace(edition, theme=on_masthead(theme))
    setting = themed.setting("deck", themed.theme.deck)
    medium, width = setting.medium, setting.medium.content_width
    share = width * WORDS_SHARE
    narrow = bool(slide.blocks) or looks == "split"
    room = share - setting.gap(8) if narrow else width * (1.0 if looks == "centred" else 0.86)
    align: Align = "center" if looks == "centred" and not narrow else "left"
    plated = looks == "light" and theme.looks.cover_picture == "band"
    logo, under = ((), 0.0) if plated else logo_over_words(edition, setting, align)
    top = _plate(edition, setting) + setting.gap(2) if plated else medium.margin_top + under
    items = standing(
        largest(
            setting,
            lambda style: _words(themed, slide, setting, style, room, align),
            lowest_words(medium) - top,
        ),
        medium,
        top,
    )
    items += [] if plated else imprint_line(edition=themed, setting=setting, align=align)
    other = edition.setting("deck", theme.deck) if looks == "split" else setting
    split_at = medium.margin_x + share
    if slide.blocks:
        items += beside(slide, other, split_at, width - share)
    elif looks == "split":
        items += _contents(edition, other, split_at, width - share)
    return (*_background(edition, setting, split_at), *logo, *items), other.theme.palette.paper, setting


def _words(
    edition: Edition, slide: Slide, setting: Setting, style: Style, room: float, align: Align
) -> list[Item]:
    """Return kicker, title in its style, the pillars' bars and the text below them, from the top down."""
    meta, medium, palette = edition.brief.meta, setting.medium, setting.theme.palette
    split = edition.theme.looks.cover == "split"
    texts: list[Text] = []
    if meta.kicker is not None:
        quiet = setting.style("kicker", palette.muted)
        texts.append(set_phrase(meta.kicker, quiet, "subtitle", setting, room, align))
    texts.append(set_phrase(slide.title or meta.title, style, "title", setting, room, align))
    items = column(texts, medium.margin_x, setting.gap(2))
    y = items[-1].box.bottom + setting.gap(4)
    bars = _bars(edition, medium.margin_x, y)
    shift = (room - summed(bar.box.width for bar in bars)) / 2 if align == "center" else 0.0
    items += absolute(bars, shift)
    y += BAR_HEIGHT_PT + setting.gap(3)
    names = [] if split else [pillar.title for pillar in edition.opening_pillars]
    lines = [slide.subtitle] if slide.subtitle else ([meta.standfirst] if meta.standfirst else names)
    if len(lines) == 1 and lines[0] is not None:
        text = set_phrase(lines[0], setting.style("subheading"), "body", setting, room, align)
        items.append(text.moved(medium.margin_x, y))
    elif len(lines) > 1:
        items.append(_names(lines, setting, room, align).moved(medium.margin_x, y))
    return items


def _contents(edition: Edition, setting: Setting, x: float, width: float) -> list[Item]:
    """Return the pillars' names below each other, each under a line of its hue."""
    inset, y = setting.gap(6), 0.0
    style = setting.style("heading", bold=True)
    items: list[Item] = []
    for index, pillar in enumerate(edition.opening_pillars):
        if pillar.title is None:
            continue
        line = Box(x + inset, y, width - inset, 1.2)
        items.append(Shape(box=line, fill=edition.accent(index).strong, name="pillar bar"))
        text = set_phrase(pillar.title, style, "body", setting, width - inset)
        items.append(text.moved(x + inset, y + setting.gap(1.5)))
        y = items[-1].box.bottom + setting.gap(4.5)
    bottom = max((item.box.bottom for item in items), default=0.0)
    return list(absolute(items, 0.0, setting.medium.height * MIDDLE_SHARE - bottom / 2))


def _background(edition: Edition, setting: Setting, split_at: float) -> tuple[Item, ...]:
    """Return what lies under a cover's words: the theme's ornament, a rule, a half, or edges."""
    medium, palette, looks = edition.theme.deck, edition.theme.palette, edition.theme.looks
    whole = Box(0.0, 0.0, medium.width, medium.height)
    if looks.cover == "split":
        half = Box(0.0, 0.0, split_at, medium.height)
        drawn = ornament(looks, half, palette.masthead, palette.on_masthead)
        return (Shape(box=half, fill=palette.masthead, name="cover half"), *drawn)
    shown = setting.theme.palette
    drawn = ornament(looks, whole, shown.paper, shown.ink)
    if looks.cover == "light" and looks.cover_picture == "band":
        return (*drawn, *_nameplate(edition, setting, _plate(edition, setting)))
    if looks.cover == "light":
        fill = edition.accent(0).strong if edition.pillars else palette.masthead
        return (*drawn, Shape(box=Box(0.0, 0.0, medium.width, 10.0), fill=fill, name="cover rule"))
    return (*drawn, *_edges(edition))


def _edges(edition: Edition) -> tuple[Item, ...]:
    """Return the gilt edges of a centred cover."""
    medium, looks = edition.theme.deck, edition.theme.looks
    if looks.cover != "centred":
        return ()
    gilt, foot = edition.theme.palette.muted_on_masthead, medium.height - 8.0
    return (
        Shape(box=Box(0.0, 0.0, medium.width, 8.0), fill=gilt, name="cover edge"),
        Shape(box=Box(0.0, foot, medium.width, 8.0), fill=gilt, name="cover edge"),
    )


def _bars(edition: Edition, x: float, y: float) -> list[Item]:
    accents = list(edition.theme.palette.accents.values())
    hues = [edition.accent(index).strong for index in range(len(edition.opening_pillars))] or [
        accents[0].strong
    ]
    hues = hues if len(set(hues)) > 1 else hues[:1]
    boxes = (Box(x + index * BAR_WIDTH_PT, y, BAR_WIDTH_PT, BAR_HEIGHT_PT) for index in range(len(hues)))
    return [Shape(box=box, fill=hue, name="pillar bar") for box, hue in zip(boxes, hues, strict=True)]


def _names(names: Sequence[Phrase | None], setting: Setting, width: float, align: Align) -> Text:
    style = setting.style("body")
    runs: list[Run] = []
    for name in names:
        if name is not None:
            runs += [*([Run(text="　", style=style)] if runs else []), *phrase_runs(name, setting, style)]
    return set_runs(tuple(runs), setting, width, align=align)
