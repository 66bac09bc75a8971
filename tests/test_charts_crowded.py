"""Labels, names and values that would lie on each other: smaller, moved, or left out with a word on it."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from charts_fixtures import HERE, block_of, drawn, meeting, metric, setting, texts, written
from pptx_scenes import page, scene

from briefgen.blocks.charts.drawing.cache import marks
from briefgen.model.scene import Text
from briefgen.render.pptx import paint

FIVE = [
    metric(f"part{index}", f"第{index}类企业", {"2020": str(20 + index), "2025": str(30 + index)})
    for index in range(5)
]


def inside(chart):
    """Say whether every text of a chart lies between its left and right edge."""
    return all(left >= -0.01 and right <= chart.box.width + 0.01 for _, left, right, _ in written(chart))


def codes(around):
    """Return the codes of the errors that were noted."""
    return [problem.code for problem in around.problems if problem.severity == "error"]


@pytest.mark.parametrize("topped", [True, False])
@pytest.mark.parametrize("kind", ["page", "deck"])
def test_the_names_of_low_areas_stand_above_the_periods(kind, topped):
    area = block_of("area")(metrics=tuple(m.key for m in FIVE), totals=topped, place=HERE, height=20.0)
    (chart,) = area.compose(setting(*FIVE, kind=kind), 300.0).items
    assert meeting(replace(chart, marks=marks(chart))) == []


def test_the_names_of_areas_become_smaller_only_where_they_have_no_room():
    sizes = [drawn("area", *FIVE, height=height).style.label_size for height in (60.0, 200.0)]
    assert sizes[0] < sizes[1] == 8.5


def test_the_last_total_of_stacked_columns_keeps_off_names_that_are_moved_up_beside_it():
    rows = [
        metric("a", "港口", {"2023": "95543.6", "2024": "0.1"}),
        metric("b", "服务", {"2023": "14452.5", "2024": "23530.9"}),
        metric("c", "增长", {"2023": "260994.6", "2024": "0.2"}),
    ]
    chart = drawn("stacked", *rows, totals=True, width=110.0, height=100.0)
    assert meeting(chart) == []
    assert "23531.2" in [text.text for text in texts(chart)]


@pytest.mark.parametrize(("width", "said"), [(141.0, 1), (300.0, 0)])
def test_a_total_without_room_beside_the_names_is_left_out_with_a_warning(width, said):
    years = {"2022": "260994.6", "2023": "23530.9", "2024": "23530.9"}
    rows = [
        metric("a", "港口", years),
        metric("b", "服务", dict.fromkeys(years, "0.1")),
        metric("c", "增长", dict.fromkeys(years, "0.2")),
    ]
    around = setting(*rows)
    chart = drawn("stacked", *rows, around=around, totals=True, width=width, height=100.0)
    assert meeting(chart) == []
    told = [problem.message for problem in around.problems]
    assert told.count("a total is left out: there is no room for it beside the names") == said


@pytest.mark.parametrize(("width", "printed"), [(90.0, 1), (600.0, 2)])
def test_equal_columns_beside_each_other_print_their_value_twice_only_with_room(width, printed):
    years = {str(2020 + year): str(value) for year, value in enumerate((550, 939, 102, 130))}
    columns, line = [metric(key, key, years) for key in "ab"], metric("line", "环比", {"2020": "9"})
    combo = block_of("combo")(metrics=("a", "b"), lines=("line",), place=HERE, height=200.0)
    (chart,) = combo.compose(setting(*columns, line), width).items
    chart = replace(chart, marks=marks(chart))
    assert meeting(chart) == []
    assert [text.text for text in texts(chart)].count("130") == printed


@pytest.mark.parametrize(
    ("width", "label", "said"), [(90.0, 7.0, []), (60.0, 6.5, ["chart"]), (220.0, 8.5, [])]
)
def test_the_values_beside_the_steps_of_a_funnel_stay_inside_or_are_said_to_have_no_room(width, label, said):
    steps = [
        metric(key, key * 6, {"2025": value}, unit="千人") for key, value in (("a", "960"), ("b", "610"))
    ]
    around = setting(*steps)
    chart = drawn("funnel", *steps, around=around, width=width, labels="unit")
    assert chart.style.label_size == label
    assert inside(chart) == (not said)
    assert codes(around) == said


@pytest.mark.parametrize("log", [True, False])
@pytest.mark.parametrize("width", [120.0, 160.0, 220.0])
def test_no_value_of_a_line_stands_on_the_name_of_its_mean(width, log):
    years = {"2021": "642.16", "2022": "80.02", "2023": "868.00", "2024": "477.02"}
    chart = drawn("line", metric("a", "全国", years), average=True, log=log, width=width, height=120.0)
    assert any(text.text.startswith("平均") for text in texts(chart))
    assert meeting(chart) == []


WEB = [
    metric(key, name, {"2020": "191665870689", "2025": value})
    for key, name, value in (
        ("a", "平台", "230804706031"), ("b", "建成投产的中试基地", "191665870689"),
        ("c", "试行", "394927596973"),
    )
]  # fmt: skip


@pytest.mark.parametrize(("width", "said"), [(150.0, []), (110.0, ["values"]), (40.0, ["chart"])])
def test_the_long_values_of_a_web_stay_inside_or_are_left_out_with_a_warning(width, said):
    around = setting(*WEB)
    chart = drawn("radar", *WEB, around=around, width=width)
    assert inside(chart) == (said != ["chart"])
    assert ("394927596973" in [text.text for text in texts(chart)]) == (not said)
    left_out = ["values" for problem in around.problems if problem.message.startswith("no values")]
    assert left_out + codes(around) == said


@pytest.mark.parametrize("count", range(3, 9))
def test_the_names_of_a_low_web_keep_off_its_key_and_each_other(count):
    rows = [metric(f"m{index}", f"第{index}项", {"2020": "7", "2025": "9"}) for index in range(count)]
    radar = block_of("radar")(metrics=tuple(row.key for row in rows), place=HERE, height=20.0)
    around = setting(*rows)
    (chart,) = radar.compose(around, 140.0).items
    assert meeting(replace(chart, marks=marks(chart))) == []
    assert codes(around) == []


def test_a_web_says_that_a_name_is_cut():
    around = setting(*WEB)
    chart = drawn("radar", *WEB, around=around, width=110.0)
    assert any(text.text.endswith("…") for text in texts(chart))
    assert "a spoke's name is cut: it does not fit beside the web" in [
        each.message for each in around.problems
    ]


def test_the_values_of_a_waterfall_that_lie_on_others_are_left_out_with_a_warning():
    steps = [metric(key, key, {"2025": "47575.2"}) for key in "abc"]
    around = setting(*steps)
    chart = drawn("waterfall", *steps, around=around, width=90.0)
    said = [text.text for text in texts(chart)]
    assert meeting(chart) == []
    assert inside(chart)
    assert "47575.2" in said
    assert "142725.6" in said
    assert [problem.message for problem in around.problems] == [
        "values that lie too close are not printed: c"
    ]
    wide = drawn("waterfall", *steps, around=(roomy := setting(*steps)), width=300.0)
    assert [text.text for text in texts(wide)].count("+47575.2") == 2
    assert roomy.problems == []


@pytest.mark.parametrize(
    ("width", "label", "said"), [(70.0, 6.5, []), (40.0, 6.5, ["chart"]), (220.0, 8.5, [])]
)
def test_the_numbers_behind_sparklines_stay_inside_or_are_said_to_have_no_room(width, label, said):
    rate = metric("rate", "企业", {"2020": "570.26", "2025": "795.83"}, unit="吨")
    around = setting(rate)
    chart = drawn("sparkline", rate, around=around, width=width, labels="unit")
    assert chart.style.label_size == label
    assert inside(chart) == (not said)
    assert codes(around) == said


@pytest.mark.parametrize("word", ["line", "mekko"])
@pytest.mark.parametrize("kind", ["page", "deck"])
def test_the_names_beside_a_low_chart_stay_between_its_top_and_its_foot(word, kind):
    around = setting(*FIVE, kind=kind)
    block = block_of(word)(metrics=tuple(m.key for m in FIVE), place=HERE, height=20.0)
    laid = block.compose(around, 300.0)
    chart = replace(laid.items[0], marks=marks(laid.items[0]))
    size = chart.style.label_size
    assert meeting(chart) == []
    assert around.problems == []
    assert all(base - size * 0.7 >= 0 and base <= laid.height for *_, base in written(chart))


def test_a_combo_whose_columns_reach_into_its_lines_prints_no_value_upon_another():
    years = {"2020": "43979", "2022": "21300", "2024": "43979", "2025": "21300"}
    rows = [metric(f"m{index}", f"growth{index}", years) for index in range(6)]
    keys = {"metrics": tuple(row.key for row in rows[:-1]), "lines": (rows[-1].key,)}
    (chart,) = block_of("combo")(**keys, place=HERE, height=20.0).compose(setting(*rows), 90.0).items
    assert meeting(replace(chart, marks=marks(chart))) == []


@pytest.mark.parametrize(
    ("width", "label", "said"), [(110.0, 7.5, []), (60.0, 6.5, ["chart"]), (300.0, 8.5, [])]
)
def test_the_names_at_the_ends_of_several_slopes_stay_inside_or_are_said_to_have_no_room(width, label, said):
    rows = [metric(key, f"growth {key}", {"2020": "43979", "2025": "21300"}) for key in "ab"]
    around = setting(*rows)
    chart = drawn("slope", *rows, around=around, width=width)
    assert chart.style.label_size == label
    assert inside(chart) == (not said)
    assert codes(around) == said


@pytest.mark.parametrize("count", [3, 4, 6])
def test_in_a_deck_names_and_values_of_a_web_stand_around_it_and_not_on_its_lines(count):
    rows = tuple(
        metric(f"s{i}", f"方面{'甲乙丙丁戊己'[i]}", {"2024": str(99 - i)}, unit="%") for i in range(count)
    )
    chart = drawn("radar", *rows, around=setting(*rows, kind="deck"), width=600, height=330)
    told = {item.text: item.box for item in chart.overlay if isinstance(item, Text)}
    assert {f"{99 - i}%" for i in range(count)} | {row.label for row in rows} <= set(told)
    left, top, wide, high = chart.style.plot
    middle, radius = (left + wide / 2) * 600, wide / 2 * 600
    for box in told.values():
        x = min(max(middle, box.x), box.right)
        y = min(max((top + high / 2) * 330, box.y), box.bottom)
        assert ((x - middle) ** 2 + (y - (top + high / 2) * 330) ** 2) ** 0.5 > radius * 0.98
    assert meeting(chart) == []
    assert (chart.style.value_max or 0.0) < 1.3 * 99
    with ZipFile(BytesIO(paint(scene(page(1, chart))))) as deck:
        (name,) = (each for each in deck.namelist() if each.startswith("ppt/charts/chart"))
        native = deck.read(name).decode()
    assert 'c:showVal val="1"' not in native
    assert native.count('c:tickLblPos val="none"') == 2


@pytest.mark.parametrize("width", [60.0, 80.0, 100.0, 140.0])
def test_a_target_line_is_named_inside_its_chart_or_not_at_all(width):
    years = {str(2019 + year): value for year, value in enumerate(("863.4", "322.7", "727.3", "636.9"))}
    a = metric("a", "“双招双引”", years, unit="万册", kind="amount")
    chart = drawn("line", a, target="a.2019", width=width)
    assert inside(chart)


def test_the_numbers_beside_a_ring_have_room_or_are_said_to_have_none():
    parts = [
        metric(key, key * 4, {"2025": value}, unit="亿元", kind="amount")
        for key, value in (("a", "994679715293"), ("b", "5"))
    ]
    around = setting(*parts)
    assert inside(drawn("pie", *parts, around=around, width=220.0))
    assert codes(around) == []
    drawn("pie", *parts, around=around, width=80.0)
    assert codes(around) == ["chart"]


@pytest.mark.parametrize(("kind", "width"), [("page", 190.0), ("deck", 430.0)])
def test_a_web_is_rather_smaller_than_its_names_broken_within_a_word(kind, width):
    names = (
        "Primary schools",
        "Secondary schools",
        "Colleges",
        "Universities",
        "Learning",
        "Apprenticeships",
    )
    rows = [metric(f"n{i}", name, {"2024": str(60 + i), "2025": str(70 + i)}) for i, name in enumerate(names)]
    chart = drawn("radar", *rows, around=setting(*rows, kind=kind, language="en"), width=width)
    said = [item.text for item in chart.overlay if isinstance(item, Text)]
    assert set(said) >= {"Apprenticeships", "Universities"}
    assert meeting(chart) == []
