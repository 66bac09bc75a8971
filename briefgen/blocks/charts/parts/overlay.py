"""Overlay of a chart: labels, lines, arrows and keys that are the same on its native and its drawn face."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from math import atan2, cos, inf, sin

from briefgen.base.copier import replace
from briefgen.base.geometry import Box
from briefgen.blocks.charts.parts import axes as fit
from briefgen.model.frame import absolute
from briefgen.model.scene import Chart, Item, PathCommand, Run, Shape, Stroke, Style, Text
from briefgen.text import set_line
from briefgen.text.shorten import ELLIPSIS

ARROW_HALF = 0.42
"""Half the angle of an arrowhead, in radians."""
THIN_PT = 0.75


def text_at(
    text: str,
    at: tuple[float, float],
    *,
    size: float,
    colour: str,
    bold: bool = False,
    ha: str = "center",
    va: str = "middle",
    fact: str | None = None,
    name: str = "",
) -> Text:
    """Return a line of text at a point, aligned by ``ha`` and ``va``."""
    run = Run(text=text, style=Style(size=size, colour=colour, weight=700 if bold else 400), fact=fact)
    line = set_line((run,), role="label", leading=size, name=name or text)
    x = at[0] - line.box.width * {"left": 0.0, "center": 0.5, "right": 1.0}[ha]
    y = at[1] - line.box.height * {"top": 0.0, "middle": 0.5, "bottom": 1.0}[va]
    return replace(line, box=Box(x, y, line.box.width, line.box.height))


def label_lines(
    lines: Sequence[str], at: tuple[float, float], *, size: float, colour: str, ha: str = "center"
) -> list[Text]:
    """Return lines of text one below the other, the first one's top at a point."""
    ys = (at[1] + size * fit.LEADING * (index + 0.5) for index in range(len(lines)))
    placed = zip(lines, ys, strict=True)
    return [text_at(text, (at[0], y), size=size, colour=colour, ha=ha) for text, y in placed]


def line(
    start: tuple[float, float],
    end: tuple[float, float],
    colour: str,
    *,
    width: float = THIN_PT,
    dash: tuple[float, ...] = (),
    name: str = "rule",
) -> Shape:
    """Return a straight line."""
    (x1, y1), (x2, y2) = start, end
    return Shape(
        box=Box(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1)),
        name=name,
        geometry="line",
        stroke=Stroke(colour=colour, width=width, dash=dash),
        flipped=(x2 - x1) * (y2 - y1) < 0,
    )


def outline(
    points: Sequence[tuple[float, float]],
    *,
    fill: str | None = None,
    stroke: Stroke | None = None,
    closed: bool = True,
    name: str = "",
) -> Shape:
    """Return a shape through points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    path: list[PathCommand] = [("M", points[0]), *(("L", point) for point in points[1:])]
    path += [("Z", ())] if closed else []
    box = Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    return Shape(box=box, name=name, geometry="path", fill=fill, stroke=stroke, path=tuple(path))


def head(tip: tuple[float, float], back: tuple[float, float], size: float, colour: str) -> Shape:
    """Return an arrowhead at its tip, pointing away from ``back``."""
    turn = atan2(back[1] - tip[1], back[0] - tip[0])
    wings = [
        (tip[0] + size * cos(turn + side), tip[1] + size * sin(turn + side))
        for side in (-ARROW_HALF, ARROW_HALF)
    ]
    return outline([tip, *wings], fill=colour, name="arrow")


def value_y(chart: Chart, value: float, *, second: bool = False) -> float:
    """Return how far below the top of the chart's box a value of its vertical axis lies."""
    style = chart.style
    if second:
        style = replace(style, value_min=style.second_min, value_max=style.second_max, log_values=False)
    share = style.fraction(value)
    if not style.reversed_values:
        share = 1.0 - share
    return (style.plot[1] + style.plot[3] * share) * chart.box.height


def value_x(chart: Chart, value: float) -> float:
    """Return how far from the left of the chart's box a value of its horizontal axis lies."""
    return (chart.style.plot[0] + chart.style.plot[2] * chart.style.fraction(value)) * chart.box.width


def row_y(chart: Chart, index: int) -> float:
    """Return how far below the top of the chart's box the middle of a row lies."""
    _, top, _, height = chart.style.plot
    return (top + height * (index + 0.5) / len(chart.categories)) * chart.box.height


