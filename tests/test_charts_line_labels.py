"""Labels of lines on slides: only where PowerPoint's own chart can put them, and there in both faces."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from charts_fixtures import drawn, metric, texts
from pptx import Presentation

from briefgen.blocks.charts.parts import free_labels
from briefgen.model.scene import Chart, walk
from briefgen.pipeline.lay_out import lay_out
from briefgen.render.pptx import paint

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
BRIEF = """\
meta: {title: 借阅, as_of: 2025}
metrics:
  main: {label: 总馆, unit: 千册, values: {2020: 310, 2021: 322, 2022: 301, 2023: 335, 2024: 352, 2025: 377}}
  east: {label: 东馆, unit: 千册, values: {2020: 306, 2021: 318, 2022: 305, 2023: 330, 2024: 347, 2025: 368}}
  west: {label: 西馆, unit: 千册, values: {2020: 330, 2021: 323, 2022: 320, 2023: 337, 2024: 350, 2025: 390}}
deck:
  - {title: 三馆都在上升, blocks: [{line: [main, east, west]}]}
"""


def test_close_lines_on_slides_keep_labels_right_above_or_below_their_points(
    brief_file: Callable[[str], Path],
) -> None:
    laid = lay_out(brief_file(BRIEF))
    (chart,) = (item for item in walk(laid.deck.pages[0].items) if isinstance(item, Chart))
    places = free_labels.label_boxes(chart)
    kept = {
        (number, index)
        for number, series in enumerate(chart.series)
        for index, label in enumerate(series.labels)
        if label
    }
    assert set(places) == kept
    assert (0, 5) in kept
    assert len(kept) < 18
    for (number, index), box in places.items():
        x, y = free_labels.point_at(chart, index, chart.series[number].values[index] or 0.0)
        assert abs(box.x + box.width / 2 - x) < 1
        assert (box.y > y) == chart.series[number].below[index]
    assert any(below for series in chart.series for below in series.below)

    slide = Presentation(BytesIO(paint(laid.deck))).slides[0]
    (native,) = (shape.chart for shape in slide.shapes if shape.has_chart)
    for series, plot in zip(chart.series, native._chartSpace.iter(f"{C}ser"), strict=True):
        labels = {label.find(f"{C}idx").get("val"): label for label in plot.iter(f"{C}dLbl")}
        for index, below in enumerate(series.below):
            label = labels.get(str(index))
            if not series.labels[index]:
                assert label is not None
                assert label.find(f"{C}delete") is not None
            elif below:
                assert label is not None
                assert label.find(f"{C}dLblPos").get("val") == "b"


@pytest.mark.parametrize("kind", ["deck", "page"])
def test_the_last_value_of_a_line_of_many_months_does_not_touch_the_lines_name(kind: str) -> None:
    keys = [f"{year}-{month:02d}" for year in (2023, 2024, 2025) for month in range(1, 13)]
    up = metric("a", "求职", {key: str(200 + number) for number, key in enumerate(keys)})
    down = metric("b", "招聘", {key: str(110 - number) for number, key in enumerate(keys)})
    chart = drawn("line", up, down, width=420, height=220, kind=kind)
    boxes = {item.text: item.box for item in texts(chart)}
    for value, name in (("235", "求职"), ("75", "招聘")):
        assert boxes[name].x - boxes[value].right > 0.3 * chart.style.label_size


@pytest.mark.parametrize(
    ("kind", "height"), [("page", 90.0), ("page", 160.0), ("deck", 120.0), ("deck", 160.0)]
)
def test_the_line_at_zero_strikes_no_label_of_a_line_through(height, kind) -> None:
    chart = drawn(
        "line",
        metric("a", "净利润", {"2022": "-3.1", "2023": "0", "2024": "-12.4"}),
        height=height,
        kind=kind,
    )
    zero = free_labels.point_at(chart, 0, 0.0)[1]
    places = free_labels.label_boxes(chart)
    assert {(0, 0), (0, 1), (0, 2)} <= set(places)
    assert not any(box.y < zero < box.bottom for box in places.values())
