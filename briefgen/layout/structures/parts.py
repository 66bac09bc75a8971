"""What structures are built of: heads, hued modules, panels and rules, each a block like those of a brief."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from briefgen.blocks import _flow
from briefgen.blocks._runs import paragraph, phrase_runs
from briefgen.blocks.prose import Prose
from briefgen.brief.model import Pillar
from briefgen.layout.module import PlacedModule
from briefgen.layout.pillars import compose_head
from briefgen.layout.structures.plan import Plan
from briefgen.problems import Place
from briefgen.records import dataclass
from briefgen.scene import Item, Shape
from briefgen.setting import Block, Composition, Setting
from briefgen.text import set_text
from briefgen.theme import Accent
from briefgen.units import Box

LEAST_STRETCH = 0.05
"""A panel follows its neighbours' height even where its words do not grow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hued:
    """A block in a pillar's hue."""

    block: Block
    accent: Accent
    place: Place

    @property
    def stretch(self) -> float:
        """Return what the block stretches."""
        return self.block.stretch

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Lay the block out in the hue."""
        return setting.with_accent(self.accent).compose(self.block, width, height)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Pile:
    """Blocks one below the other, so many steps of the spacing scale apart."""

    blocks: Sequence[Block]
    gap: float
    place: Place

    @property
    def stretch(self) -> float:
        """Return the most that any of its blocks stretches."""
        return max((block.stretch for block in self.blocks), default=0.0)

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Stack the blocks."""
        return _flow.stack(self.blocks, setting, width, height, gap=setting.gap(self.gap))


@dataclass(frozen=True, slots=True, kw_only=True)
class Across:
    """Blocks side by side, each in its share of the width."""

    blocks: Sequence[Block]
    shares: Sequence[float]
    place: Place
    gutters: float = 1.0
    """Room between two, in gutters of the medium."""

    @property
    def stretch(self) -> float:
        """Return the most that any of its blocks stretches."""
        return max((block.stretch for block in self.blocks), default=0.0)

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the blocks beside each other, their tops level."""
        gutter = setting.medium.gutter * self.gutters
        return _flow.side_by_side(
            self.blocks, self.shares, setting, width, height, gutter=gutter, align="top"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A block on a ground of its own that fills the height it is given."""

    block: Block
    place: Place
    fill: Literal["surface", "soft"] = "surface"
    topline: bool = False
    name: str = "panel"

    @property
    def stretch(self) -> float:
        """Return what the block stretches, and never nothing."""
        return max(self.block.stretch, LEAST_STRETCH)

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Lay the block out within the panel's padding."""
        pad = setting.gap(2.5)
        inner = None if height is None else max(0.0, height - 2 * pad)
        laid = setting.compose(self.block, width - 2 * pad, inner)
        full = max(laid.height + 2 * pad, height or 0.0)
        fill = setting.theme.palette.surface if self.fill == "surface" else setting.accent.soft
        box = Box(0.0, 0.0, width, full)
        ground: list[Item] = [
            Shape(box=box, fill=fill, radius=setting.theme.looks.radius, name=f"{self.name} ground")
        ]
        if self.topline:
            line = replace(box, height=setting.gap(0.5))
            ground.append(Shape(box=line, fill=setting.accent.strong, name=f"{self.name} line"))
        return Composition(items=(*ground, *laid.at(pad, pad)), width=width, height=full)


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
