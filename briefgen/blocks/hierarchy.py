"""`hierarchy`: who or what belongs under whom, as boxes joined by lines."""

from __future__ import annotations

from dataclasses import field

from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import FieldError
from briefgen.base.geometry import Box
from briefgen.base.translate import tr
from briefgen.blocks.base import BlockBase
from briefgen.blocks.parts.point import Point, compose_point, named_group
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Align, Item, Shape

NARROWEST_EM = 6.5
"""Boxes that would be narrower than so many body ems stand below each other, indented."""
INDENT_EM = 1.6
ROOT_SHARE = 0.5
"""Share of the width that the box on top takes at most."""
DEEPEST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Member(Point):
    """A box, and the boxes under it."""

    children: tuple[Member, ...] = option("what belongs under it", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Hierarchy(BlockBase):
    """Who or what belongs under whom, as boxes joined by lines."""

    root: Member = field(metadata={"doc": "what stands on top"})

    def __post_init__(self) -> None:
        if _depth(self.root) > DEEPEST:
            raise FieldError(tr("a hierarchy has at most {DEEPEST} levels", DEEPEST=DEEPEST), "root")

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the root on top, its children side by side, all else indented below them."""
        children = self.root.children
        gutter = setting.medium.gutter
        each = (width - gutter * (len(children) - 1)) / max(1, len(children))
        if not children or each < setting.medium.type.sizes["body"] * NARROWEST_EM:
            return _indented(self.root, setting, width, level=0)
        top = _box(self.root, setting, max(each, width * ROOT_SHARE), level=0, align="center")
        columns = [_indented(child, setting, each, level=1) for child in children]
        tallest = max(_box(child, setting, each, level=1).height for child in children)
        columns = [_indented(child, setting, each, level=1, tall=tallest) for child in children]
        drop = setting.gap(4)
        y = top.height + drop
        items: list[Item] = [*top.at((width - top.width) / 2, 0.0)]
        middles = [index * (each + gutter) + each / 2 for index in range(len(children))]
        bus = top.height + drop / 2
        items.append(_line(width / 2, top.height, width / 2, bus, setting))
        if len(middles) > 1:
            items.append(_line(middles[0], bus, middles[-1], bus, setting))
        for index, (column, middle) in enumerate(zip(columns, middles, strict=True)):
            items.append(_line(middle, bus, middle, y, setting))
            items += column.at(index * (each + gutter), y)
        return Composition(items=tuple(items), width=width, height=y + max(c.height for c in columns))


def _depth(branch: Member) -> int:
    return 1 + max((_depth(child) for child in branch.children), default=0)


def _indented(
    branch: Member, setting: Setting, width: float, *, level: int, tall: float = 0.0
) -> Composition:
    """Return a box and below it, indented and joined by elbows, what belongs under it."""
    head = _box(branch, setting, width, level=level, tall=tall)
    items: list[Item] = list(head.items)
    indent, space = setting.medium.type.sizes["body"] * INDENT_EM, setting.gap(1.2)
    y = head.height + space
    stem = indent / 2
    last = head.height
    for child in branch.children:
        below = _indented(child, setting, max(width - indent, indent), level=level + 1)
        joint = y + _box(child, setting, max(width - indent, indent), level=level + 1).height / 2
        items.append(_line(stem, joint, indent, joint, setting))
        items += below.at(indent, y)
        y, last = y + below.height + space, joint
    if branch.children:
        items.append(_line(stem, head.height, stem, last, setting))
    return Composition(items=tuple(items), width=width, height=y - space)


def _box(
    branch: Member, setting: Setting, width: float, *, level: int, tall: float = 0.0, align: Align = "left"
) -> Composition:
    """Return a box with its words: on the hue at the top, tinted below it, outlined further down."""
    accent, palette = setting.accent, setting.theme.palette
    across, down = setting.gap(1.5), setting.gap(1 if level < 2 else 0.6)
    on = accent.on if level == 0 else ""
    said = compose_point(
        branch, setting, width - 2 * across, align=align, colour=on, quiet=on or palette.muted
    )
    full = max(said.height + 2 * down, tall)
    box = Box(0.0, 0.0, width, full)
    fill = {0: accent.strong, 1: accent.soft}.get(level, palette.surface)
    ground = Shape(box=box, fill=fill, radius=setting.theme.looks.radius, name="box")
    words = said.at(across, (full - said.height) / 2)
    group = named_group((ground, *words), setting, box, "branch", branch.place)
    return Composition(items=(group,), width=width, height=full)


def _line(x1: float, y1: float, x2: float, y2: float, setting: Setting) -> Shape:
    """Return an upright or level line as thin as a hairline."""
    thin = max(0.6, setting.gap(0.18))
    upright = x1 == x2
    box = Box(x1 - thin / 2, y1, thin, y2 - y1) if upright else Box(x1, y1 - thin / 2, x2 - x1, thin)
    return Shape(box=box, fill=setting.theme.palette.past, name="joint")
