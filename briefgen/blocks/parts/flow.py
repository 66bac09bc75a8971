"""Blocks stacked or side by side, with spare height shared among them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeGuard

from briefgen.base.summed import summed
from briefgen.model.context import Block, Composition, Setting
from briefgen.model.scene import Item

SQUEEZE = 0.6
"""A block that stretches may shrink to this share of its natural height before something gives."""
GAP_GROWTH = 0.8
"""Spare height may widen a gap by this many times before it is left at the foot."""

LEAST_COMMON = 0.4
"""Figures side by side are as small as the smallest, but no smaller than this share of the largest."""
SAME_PT = 0.5


class SizedFigure(Protocol):
    """A block that is one figure, set as large as its width allows."""

    def figure_size(self, setting: Setting, width: float) -> float:
        """Return the size in points at which the number fits the width."""


def stack(
    blocks: Sequence[Block],
    setting: Setting,
    width: float,
    height: float | None = None,
    *,
    gap: float | None = None,
) -> Composition:
    """Set blocks one below the other; spare height goes to those that stretch, then to the gaps.

    With ``height`` the result is exactly that high unless the blocks need more: then it is as high as
    they need, and the caller sees that it does not fit.
    """
    space = setting.gap(2) if gap is None else gap
    pairs = [(block, setting.compose(block, width)) for block in blocks]
    pairs = [pair for pair in pairs if pair[1].items]
    kept = [block for block, _ in pairs]
    laid = [composition for _, composition in pairs]
    if not laid:
        return Composition(items=(), width=width, height=height or 0.0)
    if height is not None:
        laid, space = _filled(kept, laid, setting, width, height, space)
    items: list[Item] = []
    y = 0.0
    for composition in laid:
        items.extend(composition.at(0.0, y))
        y += composition.height + space
    used = y - space
    return Composition(items=tuple(items), width=width, height=used if height is None else max(used, height))


def _filled(
    blocks: Sequence[Block],
    laid: list[Composition],
    setting: Setting,
    width: float,
    height: float,
    space: float,
) -> tuple[list[Composition], float]:
    natural = [composition.height for composition in laid]
    stretches = [block.stretch for block in blocks]
    spare = height - summed(natural) - space * (len(laid) - 1)
    if spare < 0:
        least = [least_height(block, setting, width) for block in blocks]
        heights = given_back(natural, least, -spare)
    else:
        heights = shared_out(natural, stretches, spare)
    filled = [
        setting.compose(block, width, target) if abs(target - composition.height) > 0.5 else composition
        for block, composition, target in zip(blocks, laid, heights, strict=True)
    ]
    left = height - summed(item.height for item in filled) - space * (len(laid) - 1)
    if left > 0 and len(laid) > 1:
        space += min(left / (len(laid) - 1), space * GAP_GROWTH)
    return filled, space


def shared_out(natural: Sequence[float], stretches: Sequence[float], spare: float) -> list[float]:
    """Return heights that take up spare height in proportion to the stretches."""
    total = summed(stretches)
    if not total:
        return list(natural)
    return [height + spare * stretch / total for height, stretch in zip(natural, stretches, strict=True)]


def given_back(natural: Sequence[float], least: Sequence[float], missing: float) -> list[float]:
    """Return heights that are less by what is missing, none below its least; more than all can give stays."""
    give = [most - low for most, low in zip(natural, least, strict=True)]
    share = min(1.0, missing / summed(give)) if any(give) else 0.0
    return [most - share * each for most, each in zip(natural, give, strict=True)]


def least_height(block: Block, setting: Setting, width: float) -> float:
    """Return the height that a block needs when all in it that stretches is squeezed."""
    natural = setting.compose(block, width).height
    if not block.stretch:
        return natural
    return min(natural, setting.compose(block, width, natural * SQUEEZE).height)


def side_by_side(
    blocks: Sequence[Block],
    shares: Sequence[float],
    setting: Setting,
    width: float,
    height: float | None = None,
    *,
    gutter: float | None = None,
    align: str = "middle",
) -> Composition:
    """Set blocks beside each other, all as high as the highest or as the given height."""
    space = setting.medium.gutter if gutter is None else gutter
    room = width - space * (len(blocks) - 1)
    widths = [room * share / summed(shares) for share in shares]
    setting = _of_one_size(blocks, widths, setting)
    natural = [setting.compose(block, part) for block, part in zip(blocks, widths, strict=True)]
    tallest = max((composition.height for composition in natural), default=0.0)
    wanted = tallest if height is None else height
    items: list[Item] = []
    x = 0.0
    reached = wanted
    for block, composition, part in zip(blocks, natural, widths, strict=True):
        laid = setting.compose(block, part, wanted) if block.stretch else composition
        reached = max(reached, laid.height)
        items.extend(laid.at(x, _offset(wanted - laid.height, align)))
        x += part + space
    return Composition(items=tuple(items), width=width, height=reached)


def _of_one_size(blocks: Sequence[Block], widths: Sequence[float], setting: Setting) -> Setting:
    """Return the setting in which leading figures share the smallest size not far below the rest."""
    sizes = [
        kpi.figure_size(setting, width)
        for block, width in zip(blocks, widths, strict=True)
        if (kpi := _leading(block)) is not None
    ]
    if len(sizes) < 2 or max(sizes) - min(sizes) < SAME_PT:
        return setting
    return setting.with_figures(common(sizes))


def common(sizes: Sequence[float]) -> float:
    """Return the size that figures share: the smallest that is not far too small for the others."""
    least = max(sizes) * LEAST_COMMON
    return min(size for size in sizes if size >= least)


def _leading(block: Block) -> SizedFigure | None:
    """Return the figure that a block is, or the only one that it stacks; None where there is no such one."""
    if _is_figure(block):
        return block
    inner = [each for each in getattr(block, "blocks", ()) if _is_figure(each)]
    return inner[0] if len(inner) == 1 else None


def _is_figure(block: object) -> TypeGuard[SizedFigure]:
    return hasattr(block, "figure_size")  # a runtime protocol would ask for the same, at ten times the cost


def _offset(spare: float, align: str) -> float:
    return max(0.0, spare) * {"top": 0.0, "middle": 0.5, "bottom": 1.0}[align]
