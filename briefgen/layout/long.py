"""An edition and a plan in, a long picture out: head, bands and foot below each other."""

from __future__ import annotations

from math import ceil

from briefgen.base.copier import replace
from briefgen.base.diagnostics import Problem
from briefgen.base.geometry import Box
from briefgen.base.messages import messages
from briefgen.base.translate import tr
from briefgen.blocks.parts.runs import paragraph
from briefgen.brief.model import Backdrop
from briefgen.edition.edition import Edition
from briefgen.edition.long_plan import LongPlan
from briefgen.edition.publication import LaidOut
from briefgen.layout.footer import foot_lines
from briefgen.layout.long_band import (
    PAD_PT,
    compose_band,
    compose_on_picture,
    grounds,
    on_ground,
    picture_of,
)
from briefgen.layout.long_head import compose_head, head_picture
from briefgen.layout.scales import on_common_scales
from briefgen.layout.sections import plain_text
from briefgen.model.context import Composition, Setting
from briefgen.model.frame import absolute
from briefgen.model.long_medium import MOST_HEIGHT_PX, PIXELS_PER_POINT, long_medium
from briefgen.model.scene import Item, Page, Role, Run, Shape
from briefgen.text import set_text

SEAM_PT = 0.5
"""A line between two bands of one colour."""


def lay_out_long(edition: Edition, plan: LongPlan) -> LaidOut:
    """Return the long picture on one page; its medium is as high as its content."""
    medium = long_medium(edition.theme)
    setting = edition.setting("page", medium)
    light = edition.theme.looks.cover == "light"
    heads = on_ground(edition, setting, "paper" if light else "dark", None)
    parts = [(compose_head(edition, plan.opening, heads), heads)]
    pictures, pictured = [head_picture(edition)], list[Composition | None]()
    for band in plan.bands:
        picture = picture_of(band, edition, pictures)
        shown = None if picture is None else compose_on_picture(band, edition, setting, picture)
        pictures += [] if shown is None else [picture]
        pictured.append(shown)
    names = grounds(plan.bands, [shown is not None for shown in pictured])
    for band, name, shown in zip(plan.bands, names, pictured, strict=True):
        own = on_ground(edition, setting, name, band.pillar)
        parts.append((shown or compose_band(band, edition, own), own))
    feet = on_ground(edition, setting, "dark", None)
    above = tuple(item for part, _ in parts for item in part.items)
    parts.append((_foot(edition, feet, above, pictures), feet))
    items, height = _below_each_other(parts, medium.width)
    problems = list(setting.problems)
    if height * PIXELS_PER_POINT > MOST_HEIGHT_PX:
        problems.append(_too_long(edition, height))
    page = Page(
        number=1,
        kind="onepager",
        title=plain_text(edition.brief.meta.title, edition),
        items=items,
        background=edition.theme.palette.paper,
        place=edition.page.place,
    )
    return LaidOut(
        pages=(page,),
        medium=replace(medium, height=height),
        problems=tuple(problems),
        computed=setting.computed,
    )


def _below_each_other(
    parts: list[tuple[Composition, Setting]], width: float
) -> tuple[tuple[Item, ...], float]:
    """Return the parts below each other, a seam between two of one colour; and their height.

    Slopes are on common scales within a band: what is compared stands in one.
    """
    items, y, above = list[Item](), 0.0, ""
    for part, setting in parts:
        palette = setting.theme.palette
        items += on_common_scales(absolute(part.at(0.0, y)), setting.ledger)
        if palette.paper == above:
            items.append(Shape(box=Box(0.0, y, width, SEAM_PT), fill=palette.rule, name="band seam"))
        above = palette.paper
        y += part.height
    return tuple(items), y


def _foot(
    edition: Edition, setting: Setting, above: tuple[Item, ...], pictures: list[Backdrop | None]
) -> Composition:
    """Return sources, notes, who made the pictures, and the credits, below each other."""
    medium = setting.medium
    style = setting.style("note", setting.theme.palette.muted)
    lines, credits = foot_lines(edition, setting, style, above)
    made = dict.fromkeys(picture.credit for picture in pictures if picture is not None and picture.credit)
    comma = messages(setting.language).list_comma
    told = [*lines, *((Run(text=comma.join(each), style=style),) for each in (made, credits) if each)]
    items, y = list[Item](), PAD_PT
    for index, runs in enumerate(told):
        role: Role = "source" if not index and lines else "note"
        text = set_text((paragraph(runs, setting),), width=medium.content_width, role=role)
        items.append(text.moved(medium.margin_x, y))
        y += text.box.height + setting.gap(0.6)
    height = float(ceil(y + PAD_PT))
    box = Box(0.0, 0.0, medium.width, height)
    ground = Shape(box=box, fill=setting.theme.palette.paper, name="foot ground")
    return Composition(items=(ground, *items), width=medium.width, height=height)


def _too_long(edition: Edition, height: float) -> Problem:
    long, most = height * PIXELS_PER_POINT, MOST_HEIGHT_PX
    message = tr(
        "all bands are {long:,.0f} pixels high: phones and PDF readers take {most:,.0f}", long=long, most=most
    )
    hint = tr("give it fewer modules or figures, or leave `long` out of the formats")
    return Problem(edition.page.place, message, hint, "overflow")
