"""An edition in, the printed page out: masthead, hero, pillars, strip and foot, filled to the foot."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefgen.blocks import _flow
from briefgen.blocks._runs import paragraph, phrase_runs
from briefgen.facts.format import period_label
from briefgen.layout.foot import note_lines, source_line
from briefgen.layout.levels import PAGE_LEVELS, loosest
from briefgen.layout.masthead import compose_masthead
from briefgen.layout.module import PlacedModule, placed
from briefgen.layout.paper import on_paper
from briefgen.layout.pillars import Columns
from briefgen.layout.settings import Edition
from briefgen.problems import Problem
from briefgen.scene import Item, Page, Paragraph, Run, Shape
from briefgen.setting import Composition, Setting
from briefgen.text import set_text
from briefgen.theme import Medium
from briefgen.units import Box
from briefgen.words import words

SIDE_SHARE = 0.24
"""Width of the hero column on a landscape page."""
SECTION_GAP = 3.5
"""Room between the page's bands, in steps of the spacing scale."""
HERO_SQUEEZE = 0.25
"""What the hero gives back of its height before a page counts as too full."""
FIT_PT = 0.5
"""Rounding that is no overflow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What goes on the page: the edition, and its modules as layout remembers them."""

    edition: Edition
    hero: tuple[PlacedModule, ...]
    columns: tuple[tuple[PlacedModule, ...], ...]
    strip: tuple[PlacedModule, ...]

    @classmethod
    def of(cls, edition: Edition) -> Plan:
        """Return the plan of an edition's page."""
        page = edition.page
        return cls(
            edition=edition,
            hero=placed(page.hero),
            columns=tuple(placed(pillar.modules) for pillar in page.pillars),
            strip=placed([page.strip] if page.strip else []),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Bands:
    """One attempt at the page: its bands in their natural heights."""

    setting: Setting
    masthead: Composition
    hero: Composition
    pillars: Columns
    strip: Composition
    foot: Composition
    upright: bool

    @property
    def gap(self) -> float:
        """Return the room between two bands."""
        return self.setting.gap(SECTION_GAP)

    @property
    def body_room(self) -> float:
        """Return the height that is left for hero and pillars between masthead and strip."""
        medium = self.setting.medium
        below = sum(band.height + self.gap for band in (self.strip, self.foot) if band.items)
        return medium.height - self.masthead.height - self.gap - below - medium.margin_bottom

    @property
    def spare(self) -> float:
        """Return the height that is left over, negative when the page overflows."""
        columns = self.pillars.natural_height()
        if not self.upright:
            return self.body_room - max(columns, self.hero.height)
        return self.body_room - columns - (self.hero.height + self.gap if self.hero.items else 0.0)


def lay_out_page(edition: Edition) -> tuple[Page, Medium, tuple[Problem, ...]]:
    """Return the page, its medium, and the Problems found on the way."""
    medium = on_paper(edition.theme.page, edition.page.size, edition.page.orientation)
    plan = Plan.of(edition)
    bands = loosest(
        PAGE_LEVELS,
        medium,
        lambda tried: _attempt(plan, tried),
        lambda attempt: attempt.spare >= -FIT_PT,
    )
    items, over = _placed(plan, bands)
    problems = list(bands.setting.problems)
    if over > FIT_PT:
        problems.append(_overflow(edition, bands, over))
    page = Page(
        number=1,
        kind="onepager",
        title=edition.brief.meta.title.text,
        items=items,
        background=edition.theme.palette.paper,
        place=edition.page.place,
    )
    return page, medium, tuple(problems)


def _attempt(plan: Plan, medium: Medium) -> Bands:
    edition = plan.edition
    setting = edition.setting("page", medium)
    width = medium.width - 2 * medium.margin_x
    upright = medium.height >= medium.width
    page = edition.page
    aside = 0.0 if upright or not page.hero else width * SIDE_SHARE + 2 * medium.gutter
    settings = [setting.with_accent(edition.accent(index)) for index in range(len(page.pillars))]
    masthead = compose_masthead(edition.brief.meta, page.masthead, setting)
    hero = _hero(plan, setting, width if upright else width * SIDE_SHARE)
    pillars = Columns(page.pillars, plan.columns, settings, width - aside)
    body = pillars.compose()
    strip = _strip(plan, setting, width)
    foot = _foot(edition, setting, width, (*masthead.items, *hero.items, *body.items, *strip.items))
    return Bands(
        setting=setting,
        masthead=masthead,
        hero=hero,
        pillars=pillars,
        strip=strip,
        foot=foot,
        upright=upright,
    )


def _hero(plan: Plan, setting: Setting, width: float, height: float | None = None) -> Composition:
    modules = plan.hero
    if not modules:
        return Composition(items=(), width=width, height=0.0)
    upright = setting.medium.height >= setting.medium.width
    if not upright:
        return _flow.stack(modules, setting, width, height, gap=setting.gap(SECTION_GAP))
    shares = [placed_module.module.width for placed_module in modules]
    gutter = setting.medium.gutter * 2
    laid = _flow.side_by_side(modules, shares, setting, width, height, gutter=gutter, align="top")
    rules = []
    x = 0.0
    for share in shares[:-1]:
        x += (width - gutter * (len(shares) - 1)) * share / sum(shares) + gutter
        box = Box(x - gutter / 2 - 0.3, 0.0, 0.6, laid.height)
        rules.append(Shape(box=box, fill=setting.theme.palette.rule, name="hero rule"))
    line = Box(0.0, laid.height + setting.gap(SECTION_GAP * 0.7), width, 1.0)
    under = Shape(box=line, fill=setting.theme.palette.ink, name="hero foot")
    return Composition(items=(*rules, *laid.items, under), width=width, height=line.bottom)


def _strip(plan: Plan, setting: Setting, width: float) -> Composition:
    if not plan.strip:
        return Composition(items=(), width=width, height=0.0)
    return setting.compose(plan.strip[0], width)


def _foot(edition: Edition, setting: Setting, width: float, items: tuple[Item, ...]) -> Composition:
    palette = setting.theme.palette
    vocabulary = words(setting.language)
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


def _placed(plan: Plan, bands: Bands) -> tuple[tuple[Item, ...], float]:
    """Return the page's items, and by how many points its columns overflow their room."""
    setting, medium, gap = bands.setting, bands.setting.medium, bands.gap
    x, y = medium.margin_x, bands.masthead.height + gap
    items: list[Item] = list(bands.masthead.items)
    room = bands.body_room
    width = medium.width - 2 * medium.margin_x
    hero, body_x = bands.hero, x
    if hero.items and bands.upright:
        taken = _hero_height(bands)
        hero = _hero(plan, setting, width, taken)
        items += hero.at(x, y)
        y += hero.height + gap
        room -= hero.height + gap
    elif hero.items:
        items += _hero(plan, setting, width * SIDE_SHARE, room).at(x, y)
        body_x += width - bands.pillars.width
    body = bands.pillars.compose(room)
    items += body.at(body_x, y)
    y += room + gap
    for band in (bands.strip, bands.foot):
        if band.items:
            items += band.at(x, y)
            y += band.height + gap
    return tuple(items), body.height - room


def _hero_height(bands: Bands) -> float:
    """Return the hero's height without its foot line: a third more than natural at most, a quarter less."""
    line = bands.setting.gap(SECTION_GAP * 0.7) + 1.0
    natural = bands.hero.height - line
    if bands.spare < 0:
        return natural - min(-bands.spare, natural * HERO_SQUEEZE)
    share = 0.2 if bands.pillars.pillars else 1.0
    grown = natural + bands.spare * share
    return min(grown, natural * 1.35) if bands.pillars.pillars else grown


def _overflow(edition: Edition, bands: Bands, over: float) -> Problem:
    place, where = edition.page.place, "the page"
    pillar = bands.pillars.overfull()
    if pillar is not None and pillar.modules:
        place, where = pillar.modules[-1].place, f"pillar {pillar.key!r}"
    return Problem(
        place,
        f"the page is {over:.0f} pt too full: {where} does not fit even at the theme's smallest sizes",
        hint="shorten or drop a block here, move one to another pillar, or set `size: A3`",
        code="overflow",
    )
