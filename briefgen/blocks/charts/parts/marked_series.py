"""Series with numbers at their ends and marked points alone; of parts, the marked one in the hue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefgen.base.copier import replace
from briefgen.base.locale import is_chinese
from briefgen.base.messages import messages
from briefgen.base.say import say
from briefgen.blocks.charts.parts.colour import tints
from briefgen.blocks.charts.parts.data import ChartMessage, MetricRow, time_of
from briefgen.blocks.charts.parts.mark import Marked, MarkedPoints
from briefgen.facts.format import figure, short_period
from briefgen.model.context import Setting
from briefgen.model.scene import Chart, Series

MOST_NAMED = 12
"""Of more periods the axis does not name each one: the mark does."""


def marked_lines(
    rows: tuple[Series, ...], found: Sequence[MetricRow], marks: MarkedPoints, places: Mapping[str, int],
    setting: Setting,
) -> tuple[Series, ...]:  # fmt: skip
    """Return lines with their marks; without any they are as they were."""
    if not marks.points:
        return rows
    dated = len(rows[0].values) > MOST_NAMED
    made = []
    for number, (series, row) in enumerate(zip(rows, found, strict=True)):
        own = {places[period]: mark for period, mark in marks.of(number).items()}
        ends = {places[row.facts[0].period], places[row.facts[-1].period]}
        made.append(_marked(series, own, ends, setting, dated=dated, alone=len(rows) == 1))
    return tuple(made)


def _marked(
    series: Series, own: Mapping[int, Marked], ends: set[int], setting: Setting, *, dated: bool, alone: bool
) -> Series:
    """Return a line with the labels of its ends and marks, and dots at the marks and its last point."""
    palette, last = setting.theme.palette, max(ends)
    hue, line = series.label_colours[last], series.colours[0]
    shown = tuple(
        labelled(label, own.get(index), setting, dated=dated and index not in ends)
        if index in ends or (index in own and not own[index].note)
        else ""
        for index, label in enumerate(series.labels)
    )
    inks = tuple(
        hue if index in own or (index == last and not alone) else palette.muted for index in range(len(shown))
    )
    dots = tuple(line if index in own or index == last else "" for index in range(len(shown)))
    bold = tuple(index in own or index == last for index in range(len(shown)))
    return replace(series, labels=shown, label_colours=inks, dots=dots, bold=bold)


def lost_marks(asked: Chart, placed: Chart) -> frozenset[tuple[int, int]]:
    """Return the line and the point of each marked value whose label has found no place."""
    return frozenset(
        (number, index)
        for number, (series, shown) in enumerate(zip(asked.series, placed.series, strict=True))
        for index, dot in enumerate(series.dots)
        if dot and series.labels[index] and not shown.labels[index]
    )


def without_words(
    rows: tuple[Series, ...], plain: tuple[Series, ...], lost: frozenset[tuple[int, int]]
) -> tuple[Series, ...]:
    """Return lines of which some marks have their numbers alone: these go where words do not."""
    return tuple(
        replace(
            series,
            labels=tuple(
                bare if (number, index) in lost else label
                for index, (label, bare) in enumerate(zip(series.labels, own.labels, strict=True))
            ),
        )
        for number, (series, own) in enumerate(zip(rows, plain, strict=True))
    )


def marked_columns(series: Series, marks: MarkedPoints) -> Series:
    """Return columns over time with the numbers of their ends and marks; without any as they were."""
    there = [index for index, value in enumerate(series.values) if value is not None]
    shown = {index for index, fact in enumerate(series.facts) if fact in marks.facts} | {there[0], there[-1]}
    labels = (label if index in shown else "" for index, label in enumerate(series.labels))
    return replace(series, labels=tuple(labels)) if marks.points else series


def one_in_colour(marked: Sequence[bool], hue: str, setting: Setting) -> tuple[str, ...]:
    """Return the colours of parts of which one is marked: the others are greys that differ."""
    palette = setting.theme.palette
    greys = iter(tints(palette.muted, palette.paper, len(marked) + 1)[1:])
    return tuple(hue if own else next(greys) for own in marked)


def spoken(marks: MarkedPoints, message: ChartMessage, setting: Setting) -> str:
    """Return in words what a chart's message does not say of its marks."""
    unsaid = [point for point in marks.points if point.word and point.fact.id not in message.said]
    parts = []
    for point in unsaid:
        shown, time = figure(point.fact, setting.language).text, time_of(point.fact, setting)
        parts.append(
            say(
                setting.language, "{time}{word}，为{shown}", "{time}: {word}, {shown}",
                time=time, word=point.word, shown=shown,
            )
        )  # fmt: skip
    return messages(setting.language).semicolon.join(parts)


def labelled(label: str, mark: Marked | None, setting: Setting, *, dated: bool) -> str:
    """Return a label behind its mark's word, and the period that no axis names."""
    if mark is None or not label or not mark.word:
        return label
    if is_chinese(setting.language):
        return f"{time_of(mark.fact, setting) if dated else ''}{mark.word}{label}"
    time = f", {short_period(mark.fact.period, setting.language)}" if dated else ""
    return f"{mark.word} {label}{time}"
