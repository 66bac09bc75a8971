"""Charts that a person changed take new categories, series, labels and axis ends in their own looks."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from ooxml_lint import faults
from ooxml_package import C, Package
from openpyxl import load_workbook
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from update_edits import chart_of, everything
from update_kit import BRIEF, NOW, deck_of, opened, saved, then

from briefgen.update.merge import update

LATER = (
    BRIEF.format(**NOW).replace("2025: 1108}", "2025: 1108, 2026: 1250}").replace("growth: 32", "growth: 49")
)
LATER = LATER.replace("2026-01-15", "2027-01-15")


def _coloured() -> Any:
    deck = opened(then())
    series = chart_of(deck).plots[0].series[0]
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = RGBColor(0xAA, 0xBB, 0x01)
    return deck


def _cells(deck: Any) -> list[list[Any]]:
    book = load_workbook(BytesIO(chart_of(deck).part.chart_workbook.xlsx_part.blob))
    return [[cell.value for cell in row] for row in book.active.iter_rows()]


def test_a_year_more_comes_into_a_chart_of_ones_own_colours_and_its_workbook() -> None:
    found = update(saved(_coloured()), deck_of(LATER))
    new = opened(found.data)
    plot = chart_of(new).plots[0]
    assert (list(plot.categories), list(plot.series[0].values)) == (
        ["2023", "2024", "2025", "2026"],
        [840, 915, 1108, 1250],
    )
    assert str(plot.series[0].format.fill.fore_color.rgb) == "AABB01"
    assert [row[1] for row in _cells(new)] == ["Visits", 840, 915, 1108, 1250]
    assert not list(faults(Package.of(found.data)))


def test_the_end_of_an_axis_makes_room_for_a_higher_value() -> None:
    new = opened(update(saved(_coloured()), deck_of(LATER)).data)
    assert float(chart_of(new)._chartSpace.find(f".//{C}valAx/{C}scaling/{C}max").get("val")) >= 1250


def test_a_series_of_ones_own_keeps_its_values_at_their_categories() -> None:
    deck = opened(then())
    data = CategoryChartData()
    data.categories = ["2023", "2024", "2025"]
    data.add_series("Visits", (840, 915, 1033))
    data.add_series("Ours", (1, 2, 3))
    chart_of(deck).replace_data(data)
    new = opened(update(saved(deck), deck_of(LATER)).data)
    series = {each.name: list(each.values) for each in chart_of(new).plots[0].series}
    assert series == {"Visits": [840, 915, 1108, 1250], "Ours": [1, 2, 3, None]}
    assert [row[1:3] for row in _cells(new)] == [
        ["Visits", "Ours"],
        [840, 1],
        [915, 2],
        [1108, 3],
        [1250, None],
    ]


def test_a_chart_that_became_a_picture_is_a_conflict() -> None:
    deck = opened(then())
    frame = next(each for each in everything(deck) if getattr(each, "has_chart", False) and each.has_chart)
    data = frame._element.graphic.graphicData
    for child in list(data):
        data.remove(child)
    assert {c.code for c in update(saved(deck), deck_of(LATER)).conflicts} == {"chart"}
