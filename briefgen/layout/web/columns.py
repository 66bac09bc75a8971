"""Parts side by side in, how wide they are and how they stand out; rows of cards become one grid."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefgen.base.copier import replace
from briefgen.base.geometry import Box
from briefgen.base.summed import summed
from briefgen.model.flow import ColumnsPart, FlowPart, PanelPart, RulePart, Side, StackPart, TextPart

MOST_GAP_PT = 16.0
"""Between two columns; what is more is room of the left one."""
ALIKE_SHARE = 0.06
"""Columns whose widths differ by no more are alike."""
AT_END_PT = 2.5
KEPT = 0.78
"""Columns narrower than this share of their width come to stand below each other."""
SHORT_LINE_PT = {"body": 108.0, "list": 108.0, "source": 150.0, "note": 100.0}
LABEL_LINE_PT = 64.0
"""Running text, and labels, are read in lines no shorter."""
ROOM = 1.04
"""What a column takes beyond the ink of its figures."""


def widths_of(inks: Sequence[Box], right: float) -> tuple[tuple[float, ...], float]:
    """Return the width of each column, the last as far as ``right``, and the gap between two."""
    gaps = [other.x - one.right for one, other in pairwise(inks)]
    gap = max(min([*gaps, MOST_GAP_PT]), 0.0)
    ends = [other.x - gap for other in inks[1:]] + [max(right, inks[-1].right)]
    return tuple(max(end - ink.x, 1.0) for ink, end in zip(inks, ends, strict=True)), gap


def alike_widths(widths: Sequence[float]) -> bool:
    """Say whether columns are of one width."""
    return max(widths) - min(widths) <= ALIKE_SHARE * max(widths)


def least_width(part: FlowPart, width: float) -> float:
    """Return the width that a column of a width needs: of its figures, and of short lines of its words."""
    return min(_needed(part) * ROOM, width * KEPT)


def _needed(part: FlowPart) -> float:
    match part:
        case TextPart():
            role, wide = part.text.role, part.box.width
            return wide if role == "figure" else min(wide, SHORT_LINE_PT.get(role, LABEL_LINE_PT))
        case StackPart():
            return max(_needed(each) for each in part.parts)
        case ColumnsPart():
            return max(map(_needed, part.parts)) if part.inline or part.alike else summed(part.least)
        case PanelPart():
            return _needed(part.part) + 2 * max(part.inner.x - part.box.x, 0.0)
        case RulePart():
            return 0.0
        case _:
            return part.box.width


def side_of(part: Box, columns: Box) -> Side:
    """Return at which end of the columns a part stands."""
    above, below = part.y - columns.y, columns.bottom - part.bottom
    if above <= AT_END_PT:
        return "start"
    if below <= AT_END_PT:
        return "end"
    return "center" if abs(above - below) <= max(AT_END_PT, 0.2 * columns.height) else "start"


def merged_grids(parts: Sequence[FlowPart]) -> list[FlowPart]:
    """Return parts in which rows of columns of one width are one grid."""
    merged: list[FlowPart] = []
    for part in parts:
        before = merged[-1] if merged else None
        if isinstance(before, ColumnsPart) and before.alike and (more := _further(before, part)):
            wide = before.widths[0]
            merged[-1] = replace(
                before,
                parts=(*before.parts, *more),
                widths=(*before.widths, *before.widths[:1] * len(more)),
                least=(*before.least, *(least_width(each, wide) for each in more)),
                sides=(*before.sides, *before.sides[:1] * len(more)),
                box=Box.around([before.box, part.box]),
            )
        else:
            merged.append(part)
    return merged


def _further(grid: ColumnsPart, part: FlowPart) -> tuple[FlowPart, ...]:
    """Return the parts of a row that continues a grid; none where it does not."""
    wide = grid.widths[0]
    if isinstance(part, ColumnsPart):
        same = part.alike and abs(part.widths[0] - wide) <= ALIKE_SHARE * wide
        return part.parts if same and part.across <= grid.across else ()
    alone = abs(part.box.x - grid.box.x) <= AT_END_PT and abs(part.box.width - wide) <= ALIKE_SHARE * wide
    return (part,) if alone else ()
