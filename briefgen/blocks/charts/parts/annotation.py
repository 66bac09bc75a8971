"""Annotations of a chart, and the lines, arrows and texts that show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.base.summed import summed
from briefgen.blocks.charts.parts import axes as fit, free_labels, overlay
from briefgen.facts.fact import Fact
from briefgen.model.guides import ReferenceLine
from briefgen.model.scene import Chart, Item, Text

WIDE_SHARE = 0.5
"""A remark, or the name of a line, takes at most this share of the chart's width."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPoint:
    """A drawn value: its fact, its category and its series."""

    key: str
    fact: Fact
    index: int
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One annotation: an arrow or a span between two points, a line at a value, a remark at a point."""

    kind: Literal["arrow", "span", "line", "remark"]
    text: str
    start: DataPoint | None = None
    end: DataPoint | None = None
    value: float = 0.0
    fact: str | None = None
    spoken: str = ""
    mean: bool = False
    """Whether a line is the mean of the drawn values."""


def wrapped_note(note: Note, chart: Chart) -> tuple[str, ...]:
    """Return the lines of a note's text."""
    size, most = chart.style.category_size, chart.box.width * WIDE_SHARE
    if note.kind == "line":
        return fit.wrapped(note.text, size, most / 1.6, 3)
    return fit.wrapped(note.text, size, most, 2)


LANE_EM = 1.7
NAME_EM = LANE_EM * 0.8
"""Height of the name of a line through bars: two lines lie near each other as often as not."""
DASH = (4.0, 3.0)
CLEAR_EM = 1.55
"""Above a point stands its label: arrows end above that."""
SHORTEST_PT = 1.5
NAME_GAP_EM = 0.4
"""Between a level and its name."""


def upright_notes(chart: Chart, notes: tuple[Note, ...]) -> Iterator[Item]:
    """Yield the notes of columns and lines except their levels: arrows and remarks above the plot area."""
    size = chart.style.category_size
    remarks = [note for note in notes if note.kind == "remark"]
    deep = max((len(wrapped_note(note, chart)) for note in remarks), default=0) * size * fit.LEADING
    lane = deep + size * 0.4 * bool(deep) + size * LANE_EM / 2
    brackets = [note for note in notes if note.kind == "arrow"]
    brackets += [note for note in notes if note.kind == "span"]
    placed = [(note, lane + size * LANE_EM * number) for number, note in enumerate(brackets)]
    texts = [_middle(chart, note, height) for note, height in placed]
    taken = [text.box for text in texts]
    for note, height in placed:
        yield from _bracket(chart, note, height, taken)
    yield from _remarks(chart, remarks, taken)
    yield from texts


def _interrupted(
    start: tuple[float, float], end: tuple[float, float], boxes: Iterable[Box], colour: str, **look: object
) -> Iterator[Item]:  # fmt: skip
    """Yield a level or upright line in the pieces that lie outside of boxes."""
    level = start[1] == end[1]
    low, high = sorted((start[0], end[0]) if level else (start[1], end[1]))
    across = start[1] if level else start[0]
    for box in sorted(boxes, key=lambda each: each.x if level else each.y):
        near, far = (box.y, box.bottom) if level else (box.x, box.right)
        first, last = (box.x - 1, box.right + 1) if level else (box.y - 1, box.bottom + 1)
        if near < across < far and first < high and last > low:
            if first - low > SHORTEST_PT:
                yield _piece(low, first, across, colour, level=level, **look)
            low = max(low, last)
    if high - low > SHORTEST_PT:
        yield _piece(low, high, across, colour, level=level, **look)


def _piece(low: float, high: float, across: float, colour: str, *, level: bool, **look: object) -> Item:
    ends = ((low, across), (high, across)) if level else ((across, low), (across, high))
    return overlay.line(*ends, colour, **look)  # type: ignore[arg-type]


