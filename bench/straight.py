"""The deck as one would write it by hand with python-pptx: JSON content in, a .pptx out. The baseline."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Pt

KINDS = {
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "column-stacked": XL_CHART_TYPE.COLUMN_STACKED,
    "column-100": XL_CHART_TYPE.COLUMN_STACKED_100,
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
    "bar-stacked": XL_CHART_TYPE.BAR_STACKED,
    "bar-100": XL_CHART_TYPE.BAR_STACKED_100,
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "area": XL_CHART_TYPE.AREA,
    "pie": XL_CHART_TYPE.PIE,
    "doughnut": XL_CHART_TYPE.DOUGHNUT,
}


def build(content: Path, target: Path) -> None:
    """Write every title, text, chart, table and note of the content to a new deck."""
    deck_of(json.loads(content.read_text(encoding="utf-8"))).save(str(target))


def deck_of(told, *, pictures: bool = False):
    """Return a new deck of what is told."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = (Pt(side) for side in told["size"])
    layout = deck.slide_layouts[6]
    for page in told["slides"]:
        slide = deck.slides.add_slide(layout)
        for picture in page["pictures"] if pictures else ():
            slide.shapes.add_picture(picture["file"], *map(Pt, picture["box"]))
        for text in page["texts"]:
            _add_text(slide, text)
        for chart in page["charts"]:
            _add_chart(slide, chart)
        for table in page["tables"]:
            _add_table(slide, table)
        if page["notes"]:
            slide.notes_slide.notes_text_frame.text = page["notes"]
    return deck


def _add_text(slide, text):
    frame = slide.shapes.add_textbox(*map(Pt, text["box"])).text_frame
    frame.text = text["text"]
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            run.font.size, run.font.bold = Pt(text["size"]), text["bold"]


def _add_chart(slide, chart):
    data = CategoryChartData()
    data.categories = chart["categories"]
    for series in chart["series"]:
        data.add_series(series["name"], series["values"])
    kind = KINDS.get(chart["kind"], XL_CHART_TYPE.COLUMN_CLUSTERED)
    slide.shapes.add_chart(kind, *map(Pt, chart["box"]), data)


def _add_table(slide, table):
    rows = table["rows"]
    grid = slide.shapes.add_table(len(rows), len(rows[0]), *map(Pt, table["box"])).table
    for y, row in enumerate(rows):
        for x, cell in enumerate(row[: len(rows[0])]):
            grid.cell(y, x).text = cell


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
