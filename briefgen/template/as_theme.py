"""A theme and a template's plan in; the theme with the template's colours, typefaces and slide size out."""

from __future__ import annotations

from briefgen.base.copier import replace
from briefgen.base.diagnostics import Place
from briefgen.model.logo import Logo
from briefgen.model.theme import Medium, Theme
from briefgen.template.palette import template_palette
from briefgen.template.plan import TemplatePlan
from briefgen.template.typefaces import fonts_of, with_families

LEAST_SCALE, MOST_SCALE = 0.5, 3.0
_LEAST_MARGIN = 0.02


def themed(base: Theme, plan: TemplatePlan) -> Theme:
    """Return the theme of deck and page: cards, heads and charts are drawn as the base has them."""
    master = plan.found.master(plan.content.master)
    return replace(
        base,
        palette=template_palette(plan),
        fonts={**base.fonts, **fonts_of(master.theme)},
        looks=replace(with_families(base.looks, master.theme), grounds=("paper",)),
        deck=_medium(base.deck, plan),
        template=plan.template,
        logo=base.logo or _logo(plan),
    )


def _logo(plan: TemplatePlan) -> Logo | None:
    """Return the logo of the content's master for the page, whose head has none; slides have the master's."""
    found = plan.found.master(plan.content.master).logo
    if found is None or not found.kind:
        return None
    return Logo(file=found.part.rpartition("/")[2], data=found.data, place=Place(plan.found.name))


def _medium(base: Medium, plan: TemplatePlan) -> Medium:
    """Return the deck's measures: the size of the slides, margins around the free area, sizes to scale."""
    template = plan.template
    free = template.layouts["content"].free
    title = template.layouts["content"].slot("title")
    width, height = template.width, template.height
    area = (width * height) / (base.width * base.height)
    scale = min(MOST_SCALE, max(LEAST_SCALE, round(area**0.5, 3)))
    top = title.box.y if title is not None and 0 <= title.box.y < free.y else free.y
    scaled = replace(
        base.type.scaled(lambda _: scale),
        minimum=round(base.type.minimum * scale, 2),
        minimum_body=round(base.type.minimum_body * scale, 2),
    )
    return replace(
        base,
        width=width,
        height=height,
        margin_x=round(max(free.x, width - free.right, _LEAST_MARGIN * width), 2),
        margin_top=round(max(top, _LEAST_MARGIN * height), 2),
        margin_bottom=round(max(height - free.bottom, _LEAST_MARGIN * height), 2),
        gutter=round(base.gutter * scale, 2),
        gap=round(base.gap * scale, 2),
        type=scaled,
    )
