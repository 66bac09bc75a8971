"""`mark`: the peak, the turn, the latest and the largest are in colour and named, the rest is grey."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from charts_fixtures import HERE, LADDER, YEARS, block_of, drawn, meeting, metric, setting, texts
from pptx import Presentation

from briefgen.base.phrase import Phrase
from briefgen.blocks.charts.parts.annotated import Remark
from briefgen.blocks.charts.parts.data import metric_rows
from briefgen.blocks.charts.parts.mark import find_marks
from briefgen.facts.metric import Metric
from briefgen.model.scene import Chart, Shape, Text, walk
from briefgen.pipeline.lay_out import lay_out
from briefgen.render.pptx import paint

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
ORANGE, PAST, MUTED = "#B8470D", "#B8C5D3", "#4A5A70"
TRAVEL = metric(
    "travel", "客运量",
    {str(2016 + i): str(v) for i, v in enumerate((300, 312, 309, 290, 120, 150, 220, 260, 280, 295))},
    unit="万人次",
)  # fmt: skip
BENT = metric(
    "bent",
    "客运量",
    {str(2017 + i): str(v) for i, v in enumerate((100, 180, 160, 120, 150, 200))},
    unit="万人次",
)
RISING = metric("rising", "营业收入", {str(2018 + i): str(100 + 20 * i) for i in range(8)}, unit="亿元")


def marked(asked: tuple[str, ...], *metrics: Metric, language: str = "zh-CN") -> dict[str, str]:
    """Return the marked periods or metrics and the words at them."""
    around = setting(*metrics, language=language)
    found = metric_rows(tuple(each.key for each in metrics), around, metrics[0].place)
    marks = find_marks(asked, found, around)
    return {f"{point.fact.metric}.{point.fact.period}": point.word for point in marks.points}


def test_a_line_marks_its_peak_and_its_low_and_the_value_it_has_now() -> None:
    assert marked(("auto",), TRAVEL) == {"travel.2025": "", "travel.2017": "最高", "travel.2020": "最低"}


def test_a_series_that_only_rises_has_its_latest_value_marked_alone() -> None:
    assert marked(("auto",), RISING) == {"rising.2025": ""}
    assert marked(("turn",), RISING) == {}


def test_fewer_than_four_values_are_all_read_and_none_is_marked_by_itself() -> None:
    short = metric("short", "客运量", {"2023": "3", "2024": "9", "2025": "4"})
    assert marked(("auto",), short) == {}
    assert marked(("peak",), short) == {"short.2024": "最高"}


def test_no_value_is_the_peak_where_another_may_be_as_high() -> None:
    vague = metric("vague", "参会人数", {"2022": "200", "2023": "310余", "2024": "312", "2025": "180"})
    assert marked(("peak",), vague) == {}


def test_a_turn_says_which_way_values_went_since_only_where_all_of_them_did() -> None:
    assert marked(("turn",), TRAVEL) == {"travel.2020": "此后回升"}
    assert marked(("turn",), TRAVEL, language="en") == {"travel.2020": "rising since"}
    wavering = metric(
        "w", "客运量", {str(2018 + i): str(v) for i, v in enumerate((300, 280, 120, 150, 145, 200))}
    )
    assert marked(("turn",), wavering) == {"w.2020": "转折"}


def test_a_small_bend_is_no_turn() -> None:
    bent = metric(
        "bent", "营业收入", {str(2018 + i): str(v) for i, v in enumerate((100, 130, 127, 180, 200))}
    )
    assert marked(("turn",), bent) == {}


def test_the_best_rank_is_the_peak() -> None:
    ranks = metric(
        "rank", "排名", {"2021": "69", "2022": "34", "2023": "40", "2024": "51"}, unit="位", kind="rank"
    )
    assert marked(("peak", "low"), ranks) == {"rank.2022": "最前", "rank.2021": "最后"}


def test_a_crossing_is_where_one_of_two_lines_goes_ahead_for_good() -> None:
    cars = metric("cars", "燃油车", {"2021": "90", "2022": "80", "2023": "60", "2024": "50"})
    electric = metric("ev", "新能源车", {"2021": "20", "2022": "85", "2023": "55", "2024": "70"})
    assert marked(("crossing",), cars, electric) == {"ev.2024": ""}
    chart = drawn("line", cars, electric, width=420, height=220, mark=("auto",))
    (note,) = (item for item in chart.overlay if isinstance(item, Text) and "领先" in item.text)
    assert note.text == "2024年起领先"
    assert chart.series[1].dots[3]
    assert not chart.series[1].labels[2]
    assert not meeting(chart)


def test_a_target_marks_the_value_from_which_on_the_line_is_past_it() -> None:
    aim = metric("aim", "目标", {"2025": "210"}, unit="亿元")
    assert marked(("target",), RISING) == {}
    around = setting(RISING, aim)
    rows = metric_rows(("rising",), around, RISING.place)
    marks = find_marks(("target",), rows, around, around.ledger.find("aim"))
    assert [point.fact.period for point in marks.points] == ["2024"]


def test_of_two_equally_large_metrics_none_is_the_largest() -> None:
    one, other = metric("a", "甲", {"now": "5"}), metric("b", "乙", {"now": "5"})
    assert marked(("largest",), one, other) == {}
    assert marked(("largest", "smallest"), *LADDER) == {"b1.now": "", "b5.now": ""}


def test_a_marked_line_has_dots_and_numbers_at_its_marks_and_its_first_point_alone() -> None:
    chart = drawn("line", TRAVEL, width=420, height=200, mark=("auto",))
    (series,) = chart.series
    assert [label for label in series.labels if label] == ["300", "最高312", "最低120", "295"]
    assert series.dots == ("", ORANGE, "", "", ORANGE, "", "", "", "", ORANGE)
    assert set(series.colours) == {ORANGE}
    dots = [mark for mark in chart.marks if isinstance(mark, Shape) and mark.fill == ORANGE]
    assert len(dots) == 3
    assert all(fact for fact in series.facts)
    assert not meeting(chart)


@pytest.mark.parametrize("width", [150, 220, 420, 700])
@pytest.mark.parametrize("word", ["line", "area", "column"])
def test_marks_never_lie_on_each_other(word: str, width: float) -> None:
    assert not meeting(drawn(word, TRAVEL, width=width, height=150, mark=("peak", "low", "turn", "latest")))


def test_of_many_months_a_mark_says_its_period() -> None:
    months = metric(
        "m", "客流", {f"{2023 + i // 12}-{i % 12 + 1:02}": str(40 + abs(9 - i) * 3) for i in range(20)}
    )
    chart = drawn("line", months, width=460, height=200, mark=("low",))
    assert "2023年10月最低40" in [text.text for text in texts(chart)]
    english = drawn(
        "line", months, width=460, height=200, mark=("low",), around=setting(months, language="en")
    )
    assert "low 40, Oct 2023" in [text.text for text in texts(english)]


def test_marked_columns_are_in_the_hue_and_the_others_grey_without_a_number() -> None:
    (series,) = drawn("column", TRAVEL, width=420, height=200, mark=("peak", "low")).series
    assert [at for at, colour in enumerate(series.colours) if colour == ORANGE] == [1, 4]
    assert set(series.colours) == {ORANGE, PAST}
    assert [label for label in series.labels if label] == ["300", "312", "120", "295"]


@pytest.mark.parametrize("word", ["stacked", "stacked_bar", "mekko", "area"])
@pytest.mark.parametrize("asked", ["largest", "auto"])
def test_the_largest_part_of_a_stack_is_in_the_hue_and_the_others_in_greys_that_differ(word, asked) -> None:
    parts = YEARS if word != "mekko" else tuple(replace(year, unit="%") for year in YEARS)
    chart = drawn(word, *reversed(parts), width=420, height=200, mark=(asked,))
    hued = [series.name for series in chart.series if series.colours[0] == ORANGE]
    assert hued == ["营业收入"]
    assert len({series.colours[0] for series in chart.series}) == len(chart.series)


def test_a_part_is_largest_or_smallest_and_nothing_else() -> None:
    around = setting(*YEARS)
    drawn("stacked", *YEARS, width=420, height=200, mark=("peak",), around=around)
    assert [problem.message for problem in around.problems] == [
        "nothing is marked as peak: parts are largest or smallest"
    ]


def test_the_largest_rectangle_of_a_treemap_is_in_the_hue() -> None:
    (series,) = drawn("treemap", *LADDER[:4], width=300, height=200, mark=("largest",)).series
    assert [colour == ORANGE for colour in series.colours] == [True, False, False, False]
    assert len(set(series.colours)) == 4


def test_each_of_several_small_charts_marks_its_own_points() -> None:
    block = block_of("small_multiples")(
        metrics=("travel", "rising"), place=HERE, kind="line", mark=("auto",), own_scale=True
    )
    made = block.compose(setting(TRAVEL, RISING), 600, 200)
    charts = [item for item in walk(made.items) if isinstance(item, Chart)]
    shown = [[label for label in chart.series[0].labels if label] for chart in charts]
    assert shown == [["300", "最高312", "最低120", "295"], ["100", "240"]]


@pytest.mark.parametrize("word", ["bar", "column", "lollipop", "doughnut", "pie"])
def test_the_largest_of_several_is_in_the_hue_and_all_keep_their_numbers(word: str) -> None:
    (series,) = drawn(word, *LADDER, width=300, height=160, mark=("largest",)).series
    assert series.colours[0] == ORANGE
    assert ORANGE not in series.colours[1:]
    assert all(series.labels)
    assert (series.label_colours[0], set(series.label_colours[1:])) == (ORANGE, {MUTED})


def test_the_parts_beside_a_marked_one_are_greys_that_differ() -> None:
    (series,) = drawn("pie", *LADDER[:4], width=300, height=160, mark=("largest",)).series
    assert len(set(series.colours)) == 4


def test_of_several_lines_the_largest_alone_is_in_colour() -> None:
    other = metric("low", "轮渡", {str(2016 + i): str(20 + i) for i in range(10)}, unit="万人次")
    third = metric("mid", "电车", {str(2016 + i): str(90 + i) for i in range(10)}, unit="万人次")
    chart = drawn("line", other, TRAVEL, third, width=420, height=200, mark=("auto",))
    hued = [series.name for series in chart.series if series.colours[0] == ORANGE]
    assert hued == ["客运量"]


def test_an_area_whose_points_are_marked_is_a_tint_with_dots_on_its_edge() -> None:
    chart = drawn("area", TRAVEL, width=420, height=200, mark=("auto",))
    said = [item.text for item in chart.overlay if hasattr(item, "text")]
    assert {"最高312", "最低120", "295"} <= set(said)
    dots = [item for item in chart.overlay if isinstance(item, Shape) and item.geometry == "ellipse"]
    assert len(dots) == 3
    assert chart.series[0].colours[-1] not in (ORANGE, PAST)


def test_of_several_areas_the_largest_alone_is_in_the_hue() -> None:
    other = metric("low", "轮渡", {str(2016 + i): str(20 + i) for i in range(10)}, unit="万人次")
    chart = drawn("area", other, TRAVEL, width=420, height=200, mark=("largest",))
    assert [series.colours[0] == ORANGE for series in chart.series] == [False, True]


@pytest.mark.parametrize(
    ("word", "metrics", "asked"),
    [("line", (RISING,), "turn"), ("bar", LADDER, "crossing"), ("pie", LADDER, "peak")],
)
def test_a_mark_that_the_values_do_not_bear_out_is_said(word, metrics, asked) -> None:
    around = setting(*metrics)
    drawn(word, *metrics, width=300, height=160, mark=(asked,), around=around)
    assert [problem.severity for problem in around.problems] == ["warning"]
    assert f"nothing is marked as {asked}" in around.problems[0].message


def test_a_turn_is_read_aloud_as_well() -> None:
    assert "2020年此后回升，为120万人次" in drawn("line", BENT, width=420, height=200, mark=("turn",)).alt
    assert "最高" not in drawn("line", RISING, width=420, height=200, mark=("peak",)).alt


BRIEF = """\
meta: {title: 客运, as_of: 2025}
metrics:
  bus: {label: 公交, unit: 万人次, values: {2019: 300, 2020: 120, 2021: 150, 2022: 312, 2023: 260, 2024: 280}}