def _label_boxes(chart: Chart) -> list[Box]:
    """Return where the values' labels stand."""
    size, style = chart.style.label_size, chart.style
    if chart.nature.read_by == "position":
        return list(free_labels.label_boxes(chart).values())
    (series,), boxes = chart.series, []
    for index, (value, label) in enumerate(zip(series.values, series.labels, strict=True)):
        wide = fit.width_of(label, size, bold=True)
        if not label:
            continue
        if chart.nature.lying:
            x, y = overlay.value_x(chart, value or 0.0) + style.marker_size / 2, overlay.row_y(chart, index)
            boxes.append(Box(x + size * 0.1, y - size * 0.6, wide + size * 0.4, size * 1.2))
        else:
            y = overlay.value_y(chart, value or 0.0)
            boxes.append(Box(overlay.slot_x(chart, index) - wide / 2, y - size * 1.35, wide, size * 1.2))
    return boxes


def levels(chart: Chart, notes: Iterable[Note], right: float) -> tuple[ReferenceLine, ...]:
    """Return the lines of notes, each with its name right of the plot area, moved apart from the others."""
    lines, size = [note for note in notes if note.kind == "line"], chart.style.category_size
    told = [wrapped_note(note, chart) for note in lines]
    at = [overlay.value_y(chart, note.value) for note in lines]
    tall = max((len(each) * size * fit.LEADING for each in told), default=0.0)
    placed = fit.spread(at, tall, tall / 2, chart.box.height - tall / 2)
    left = (chart.box.width - right + size * NAME_GAP_EM) / chart.box.width
    return tuple(
        ReferenceLine(
            name=note.text, value=note.value, label="\n".join(each), left=left,
            middle=y / chart.box.height, fact=note.fact, mean=note.mean,
        )
        for note, each, y in zip(lines, told, placed, strict=True)
    )  # fmt: skip


def levels_drawn(chart: Chart) -> Iterator[Item]:
    """Yield a chart's levels as its drawn face has them: dashed lines around all labels, and their names."""
    style, size = chart.style, chart.style.category_size
    left, width = style.plot[0] * chart.box.width, fit.plot_size(chart)[0]
    for level in chart.levels:
        y, start = overlay.value_y(chart, level.value), level.left * chart.box.width
        lines = level.label.split("\n")
        # Where lines are named at their ends, it ends before their names.
        right = left + width if style.legend else max(left + width, start - size * NAME_GAP_EM)
        ends = (left, y), (right, y)
        yield from _interrupted(*ends, _label_boxes(chart), style.ink, dash=DASH, name=level.name)
        for number, text in enumerate(lines):
            moved = size * fit.LEADING * (number - (len(lines) - 1) / 2)
            at = (start, level.middle * chart.box.height + moved)
            yield overlay.text_at(text, at, size=size, colour=style.ink, ha="left", fact=level.fact)


def _ends(note: Note) -> tuple[DataPoint, DataPoint]:
    if note.start is None or note.end is None:
        raise TypeError(f"a note of kind {note.kind} lies between points")
    return note.start, note.end


def _middle(chart: Chart, note: Note, lane: float) -> Text:
    """Return a bracket's text in the middle of its lane."""
    size = chart.style.category_size
    x1, x2 = (overlay.slot_x(chart, point.index) for point in _ends(note))
    middle = (x1 + x2) / 2
    middle += fit.kept_inside(middle, fit.width_of(note.text, size, bold=True), chart.box.width)
    return overlay.text_at(
        note.text, (middle, lane), size=size, colour=chart.style.ink, bold=True, fact=note.fact
    )  # fmt: skip


def _bracket(chart: Chart, note: Note, lane: float, taken: list[Box]) -> Iterator[Item]:
    """Yield an arrow in its lane: up from one point, along, and down to the other, around all texts."""
    style, size = chart.style, chart.style.category_size
    start, end = _ends(note)
    x1, x2 = overlay.slot_x(chart, start.index), overlay.slot_x(chart, end.index)
    if note.kind == "arrow":
        around = [*taken, *_label_boxes(chart)]  # of a line above the arrow's own
        for point, x in ((start, x1), (end, x2)):
            foot = _above(chart, point)
            if foot > lane:
                yield from _interrupted((x, lane), (x, foot), around, style.muted)
        if _above(chart, end) > lane:
            yield overlay.head((x2, _above(chart, end)), (x2, lane), size * 0.55, style.muted)
    left, right = min(x1, x2), max(x1, x2)
    if note.kind == "span":
        left, right = left - size, right + size
    own = Box(0.0, lane - size / 2, 0.0, size)
    yield from _interrupted((left, lane), (right, lane), [own, *taken], style.muted)


