"""Points of a chart's box go in; texts, lines and arrows that stand on both of its faces come out."""

from __future__ import annotations

from dataclasses import replace
from math import atan2, cos, sin

from briefgen.base.geometry import Box
from briefgen.blocks.charts.parts import axes as fit
from briefgen.model.scene import Chart, Item, Run, Shape, Stroke, Style, Text
from briefgen.text import set_line

ARROW_HALF = 0.42
"""Half the opening of an arrow's head, in radians."""
THIN_PT = 0.75


def label(
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
    """Return a line of text beside, above or below a point; ``ha`` and ``va`` say where it ends there."""
    run = Run(text=text, style=Style(size=size, colour=colour, weight=700 if bold else 400), fact=fact)
    line = set_line((run,), role="label", leading=size, name=name or text)
    x = at[0] - line.box.width * {"left": 0.0, "center": 0.5, "right": 1.0}[ha]
    y = at[1] - line.box.height * {"top": 0.0, "middle": 0.5, "bottom": 1.0}[va]
    return replace(line, box=Box(x, y, line.box.width, line.box.height))


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
    points: list[tuple[float, float]],
    *,
    fill: str | None = None,
    stroke: Stroke | None = None,
    closed: bool = True,
    name: str = "",
) -> Shape:
    """Return a shape through points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    words = (("M", points[0]), *(("L", point) for point in points[1:]), *((("Z", ()),) if closed else ()))
    return Shape(
        box=Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)),
        name=name,
        geometry="path",
        fill=fill,
        stroke=stroke,
        path=words,
    )


def head(tip: tuple[float, float], back: tuple[float, float], size: float, colour: str) -> Shape:
    """Return an arrow's head at its tip; ``back`` is a point that the arrow comes from."""
    turn = atan2(back[1] - tip[1], back[0] - tip[0])
    wings = [
        (tip[0] + size * cos(turn + side), tip[1] + size * sin(turn + side))
        for side in (-ARROW_HALF, ARROW_HALF)
    ]
    return outline([tip, *wings], fill=colour, name="arrow")


def square(at: tuple[float, float], side: float, colour: str, name: str) -> Shape:
    """Return a key's square, centred on the height of a point and beginning there."""
    return Shape(box=Box(at[0], at[1] - side / 2, side, side), name=name, fill=colour)


def value_y(chart: Chart, value: float, *, second: bool = False) -> float:
    """Return how far below the top of the chart's box a value of its vertical axis lies."""
    style = chart.style
    if second:
        style = replace(style, value_min=style.second_min, value_max=style.second_max, log_values=False)
    share = style.rise(value)
    if not style.reversed_values:
        share = 1.0 - share
    return (style.plot[1] + style.plot[3] * share) * chart.box.height


def slot_x(chart: Chart, index: float) -> float:
    """Return how far from the left of the chart's box the middle of a category lies."""
    left, _, width, _ = chart.style.plot
    return (left + width * (index + 0.5) / len(chart.categories)) * chart.box.width


def key(entries: list[tuple[str, str]], box: Box, *, size: float, ink: str) -> tuple[tuple[Item, ...], float]:
    """Return a row of squares with their names (colour and name each), and its height; it wraps."""
    side, leading = size * 0.75, size * fit.LEADING
    x, y, items = box.x, box.y + leading / 2, list[Item]()
    for colour, name in entries:
        shown = fit.wrapped(name, size, max(box.width - side * 1.6, size * 2), 1)[0]
        wide = side * 1.5 + fit.width_of(shown, size)
        if x > box.x and x + wide > box.right:
            x, y = box.x, y + leading
        items.append(square((x, y), side, colour, name))
        items.append(label(shown, (x + side * 1.5, y), size=size, colour=ink, ha="left"))
        x += wide + size
    return tuple(items), y + leading / 2 - box.y
