"""The two faces of a chart say the same: what PowerPoint reads back, and what is drawn."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from charts_fixtures import (
    DEALS,
    GOALS,
    LADDER,
    MANY,
    PLACES,
    QUARTERS,
    RATE,
    RND,
    SCORES,
    SHARE,
    YEARS,
    bars,
    drawn,
    texts,
)
from lxml import etree
from openpyxl import load_workbook
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx_scenes import COLOURS, page, scene

from briefgen.base.diagnostics import Place
from briefgen.base.phrase import Phrase
from briefgen.blocks.charts.parts.annotated import Remark
from briefgen.model.scene import Chart, Shape, Text
from briefgen.render.pptx import paint
from briefgen.render.pptx.chart.data import native_series

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
HERE = Place("brief.yaml", 3, 5)
SCORE_KEYS, GOAL_KEYS = (tuple(m.key for m in metrics) for metrics in (SCORES, GOALS))

NATIVES: dict[str, tuple[str, tuple[Any, ...], dict[str, Any]]] = {
    "column": ("column", (YEARS[0],), {}),
    "column with notes": ("column", (YEARS[0],), {"cagr": ("2019",), "average": True, "forecast": "2024"}),
    "bar": ("bar", LADDER, {}),
    "line": ("line", (RND, DEALS), {}),
    "line on a log axis": ("line", (RND, DEALS), {"log": True}),
    "stacked": ("stacked", YEARS, {"totals": True}),
    "stacked shares": ("stacked", YEARS, {"share": True}),
    "doughnut": ("doughnut", LADDER, {}),
    "area": ("area", YEARS, {}),
    "area with totals": ("area", YEARS, {"totals": True}),
    "area of one": ("area", (YEARS[0],), {}),
    "pie": ("pie", LADDER, {}),
    "pie of a share": ("pie", (SHARE,), {}),
    "control chart": ("control_chart", (QUARTERS,), {"trend": 5}),
    "combo": ("combo", (*YEARS[:2], RATE), {"keys": ("rev", "tax"), "lines": ("rate",)}),
    "pareto": ("pareto", LADDER, {}),
    "stacked bar": ("stacked_bar", YEARS, {}),
    "stacked bar with totals": ("stacked_bar", YEARS, {"totals": True}),
    "waterfall": ("waterfall", (YEARS[0],), {}),
    "scatter": ("scatter", (*SCORES, *GOALS), {"keys": SCORE_KEYS, "x": GOAL_KEYS}),
    "bubble": ("bubble", (*SCORES, *GOALS), {"keys": SCORE_KEYS, "x": GOAL_KEYS, "sizes": SCORE_KEYS}),
    "radar": ("radar", SCORES, {}),
    "bump": ("bump", PLACES, {}),
    "histogram": ("histogram", MANY, {}),
}


def face(name: str) -> tuple[Chart, Any, list[Any]]:
    """Return a chart with its marks, PowerPoint's chart of it, and the texts grouped with that."""
    word, metrics, more = NATIVES[name]
    chart = drawn(word, *metrics, kind="deck", width=600.0, height=300.0, **more)
    assert chart.native
    slide = Presentation(BytesIO(paint(scene(page(1, chart))))).slides[0]
    shapes, found, words = list(slide.shapes), None, []
    while shapes:
        shape = shapes.pop(0)
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            shapes = [*shape.shapes, *shapes]
        elif getattr(shape, "has_chart", False):
            found = shape.chart
        elif shape.has_text_frame and shape.name != "Title" and not shape.is_placeholder:
            words.append(shape.text_frame.text)
    return chart, found, words


def rows(native: Any) -> list[Any]:
    return list(native._chartSpace.iter(f"{C}ser"))


def cached(row: Any, *names: str) -> list[float | None]:
    source = next(found for name in names if (found := row.find(f"{C}{name}")) is not None)
    values: list[float | None] = [None] * int(source.find(f".//{C}ptCount").get("val"))
    for point in source.iter(f"{C}pt"):
        values[int(point.get("idx"))] = float(point.findtext(f"{C}v"))
    return values


