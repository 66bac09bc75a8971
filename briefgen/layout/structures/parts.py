"""What structures are built of: heads, hued modules, panels and rules, each a block like those of a brief."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.base.geometry import Box
from briefgen.blocks.parts.containers import Hued, Pile
from briefgen.blocks.parts.runs import paragraph, phrase_runs
from briefgen.blocks.prose import Prose
from briefgen.brief.model import Pillar
from briefgen.layout.module import PlacedModule
from briefgen.layout.pillars import compose_head
from briefgen.layout.structures.plan import Plan
from briefgen.model.context import Block, Composition, Setting
from briefgen.model.scene import Shape
from briefgen.model.theme import Accent
from briefgen.text import set_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A pillar's name in the theme's handwriting."""

    pillar: Pillar
    number: int
    place: Place
    stretch: float = 0.0

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the name."""
        return compose_head(self.pillar, setting, width, number=self.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kicker:
    """A pillar's name as a small line above a module of it."""

    pillar: Pillar
    place: Place
    stretch: float = 0.0

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the name, small and in the hue."""
        if self.pillar.title is None:
            return Composition(items=(), width=width, height=0.0)
        runs = phrase_runs(
            self.pillar.title, setting, setting.style("label", setting.accent.strong, bold=True)
        )
        text = set_text((paragraph(runs, setting),), width=width, role="label", place=self.place)
        return Composition(items=(text,), width=width, height=text.box.height)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A hairline between two modules."""

    place: Place
    stretch: float = 0.0

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Draw the line."""
        line = Shape(box=Box(0.0, 0.0, width, 0.6), fill=setting.theme.palette.rule, name="module rule")
        return Composition(items=(line,), width=width, height=0.6)


def hued(modules: Sequence[PlacedModule], accent: Accent) -> tuple[Hued, ...]:
    """Return modules in their pillar's hue."""
    return tuple(Hued(block=module, accent=accent, place=module.place) for module in modules)


def ruled(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return blocks with a hairline between each two."""
    between = [part for block in blocks for part in (Rule(place=block.place), block)]
    return tuple(between[1:])


def section(plan: Plan, index: int, *, head: bool = True) -> tuple[Block, ...]:
    """Return a pillar as a head and its modules, with hairlines between them."""
    pillar, accent, modules = plan.pillars[index]
    own = ruled(hued(modules, accent))
    if pillar.title is None or not head:
        return own
    name = Head(pillar=pillar, number=index + 1, place=pillar.place)
    return (Hued(block=name, accent=accent, place=pillar.place), *own)


def label(plan: Plan, index: int) -> Hued:
    """Return a pillar's head with its finding below it."""
    pillar, accent, _ = plan.pillars[index]
    parts: list[Block] = [Head(pillar=replace(pillar, tags=()), number=index + 1, place=pillar.place)]
    if pillar.message is not None:
        parts.append(Prose(text=(pillar.message,), place=pillar.place))
    return Hued(block=Pile(blocks=parts, gap=1.5, place=pillar.place), accent=accent, place=pillar.place)
