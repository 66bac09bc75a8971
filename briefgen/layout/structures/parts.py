"""The blocks that structures are built of: pillar heads, modules in rows, panels and rules."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.base.geometry import Box
from briefgen.blocks.base import BlockBase
from briefgen.blocks.parts.containers import Across, Hued, Panel, Pile
from briefgen.blocks.parts.runs import phrase_runs, set_runs
from briefgen.blocks.prose import Prose
from briefgen.brief.model import Pillar
from briefgen.layout.module import ModuleBlock
from briefgen.layout.pillars import compose_head
from briefgen.layout.structures.plan import Plan
from briefgen.model.context import Block, Composition, Setting
from briefgen.model.scene import Shape
from briefgen.model.theme import Accent


@dataclass(frozen=True, slots=True, kw_only=True)
class Head(BlockBase):
    """A pillar's name in the theme's style."""

    pillar: Pillar
    number: int

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the name."""
        return compose_head(self.pillar, setting, width, number=self.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kicker(BlockBase):
    """A pillar's name as a small line above a module of it."""

    pillar: Pillar

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the name, small and in the hue."""
        if self.pillar.title is None:
            return Composition(items=(), width=width, height=0.0)
        style = setting.style("label", setting.accent.words, bold=True)
        runs = phrase_runs(self.pillar.title, setting, style)
        text = set_runs(runs, setting, width, "label", place=self.place)
        return Composition(items=(text,), width=width, height=text.box.height)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(BlockBase):
    """A hairline between two modules."""

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Draw the line."""
        line = Shape(box=Box(0.0, 0.0, width, 0.6), fill=setting.theme.palette.rule, name="module rule")
        return Composition(items=(line,), width=width, height=0.6)


def hued(modules: Sequence[ModuleBlock], accent: Accent) -> tuple[Hued, ...]:
    """Return modules in their pillar's hue."""
    return tuple(Hued(block=module, accent=accent, place=module.place) for module in modules)


def section(plan: Plan, index: int) -> tuple[Block, ...]:
    """Return a pillar as a head and its modules, with hairlines between them."""
    pillar, accent, modules = plan.pillars[index]
    own = [part for block in hued(modules, accent) for part in (Rule(place=block.place), block)][1:]
    if pillar.title is None:
        return tuple(own)
    name = Head(pillar=pillar, number=index + 1, place=pillar.place)
    return (Hued(block=name, accent=accent, place=pillar.place), *own)


def module_rows(modules: Sequence[ModuleBlock], accent: Accent, most: int, place: Place) -> list[Block]:
    """Return modules in their pillar's hue, in rows of at most so many."""
    own = hued(modules, accent)
    rows = [own[start : start + most] for start in range(0, len(own), most)]
    return [Across(blocks=row, shares=(1.0,) * len(row), place=place) for row in rows]


def hero_panel(plan: Plan, name: str) -> Panel:
    """Return the hero's modules below each other on a panel."""
    place = plan.edition.page.place
    return Panel(block=Pile(blocks=plan.hero, gap=5, place=place), place=place, name=name)


def pillar_label(plan: Plan, index: int) -> Hued:
    """Return a pillar's head with its finding below it."""
    pillar, accent, _ = plan.pillars[index]
    parts: list[Block] = [Head(pillar=replace(pillar, tags=()), number=index + 1, place=pillar.place)]
    if pillar.message is not None:
        parts.append(Prose(text=(pillar.message,), place=pillar.place))
    return Hued(block=Pile(blocks=parts, gap=1.5, place=pillar.place), accent=accent, place=pillar.place)
