"""What charts become in PowerPoint: native, editable, with their values and the labels the scene prints."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx_scenes import (
    BLUE,
    CHART_STYLE,
    GROWTH,
    NATIVE_KINDS,
    ORANGE,
    PAST,
    Box,
    Shape,
    chart,
    gallery_chart,
    page,
    scene,
    series,
)

from briefgen.render.pptx import paint
from briefgen.render.pptx.chart.labels import number_format

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def shape_of(item: Any) -> Any:
    return Presentation(BytesIO(paint(scene(page(1, item))))).slides[0].shapes[1]


def native(item: Any) -> Any:
    """Return python-pptx's chart, out of its group if it is in one."""
    shape = shape_of(item)
    while shape.shape_type == MSO_SHAPE_TYPE.GROUP:
        shape = shape.shapes[0]
    return shape.chart


def element(item: Any) -> Any:
    return native(item)._chartSpace


def value_of(item: Any, path: str) -> str | None:
    found = element(item).find(".//" + "/".join(f"{C}{name}" for name in path.split("/")))
    return None if found is None else found.get("val")


def workbook(item: Any) -> Any:
    return load_workbook(BytesIO(native(item).part.chart_workbook.xlsx_part.blob))["Sheet1"]


def formats(item: Any) -> list[str]:
    return [label.get("formatCode") for label in element(item).iter(f"{C}numFmt")]


@pytest.mark.parametrize("kind", NATIVE_KINDS)
def test_a_native_chart_has_the_scenes_values_and_so_has_its_workbook(kind: str) -> None:
    item = gallery_chart(kind)
    plot = native(item).plots[0]
    assert [list(row.values) for row in plot.series] == [list(row.values) for row in item.series]
    assert [row.name for row in plot.series] == [row.name for row in item.series]
    rows = list(workbook(item).values)
    first = 2 if item.groups else 1
    assert rows[0][first:] == tuple(row.name for row in item.series)
    for index, row in enumerate(item.series):
        assert tuple(line[first + index] for line in rows[1:]) == row.values


@pytest.mark.parametrize("kind", NATIVE_KINDS)
def test_a_native_chart_is_free_of_what_nobody_asked_for(kind: str) -> None:
    space = element(gallery_chart(kind))
    assert space.find(f".//{C}autoTitleDeleted").get("val") == "1"
    assert space.find(f".//{C}varyColors").get("val") == "0"
    assert space.find(f".//{C}roundedCorners").get("val") == "0"
    assert space.find(f".//{C}legend") is None
    assert kind == "radar" or space.find(f".//{C}majorGridlines") is None
    assert all(int(axis.get("val")) > 0 for axis in space.iter(f"{C}axId"))


def test_a_point_has_its_own_colour() -> None:
    row = native(chart("column", GROWTH)).plots[0].series[0]
    assert row.format.fill.fore_color.theme_color == MSO_THEME_COLOR.ACCENT_4
    assert row.points[1].format.fill.fore_color.theme_color == MSO_THEME_COLOR.ACCENT_2


def test_a_missing_value_is_a_gap_and_an_empty_cell() -> None:
    item = chart("column", series("甲", (1.0, None), ("1", ""), BLUE))
    assert value_of(item, "dispBlanksAs") == "gap"
    assert [cell.value for cell in workbook(item)["B"]] == ["甲", 1, None]


def test_a_line_spans_the_periods_without_a_value() -> None:
    assert value_of(chart("line", GROWTH), "dispBlanksAs") == "span"


def test_text_in_the_workbook_is_never_a_formula() -> None:
    item = chart("column", GROWTH, categories=("=1+1", "@cmd"))
    assert [(cell.value, cell.data_type) for cell in workbook(item)["A"][1:]] == [
        ("=1+1", "s"),
        ("@cmd", "s"),
    ]


def test_groups_are_a_column_of_the_workbook_and_no_second_level_of_the_axis() -> None:
    four = series("家", (1.0, 2.0, 3.0, 4.0), ("1", "2", "3", "4"), BLUE)
    item = chart("column", four, categories=("2020", "2025") * 2, groups=("甲", "甲", "乙", "乙"))
    assert list(native(item).plots[0].categories) == ["2020", "2025", "2020", "2025"]
    assert element(item).find(f".//{C}multiLvlStrRef") is None
    assert [cell.value for cell in workbook(item)["A"]] == [None, "甲", None, "乙", None]


