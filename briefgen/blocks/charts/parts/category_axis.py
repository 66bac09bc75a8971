"""Category axis of column charts: base line, tick labels, group names, and the height they take."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from briefgen.blocks.charts.parts import axes as fit, overlay
from briefgen.blocks.charts.parts.time_labels import has_years_below
from briefgen.model.scene import Chart, Item

MOST_LINES = 2
"""Lines of a category's or a group's name."""
HUNG_EM = 0.12
"""Between the base line and the line box of the categories."""
FOOT_EM = fit.LEADING + 0.2
"""The periods below the base line, in their size."""
LABEL_ROOM = 0.9
"""Share of its slot that a name or a label may take."""


def draw_categories(chart: Chart, axes: Any, low: float) -> None:
    """Draw the base line, that of each group apart, and below the plot area the categories."""
    style = chart.style
    if chart.ticks:
        draw_ticks(chart, axes, low)
        fit.hairline(axes, (-0.42, len(chart.categories) - 0.58), (0, 0), style.rule)
        return
    size, _ = category_room(chart)
    for index, name in enumerate(chart.categories):
        if index % style.category_step == 0:
            lines = fit.wrapped(name, *slot_room(chart), MOST_LINES)
            widest = max(fit.width_of(part, size) for part in lines)
            inwards = fit.kept_inside(overlay.slot_x(chart, index), widest, chart.box.width)
            hung = (inwards, -size * HUNG_EM)
            fit.write_lines(axes, lines, (index, low), size=size, colour=style.muted, offset=hung)
    for first, last, _ in _spans(chart):
        fit.hairline(axes, (first - 0.42, last + 0.42), (0, 0), style.rule)


def group_names(chart: Chart) -> tuple[Item, ...]:
    """Return the names of groups for both faces: an axis of two levels would draw boxes around them."""
    if not chart.groups:
        return ()
    size, width = category_room(chart)
    told = [(first, last, fit.wrapped(name, size, width, MOST_LINES)) for first, last, name in _spans(chart)]
    line, deepest = size * fit.LEADING, max(len(lines) for _, _, lines in told)
    foot = (chart.style.plot[1] + chart.style.plot[3]) * chart.box.height
    top = foot + category_depth(chart) - line * deepest
    return tuple(
        text
        for first, last, lines in told
        for text in overlay.label_lines(
            lines, (overlay.slot_x(chart, (first + last) / 2), top), size=size, colour=chart.style.ink
        )
    )


def draw_tick_labels(chart: Chart, axes: Any, foot: float, centre: Callable[[float], float]) -> None:
    """Write the categories on a line each, inside the chart's box; ``centre``: where one lies in points."""
    if chart.ticks:
        draw_ticks(chart, axes, foot)
        return
    size = chart.style.category_size
    for index, name in enumerate(chart.categories):
        if index % chart.style.category_step == 0:
            inwards = fit.kept_inside(centre(index), fit.width_of(name, size), chart.box.width)
            hung = (inwards, -size * 0.3)
            fit.write_text(
                axes, name, (index, foot), size=size, colour=chart.style.muted, offset=hung, va="top"
            )


def draw_ticks(chart: Chart, axes: Any, foot: float) -> None:
    """Write the names of a time axis below its foot: each period's own, and below it its year."""
    size = chart.style.category_size
    for index, name in enumerate(chart.ticks):
        if name:
            hung = (0.0, -size * HUNG_EM)
            fit.write_lines(
                axes, name.split("\n"), (index, foot), size=size, colour=chart.style.muted, offset=hung
            )


def ticks_depth(chart: Chart) -> float:
    """Return the height of the names below a time axis; applications hang them a little lower than we do."""
    lines = 2 if has_years_below(chart) else 1
    size = chart.style.category_size
    return size * (fit.LEADING * lines + HUNG_EM) + fit.application_room(chart, size)


def periods_depth(chart: Chart, em: float) -> float:
    """Return the height of the periods below the base line: one line of so many ems, or with years below."""
    size = chart.style.category_size
    return ticks_depth(chart) if has_years_below(chart) else size * em + fit.application_room(chart, size)


def _spans(chart: Chart) -> list[tuple[int, int, str]]:
    """Return first and last category of each group, with its name; one span where there are no groups."""
    if not chart.groups:
        return [(0, len(chart.categories) - 1, "")]
    spans: list[tuple[int, int, str]] = []
    for index, name in enumerate(chart.groups):
        if spans and spans[-1][2] == name:
            spans[-1] = (spans[-1][0], index, name)
        else:
            spans.append((index, index, name))
    return spans


def category_depth(chart: Chart) -> float:
    """Return the height of what stands below the plot area."""
    if chart.ticks:
        return ticks_depth(chart)
    size, room = category_room(chart)
    line = size * fit.LEADING
    hung = size * HUNG_EM
    lines = max(len(fit.wrapped(name, *slot_room(chart), MOST_LINES)) for name in chart.categories)
    depth = hung + line * lines + fit.application_room(chart, size)
    if chart.groups:
        names = (len(fit.wrapped(name, size, room, MOST_LINES)) for name in chart.groups)
        depth += line * max(names) + size * fit.LABEL_GAP_EM
    return depth


def slot_room(chart: Chart) -> tuple[float, float]:
    """Return the categories' size and the width there is for each."""
    return chart.style.category_size, overlay.slot_width(chart) * chart.style.category_step * LABEL_ROOM


def has_cut_label(chart: Chart) -> bool:
    """Say whether the name of a group, or else of a category, is cut."""
    return fit.cut_anywhere(chart.groups or chart.categories, *category_room(chart), MOST_LINES)


def category_room(chart: Chart) -> tuple[float, float]:
    """Return the size and the width there is for the outermost names: groups, or else categories."""
    size, room = slot_room(chart)
    return size, room * (min(Counter(chart.groups).values()) if chart.groups else 1)


def named_every(chart: Chart) -> int:
    """Return every how many categories one is named where they are no time axis."""
    slot, size = fit.plot_size(chart)[0] / len(chart.categories), chart.style.category_size
    widest = max(fit.width_of(name, size) for name in chart.categories)
    # The outermost names are moved inwards by what they would stand out.
    least = (widest + size * 0.5 + max(0.0, widest - slot)) / slot
    return _step(len(chart.categories), least)


def _step(count: int, least: float) -> int:
    """Return every how many categories one is labelled: if it can be, so that the last one is too."""
    needed = max(1, -int(-least // 1))
    even = (step for step in range(needed, 2 * needed) if (count - 1) % step == 0)
    return next(even, needed)
