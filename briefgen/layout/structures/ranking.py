"""`ranking`: one long list or chart over the whole height, everything else in a column or two beside it."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.blocks.parts.containers import Across, Panel, Pile
from briefgen.layout.density import PAGE_DENSITIES
from briefgen.layout.structures.columns import flowing
from briefgen.layout.structures.parts import section
from briefgen.layout.structures.plan import Plan, below_each_other, room_beside, strip_row
from briefgen.model.context import Block, Composition, Setting

MAIN_SHARE = 0.62
"""Width of the long column with one column beside it."""
NARROW_SHARE = 0.4
"""The same with two columns beside it."""
READABLE = PAGE_DENSITIES[-4]
"""Density up to which there is one column beside the long one, else two."""
BODY_SHARE = 0.74
"""Approximate share of the body in the page's height."""


def compose(plan: Plan, setting: Setting, width: float, height: float | None = None) -> Composition:
    """Lay the page out: the hero, or the first pillar where there is none, is the long column."""
    strip = strip_row(plan, setting, width)
    first = 0 if plan.hero else 1
    main: list[Block] = list(plan.hero) or (list(section(plan, 0)) if plan.columns else [])
    others = [block for index in range(first, len(plan.columns)) for block in section(plan, index)]
    body = _sides(plan, main, others, split=_is_too_long(plan, main, others, width))
    room = room_beside(height, setting, strip)
    return below_each_other((setting.compose(body, width, room), strip), setting, width)


def _sides(plan: Plan, main: Sequence[Block], others: Sequence[Block], *, split: bool) -> Across:
    place = plan.edition.page.place
    sides: list[Block] = [Pile(blocks=main, gap=3, place=place)]
    if others:
        inner = _FlowingBlocks(plan, others, place) if split else Pile(blocks=others, gap=2.4, place=place)
        sides.append(Panel(block=inner, place=place, name="aside"))
    share = NARROW_SHARE if split else MAIN_SHARE
    return Across(blocks=sides, shares=(share, 1 - share)[: len(sides)], place=place, gutters=2)


def _is_too_long(plan: Plan, main: Sequence[Block], others: Sequence[Block], width: float) -> bool:
    """Say whether one column beside the long one would not fit at a readable density."""
    medium = plan.edition.page_medium
    tight = plan.edition.setting("page", READABLE.of(medium))
    return tight.compose(_sides(plan, main, others, split=False), width).height > medium.height * BODY_SHARE


@dataclass(frozen=True, slots=True)
class _FlowingBlocks:
    """Blocks that flow over as many columns as fit the width."""

    plan: Plan
    blocks: Sequence[Block]
    place: Place

    @property
    def stretch(self) -> float:
        """Return the most that any of the blocks stretches."""
        return max((block.stretch for block in self.blocks), default=0.0)

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the blocks in columns."""
        return setting.compose(flowing(self.plan, self.blocks, setting, width), width, height)
