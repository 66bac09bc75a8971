"""Charts with little room, odd names and odd values: nothing that they write lies on something else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from charts_fixtures import HERE, block_of, drawn, meeting, metric, setting, texts, written

from briefgen.base.diagnostics import BriefError
from briefgen.base.phrase import Phrase
from briefgen.blocks.charts.drawing.cache import marks
from briefgen.blocks.charts.parts.annotated import Remark
from briefgen.model.scene import Chart, Shape
from briefgen.pipeline.lay_out import lay_out


@pytest.mark.parametrize("width", [110.0, 130.0, 180.0])
def test_the_periods_of_a_narrow_slope_stand_beside_each_other(width):
    spans = metric("rate", "同比", {"2016-2020": "637.06", "2021-2025": "540.26"}, unit="%", kind="rate")
    chart = drawn("slope", spans, width=width)
    assert meeting(chart) == []
    assert all(left >= 0 and right <= width for _, left, right, _ in written(chart))


@pytest.mark.parametrize("values", [("0", "0"), ("12", "12"), ("12", "12", "15")])
def test_a_waterfall_says_of_a_year_without_a_change_that_nothing_changed(values):
    still = metric("still", "存量", {str(2020 + year): value for year, value in enumerate(values)})
    said = [text.text for text in texts(drawn("waterfall", still))]
    assert any(text.lstrip("+") == "0" for text in said)


def test_metrics_on_one_place_of_a_bump_chart_write_it_once_and_their_names_apart():
    tied = [
        metric(key, key * 6, {"2020": "7", "2025": value}, unit="亿元", kind="amount")
        for key, value in (("a", "9"), ("b", "9"), ("c", "3"))
    ]
    chart = drawn("bump", *tied)
    assert meeting(chart) == []
    said = [text.text for text in texts(chart)]
    assert sorted(text for text in said if text in "123") == ["1", "1", "3"]
    assert said.count("aaaaaa") == 2


def test_a_pareto_chart_is_as_high_as_its_labels_need_whatever_height_is_asked_for():
    parts = [metric(key, name, {"2025": value}) for key, name, value in
             (("a", "文学", "410"), ("b", "历史地理", "236"), ("c", "科学技术", "171"))]  # fmt: skip
    assert meeting(drawn("pareto", *parts, height=None)) == []
    small = block_of("pareto")(metrics=("a", "b", "c"), place=HERE, height=20.0)
    (chart,) = small.compose(setting(*parts), 220.0).items
    assert meeting(replace(chart, marks=marks(chart))) == []


APART = [
    metric(key, name, {"2020": first, "2025": last}, unit="位", kind="rank")
    for key, name, first, last in (("a", "甲", "9", "3"), ("b", "乙", "10", "12"), ("c", "丙", "40", "30"))
]


def test_a_bump_chart_prints_no_place_upon_another_and_says_which_it_left_out():
    around = setting(*APART)
    chart = drawn("bump", *APART, around=around, height=60.0)
    assert meeting(chart) == []
    (problem,) = around.problems
    assert problem.message == "places that lie too close are not printed: 乙 2020"
    assert problem.severity == "warning"
    assert "10" not in [text.text for text in texts(chart)]


def test_a_bump_chart_with_room_prints_every_place_and_warns_of_none():
    around = setting(*APART)
    chart = drawn("bump", *APART, around=around, height=600.0)
    assert meeting(chart) == []
    assert around.problems == []
    said = {text.text for text in texts(chart)}
    assert {"9", "10", "40", "3", "12", "30"} <= said


def test_small_multiples_of_what_cannot_be_drawn_say_why():
    once = metric("once", "一次", {"2025": "3"})
    around = setting(once)
    small = block_of("small_multiples")(metrics=("once",), kind="area", place=HERE)
    assert small.compose(around, 300.0).items == ()
    assert [problem.message for problem in around.problems] == ["an area needs two periods at least"]


@pytest.mark.parametrize(("width", "fits"), [(150.0, True), (80.0, False)])
def test_a_bullet_chart_keeps_its_words_inside_or_says_that_it_is_too_narrow(width, fits):
    told = (
        ("a", "比重", "502.63"),
        ("b", "城市创新", "419.28"),
        ("c", "甲", "199.34"),
        ("d", "乙", "470.92"),
    )
    rows = [metric(key, name, {"2025": value}, unit="km/h", kind="amount") for key, name, value in told]
    around = setting(*rows)
    chart = drawn("bullet", *rows[:2], around=around, width=width, targets=("c", "d"))
    assert all(left >= 0 and right <= width for _, left, right, _ in written(chart)) is fits
    assert [problem.code for problem in around.problems] == ([] if fits else ["chart"])


@pytest.mark.parametrize(("width", "fits"), [(160.0, True), (110.0, True), (60.0, False)])
def test_progress_bars_keep_long_shares_inside_in_smaller_type_or_say_that_they_are_too_narrow(width, fits):
    told = (("a", "达到", "33.123456"), ("b", "平台", "44.5"))
    rows = [metric(key, name, {"2025": value}, unit="%", kind="share") for key, name, value in told]
    around = setting(*rows)
    chart = drawn("progress", *rows, around=around, width=width)
    assert all(left >= 0 and right <= width for _, left, right, _ in written(chart)) is fits
    assert [problem.code for problem in around.problems] == ([] if fits else ["chart"])


@pytest.mark.parametrize("width", [200.0, 215.0, 230.0, 260.0, 400.0])
def test_a_dumbbell_of_long_figures_keeps_them_inside_or_says_that_it_is_too_narrow(width):
    told = (("a", "达到", "233826459128", "344937570239"), ("b", "平台", "66680251380", "177791362491"))
    rows = [metric(key, name, {"2020": one, "2025": other}) for key, name, one, other in told]
    around = setting(*rows, kind="deck")
    chart = drawn("dumbbell", *rows, around=around, width=width)
    inside = all(left >= 0 and right <= width for _, left, right, _ in written(chart))
    assert inside or ["too narrow" in problem.message for problem in around.problems] == [True]


@pytest.mark.parametrize(("width", "fits"), [(220.0, True), (90.0, True), (80.0, False)])
def test_a_pictogram_keeps_long_figures_inside_in_smaller_type_or_says_that_it_is_too_narrow(width, fits):
    told = (("a", "达到", "233826459128"), ("b", "平台", "797862156879"))
    rows = [metric(key, name, {"2025": value}) for key, name, value in told]
    around = setting(*rows)
    chart = drawn("pictogram", *rows, around=around, width=width)
    assert all(left >= 0 and right <= width for _, left, right, _ in written(chart)) is fits
    assert "…" not in "".join(text for text, *_ in written(chart))
    assert [problem.code for problem in around.problems] == ([] if fits else ["chart"])


def test_a_slope_of_figures_that_are_too_long_for_it_says_so():
    long = metric("long", "总量", {"2023": "397067794147.4", "2025": "386375020418.1"}, unit="万人")
    around = setting(long)
    drawn("slope", long, around=around, width=140.0)
    assert ["too narrow" in problem.message for problem in around.problems] == [True]
    wide = setting(long)
    chart = drawn("slope", long, around=wide, width=260.0)
    assert wide.problems == []
    assert all(left >= 0 and right <= 260 for _, left, right, _ in written(chart))


def test_small_multiples_leave_room_for_their_periods():
    days = [metric(key, key, {"2024-12-31": "3", "2025-06-30": "5"}) for key in "abcd"]
    around = setting(*days)
    small = block_of("small_multiples")(metrics=tuple("abcd"), kind="line", columns=4, place=HERE)
    laid = small.compose(around, 240.0)
    charts = [replace(item, marks=marks(item)) for item in laid.items if isinstance(item, Chart)]
    assert [pair for chart in charts for pair in meeting(chart)] == []
    assert all(written(chart)[0][1] >= chart.box.x - 0.01 for chart in charts)
    assert [problem.severity for problem in around.problems] == ["warning"]


@pytest.mark.parametrize("height", [20.0, 60.0, 120.0])
def test_a_combo_keeps_the_labels_of_lines_off_those_of_columns_at_any_height(height):
    months = {"2025-01": "780", "2025-02": "912", "2025-03": "697"}
    columns, line = metric("columns", "同比", months), metric("line", "环比", months)
    combo = block_of("combo")(metrics=("columns",), lines=("line",), place=HERE, height=height)
    (chart,) = combo.compose(setting(columns, line), 220.0).items
    assert meeting(replace(chart, marks=marks(chart))) == []


def test_a_combo_draws_a_metric_as_columns_or_as_a_line():
    with pytest.raises(ValueError, match="a stands in `metrics` and in `lines`"):
        block_of("combo")(metrics=("a", "b"), lines=("a.2025",), place=HERE)


@pytest.mark.parametrize("width", [80.0, 100.0, 140.0, 300.0])
def test_a_narrow_bump_chart_prints_the_places_of_as_many_periods_as_it_has_room_for(width):
    years = {str(2020 + year): str(place) for year, place in enumerate((12, 13, 12, 11, 12, 10))}
    chart = drawn("bump", metric("only", "北山区", years, unit="位", kind="rank"), width=width)
    assert meeting(chart) == []
    assert chart.series[0].labels[-1] == "10"


@pytest.mark.parametrize(("width", "fits"), [(200.0, True), (90.0, False)])
def test_a_dumbbell_whose_key_has_no_room_says_so(width, fits):
    span = metric("span", "港口", {"2016-2020": "37", "2021-2025": "754"})
    around = setting(span)
    chart = drawn("dumbbell", span, around=around, width=width)
    assert all(left >= 0 and right <= width for _, left, right, _ in written(chart)) is fits
    assert [problem.code for problem in around.problems] == ([] if fits else ["chart"])


def test_the_mean_and_the_target_of_bars_have_their_names_apart():
    values = {"a": "547", "b": "589", "c": "560", "d": "571"}
    rows = [metric(key, key * 4, {"2025": value}, unit="吨") for key, value in values.items()]
    aim = metric("aim", "目标", {"2025": "570"}, unit="吨")
    chart = drawn("bar", *rows, around=setting(*rows, aim), average=True, target="aim")
    assert any(text.text.startswith("平均") for text in texts(chart))
    assert meeting(chart) == []


def test_a_scatter_chart_whose_horizontal_numbers_have_no_room_says_so():
    y, x = (
        metric("y", "外借", {"2024": "82", "2025": "91"}),
        metric("x", "经费", {"2024": "46", "2025": "98"}),
    )
    for width, said in ((40.0, ["chart"]), (180.0, [])):
        around = setting(y, x)
        drawn("scatter", y, around=around, width=width, x=("x",))
        assert [problem.code for problem in around.problems] == said


@pytest.mark.parametrize("word", ["scatter", "bubble"])
def test_the_numbers_of_an_axis_keep_apart_at_any_height(word):
    points = {"a": ("82", "46"), "b": ("39", "28"), "c": ("91", "58")}
    ys = [metric(f"y{key}", key, {"2025": pair[0]}, unit="万册") for key, pair in points.items()]
    xs = [metric(f"x{key}", key, {"2025": pair[1]}, unit="万元") for key, pair in points.items()]
    more = {"sizes": tuple(each.key for each in ys)} if word == "bubble" else {}
    keys = {"metrics": tuple(each.key for each in ys), "x": tuple(each.key for each in xs)}
    block = block_of(word)(**keys, **more, x_label="经费", y_label="外借", place=HERE, height=20.0)
    (chart,) = block.compose(setting(*ys, *xs, kind="deck"), 400.0).items
    assert meeting(replace(chart, marks=marks(chart))) == []


@pytest.mark.parametrize(("width", "fits"), [(60.0, False), (200.0, True)])
def test_a_line_prints_no_label_that_is_wider_than_itself(width, fits):
    huge = metric("huge", "总额", {"2024": "823827861796.80"}, unit="亿元", kind="amount")
    chart = drawn("line", huge, width=width)
    assert any("823" in text.text for text in texts(chart)) == fits
    assert all(left >= 0 and right <= width for _, left, right, _ in written(chart))


@pytest.mark.parametrize("word", ["bar", "lollipop"])
@pytest.mark.parametrize(("width", "fits"), [(260.0, True), (70.0, False)])
def test_bars_whose_figures_have_no_room_say_that_they_are_too_narrow(word, width, fits):
    rows = [metric(key, key, {"2025": value}) for key, value in (("a", "813348568015"), ("b", "25998997533"))]
    around = setting(*rows)
    chart = drawn(word, *rows, around=around, width=width)
    assert all(left >= 0 and right <= width for _, left, right, _ in written(chart)) is fits
    assert [problem.code for problem in around.problems] == ([] if fits else ["chart"])


@pytest.mark.parametrize("word", ["bar", "lollipop"])
def test_names_beside_annotated_bars_wrap_to_what_the_annotation_leaves_them(word):
    rows = [metric(key, name, {"2025": value}) for key, name, value in
            (("a", "获批的全国重点实验室", "411"), ("b", "省级", "12"))]  # fmt: skip
    chart = drawn(word, *rows, forecast="2025", width=150.0, height=60.0)
    assert any(text.text == "预测" for text in texts(chart))
    assert all(right <= chart.style.plot[0] * 150 for text, _, right, _ in written(chart) if "重点" in text)


def test_bars_without_room_for_an_annotation_leave_it_out_and_say_so():
    rows = [metric(key, key * 16, {"2025": value}) for key, value in (("a", "58689.1"), ("b", "12"))]
    around = setting(*rows)
    chart = drawn("bar", *rows, around=around, forecast="2025", width=90.0, height=60.0)
    assert not any(text.text == "预测" for text in texts(chart))
    assert meeting(chart) == []
    assert any("annotation is left out" in problem.message for problem in around.problems)


def test_the_target_of_a_lollipop_chart_is_an_upright_line_at_its_value():
    values = {"a": "410", "b": "236", "c": "171"}
    rows = [metric(key, key * 4, {"2025": value}) for key, value in values.items()]
    aim = metric("aim", "目标", {"2025": "300"})
    chart = drawn("lollipop", *rows, around=setting(*rows, aim), target="aim")
    dashes = [item for item in chart.overlay if isinstance(item, Shape) and item.stroke.dash]
    left, _, width, _ = chart.style.plot
    at = (left + width * 300 / chart.style.value_max) * chart.box.width
    assert dashes
    assert all(abs(dash.box.x - at) < 1 and dash.box.width < 1 for dash in dashes)


@pytest.mark.parametrize("width", [150.0, 400.0])
def test_names_of_a_bump_chart_keep_off_places_that_are_wider_than_their_markers(width):
    far = [
        metric(key, name, {"2020": first, "2025": last}, unit="位", kind="rank")
        for key, name, first, last in (("a", "甲", "63715", "61338"), ("b", "乙", "7398", "84018"))
    ]
    assert meeting(drawn("bump", *far, width=width)) == []


@pytest.mark.parametrize("width", [90.0, 120.0, 160.0, 300.0])
def test_the_periods_over_a_heatmap_keep_apart_at_its_edges_too(width):
    quarters = {"2024Q3": "9", "2024Q4": "6", "2025Q1": "7", "2025Q2": "9"}
    assert meeting(drawn("heatmap", metric("only", "同比", quarters), width=width)) == []


@pytest.mark.parametrize("word", ["bar", "column"])
def test_two_remarks_at_one_point_are_one_note(word):
    rows = [metric(key, key, {"2025": value}) for key, value in (("a", "411"), ("b", "12"))]
    remarks = tuple(Remark(at=at, text=Phrase(text, HERE), place=HERE)
                    for at, text in (("b", "新设"), ("b.2025", "扩建")))  # fmt: skip
    chart = drawn(word, *rows, remarks=remarks, width=400.0, height=90.0)
    assert "".join(text.text for text in texts(chart)).count("新设；扩建") == 1
    assert meeting(chart) == []


def test_a_chart_that_is_too_narrow_at_each_height_that_is_tried_says_so_once(brief_file):
    rows = {
        "a": "813348568015.7",
        "b": "more than 3710863635080000.12345",
        "c": "under 6958678845530000.12345",
        "d": "25998997533.1",
    }
    metrics = ", ".join(
        f"{key}: {{label: {key}, unit: people, kind: amount, values: {{2025: {value}}}}}"
        for key, value in rows.items()
    )
    pillars = ", ".join(f"{{key: p{number}}}" for number in range(1, 4))
    module = "{blocks: [{lollipop: {metrics: [a, b, c, d]}}]}"
    path = brief_file(
        f"meta: {{title: T, language: en}}\nmetrics: {{{metrics}}}\n"
        f"onepager: {{pillars: [{{key: p0, modules: [{module}]}}, {pillars}]}}\n"
    )
    with pytest.raises(BriefError) as caught:
        lay_out(path)
    assert sum("too narrow" in problem.message for problem in caught.value.problems) == 1
