"""What covers and dividers share: their words, as large as fits, and what stands beside and below them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefgen.base.copier import replace
from briefgen.base.geometry import Box
from briefgen.base.phrase import Phrase
from briefgen.blocks.kpi import Kpi, told_apart
from briefgen.blocks.parts import flow
from briefgen.blocks.parts.runs import phrase_runs, set_runs
from briefgen.blocks.row import Row
from briefgen.brief.model import Slide
from briefgen.edition.edition import Edition
from briefgen.facts.format import period_label
from briefgen.model.context import Block, Composition, Setting
from briefgen.model.frame import absolute
from briefgen.model.scene import Align, Item, Role, Run, Shape, Style, Text, excess
from briefgen.model.theme import Medium, SizeName
from briefgen.text import set_line

WORDS_SHARE = 0.6
"""Width of the words where blocks stand beside them."""
TITLE_SHARE = 0.345
"""Height at which titles begin, as a share of the slide: the same on each cover and divider."""
MIDDLE_SHARE = 0.46
"""Height of the middle of what stands beside the words, as a share of the slide."""
TITLE_SIZES: tuple[tuple[SizeName, float], ...] = (
    ("display", 1.0),
    ("figure-small", 1.0),
    ("title", 1.0),
    ("heading", 1.0),
)
"""Of an opening's title, with factors: the first at which its words have room."""
BAR_WIDTH_PT = 84.0
BAR_HEIGHT_PT = 4.0
EDGE_PT = 18.0
"""Width of the hue at the left of a divider on paper."""
FOOT_FIGURES = 0.7
"""Size of figures below the words or a picture, against the theme's."""
MOST_FOOT_SHARE = 0.3
"""Height of that row, as a share of the slide."""


def largest(
    setting: Setting,
    words: Callable[[Style], list[Item]],
    lowest: float,
    sizes: Sequence[tuple[SizeName, float]] = TITLE_SIZES,
) -> list[Item]:
    """Return an opening's words, the title in the largest style at which they fit, above a height."""
    items = list[Item]()
    for size, factor in sizes:
        title = setting.style("display", bold=True)
        items = words(replace(title, size=setting.medium.type.sizes[size] * factor))
        if max(item.box.bottom for item in items) <= lowest and not excess(items):
            break
    return items


def foot_row(slide: Slide, setting: Setting, width: float) -> Composition | None:
    """Return a slide's blocks side by side, for the foot; None where they do not fit there."""
    row = Row(blocks=slide.blocks, align="top", place=slide.place)
    laid = small_figures(setting).compose(row, width)
    fits = laid.height <= setting.medium.height * MOST_FOOT_SHARE and not excess(laid.items)
    return laid if fits else None


def small_figures(setting: Setting, share: float = FOOT_FIGURES) -> Setting:
    """Return the setting in which figures leave the first place to a picture."""
    return setting.scaled(lambda name: share if name in ("figure", "figure-small") else 1.0)


def set_phrase(
    phrase: Phrase, style: Style, role: Role, setting: Setting, width: float, align: Align = "left"
) -> Text:
    """Return a phrase in one style, its lines evened out."""
    runs = phrase_runs(phrase, setting, style)
    return set_runs(runs, setting, width, role, align=align, place=phrase.place, balance=True)


def column(texts: Sequence[Text], x: float, gap: float) -> list[Item]:
    """Return texts one below the other, from the top down."""
    items, y = list[Item](), 0.0
    for text in texts:
        items.append(text.moved(x, y))
        y += text.box.height + gap
    return items


def lowest_words(medium: Medium) -> float:
    """Return where the words of an opening end at the latest: above the imprint."""
    return medium.height - medium.margin_bottom - medium.type.sizes["label"] * 3.0


def standing(items: list[Item], medium: Medium, top: float | None = None) -> list[Item]:
    """Return the items moved so that titles of all openings begin level; many items begin higher.

    They begin no higher than ``top``, the margin by default.
    """
    title = next(item for item in items if isinstance(item, Text) and item.role == "title")
    bottom = max(item.box.bottom for item in items)
    shift = min(medium.height * TITLE_SHARE - title.box.y, lowest_words(medium) - bottom)
    return list(absolute(items, 0.0, max(shift, medium.margin_top if top is None else top)))


def imprint_line(edition: Edition, setting: Setting, align: Align) -> list[Text]:
    """Return publisher and date in one line at the foot; nothing where the brief names neither."""
    meta, medium = edition.brief.meta, setting.medium
    imprint = "  ".join(part for part in (meta.publisher, period_label(meta.date, meta.language)) if part)
    if not imprint:
        return []
    style = setting.style("label", setting.theme.palette.muted)
    line = set_line((Run(text=imprint, style=style),), role="label", name="imprint")
    x = (medium.width - line.box.width) / 2 if align == "center" else medium.margin_x
    return [line.moved(x, medium.height - medium.margin_bottom - line.box.height)]


def told_apart_blocks(blocks: Sequence[Block], setting: Setting) -> tuple[Block, ...]:
    """Return blocks whose figures of one member do not all repeat its name."""
    figures = [block for block in blocks if isinstance(block, Kpi)]
    named = dict(zip(map(id, figures), told_apart(figures, setting), strict=True))
    return tuple(named.get(id(block), block) for block in blocks)


def beside(
    slide: Slide, setting: Setting, x: float, width: float, *, top: float | None = None, gap: float = 4.0
) -> list[Item]:
    """Return the slide's blocks below each other beside the words, parted from them by a hairline.

    They begin at ``top``, else their middle is that of the slide; ``gap``: steps between them.
    """
    if not slide.blocks:
        return []
    medium = setting.medium
    inset = setting.gap(6)
    laid = flow.stack(told_apart_blocks(slide.blocks, setting), setting, width - inset, gap=setting.gap(gap))
    middle = max(medium.margin_top, (medium.height - laid.height) * MIDDLE_SHARE)
    y = middle if top is None else top
    rule = Shape(box=Box(x, y, 0.75, laid.height), fill=setting.theme.palette.rule, name="hairline")
    return [rule, *laid.at(x + inset, y)]
