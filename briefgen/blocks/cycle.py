"""`cycle`: stages that lead to each other and back to the first, on a ring."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import field
from itertools import pairwise
from typing import ClassVar

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.blocks.base import BlockBase
from briefgen.blocks.charts.parts.overlay import outline
from briefgen.blocks.parts.point import Point, compose_point, named_group
from briefgen.blocks.parts.shapes import icon
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Item, Run, Shape
from briefgen.text import set_line

MOST_ON_RING = 8
NARROWEST_EM = 6.0
"""Stages whose words would be narrower than so many body ems stand below each other, numbered."""
RING_EM = 9.0
RING_SHARE = 0.34
"""Diameter of the ring: so many body ems at least, and no more than this share of the width."""
NODE_EM = 2.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle(BlockBase):
    """Stages that lead to each other and back to the first, on a ring."""

    stretch: ClassVar[float] = 0.6  # the ring grows
    items: tuple[Point, ...] = field(metadata={"doc": "the stages, clockwise from the top"})

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the stages' nodes on a ring, their words at its sides; in a list where it is narrow."""
        if not self.items:
            return Composition(items=(), width=width, height=0.0)
        em = setting.medium.type.sizes["body"]
        node, space = em * NODE_EM, setting.gap(2)
        ring = min(max(em * RING_EM, (height or 0.0) * 0.9), width * RING_SHARE)
        room = (width - ring) / 2 - node / 2 - space
        if len(self.items) > MOST_ON_RING or room < em * NARROWEST_EM or len(self.items) < 2:
            return self._listed(setting, width, node)
        angles = _angles(len(self.items))
        said = [
            compose_point(item, setting, room, align="right" if math.sin(angle) < -0.01 else "left")
            for item, angle in zip(self.items, angles, strict=True)
        ]
        tops, tall = _placed(said, angles, ring, node, space)
        full = max(tall, ring + node, min(height or 0.0, tall * 1.3))
        middle = width / 2, full / 2
        items: list[Item] = list(_arcs(angles, middle, ring / 2, node, setting))
        for index, (item, words, angle, top) in enumerate(zip(self.items, said, angles, tops, strict=True)):
            x, y = middle[0] + ring / 2 * math.sin(angle), middle[1] - ring / 2 * math.cos(angle)
            left = 0.0 if math.sin(angle) < -0.01 else width - room
            shown = (*_node(item, index, x, y, node, setting), *words.at(left, middle[1] + top))
            box = Box.around([each.box for each in shown])
            items.append(named_group(shown, setting, box, f"stage {index + 1}", item.place, number=index + 1))
        return Composition(items=tuple(items), width=width, height=full)

    def _listed(self, setting: Setting, width: float, node: float) -> Composition:
        items: list[Item] = []
        y, left, space = 0.0, node + setting.gap(2), setting.gap(2)
        for index, item in enumerate(self.items):
            words = compose_point(item, setting, width - left)
            full = max(node, words.height)
            disc = _node(item, index, node / 2, y + node / 2, node, setting)
            shown = (*disc, *words.at(left, y + max(0.0, (node - words.height) / 2)))
            box = Box(0.0, y, width, full)
            items.append(named_group(shown, setting, box, f"stage {index + 1}", item.place, number=index + 1))
            y += full + space
        return Composition(items=tuple(items), width=width, height=y - space)


def _angles(count: int) -> list[float]:
    """Return the nodes' angles, clockwise from the top; an even ring is turned so that its sides balance."""
    turn = math.pi / count if count % 2 == 0 else 0.0
    return [turn + 2 * math.pi * index / count for index in range(count)]


def _placed(
    said: Sequence[Composition], angles: Sequence[float], ring: float, node: float, space: float
) -> tuple[list[float], float]:
    """Return where each stage's words begin, from the ring's middle, and the height that all take."""
    tops = [-ring / 2 * math.cos(angle) - words.height / 2 for words, angle in zip(said, angles, strict=True)]
    for right in (True, False):
        side = [index for index, angle in enumerate(angles) if (math.sin(angle) >= -0.01) == right]
        side.sort(key=lambda index: tops[index])
        for above, below in pairwise(side):
            tops[below] = max(tops[below], tops[above] + said[above].height + space)
        if side:
            over = tops[side[-1]] + said[side[-1]].height + tops[side[0]]
            for index in side:  # what was pushed down is centred again
                tops[index] -= over / 2
    reach = max(max(-top, top + words.height) for top, words in zip(tops, said, strict=True))
    return tops, 2 * max(reach, (ring + node) / 2)


def _node(item: Point, index: int, x: float, y: float, side: float, setting: Setting) -> tuple[Item, ...]:
    """Return a stage's disc with its icon or its number."""
    accent = setting.accent
    box = Box(x - side / 2, y - side / 2, side, side)
    disc = Shape(box=box, geometry="ellipse", fill=accent.strong, name="stage")
    if item.icon:
        inner = side * 0.54
        return disc, icon(item.icon, x - inner / 2, y - inner / 2, inner, accent.on)
    style = setting.style("body", accent.on, bold=True)
    number = set_line(
        (Run(text=str(index + 1), style=style),), width=side, align="center", role="artifact", name="number"
    )
    return disc, Composition(items=(number,), width=side, height=side).at(box.x, y - number.box.height / 2)[0]


def _arcs(
    angles: Sequence[float], middle: tuple[float, float], radius: float, node: float, setting: Setting
) -> list[Shape]:
    """Return an arc with an arrowhead between each node and the next."""
    clear = (node / 2 + setting.gap(1)) / radius
    half, thick = setting.gap(0.9), setting.gap(0.35)
    shapes: list[Shape] = []
    for index, start in enumerate(angles):
        end = angles[(index + 1) % len(angles)] + (2 * math.pi if index + 1 == len(angles) else 0.0)
        first, last = start + clear, end - clear
        tip = half * 1.5 / radius
        if last - first <= tip:
            continue
        path = (
            _band(first, last - tip * 0.8, radius - thick / 2, radius + thick / 2),
            [(last, radius), (last - tip, radius + half), (last - tip, radius - half)],
        )
        parts = [
            outline(_points(part, middle), fill=setting.theme.palette.past, name="arrow") for part in path
        ]
        box = Box.around([part.box for part in parts])
        shapes.append(replace(parts[0], box=box, path=(*parts[0].path, *parts[1].path)))
    return shapes


def _band(first: float, last: float, inner: float, outer: float) -> list[tuple[float, float]]:
    """Return the corners (angle, radius) of a part of a ring, its arcs as fine polygons."""
    steps = max(2, math.ceil((last - first) * 24))
    along = [first + (last - first) * step / steps for step in range(steps + 1)]
    return [(angle, outer) for angle in along] + [(angle, inner) for angle in reversed(along)]


def _points(corners: Sequence[tuple[float, float]], middle: tuple[float, float]) -> list[tuple[float, float]]:
    """Return corners given as angle and radius about a middle as points."""
    x, y = middle
    return [(radius * math.sin(angle) + x, -radius * math.cos(angle) + y) for angle, radius in corners]