deck:
  - {title: 客运回升, blocks: [{line: {metrics: bus, mark: [peak, low, latest]}}]}
"""


def test_a_native_line_keeps_its_marks_as_markers_and_numbers_that_follow_its_data(
    brief_file: Callable[[str], Path],
) -> None:
    laid = lay_out(brief_file(BRIEF))
    (chart,) = (item for item in walk(laid.deck.pages[0].items) if isinstance(item, Chart))
    hue = next(colour for colour in chart.series[0].dots if colour)
    slide = Presentation(BytesIO(paint(laid.deck))).slides[0]
    (native,) = (shape.chart for shape in slide.shapes if shape.has_chart)
    (series,) = native._chartSpace.iter(f"{C}ser")
    assert series.find(f"{C}marker/{C}symbol").get("val") == "none"
    points = {int(point.find(f"{C}idx").get("val")): point for point in series.findall(f"{C}dPt")}
    assert sorted(points) == [1, 3, 5]
    for point in points.values():
        assert point.find(f"{C}marker/{C}symbol").get("val") == "circle"
    formats = {
        label.find(f"{C}numFmt").get("formatCode")
        for label in series.iter(f"{C}dLbl")
        if label.find(f"{C}numFmt") is not None
    }
    assert {'"最高"0', '"最低"0'} <= formats
    assert set(chart.series[0].colours) == {hue}


def test_a_remark_that_loses_its_end_is_said() -> None:
    told = (
        Remark(
            at="2020", text=Phrase("从此以后各线路全部停运并且改为预约出行方式运行" * 2, HERE), place=HERE
        ),
    )
    around = setting(TRAVEL)
    drawn("line", TRAVEL, width=200, height=160, remarks=told, around=around)
    assert any("left out or cut" in problem.message for problem in around.problems)


@pytest.mark.parametrize("kind", ["page", "deck"])
def test_a_mark_whose_words_have_no_place_keeps_its_number(kind: str) -> None:
    aim = metric("aim", "目标", {"2025": "275"}, unit="万人次")
    around = setting(TRAVEL, aim, kind=kind)
    width, height = (600.0, 260.0) if kind == "deck" else (300.0, 150.0)
    asked: Any = {"mark": ("latest", "target"), "target": "aim", "keys": ("travel",)}
    chart = drawn("line", TRAVEL, around=around, width=width, height=height, **asked)
    assert chart.series[0].labels[8] in ("280", "越过目标280")
    assert not meeting(chart)


def test_a_marked_value_without_any_place_is_said() -> None:
    jagged = metric("j", "客流", {str(2000 + i): str(100 + 37 * i * i % 90) for i in range(20)})
    chart = drawn("line", jagged, width=90, height=50, mark=("peak", "low", "turn", "latest"))
    (series,) = chart.series
    assert any(dot and not label for dot, label in zip(series.dots, series.labels, strict=True))
    assert chart.doubts == ("a marked value is not printed: it has no room",)