@pytest.mark.parametrize(
    ("label", "value", "expected"),
    [
        ("8683", 8683, "0"),
        ("8,683", 8683, "#,##0"),
        ("68.52%", 68.52, '0.00"%"'),
        ("约300万人", 300, '"约"0"万人"'),
        ("-5", -5, "0"),
        ("−5%", -5, '0"%";"−"0"%"'),
        ("约−5", -5, '"约"0;"约−"0'),
        ("1.2万", 12000, None),
        ("二十", 20, None),
        ("3比2", 3, None),
        ("2023年8月最高5.2%", 5.2, '"2023年8月最高"0.0"%"'),
        ("peak 5.2%, Jun 2023", 5.2, '"peak "0.0"%, Jun 2023"'),
    ],
)
def test_a_label_that_is_its_value_in_words_is_a_number_format(
    label: str, value: float, expected: str | None
) -> None:
    assert number_format(label, value) == expected


def test_labels_of_both_signs_share_one_format_that_follows_when_a_value_changes_its_sign() -> None:
    row = series("甲", (1.5, -2.0, 0.0), ("1.5%", "−2.0%", "0.0%"), BLUE)
    item = chart("bar", row, categories=("a", "b", "c"))
    labels = element(item).find(f".//{C}dLbls")
    assert labels.findall(f"{C}dLbl") == []
    assert labels.find(f"{C}numFmt").get("formatCode") == '0.0"%";"−"0.0"%"'


def test_labels_alike_share_one_format_and_others_have_their_own_words() -> None:
    item = chart(
        "column", series("甲", (1.0, 2.0, 3.0), ("1家", "2家", "叁"), BLUE), categories=("a", "b", "c")
    )
    labels = element(item).find(f".//{C}dLbls")
    (own,) = labels.findall(f"{C}dLbl")
    assert own.find(f"{C}idx").get("val") == "2"
    assert own.findtext(f".//{A}t") == "叁"
    assert labels.find(f"{C}numFmt").get("formatCode") == '0"家"'


def test_a_label_is_coloured_and_bold_as_the_scene_says() -> None:
    row = replace(GROWTH, label_colours=(PAST, ORANGE), bold=(False, True))
    looks = [
        (look.get("b"), look.find(f".//{A}schemeClr").get("val"))
        for label in element(chart("column", row)).iter(f"{C}dLbl")
        for look in label.iter(f"{A}defRPr")
    ]
    assert looks == [("1", "accent2")]


def test_a_bar_chart_has_its_first_category_on_top() -> None:
    assert value_of(chart("bar", GROWTH), "catAx/scaling/orientation") == "maxMin"


def test_bars_take_their_share_of_the_width() -> None:
    style = replace(CHART_STYLE, bar_share=0.5)
    assert value_of(chart("column", GROWTH, style=style), "gapWidth") == "100"
    assert value_of(chart("column", GROWTH, GROWTH, style=style), "gapWidth") == "200"
    assert value_of(chart("column-stacked", GROWTH, GROWTH, style=style), "gapWidth") == "100"
    assert value_of(chart("column-stacked", GROWTH, GROWTH, style=style), "overlap") == "100"


def test_the_value_axis_is_hidden_and_keeps_its_range() -> None:
    item = chart("column", GROWTH, style=replace(CHART_STYLE, value_min=0.0, value_max=9000.0))
    axis = native(item).value_axis
    assert not axis.visible
    assert (axis.minimum_scale, axis.maximum_scale) == (0, 9000)


def test_ranks_have_one_on_top_and_their_periods_below() -> None:
    item = chart("line", GROWTH, style=replace(CHART_STYLE, reversed_values=True))
    assert value_of(item, "valAx/scaling/orientation") == "maxMin"
    assert value_of(item, "catAx/crosses") == "max"


def test_the_plot_area_lies_where_the_scene_measured_it() -> None:
    style = replace(CHART_STYLE, plot=(0.1, 0.05, 0.8, 0.75))
    layout = element(chart("column", GROWTH, style=style)).find(f".//{C}manualLayout")
    assert [layout.find(f"{C}{side}").get("val") for side in "xywh"] == ["0.1", "0.05", "0.8", "0.75"]


def test_a_share_has_its_figure_in_the_hole_as_text() -> None:
    style = replace(CHART_STYLE, figure_size=40, plot=(0.2, 0.1, 0.6, 0.8))
    ring = series("占比", (44.0, 56.0), ("44%", ""), BLUE, PAST)
    group = shape_of(chart("doughnut", ring, style=style))
    assert group.shape_type == MSO_SHAPE_TYPE.GROUP
    assert group.shapes[0].has_chart
    assert group.shapes[1].text_frame.text == "44%"
    assert [run.font.size.pt for run in group.shapes[1].text_frame.paragraphs[0].runs] == [40, 20]
    assert value_of(chart("doughnut", ring, style=style), "showVal") == "0"


