"""Names and their heights go in; texts beside a plot area come out, moved apart where they would touch."""

from __future__ import annotations

from briefgen.blocks.charts.parts import axes as fit, over
from briefgen.model.scene import Chart, Item

NAMES_SHARE = 0.42
"""Names beside the plot area take at most this share of the width."""
OUTWARDS = 0.4
"""From the middle of the outermost names to the ends of the plot area, in lines."""


def names_room(names: list[str], width: float, size: float, minimum: float) -> tuple[float, float]:
    """Return the size at which names fit beside a plot area, and the room they take."""
    fitted = fit.shrunk(names, size, minimum, width * NAMES_SHARE, bold=True)
    widest = max(fit.width_of(name, fitted, bold=True) for name in names)
    return fitted, min(widest, width * NAMES_SHARE) + fitted * 0.8


def deep_em(count: int) -> float:
    """Return the height that so many names need beside a plot area, in their size."""
    return fit.LEADING * (count - 1 + 2 * OUTWARDS)


def names_beside(
    chart: Chart,
    entries: list[tuple[str, float, str]],
    *,
    size: float,
    bold: bool = False,
    left: bool = False,
) -> tuple[Item, ...]:
    """Return names (text, height in the box, colour) at the right or the left of the plot area."""
    start, top, width, height = chart.style.plot
    low, high = top * chart.box.height, (top + height) * chart.box.height
    step = size * fit.LEADING
    inset = step * OUTWARDS
    placed = fit.spread([y for _, y, _ in entries], step, low + inset, high - inset)
    x = start * chart.box.width - size * 0.5 if left else (start + width) * chart.box.width + size * 0.5
    room = (x if left else chart.box.width - x) + 0.05
    return tuple(
        over.label(
            fit.wrapped(text, size, room, 1)[0], (x, y), size=size, colour=colour, bold=bold,
            ha="right" if left else "left",
        )
        for (text, _, colour), y in zip(entries, placed, strict=True)
    )  # fmt: skip
