"""An edition in, a printed page out: masthead, the structure's body, and foot, filled to the foot."""

from __future__ import annotations

from importlib import import_module

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Problem
from briefgen.base.geometry import Box
from briefgen.base.translate import tr
from briefgen.blocks.parts.runs import paragraph
from briefgen.brief.model import OnePager
from briefgen.edition.edition import Edition
from briefgen.edition.publication import LaidOut
from briefgen.layout.density import (
    FEW_ON_LARGE_DENSITIES,
    LARGE_DENSITIES,
    PAGE_DENSITIES,
    Density,
    fit_density,
)
from briefgen.layout.footer import foot_lines
from briefgen.layout.many_members import fewer_members
from briefgen.layout.masthead import compose_masthead
from briefgen.layout.overflow import FIT_PT, overflow, too_wide
from briefgen.layout.scales import on_common_scales
from briefgen.layout.sections import plain_text
from briefgen.layout.structures.plan import Plan, Structure, section_gap
from briefgen.model.context import Composition, Setting
from briefgen.model.frame import absolute
from briefgen.model.scene import Item, Page, Paragraph, Role, Run, Shape
from briefgen.model.theme import Medium
from briefgen.text import set_text

FEW_SHARE = 0.5
"""Content that takes less of a large sheet is little: it is set larger."""
MOST_COLUMNS = 6
"""More pillars than these are modules of a grid, unless the brief says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageAttempt:
    """The page set at one density: masthead and foot, and the body in its natural height."""

    setting: Setting
    masthead: Composition
    body: Composition
    foot: Composition

    @property
    def room(self) -> float:
        """Return the height that is left for the body."""
        medium, gap = self.setting.medium, section_gap(self.setting)
        return medium.height - self.masthead.height - 2 * gap - self.foot.height - medium.margin_bottom

    @property
    def spare(self) -> float:
        """Return the height that is left over, negative when the page overflows or a line is too wide."""
        spare = self.room - self.body.height
        beyond = too_wide((*self.masthead.items, *self.body.items), self.setting)
        return min(spare, -beyond) if beyond else spare


def lay_out_page(edition: Edition, *, level: int = 0) -> LaidOut:
    """Return the page laid out, no looser than ``level`` says, which does not count on a sheet for a wall."""
    medium = edition.page_medium
    plan, compose = Plan.of(edition), structure(edition.page)
    attempt = _fitted(plan, compose, medium, level=level)
    setting = attempt.setting
    body = compose(plan, setting, medium.content_width, attempt.room)
    excess_pt = body.height - attempt.room
    if excess_pt > FIT_PT:
        setting.problems.append(_overflow(plan, setting, body.items, excess_pt))
    x, gap = setting.medium.margin_x, section_gap(setting)
    top = attempt.masthead.height + gap
    below = top + max(attempt.room, body.height) + gap
    items = (*attempt.masthead.items, *body.at(x, top), *attempt.foot.at(x, below))
    meta = edition.brief.meta
    page = Page(
        number=1,
        kind="onepager",
        title=plain_text(edition.page.headline(meta) if edition.folio else meta.title, edition),
        items=on_common_scales(absolute(items), setting.ledger),
        background=edition.theme.palette.paper,
        place=edition.page.place,
        label=edition.page.member,
    )
    return LaidOut(
        pages=(page,),
        medium=medium,
        problems=tuple(setting.problems),
        computed=setting.computed,
        level=_level(setting.medium, medium),
    )


def _level(chosen: Medium, medium: Medium) -> int:
    """Return the number of the density at which a medium was chosen; 0 on a sheet for a wall."""
    if medium.large:
        return 0
    return next((at for at, each in enumerate(PAGE_DENSITIES) if each.of(medium) == chosen), 0)


def _fitted(plan: Plan, compose: Structure, medium: Medium, *, level: int = 0) -> PageAttempt:
    """Return the page at the density that fills it; on a sheet for a wall words grow if few are said."""

    def at(tried: Medium) -> PageAttempt:
        return _attempt(plan, compose, tried)

    levels: tuple[Density, ...] = PAGE_DENSITIES[level:]
    if medium.large:
        loosest = at(LARGE_DENSITIES[0].of(medium))
        few = loosest.body.height < loosest.room * FEW_SHARE
        levels = FEW_ON_LARGE_DENSITIES if few else LARGE_DENSITIES
    return fit_density(levels, medium, at, lambda attempt: attempt.spare + FIT_PT)


def page_room(edition: Edition, level: Density) -> float:
    """Return the height that an edition's page leaves over at a density, negative where it is too full."""
    medium = level.of(edition.page_medium)
    return _attempt(Plan.of(edition), structure(edition.page), medium).spare + FIT_PT


def structure(page: OnePager) -> Structure:
    """Return the structure that a page names, else the one that suits how many pillars it has."""
    name = page.structure or ("pillars" if len(page.pillars) <= MOST_COLUMNS else "dashboard")
    chosen: Structure = import_module(f"briefgen.layout.structures.{name}").compose
    return chosen


def _attempt(plan: Plan, compose: Structure, medium: Medium) -> PageAttempt:
    edition = plan.edition
    setting = edition.setting("page", medium)
    masthead = compose_masthead(edition, setting)
    body = compose(plan, setting, medium.content_width, None)
    foot = _foot(edition, setting, medium.content_width, (*masthead.items, *body.items))
    return PageAttempt(setting=setting, masthead=masthead, body=body, foot=foot)


def _foot(edition: Edition, setting: Setting, width: float, items: tuple[Item, ...]) -> Composition:
    palette = setting.theme.palette
    style = setting.style("note", palette.muted)
    lines, credits = foot_lines(edition, setting, style, items)
    main = [paragraph(runs, setting) for runs in lines]
    aside = [paragraph((Run(text=line, style=style),), setting, align="right") for line in credits]
    left_width = width * (0.76 if aside else 1.0)
    blocks: tuple[tuple[Role, list[Paragraph], float, float], ...] = (
        ("source", main, 0.0, left_width),
        ("note", aside, left_width, width - left_width),
    )
    shown: list[Item] = [Shape(box=Box(0.0, 0.0, width, 1.0), fill=palette.ink, name="foot rule")]
    for role, paragraphs, x, room in blocks:
        if paragraphs:
            shown.append(set_text(tuple(paragraphs), width=room, role=role).moved(x, setting.gap(1.6)))
    return Composition(items=tuple(shown), width=width, height=max(item.box.bottom for item in shown))


def _overflow(plan: Plan, setting: Setting, items: tuple[Item, ...], excess_pt: float) -> Problem:
    place, where = plan.edition.page.place, tr("the page")
    width, aside = setting.medium.content_width, setting.trial()  # these columns are printed nowhere
    pillar = plan.side_by_side(aside, width).tallest() if plan.columns else None
    if pillar is not None and pillar.modules:
        place, where = pillar.modules[-1].place, tr("pillar {key!r}", key=str(pillar.key))
    plainly = tr("shorten or drop a block here, move one to another pillar, or set `size: A3`")
    hint = fewer_members(plan.edition.page, setting.ledger.metrics) or plainly
    return overflow(place, tr("the page"), where, items, excess_pt, hint)