def test_a_ring_of_several_parts_has_its_key_beside_it() -> None:
    style = replace(CHART_STYLE, legend=True, plot=(0.0, 0.0, 0.5, 1.0))
    ring = series("家", (16.0, 86.0), ("16家", "86家"), BLUE, PAST)
    group = shape_of(chart("doughnut", ring, categories=("国家级", "省级"), style=style))
    words = [shape.text_frame.text for shape in group.shapes if shape.has_text_frame]
    assert [word for word in words if word] == ["国家级 16家", "省级 86家"]


def test_lines_far_enough_apart_are_named_at_their_ends_else_by_a_legend() -> None:
    style = replace(CHART_STYLE, legend=True, value_min=0.0, value_max=10000.0, plot=(0.0, 0.1, 0.8, 0.8))
    other = series("中小企业", (100.0, 200.0), ("100", "200"), BLUE)
    apart = element(chart("line", GROWTH, other, style=style))
    assert apart.find(f".//{C}legend") is None
    assert {label.get("val") for label in apart.iter(f"{C}showSerName")} == {"0", "1"}
    near = element(chart("line", GROWTH, GROWTH, style=style))
    assert near.find(f".//{C}legendPos").get("val") == "r"
    box = near.find(f".//{C}legend/{C}layout/{C}manualLayout")
    layout = {part.tag.removeprefix(C): part.get("val") for part in box}
    assert 0.8 < float(layout["x"]) < 0.85
    assert (layout["y"], layout["h"]) == ("0.1", "0.8")
    assert {label.get("val") for label in near.iter(f"{C}showSerName")} == {"0"}


def test_names_beside_stacks_have_a_place_of_their_own_in_every_program() -> None:
    style = replace(CHART_STYLE, legend=True, value_min=0.0, value_max=400.0, plot=(0.0, 0.1, 0.6, 0.8))
    stacks = element(chart("column-stacked", GROWTH, GROWTH, style=style))
    box = stacks.find(f".//{C}legend/{C}layout/{C}manualLayout")
    assert 0.6 < float(box.find(f"{C}x").get("val")) < 0.65


def test_a_dashed_line_has_its_dashes_and_its_marks() -> None:
    dashed = replace(series("a", (1.0, 2.0), ("1", "2"), BLUE), dash=(4.5, 3.0), symbol="square")
    plain = series("b", (3.0, 4.0), ("3", "4"), BLUE)
    space = element(chart("line", plain, dashed, style=replace(CHART_STYLE, marker_size=6.0)))
    first, second = space.iter(f"{C}ser")
    assert [each.find(f"{C}marker/{C}symbol").get("val") for each in (first, second)] == ["circle", "square"]
    assert first.find(f"{C}spPr/{A}ln/{A}custDash") is None
    assert second.find(f"{C}spPr/{A}ln/{A}custDash/{A}ds").get("d") == "450000"


def test_a_rising_lines_first_label_stands_below_it() -> None:
    style = replace(CHART_STYLE, value_min=0.0, value_max=9000.0)
    places = [place.get("val") for place in element(chart("line", GROWTH, style=style)).iter(f"{C}dLblPos")]
    assert places == ["b", "t"]


def test_every_chart_is_described() -> None:
    shape = shape_of(chart("column", GROWTH, alt="企业由4385家增至8683家"))
    assert shape._element.nvGraphicFramePr.cNvPr.get("descr") == "企业由4385家增至8683家"


def test_a_kind_powerpoint_lacks_is_a_group_of_its_marks() -> None:
    mark = Shape(box=Box(60, 120, 40, 40), geometry="ellipse", fill=BLUE)
    group = shape_of(chart(None, GROWTH, name="斜率图", marks=(mark,)))
    assert group.shape_type == MSO_SHAPE_TYPE.GROUP
    assert group.name == "斜率图"
    assert group._element.nvGrpSpPr.cNvPr.get("descr") == "两年对比"


def test_what_is_not_a_number_is_no_point() -> None:
    item = chart("column", series("甲", (float("nan"), 2.0), ("", "2"), BLUE))
    assert list(native(item).plots[0].series[0].values) == [None, 2.0]
