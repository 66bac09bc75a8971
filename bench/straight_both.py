"""Deck and page as one would write them by hand, with python-pptx and reportlab: JSON in, .pptx and .pdf out.

The fairer baseline: the same texts, charts, tables and pictures in both files, Chinese embedded as a subset,
the page's charts drawn with reportlab's own. Nothing is measured, laid out or checked: each box is given.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from xml.sax.saxutils import escape

import straight
from reportlab.graphics import renderPDF
from reportlab.graphics.charts.barcharts import HorizontalBarChart, VerticalBarChart
from reportlab.graphics.charts.linecharts import HorizontalLineChart
from reportlab.graphics.charts.piecharts import Pie
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Table

PLAIN, BOLD = "Plain", "Bold"
HUES = ("#0F5DAA", "#C0504D", "#4F8F3A", "#8064A2", "#E08E0B")
CHARTS = {
    "bar": HorizontalBarChart,
    "line": HorizontalLineChart,
    "slope": HorizontalLineChart,
    "pie": Pie,
    "doughnut": Pie,
    "waffle": Pie,
}
"""Reportlab's own for a kind; all others are columns."""
LABEL = 7.0


def build(content: Path, deck: Path, page: Path) -> None:
    """Write both files."""
    told = json.loads(content.read_text(encoding="utf-8"))
    straight.deck_of(told, pictures=True).save(str(deck))
    pdfmetrics.registerFont(TTFont(PLAIN, told["fonts"]["regular"]))
    pdfmetrics.registerFont(TTFont(BOLD, told["fonts"]["bold"]))
    canvas = Canvas(str(page), pagesize=told["page_size"])
    for each in told["pages"]:
        canvas.setTitle(each["title"])
        _draw_page(canvas, each, told["page_size"][1])
        canvas.showPage()
    canvas.save()


def _draw_page(canvas, page, height):
    for area in page["fills"]:
        x, y, wide, high = area["box"]
        canvas.setFillColor(HexColor(area["fill"]))
        canvas.rect(x, height - y - high, wide, high, stroke=0, fill=1)
    for picture in page["pictures"]:
        x, y, wide, high = picture["box"]
        canvas.drawImage(picture["file"], x, height - y - high, wide, high)
    for chart in page["charts"]:
        x, y, wide, high = chart["box"]
        drawing = Drawing(wide, high)
        drawing.add(_chart(chart, wide, high))
        renderPDF.draw(drawing, canvas, x, height - y - high)
    for table in page["tables"]:
        _draw_table(canvas, table, height)
    for text in page["texts"]:
        _draw_text(canvas, text, height)


def _draw_text(canvas, text, height):
    x, y, wide, high = text["box"]
    size = text["size"]
    style = ParagraphStyle(
        "text",
        fontName=BOLD if text["bold"] else PLAIN,
        fontSize=size,
        leading=size * 1.25,
        textColor=HexColor(text["colour"]),
        wordWrap="CJK",
    )
    words = Paragraph(escape(text["text"]).replace("\n", "<br/>"), style)
    _, used = words.wrap(wide + 1, high)
    words.drawOn(canvas, x, height - y - used)


def _draw_table(canvas, table, height):
    x, y, wide, high = table["box"]
    rows = table["rows"]
    look = [
        ("FONT", (0, 0), (-1, -1), PLAIN, LABEL),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, HexColor("#C8CDD3")),
    ]
    grid = Table(rows, colWidths=wide / len(rows[0]), rowHeights=high / len(rows), style=look)
    grid.wrapOn(canvas, wide, high)
    grid.drawOn(canvas, x, height - y - high)


def _chart(told, wide, high):
    chart = CHARTS.get(told["kind"], VerticalBarChart)()
    chart.x, chart.y = 12, 14
    chart.width, chart.height = max(10, wide - 24), max(10, high - 24)
    values = [[value or 0 for value in series["values"]] for series in told["series"]]
    if isinstance(chart, Pie):
        chart.width = chart.height = min(chart.width, chart.height)
        chart.data, chart.labels = values[0], told["categories"]
        if len(chart.data) == 1:  # a share of a hundred
            chart.data, chart.labels = [chart.data[0], 100 - chart.data[0]], [told["categories"][0], ""]
        chart.slices.fontName, chart.slices.fontSize = PLAIN, LABEL
        for number in range(len(chart.data)):
            chart.slices[number].fillColor = HexColor(HUES[number % len(HUES)])
        return chart
    chart.data = values
    chart.categoryAxis.categoryNames = told["categories"]
    chart.categoryAxis.labels.fontName = chart.valueAxis.labels.fontName = PLAIN
    chart.categoryAxis.labels.fontSize = chart.valueAxis.labels.fontSize = LABEL
    chart.valueAxis.valueMin = 0
    rows = chart.lines if isinstance(chart, HorizontalLineChart) else chart.bars
    for number in range(len(values)):
        hue = HexColor(HUES[number % len(HUES)])
        if isinstance(chart, HorizontalLineChart):
            rows[number].strokeColor, rows[number].strokeWidth = hue, 1.5
            chart.lineLabels.fontName, chart.lineLabels.fontSize = PLAIN, LABEL
            chart.lineLabelFormat = "%g"
        else:
            rows[number].fillColor, rows[number].strokeColor = hue, None
            chart.barLabels.fontName, chart.barLabels.fontSize = PLAIN, LABEL
            chart.barLabelFormat, chart.barLabels.nudge = "%g", 6
    return chart


if __name__ == "__main__":
    build(*map(Path, sys.argv[1:4]))