def _above(chart: Chart, point: DataPoint) -> float:
    """Return where an arrow to a point ends: above its label, or a hair above the point."""
    series = chart.series[point.number]
    y = overlay.value_y(chart, max(float(point.fact.number), chart.style.value_min or 0.0))
    return y - chart.style.label_size * (CLEAR_EM if series.labels[point.index] else 0.4)


def _remarks(chart: Chart, notes: list[Note], taken: list[Box]) -> Iterator[Item]:
    """Yield remarks side by side at the top, each with a line down to its point."""
    style, size = chart.style, chart.style.category_size
    free = 0.0
    for note in sorted(notes, key=lambda each: _ends(each)[0].index):
        point, lines = _ends(note)[0], wrapped_note(note, chart)
        wide = max(fit.width_of(line, size) for line in lines)
        x = overlay.slot_x(chart, point.index)
        middle = max(x + fit.kept_inside(x, wide, chart.box.width), free + wide / 2)
        free = middle + wide / 2 + size
        for number, text in enumerate(lines):
            at = (middle, size * fit.LEADING * (number + 0.5))
            yield overlay.text_at(text, at, size=size, colour=style.ink)
        top, foot = len(lines) * size * fit.LEADING, _above(chart, point)
        if foot > top:
            yield from _interrupted((x, top), (x, foot), [*taken, *_label_boxes(chart)], style.muted)


def lying_notes(chart: Chart, notes: tuple[Note, ...], right: float) -> Iterator[Item]:
    """Yield the notes of bars: vertical lines named above, brackets and remarks at the right."""
    size = chart.style.category_size
    lane, above = chart.box.width - right + size, 0
    for note in notes:
        if note.kind == "line":
            yield from _upright_line(chart, note, above)
            above += 1
            continue
        ys = [overlay.row_y(chart, point.index) for point in _ends(note)]
        bold = note.kind != "remark"
        at = (lane + size * 0.4, summed(ys) / 2)
        yield overlay.text_at(
            note.text, at, size=size, colour=chart.style.ink, bold=bold, ha="left", fact=note.fact
        )  # fmt: skip
        if bold:
            yield from _lying_bracket(chart, note, lane, ys)
            lane += fit.width_of(note.text, size, bold=True) + size * 1.4


def _upright_line(chart: Chart, note: Note, above: int) -> Iterator[Item]:
    """Yield a line at a value of the bars, around their labels, with its name so many rows above it."""
    style, size = chart.style, chart.style.category_size
    _, top, _, height = style.plot
    x = overlay.value_x(chart, note.value)
    ends = (x, top * chart.box.height), (x, (top + height) * chart.box.height)
    yield from _interrupted(*ends, _label_boxes(chart), style.ink, dash=DASH, name=note.text)
    (text,) = fit.wrapped(note.text, size, chart.box.width, 1)
    wide = fit.width_of(text, size)
    y = top * chart.box.height - size * (0.2 + NAME_EM * above)
    at = (x + fit.kept_inside(x, wide, chart.box.width), y)
    yield overlay.text_at(text, at, size=size, colour=style.ink, va="bottom", fact=note.fact, name=note.text)


def _lying_bracket(chart: Chart, note: Note, lane: float, ys: list[float]) -> Iterator[Item]:
    """Yield a bracket beside the rows from one to the other, an arrow's head at its end."""
    size, colour = chart.style.category_size, chart.style.muted
    if ys[0] == ys[1]:
        return
    yield overlay.line((lane, ys[0]), (lane, ys[1]), colour)
    for y in ys:
        yield overlay.line((lane - size * 0.4, y), (lane, y), colour)
    if note.kind == "arrow":
        yield overlay.head((lane - size * 0.6, ys[1]), (lane, ys[1]), size * 0.5, colour)