@pytest.mark.parametrize("name", NATIVES)
def test_powerpoint_has_the_values_of_the_scene_in_cache_and_workbook(name):
    chart, native, _ = face(name)
    wanted = [pytest.approx(list(series.values), abs=1e-9) for series in native_series(chart)]
    assert [cached(row, "val", "yVal") for row in rows(native)] == wanted
    book = BytesIO(native.part.chart_workbook.xlsx_part.blob)
    sheet = load_workbook(book, data_only=True)["Sheet1"]
    first = 3 if chart.groups else 2
    for index, series in enumerate(native_series(chart)):
        told = [sheet.cell(row + 2, first + index).value for row in range(len(series.values))]
        assert told == pytest.approx(list(series.values), abs=1e-9)


@pytest.mark.parametrize("name", NATIVES)
def test_both_faces_have_the_same_colours(name):
    chart, native, _ = face(name)
    wanted = {
        colour
        for series in chart.series
        for colour, value in zip(series.colours, series.values, strict=True)
        if colour and value
    }
    painted = etree.tostring(native._chartSpace).decode()
    assert all(colour.lstrip("#") in painted or _slot(colour) in painted for colour in wanted)
    shown = {mark.fill for mark in chart.marks if isinstance(mark, Shape)}
    shown |= {mark.stroke.colour for mark in chart.marks if isinstance(mark, Shape) and mark.stroke}
    assert wanted <= shown


def _slot(colour: str) -> str:
    slots = {value: slot for slot, value in COLOURS}
    slot = slots.get(colour, "-")
    name = {"dk1": "tx1", "lt1": "bg1"}.get(slot, slot)
    return f'schemeClr val="{name}"'


@pytest.mark.parametrize("name", NATIVES)
def test_every_label_of_the_series_is_drawn(name):
    chart, _, _ = face(name)
    shown = [text.text for text in texts(chart)]
    joined = "".join(shown).replace(" ", "")
    for series in chart.series:
        for label in series.labels:
            assert label.replace(" ", "") in joined


@pytest.mark.parametrize("name", NATIVES)
def test_what_stands_over_both_faces_is_text_in_powerpoint(name):
    chart, _, words = face(name)
    told = [text.text for text in texts(replace(chart, marks=chart.overlay))]
    assert [word for word in words if word in told] == told


def test_a_log_axis_is_powerpoints_own_and_meets_the_categories_at_its_foot():
    chart, native, _ = face("line on a log axis")
    axis = native._chartSpace.find(f".//{C}valAx/{C}scaling")
    assert [child.tag.removeprefix(C) for child in axis] == ["logBase", "orientation", "max", "min"]
    assert axis.find(f"{C}logBase").get("val") == "10"
    assert float(axis.find(f"{C}min").get("val")) == pytest.approx(chart.style.value_min)
    assert native._chartSpace.find(f".//{C}catAx/{C}crosses").get("val") == "min"


def test_a_combined_chart_has_lines_on_a_second_axis():
    _, native, _ = face("combo")
    plot = native._chartSpace.find(f".//{C}plotArea")
    bars_on, lines_on = (
        [axis.get("val") for axis in plot.find(f"{C}{kind}").findall(f"{C}axId")]
        for kind in ("barChart", "lineChart")
    )
    assert not set(bars_on) & set(lines_on)
    assert len(plot.findall(f"{C}valAx")) == 2


def test_names_of_bubbles_stand_in_the_order_of_their_points_however_large_these_are():
    chart, _, _ = face("bubble")
    named = [mark.paragraphs[0].runs[0].fact for mark in chart.overlay if isinstance(mark, Text)]
    assert [fact for fact in named if fact] == list(chart.series[0].facts)


def test_a_bubbles_area_is_its_size():
    chart, native, _ = face("bubble")
    assert cached(rows(native)[0], "bubbleSize") == list(chart.series[0].sizes)
    dots = [mark for mark in chart.marks if isinstance(mark, Shape) and mark.geometry == "ellipse"]
    areas = [dot.box.width**2 for dot in dots]
    ratio = areas[1] / areas[0]
    assert ratio == pytest.approx(chart.series[0].sizes[1] / chart.series[0].sizes[0], rel=0.01)


def test_a_waterfall_hides_what_its_steps_stand_on():
    _, native, _ = face("waterfall")
    assert rows(native)[0].find(f"{C}spPr/{A}noFill") is not None


