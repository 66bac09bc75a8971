"""An edition in, its page's content out for any structure: modules, hues, and the bands they share."""

from __future__ import annotations

from collections.abc import Callable

from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.base.summed import summed
from briefgen.blocks.parts import flow
from briefgen.brief.model import Pillar
from briefgen.edition.edition import Edition
from briefgen.layout.module import ModuleBlock, module_blocks
from briefgen.layout.pillars import Columns
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Item, Shape
from briefgen.model.theme import Accent, SizeName

SECTION_GAP = 3.5
"""Room between the page's bands, in steps of the spacing scale."""

HERO_SIZES: dict[SizeName, float] = {"figure": 1.72, "figure-small": 1.4, "subheading": 1.2}
"""Sizes in the hero of a sheet for a wall against those below it."""
HERO_HEIGHT = 0.17
"""Height of that hero against the sheet's, at least where there is room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The content of a page: the edition, and its modules as blocks."""

    edition: Edition
    hero: tuple[ModuleBlock, ...]
    columns: tuple[tuple[ModuleBlock, ...], ...]
    strip: tuple[ModuleBlock, ...]

    @classmethod
    def of(cls, edition: Edition) -> Plan:
        """Return the plan of an edition's page."""
        page = edition.page
        return cls(
            edition=edition,
            hero=module_blocks(page.hero),
            columns=tuple(module_blocks(pillar.modules) for pillar in page.pillars),
            strip=module_blocks([page.strip] if page.strip else []),
        )

    @property
    def pillars(self) -> tuple[tuple[Pillar, Accent, tuple[ModuleBlock, ...]], ...]:
        """Return each pillar with its hue and its modules."""
        accents = map(self.edition.accent, range(len(self.edition.pillars)))
        return tuple(zip(self.edition.pillars, accents, self.columns, strict=True))

    def side_by_side(self, setting: Setting, width: float, between: float | None = None) -> Columns:
        """Return the pillars as columns that together have a width."""
        return Columns(
            pillars=self.edition.pillars,
            modules=self.columns,
            settings=[setting.with_accent(accent) for _, accent, _ in self.pillars],
            width=width,
            gutter=setting.medium.gutter if between is None else between,
        )


Structure = Callable[[Plan, Setting, float, float | None], Composition]
"""Lays a plan out in a width: in its natural height, or filling the given one unless it needs more."""

EMPTY = Composition(items=(), width=0.0, height=0.0)


def upright(setting: Setting) -> bool:
    """Say whether the page is at least as high as wide."""
    return setting.medium.height >= setting.medium.width


def section_gap(setting: Setting) -> float:
    """Return the room between two bands."""
    return setting.gap(SECTION_GAP)


def room_beside(height: float | None, setting: Setting, *bands: Composition) -> float | None:
    """Return the height that other bands of the page leave; None where the height is not given."""
    for band in bands:
        if height is not None and band.items:
            height -= band.height + section_gap(setting)
    return height


def hero_row(plan: Plan, setting: Setting, width: float, height: float | None = None) -> Composition:
    """Return the hero's modules side by side between hairlines, above a line if something is below."""
    if not plan.hero:
        return EMPTY
    if setting.medium.large:
        setting = setting.scaled(lambda name: HERO_SIZES.get(name, 1.0))
    shares = [module.module.width for module in plan.hero]
    gutter = setting.medium.gutter * 2
    laid = flow.side_by_side(plan.hero, shares, setting, width, height, gutter=gutter, align="top")
    rules = []
    x = 0.0
    for share in shares[:-1]:
        x += (width - gutter * (len(shares) - 1)) * share / summed(shares) + gutter
        box = Box(x - gutter / 2 - 0.3, 0.0, 0.6, laid.height)
        rules.append(Shape(box=box, fill=setting.theme.palette.rule, name="hero rule"))
    line = Box(0.0, laid.height + setting.gap(SECTION_GAP * 0.7), width, 1.0)
    under = Shape(box=line, fill=setting.theme.palette.ink, name="hero foot")
    foot = (under,) if plan.edition.pillars or plan.strip else ()
    return Composition(items=(*rules, *laid.items, *foot), width=width, height=line.bottom)


def hero_foot(setting: Setting) -> float:
    """Return the height of the line below the hero, with the room above it."""
    return setting.gap(SECTION_GAP * 0.7) + 1.0


def strip_row(plan: Plan, setting: Setting, width: float) -> Composition:
    """Return the strip, empty where there is none."""
    return setting.compose(plan.strip[0], width) if plan.strip else EMPTY


def below_each_other(bands: tuple[Composition, ...], setting: Setting, width: float) -> Composition:
    """Return bands one below the other, a section gap between those that are not empty."""
    y = 0.0
    items: list[Item] = []
    for band in bands:
        if band.items:
            items += band.at(0.0, y)
            y += band.height + section_gap(setting)
    return Composition(items=tuple(items), width=width, height=max(0.0, y - section_gap(setting)))