def slot_x(chart: Chart, index: float) -> float:
    """Return how far from the left of the chart's box the middle of a category lies."""
    left, _, width, _ = chart.style.plot
    return (left + width * (index + 0.5) / len(chart.categories)) * chart.box.width


def in_box(small: Chart, box: Box, top: float = 0.0) -> Chart:
    """Return a chart that was fitted into a part of a box, so far below its top, as one of the whole box."""
    left, head, width, height = small.style.plot
    across, down = small.box.width / box.width, small.box.height / box.height
    plot = (left * across, top / box.height + head * down, width * across, height * down)
    overlay = absolute(small.overlay, 0.0, top)
    return replace(small, box=box, style=replace(small.style, plot=plot), overlay=overlay)


def slot_width(chart: Chart) -> float:
    """Return the width in points of a category's place in the plot area."""
    return chart.style.plot[2] * chart.box.width / len(chart.categories)


KEY_LINES = 2
"""A name in a key takes at most so many lines."""
SQUARE_SIDES = 1.5
"""What a key's square takes with the gap behind it, in its sides."""


def legend(
    entries: Iterable[tuple[str, str]], width: float, *, size: float, ink: str, minimum: float = 0.0,
    deepest: float = inf,
) -> tuple[tuple[Item, ...], float]:  # fmt: skip
    """Return a row of squares with their names (colour and name each), and its height; it wraps.

    A name longer than the row takes two lines, with a ``minimum`` in the smallest size that needs no more; it
    is cut after one where the key would be deeper than ``deepest``.
    """
    told = list(entries)
    names = [name for _, name in told]
    for most in (KEY_LINES, 1):
        fitted = size
        if minimum:
            fitted = fit.largest(size, minimum, partial(_keeps_names, names, width, most))
        items, deep = _key(told, width, fitted, ink, most)
        if deep <= deepest:
            break
    return items, deep


def _keeps_names(names: Sequence[str], width: float, most: int, size: float) -> bool:
    return not fit.cut_anywhere(names, size, _key_room(width, size), most)


def _key(
    entries: Sequence[tuple[str, str]], width: float, size: float, ink: str, most: int
) -> tuple[tuple[Item, ...], float]:
    side, leading = size * 0.75, size * fit.LEADING
    x, y, deep, items = 0.0, leading / 2, 1, list[Item]()
    for colour, name in entries:
        lines = fit.wrapped(name, size, _key_room(width, size), most)
        wide = side * SQUARE_SIDES + max(fit.width_of(line, size) for line in lines)
        if x and x + wide > width:
            x, y, deep = 0.0, y + leading * deep, 1
        deep = max(deep, len(lines))
        items.append(Shape(box=Box(x, y - side / 2, side, side), name=name, fill=colour))
        items += [
            text_at(line, (x + side * SQUARE_SIDES, y + leading * row), size=size, colour=ink, ha="left")
            for row, line in enumerate(lines)
        ]
        x += wide + size
    return tuple(items), y + leading * (deep - 0.5)


def _key_room(width: float, size: float) -> float:
    """Return the width that a name in a key may take."""
    return max(width - size * 0.75 * 1.6, size * 2)


def has_cut_key(chart: Chart) -> bool:
    """Say whether a name in the key over a chart loses characters."""
    told = sum(item.text.count(ELLIPSIS) for item in chart.overlay if isinstance(item, Text))
    return told > sum(series.name.count(ELLIPSIS) for series in chart.series)


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
    chart: Chart, entries: list[tuple[str, float, str]], *, size: float, bold: bool = False
) -> tuple[Item, ...]:
    """Return names (text, height in the box, colour) at the right of the plot area."""
    start, top, width, height = chart.style.plot
    low, high = top * chart.box.height, (top + height) * chart.box.height
    step = size * fit.LEADING
    inset = step * OUTWARDS
    placed = fit.spread([y for _, y, _ in entries], step, low + inset, high - inset)
    x = (start + width) * chart.box.width + size * 0.5
    names = (fit.wrapped(text, size, chart.box.width - x + 0.05, 1)[0] for text, _, _ in entries)
    return tuple(
        text_at(name, (x, y), size=size, colour=colour, bold=bold, ha="left")
        for name, (_, _, colour), y in zip(names, entries, placed, strict=True)
    )
