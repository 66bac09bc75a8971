"""Control charts of several metrics go in; the same side by side, each below its metric's name, come out."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.blocks.charts.parts import axes as fit, overlay
from briefgen.blocks.charts.parts.block import ChartBlock
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Item

NARROWEST = {"page": (140.0, 100.0), "deck": (250.0, 170.0)}
"""Width of a chart whose note is easily read, and of one that saves height."""
NATURAL_PT = {"page": 120.0, "deck": 200.0}
"""Height of one of several charts with its note."""
SLACK_PT = 0.5
NAME_LINES = 2
NAME_GAP = 0.2
"""Between a name and its chart, in lines."""
BOLD = 1.06
"""How much wider bold names are."""
GAP_STEPS = 3


def side_by_side(
    blocks: Sequence[ChartBlock], setting: Setting, width: float, height: float | None
) -> Composition:
    """Return the charts in rows: as many side by side as are easily read, or more where they are too high."""
    gap = setting.gap(GAP_STEPS)
    few, many = (
        max(1, min(len(blocks), int((width + gap) // (each + gap)))) for each in NARROWEST[setting.kind]
    )
    best = _in_rows(blocks, few, setting, width, height)
    for across in range(few + 1, many + 1):
        if height is None or best.height <= height + SLACK_PT:
            break
        best = min(best, _in_rows(blocks, across, setting, width, height), key=lambda laid: laid.height)
    return best


def _in_rows(
    blocks: Sequence[ChartBlock], across: int, setting: Setting, width: float, height: float | None
) -> Composition:
    gap, size = setting.gap(GAP_STEPS), setting.medium.type.sizes["label"]
    across = -(-len(blocks) // -(-len(blocks) // across))  # rows of one length, where that saves none
    rows = [blocks[at : at + across] for at in range(0, len(blocks), across)]
    wide = (width - gap * (across - 1)) / across
    names = {block: fit.wrapped(_label(block, setting), size * BOLD, wide, NAME_LINES) for block in blocks}
    head = size * fit.LEADING * (max(map(len, names.values())) + NAME_GAP)
    each = NATURAL_PT[setting.kind]
    if height is not None:
        each = (height - gap * (len(rows) - 1)) / len(rows) - head
    items, top = list[Item](), 0.0
    for row in rows:
        cells = [setting.compose(block, wide, each) for block in row]
        for column, (block, cell) in enumerate(zip(row, cells, strict=True)):
            if not cell.items:
                continue  # why it cannot be drawn is noted
            x, ink = column * (wide + gap), setting.theme.palette.ink
            for number, text in enumerate(names[block]):
                at = (x, top + size * fit.LEADING * number)
                items.append(overlay.text_at(text, at, size=size, colour=ink, bold=True, ha="left", va="top"))
            items += cell.at(x, top + head)
        deep = max(cell.height for cell in cells)
        top += deep + (head + gap if deep else 0.0)
    return Composition(items=tuple(items), width=width, height=max(top - gap, 0.0))


def _label(block: ChartBlock, setting: Setting) -> str:
    metric = setting.ledger.metrics.get(block.metrics[0].partition(".")[0])
    return metric.label if metric else ""
