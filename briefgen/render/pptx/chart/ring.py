"""A chart in; the items its native kind lacks out: text in a ring's hole or beside it, annotations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from briefgen.base.compile_late import compile_late
from briefgen.base.geometry import Box
from briefgen.base.number_reading import NUMBER as PRINTED
from briefgen.model.scene import Chart, Item, Paragraph, Run, Shape, Style, Text
from briefgen.render.pptx.chart.naming import labelled_outside

_NUMBER = compile_late(rf"[+−-]?{PRINTED}")

UNIT_SHARE = 0.5
KEY_STEP_EM = 1.9
KEY_SQUARE_EM = 0.7
GAP_EM = 0.7
LEADING = 1.25


def words_outside(chart: Chart) -> tuple[Item, ...]:
    """Return what stands over a chart, with the texts and the key's squares that belong to a ring."""
    if not labelled_outside(chart):
        return chart.overlay
    if chart.style.figure_size:
        return (_figure(chart), *chart.overlay)
    return (*_key(chart), *chart.overlay)


def _ring(chart: Chart) -> Box:
    left, top, width, height = chart.style.plot
    box = chart.box
    return Box(box.x + left * box.width, box.y + top * box.height, width * box.width, height * box.height)


def _figure(chart: Chart) -> Text:
    """Return the first part's label as a big number with its words at half size."""
    size, label, colour = chart.style.figure_size, chart.series[0].labels[0], _ink(chart, 0)
    found = _NUMBER.search(label)
    start, end = found.span() if found else (0, len(label))
    parts = ((label[:start], False), (label[start:end], True), (label[end:], False))
    runs = tuple(
        Run(text=text, style=_style(chart, size if big else size * UNIT_SHARE, colour, bold=big))
        for text, big in parts
        if text
    )
    return Text(
        box=_ring(chart),
        name=f"{chart.name} {label}".strip(),
        role="figure",
        anchor="middle",
        wrap=False,
        paragraphs=(Paragraph(runs=runs, leading=size * LEADING, align="center"),),
        lines=(),
    )


def _key(chart: Chart) -> Iterator[Item]:
    """Yield a square in each part's colour, and its name with its number."""
    series, size, ring, box = chart.series[0], chart.style.label_size, _ring(chart), chart.box
    step = min(box.height / len(chart.categories), size * KEY_STEP_EM)
    first = box.y + (box.height - step * len(chart.categories)) / 2
    side, height = size * KEY_SQUARE_EM, size * LEADING
    left = ring.right + size * GAP_EM
    text_left = left + side + size * 0.35
    for index, name in enumerate(chart.categories):
        middle = first + step * (index + 0.5)
        colour = series.colours[index % len(series.colours)]
        yield Shape(box=Box(left, middle - side / 2, side, side), name=name, fill=colour)
        yield Text(
            box=Box(text_left, middle - height / 2, max(box.right - text_left, size), height),
            role="label",
            anchor="middle",
            wrap=False,
            paragraphs=(Paragraph(runs=_entry(chart, index), leading=height),),
            lines=(),
        )


def _entry(chart: Chart, index: int) -> tuple[Run, ...]:
    size, labels = chart.style.label_size, chart.series[0].labels
    name = Run(text=f"{chart.categories[index]} ", style=_style(chart, size, chart.style.ink, bold=False))
    if index >= len(labels) or not labels[index]:
        return (name,)
    return name, Run(text=labels[index], style=_style(chart, size, _ink(chart, index), bold=True))


def _ink(chart: Chart, index: int) -> str:
    colours = chart.series[0].label_colours
    return colours[index] if index < len(colours) else chart.style.ink


def _style(chart: Chart, size: float, colour: str, *, bold: bool) -> Style:
    weight: Literal[400, 700] = 700 if bold else 400
    return Style(size=size, colour=colour, weight=weight, family=chart.style.family)
