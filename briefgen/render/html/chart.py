"""A chart in, a figure out: the drawing as on the page, and its values as a table."""

from __future__ import annotations

from briefgen.base.copier import replace
from briefgen.model.flow import ChartPart, DrawingPart
from briefgen.model.scene import Chart, Series, walk
from briefgen.render.contents import printed_texts
from briefgen.render.html.canvas import WebCanvas
from briefgen.render.html.drawing import paint_drawing, scaled, svg
from briefgen.render.html.markup import tag, words
from briefgen.render.html.note import noted

NARROW_GROWN = 1.4
"""A chart for narrow screens becomes so much larger, and no more."""


def paint_chart(part: ChartPart, sheet: WebCanvas, narrow: ChartPart | None) -> str:
    """Return a figure; ``narrow`` is the same chart as it is drawn on a narrow screen."""
    chart = part.chart
    if narrow is None:
        drawn = scaled(chart.marks, part.box, sheet, chart.alt)
    else:
        drawn = _in_two_widths(part, narrow, sheet)
    return tag("figure", drawn, tag("figcaption", _values(chart, sheet)))


def paint_charts_in(part: DrawingPart, sheet: WebCanvas) -> str:
    """Return a drawing that charts are part of, as a figure with the tables of their values."""
    charts = [item for item in walk(part.items) if isinstance(item, Chart)]
    drawn = paint_drawing(replace(part, alt=""), sheet)
    return tag("figure", drawn, tag("figcaption", *(_values(chart, sheet) for chart in charts)))


def has_charts(part: DrawingPart) -> bool:
    """Say whether charts are part of a drawing."""
    return any(isinstance(item, Chart) for item in walk(part.items))


def _in_two_widths(part: ChartPart, narrow: ChartPart, sheet: WebCanvas) -> str:
    """Return the chart as on the page and as for narrow screens: one of them is shown."""
    wide = svg(part.chart.marks, part.box, sheet, class_="g wide", alt=part.chart.alt)
    marks = narrow.chart.marks
    for span in (span for text in printed_texts(marks) for line in text.lines for span in line.spans):
        sheet.drawn.setdefault((span.style.family, span.style.weight), set()).update(span.text)
    kept = sheet.look(f"max-width:{sheet.rem(narrow.box.width * NARROW_GROWN)}")
    return wide + svg(marks, narrow.box, sheet, class_=f"g narrow {kept}", alt=part.chart.alt)


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
