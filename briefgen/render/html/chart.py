"""A chart in, a figure out: the drawing as on the page, and its values as a table."""

from __future__ import annotations

from briefgen.base.geometry import Box
from briefgen.model.flow import ChartPart
from briefgen.model.scene import Chart, Series
from briefgen.render.html.canvas import WebCanvas
from briefgen.render.html.drawing import scaled, svg
from briefgen.render.html.markup import tag, words
from briefgen.render.html.note import noted


def paint_chart(part: ChartPart, sheet: WebCanvas, narrow: Chart | None) -> str:
    """Return a figure; ``narrow`` is the same chart as it is drawn on a narrow screen."""
    chart = part.chart
    if narrow is None:
        drawn = scaled(chart.marks, part.box, sheet, chart.alt)
    else:
        drawn = _in_two_widths(part, narrow, sheet)
    return tag("figure", drawn, tag("figcaption", _values(chart, sheet)))


def _in_two_widths(part: ChartPart, narrow: Chart, sheet: WebCanvas) -> str:
    wide = svg(part.chart.marks, part.box, sheet, class_="g wide", alt=part.chart.alt)
    box = Box.around([narrow.box, *(mark.box for mark in narrow.marks)])
    return wide + svg(narrow.marks, box, sheet, class_="g narrow", alt=part.chart.alt)


def _values(chart: Chart, sheet: WebCanvas) -> str:
    """Return the values that a chart shows as a table that opens."""
    word = sheet.web.words
    said = [series for series in chart.series if not series.guide]
    several = len(said) > 1
    names = [series.name if several else (series.name or word.figure) for series in said]
    head = tag("tr", *(tag("th", words(name), scope="col") for name in (word.name, *names)))
    rows = []
    for index, category in enumerate(chart.categories):
        group = chart.groups[index] if index < len(chart.groups) else ""
        name = f"{group} {category}".strip()
        cells = (tag("td", _value(series, index, sheet)) for series in said)
        rows.append(tag("tr", tag("th", words(name), scope="row"), *cells))
    sheet.said.update(word.data, word.name, *names, *chart.categories, *chart.groups)
    table = tag("table", tag("thead", head), tag("tbody", *rows), aria_label=chart.name or chart.alt or None)
    return tag("details", tag("summary", words(word.data)), tag("div", table, class_="sc", tabindex="0"))


def _value(series: Series, index: int, sheet: WebCanvas) -> str:
    value = series.values[index] if index < len(series.values) else None
    if value is None:
        return "–"
    label = series.labels[index] if index < len(series.labels) else ""
    fact = series.facts[index] if index < len(series.facts) else None
    note = sheet.note(fact)
    text = label or (note.figure if note else f"{value:.10g}")
    sheet.said.update(text)
    return noted(words(text), fact, sheet) if fact else words(text)
