"""The head of the one-pager: kicker, title and standfirst, in the theme's style."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Problem
from briefgen.base.geometry import Box
from briefgen.base.phrase import Phrase
from briefgen.base.translate import tr
from briefgen.blocks.base import note
from briefgen.blocks.parts.runs import phrase_runs, set_runs
from briefgen.brief.model import Backdrop, Masthead, Meta
from briefgen.edition.edition import Edition
from briefgen.layout.backdrop import ground
from briefgen.layout.backgrounds import on_picture
from briefgen.layout.logo import head_logo, logo_of
from briefgen.model.context import Composition, Setting
from briefgen.model.frame import absolute
from briefgen.model.logo import LEAST_HEIGHT_PT
from briefgen.model.scene import Align, Item, PictureItem, Role, Shape, Style, Text, excess

TITLE_SHARES = (1.0, 0.85, 0.72, 0.6)
"""Sizes of a title against the type scale's: the first at which it fits, in few enough lines."""
MOST_LINES = 2
LARGE_LEADING = 1.2
"""Of a title on a sheet for a wall: large lines stand closer than text."""
PICTURE_SHARE = 0.18
"""Height of a masthead with a picture on such a sheet at least, as a share of the page's."""
STRIP_SHARE = 0.075
"""Height of a picture above the words, as a share of the page's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _HeadContent:
    """What a masthead says and shows: all that it follows from beside its setting."""

    meta: Meta
    own: Masthead | None
    headline: Phrase
    member: str


def compose_masthead(edition: Edition, setting: Setting) -> Composition:
    """Return the masthead over the full width of the page, its lower edge included."""
    meta, page = edition.brief.meta, edition.page
    said = _HeadContent(meta=meta, own=page.masthead, headline=page.headline(meta), member=page.member)
    return setting.made(said, setting.medium.width, None, lambda own, *_: _composed(edition, own))


def _composed(edition: Edition, setting: Setting) -> Composition:
    """Return the masthead laid out.

    That of a member's page says below which title it is one; the brief's standfirst is about all members.
    """
    meta, page = edition.brief.meta, edition.page
    own = page.masthead or Masthead(place=meta.title.place)
    above, below = (meta.title, None) if page.member else (meta.kicker, meta.standfirst)
    picture = own.picture or meta.page_picture
    looks = setting.theme.looks.masthead
    band = looks in ("band", "banner")
    strip = _strip(picture, setting) if picture and not band else ()
    setting = replace(setting, theme=on_picture(setting.theme)) if picture and band else setting
    medium, palette = setting.medium, setting.theme.palette
    title_colour = palette.on_masthead if band else palette.ink
    quiet = palette.muted_on_masthead if band else palette.muted
    title = setting.style("display", title_colour, bold=True)
    lines: tuple[tuple[Phrase | None, Style, Role], ...] = (
        (own.kicker or above, setting.style("kicker", quiet), "subtitle"),
        (page.headline(meta), title, "title"),
        (own.standfirst or below, setting.style("kicker", title_colour), "subtitle"),
    )
    top = y = medium.margin_top + max((item.box.bottom for item in strip), default=0.0)
    logo = head_logo(edition, setting, palette.masthead if band and not picture else palette.paper)
    above_words = logo is not None and looks == "banner"
    y += logo.height + setting.gap(1.5) if logo is not None and above_words else 0.0
    width = medium.content_width - (
        logo.width + setting.gap(4) if logo is not None and not above_words else 0.0
    )
    items: list[Item] = []
    for phrase, style, role in lines:
        if phrase is None:
            continue
        text = _set(phrase, style, role, setting, width)
        items.append(text.moved(medium.margin_x, y))
        y += text.box.height + setting.gap(0.8)
    _note_too_wide(items, edition, setting, None if above_words else logo)
    if logo is not None:
        items += _beside(logo, setting, top, y - setting.gap(0.8), centred=above_words)
        y = max(y, max(item.box.bottom for item in items) + setting.gap(0.8))
    height = y - setting.gap(0.8) + setting.gap(4.5 if looks == "banner" else 3.5)
    if picture and band:
        height = max(height, medium.height * PICTURE_SHARE) if medium.large else height
        under = _scene(picture, setting, height, items)
    else:
        under = (*strip, *_background(setting, height, max((item.box.bottom for item in strip), default=0.0)))
    return Composition(items=(*under, *items), width=medium.width, height=height)


def _beside(
    logo: Composition, setting: Setting, top: float, bottom: float, *, centred: bool
) -> tuple[Item, ...]:
    """Return the logo right of the words, on the level of their middle; or centred above them."""
    medium = setting.medium
    if centred:
        return absolute(logo.at((medium.width - logo.width) / 2, top))
    y = max(top, (top + bottom - logo.height) / 2)
    return absolute(logo.at(medium.margin_x + medium.content_width - logo.width, y))


def _note_too_wide(
    words: Sequence[Item], edition: Edition, setting: Setting, beside: Composition | None
) -> None:
    """Note a line that is too wide at its smallest size, as a figure is that breaks nowhere.

    Where a lower logo beside it would leave it enough room, the logo is what is too large.
    """
    if not (over := excess(words)):
        return
    lines = [(text, line) for text in words if isinstance(text, Text) for line in text.lines]
    text, line = max(lines, key=lambda each: each[1].width - each[0].box.width)
    logo, high = logo_of(edition), _picture_height(beside)
    fits = floor(high * (1 - over / beside.width)) if beside else 0
    if logo is not None and fits >= LEAST_HEIGHT_PT:
        place, hint = logo.place, tr("give the logo `height: {fits}`, or shorten the text", fits=fits)
        message = tr(
            "beside a logo that is {high:.0f} pt high, {words!r} is {over:.0f} pt too wide",
            high=high, words=line.text, over=over,
        )  # fmt: skip
    else:
        place, hint = text.place or edition.brief.meta.title.place, tr("shorten the text")
        message = tr("{words!r} is {over:.0f} pt wider than the page's head", words=line.text, over=over)
    note(setting, Problem(place, message, hint, "overflow"))


def _picture_height(logo: Composition | None) -> float:
    """Return the height of a logo without its plate."""
    items = absolute(logo.at(0.0, 0.0)) if logo is not None else ()
    return next((item.box.height for item in items if isinstance(item, PictureItem)), 0.0)


def _strip(backdrop: Backdrop, setting: Setting) -> tuple[Item, ...]:
    """Return the picture in a strip along the top edge, for words that stand on paper."""
    box = Box(0.0, 0.0, setting.medium.width, setting.medium.height * STRIP_SHARE)
    found = ground(backdrop, setting, box)
    return (found.item,) if found is not None else ()


def _scene(backdrop: Backdrop, setting: Setting, height: float, items: Sequence[Item]) -> tuple[Item, ...]:
    """Return the picture behind the words from edge to edge, and its scrim; a band where there is none."""
    box = Box(0.0, 0.0, setting.medium.width, height)
    found = ground(backdrop, setting, box)
    edge = _gilt_edge(setting, height) if setting.theme.looks.masthead == "banner" else ()
    if found is None:
        return (Shape(box=box, fill=setting.theme.palette.paper, name="masthead"), *edge)
    return (found.item, found.scrim(setting.theme.palette.paper, items), *edge)


def _set(phrase: Phrase, style: Style, role: Role, setting: Setting, width: float) -> Text:
    """Return a phrase in its style; a title of many lines, or of wide ones, is set smaller, in the fewest."""
    align: Align = "center" if setting.theme.looks.masthead == "banner" else "left"
    found: list[Text] = []
    if role == "title" and setting.medium.large:
        close = replace(setting.medium.type, leading=min(LARGE_LEADING, setting.medium.type.leading))
        setting = replace(setting, medium=replace(setting.medium, type=close))
    for share in TITLE_SHARES if role == "title" else (1.0,):
        runs = phrase_runs(phrase, setting, replace(style, size=style.size * share))
        found.append(set_runs(runs, setting, width, role, align=align, place=phrase.place, balance=True))
        if len(found[-1].lines) <= MOST_LINES and not excess(found[-1:]):
            return found[-1]
    return min(found, key=lambda text: (excess([text]), len(text.lines)))


def _background(setting: Setting, height: float, above: float) -> tuple[Item, ...]:
    """Return what the words stand on or between, below a height."""
    medium, palette = setting.medium, setting.theme.palette
    looks = setting.theme.looks.masthead
    if looks in ("band", "banner"):
        band = Shape(box=Box(0.0, 0.0, medium.width, height), fill=palette.masthead, name="masthead")
        return (band, *_gilt_edge(setting, height)) if looks == "banner" else (band,)
    if looks == "rule":
        top = Box(medium.margin_x, above + medium.margin_top * 0.55, medium.content_width, setting.gap(0.9))
        foot = Box(medium.margin_x, height - 0.75, medium.content_width, 0.75)
        return (
            Shape(box=top, fill=palette.masthead, name="masthead rule"),
            Shape(box=foot, fill=palette.ink, name="masthead foot"),
        )
    return ()


def _gilt_edge(setting: Setting, height: float) -> tuple[Item, ...]:
    """Return a thick and a thin line along the bottom of the banner."""
    width, gilt = setting.medium.width, setting.theme.palette.muted_on_masthead
    thick, thin = setting.gap(0.7), setting.gap(0.2)
    return (
        Shape(box=Box(0.0, height - thick, width, thick), fill=gilt, name="masthead edge"),
        Shape(box=Box(0.0, height - thick - 2 * thin, width, thin), fill=gilt, name="masthead line"),
    )
