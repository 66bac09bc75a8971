"""An edition in, the printed page out: masthead, the structure's body, and foot, filled to the foot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Problem
from briefgen.base.geometry import Box
from briefgen.base.messages import messages
from briefgen.blocks.parts.runs import paragraph, phrase_runs
from briefgen.brief.model import OnePager
from briefgen.edition.edition import Edition
from briefgen.facts.fact import Fact
from briefgen.facts.format import period_label
from briefgen.layout.fewer import fewer
from briefgen.layout.foot import note_lines, source_line
from briefgen.layout.levels import PAGE_LEVELS, Level, loosest
from briefgen.layout.masthead import compose_masthead
from briefgen.layout.paper import on_paper
from briefgen.layout.scales import on_common_scales
from briefgen.layout.structures.plan import Plan, Structure, section_gap
from briefgen.model.context import Composition, Setting
from briefgen.model.frame import absolute
from briefgen.model.scene import Item, Page, Paragraph, Run, Shape, excess
from briefgen.model.theme import Medium, tightened
from briefgen.text import set_text

FIT_PT = 0.5
"""Rounding that is no overflow."""
MOST_COLUMNS = 6
"""More pillars than these are modules of a grid, unless the brief says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One attempt at the page: masthead and foot set, the body in its natural height."""

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
        beyond = excess(self.body.items)
        return min(spare, -beyond) if beyond else spare


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A printed page, its paper, the Problems found on the way, and the facts computed for it, by id."""

    page: Page
    medium: Medium
    problems: tuple[Problem, ...]
    computed: Mapping[str, Fact]


def lay_out_page(edition: Edition, *, sketched: bool = False) -> Laid:
    """Return the page laid out.

    ``sketched``: how dense it is set is looked for without drawing its charts.
    """
    medium = on_paper(edition.theme.page, edition.page.size, edition.page.orientation)
    plan = Plan.of(edition)
    compose = structure(edition.page)
    sheet = _loosest(plan, compose, medium, sketch=sketched)
    if sketched:
        sheet = _attempt(plan, compose, sheet.setting.medium)
        if sheet.spare < -FIT_PT:
            sheet = _loosest(plan, compose, medium)
    width = medium.width - 2 * medium.margin_x
    body = compose(plan, sheet.setting, width, sheet.room)
    over = body.height - sheet.room
    problems = list(sheet.setting.problems)
    if over > FIT_PT:
        problems.append(_overflow(plan, sheet.setting, body.items, over))
    page = Page(
        number=1,
        kind="onepager",
        title=edition.brief.meta.title.text,
        items=absolute(_placed(sheet, body)),
        background=edition.theme.palette.paper,
        place=edition.page.place,
    )
    return Laid(
        page=on_common_scales(page, sheet.setting.ledger),
        medium=medium,
        problems=tuple(problems),
        computed=sheet.setting.computed,
    )


def _loosest(plan: Plan, compose: Structure, medium: Medium, *, sketch: bool = False) -> Sheet:
    return loosest(
        PAGE_LEVELS,
        medium,
        lambda tried: _attempt(plan, compose, tried, sketch=sketch),
        lambda attempt: attempt.spare + FIT_PT,
    )


def page_room(edition: Edition, level: Level) -> float:
    """Return the height that an edition's page leaves over at a density, negative where it is too full."""
    medium = on_paper(edition.theme.page, edition.page.size, edition.page.orientation)
    plan, compose = Plan.of(edition), structure(edition.page)
    return _attempt(plan, compose, tightened(medium, **level._asdict()), sketch=True).spare + FIT_PT


def structure(page: OnePager) -> Structure:
    """Return the structure that a page names, else the one that suits how many pillars it has."""
    name = page.structure or ("pillars" if len(page.pillars) <= MOST_COLUMNS else "dashboard")
    chosen: Structure = import_module(f"briefgen.layout.structures.{name}").compose
    return chosen


def _attempt(plan: Plan, compose: Structure, medium: Medium, *, sketch: bool = False) -> Sheet:
    edition = plan.edition
    setting = replace(edition.setting("page", medium), sketch=sketch)
    width = medium.width - 2 * medium.margin_x
    masthead = compose_masthead(edition.brief.meta, edition.page.masthead, setting)
    body = compose(plan, setting, width, None)
    foot = _foot(edition, setting, width, (*masthead.items, *body.items))
    return Sheet(setting=setting, masthead=masthead, body=body, foot=foot)


def _foot(edition: Edition, setting: Setting, width: float, items: tuple[Item, ...]) -> Composition:
    palette = setting.theme.palette
    vocabulary = messages(setting.language)
    style = setting.style("note", palette.muted)
    foot = edition.page.foot
    paragraphs: list[Paragraph] = []
    if foot is not None and foot.source is not None:
        source = phrase_runs(foot.source, setting, style)
    else:
        source = (Run(text=source_line(items, setting), style=style),)
    notes: list[tuple[Run, ...]] = [(Run(text=line, style=style),) for line in note_lines(items, setting)]
    notes += [phrase_runs(note, setting, style) for note in (foot.notes if foot else ())]
    for runs in (source, *notes):
        if any(run.text for run in runs):
            paragraphs.append(paragraph(runs, setting))
    as_of = edition.brief.meta.as_of
    said = [edition.brief.meta.publisher] if edition.brief.meta.publisher else []
    if as_of:
        label = period_label(as_of, setting.language, setting.ledger.as_of)
        said.insert(0, vocabulary.as_of.format(period=label))
    top = setting.gap(1.6)
    aside = [paragraph((Run(text=line, style=style),), setting, align="right") for line in said]
    left_width = width * (0.76 if aside else 1.0)
    shown: list[Item] = [Shape(box=Box(0.0, 0.0, width, 1.0), fill=palette.ink, name="foot rule")]
    for lines, x, room, role in (
        (paragraphs, 0.0, left_width, "source"),
        (aside, left_width, width - left_width, "note"),
    ):
        if lines:
            text = set_text(tuple(lines), width=room, role=role)  # type: ignore[arg-type]
            shown.append(replace(text, box=text.box.moved(x, top)))
    return Composition(items=tuple(shown), width=width, height=max(item.box.bottom for item in shown))


def _placed(sheet: Sheet, body: Composition) -> tuple[Item, ...]:
    medium, gap = sheet.setting.medium, section_gap(sheet.setting)
    top = sheet.masthead.height + gap
    below = top + max(sheet.room, body.height) + gap
    return (*sheet.masthead.items, *body.at(medium.margin_x, top), *sheet.foot.at(medium.margin_x, below))


def _overflow(plan: Plan, setting: Setting, items: tuple[Item, ...], over: float) -> Problem:
    place, where = plan.edition.page.place, "the page"
    width = setting.medium.width - 2 * setting.medium.margin_x
    pillar = plan.side_by_side(setting, width).overfull() if plan.columns else None
    if pillar is not None and pillar.modules:
        place, where = pillar.modules[-1].place, f"pillar {pillar.key!r}"
    return Problem(
        place,
        f"the page overflows by {over:.0f} pt: {where} does not fit even at the theme's smallest sizes",
        hint=fewer(items, over)
        or "shorten or drop a block here, move one to another pillar, or set `size: A3`",
        code="overflow",
    )