def test_a_forecast_is_an_outline_on_both_faces():
    chart, native, _ = face("column with notes")
    ahead = [point for point in rows(native)[0].findall(f"{C}dPt") if point.find(f"{C}idx").get("val") == "5"]
    assert ahead[0].find(f".//{A}prstDash") is not None or ahead[0].find(f".//{A}custDash") is not None
    hollow = [bar for bar in bars(chart, "#FFFFFF") if bar.stroke and bar.stroke.dash]
    assert len(hollow) == 1


class TestNotes:
    def test_growth_a_year_is_computed_from_the_two_values(self):
        chart = drawn("column", YEARS[0], cagr=("2019", "2024"), width=300)
        assert "年均+13%" in [text.text.replace(" ", "") for text in texts(chart)]
        assert "年均+13%" in chart.alt

    def test_a_difference_has_its_unit(self):
        chart = drawn("column", YEARS[0], difference=("2019", "2024"), width=300)
        assert "+180亿元" in [text.text.replace(" ", "") for text in texts(chart)]

    def test_the_mean_line_lies_at_the_mean(self):
        chart = drawn("column", YEARS[0], average=True, width=300)
        values = [value for value in chart.series[0].values if value is not None]
        mean = sum(values) / len(values)
        top, height = chart.style.plot[1] * chart.box.height, chart.style.plot[3] * chart.box.height
        dashed = [m for m in chart.marks if isinstance(m, Shape) and m.stroke and m.stroke.dash]
        level = top + height * (1 - mean / chart.style.value_max)
        assert all(line.box.y == pytest.approx(level, abs=0.2) for line in dashed)
        assert dashed

    def test_a_target_beyond_all_values_lengthens_the_axis(self):
        chart = drawn("line", YEARS[1], YEARS[0], keys=("tax",), target="rev.2024", width=300)
        assert chart.style.value_max == 390.0

    def test_a_remark_resolves_its_figures(self):
        remark = Remark(at="2021", text=Phrase("税收 {tax.2021}", HERE), place=HERE)
        chart = drawn("line", YEARS[1], remarks=(remark,), width=300)
        assert "税收118亿元" in [text.text.replace(" ", "") for text in texts(chart)]

    def test_what_is_annotated_but_not_drawn_is_a_warning(self):
        from charts_fixtures import block_of, setting

        around = setting(YEARS[0])
        block_of("column")(metrics=("rev",), difference=("1999",), place=HERE).compose(around, 300.0)
        assert [problem.severity for problem in around.problems] == ["warning"]


POINT = '{"features": [{"properties": {"name": "a"}, "geometry": {"type": "Point", "coordinates": [0, 0]}}]}'
SQUARE = POINT.replace("Point", "Polygon").replace("[0, 0]", "[[[1, 1], [2, 1], [2, 2], [1, 1]]]")


class TestMaps:
    def test_a_file_outside_the_briefs_folder_is_refused(self):
        from briefgen.blocks.charts.choropleth import Choropleth

        for name in ("../a.geojson", "/etc/passwd", "https://a.b/c.geojson"):
            with pytest.raises(ValueError, match="outside"):
                Choropleth(file=name, regions={}, place=HERE)

    @pytest.mark.parametrize("text", ["", "[]", "{}", '{"features": [{}]}', POINT])
    def test_what_is_no_map_is_a_sentence_and_no_traceback(self, tmp_path: Path, text):
        from briefgen.blocks.charts.parts.geojson import read_regions

        (tmp_path / "map.geojson").write_text(text, encoding="utf-8")
        with pytest.raises(ValueError, match=r"it is no|region|polygon"):
            read_regions(tmp_path, "map.geojson", "name")

    def test_a_map_is_parsed_once_until_its_file_changes(self, tmp_path: Path, monkeypatch):
        from briefgen.blocks.charts.parts import geojson

        parsed: list[bytes] = []
        loads = json.loads
        monkeypatch.setattr(geojson.json, "loads", lambda text: parsed.append(text) or loads(text))
        for text in ("[1]", "[1]", SQUARE, SQUARE):
            (tmp_path / "map.geojson").write_text(text, encoding="utf-8")
            with suppress(ValueError):
                found = geojson.read_regions(tmp_path, "map.geojson", "name")
        assert [region.name for region in found] == ["a"]
        assert len(parsed) == 2
