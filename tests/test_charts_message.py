"""What a chart says before its values: true to its data, and turned round when they are."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import permutations

import pytest
from charts_fixtures import (
    DEALS,
    GII,
    LAB,
    LADDER,
    RND,
    SCORES,
    SHARE,
    TALENT,
    YEARS,
    drawn,
    metric,
    setting,
)
from hypothesis import given, settings, strategies as st
from valid_kit import USUAL, gallery_page

from briefgen.base.diagnostics import Place
from briefgen.brief.vocabulary import word, words
from briefgen.facts.implied import Piece
from briefgen.facts.numerals import trace
from briefgen.model.scene import Chart, walk

CHARTS = sorted(name for name in words() if ".charts." in str(word(name)))
UP, DOWN = ("升至", "up from"), ("降至", "down from")
LANGUAGES = pytest.mark.parametrize("language", ["zh-CN", "en"])


def said(kind: str, *metrics, language: str = "zh-CN", **more) -> str:
    """Return an alternative text's message, without kind and values."""
    alt = drawn(kind, *metrics, around=setting(*metrics, language=language), **more).alt
    behind = alt.partition("：" if language == "zh-CN" else ": ")[2]
    return behind.partition("。" if language == "zh-CN" else ". ")[0]


def series(key: str, *values: int, unit: str = "家", **more):
    return metric(key, f"指标{key}", {str(2019 + i): str(v) for i, v in enumerate(values)}, unit=unit, **more)


@cache
def gallery() -> tuple[Chart, ...]:
    found = (item for page in gallery_page(USUAL).page.pages for item in walk(page.items))
    return tuple(item for item in found if isinstance(item, Chart))


def test_the_gallery_shows_every_chart_word():
    shown = {chart.word for chart in gallery()} | {"small_multiples"}
    assert shown == set(CHARTS)


@pytest.mark.parametrize("word", CHARTS)
def test_a_chart_is_told_as_kind_message_and_every_value_it_shows(word):
    for chart in gallery():
        if chart.word != word:
            continue
        kind, message = chart.alt.partition("：")[::2]
        assert kind
        assert len(message.partition("。")[0]) > 5
        shown = [label for row in chart.series for label in row.labels if label]
        if chart.word in ("gantt", "histogram"):
            shown += [name for category in chart.categories for name in category.split("–")]
        assert shown or chart.overlay
        for label in shown:
            assert label.removeprefix("/ ") in chart.alt, (label, chart.alt)


@LANGUAGES
@pytest.mark.parametrize("kind", ["column", "line", "slope", "dumbbell", "sparkline", "waterfall", "area"])
@settings(max_examples=3, deadline=None)
@given(ends=st.lists(st.integers(1, 900), min_size=2, max_size=2, unique=True))
def test_the_message_turns_round_when_the_data_do(kind, language, ends):
    rises = said(kind, series("a", *sorted(ends)), language=language)
    falls = said(kind, series("a", *sorted(ends, reverse=True)), language=language)
    index = language == "en"
    assert (UP[index] in rises, DOWN[index] in rises) == (True, False)
    assert (UP[index] in falls, DOWN[index] in falls) == (False, True)


@pytest.mark.parametrize("kind", ["bar", "lollipop", "pie", "doughnut", "treemap", "pictogram", "stacked"])
def test_the_largest_and_the_smallest_are_the_datas(kind):
    """Every order of three values is told, every other one in English."""
    for number, values in enumerate(permutations((7, 40, 300))):
        language = ("zh-CN", "en")[number % 2]
        parts = [metric(f"m{value}", f"部分{value}号", {"now": str(value)}) for value in values]
        top, bottom = (("最多：", "最少："), ("most: ", "least: "))[language == "en"]
        told = said(kind, *parts, language=language, width=400.0)
        assert f"{top}部分300号" in told, values
        assert f"{bottom}部分7号" in told, values


def test_what_is_certainly_above_the_smallest_is_not_called_so_beside_one_that_may_be_as_large():
    values = {"高": "900", "甲": "104", "乙": "超100", "丙": "100"}
    told = said("bar", *(metric(name, name, {"now": value}) for name, value in values.items()), width=400.0)
    assert "最少：丙100" in told


def test_a_count_that_is_about_the_same_is_not_said_to_rise():
    about = metric("about", "网点", {"2024": "约6", "2025": "6"}, unit="家")
    assert UP[0] not in said("line", about)
    assert DOWN[0] not in said("line", about)


def test_what_is_ahead_in_a_month_has_not_overtaken_the_year_around_it():
    one = metric("one", "甲", {"2021": "2", "2021-12": "3", "2022": "9"})
    other = metric("other", "乙", {"2021": "5", "2021-12": "1", "2022": "4"})
    assert "起超过" not in said("sparkline", one, other)
    years = (
        metric("one", "甲", {"2021": "2", "2022": "9"}),
        metric("other", "乙", {"2021": "5", "2022": "4"}),
    )
    assert "起超过" in said("sparkline", *years)


def test_a_fall_of_nothing_is_told_without_its_size():
    nearly = metric("nearly", "网点", {"2024": "2", "2025": "近2"}, unit="家")
    assert said("line", nearly) == "网点由2024年2家降至2025年近2家"


@LANGUAGES
def test_a_rank_rises_as_its_number_falls(language):
    assert UP[language == "en"] in said("slope", GII, language=language)
    worse = metric("worse", "排名", {"2020": "3", "2025": "9"}, unit="位", kind="rank")
    assert DOWN[language == "en"] in said("slope", worse, language=language)


def test_the_growth_that_is_published_is_said_and_no_other():
    told = said("column", TALENT)
    assert told == "人才总量由2020年230万人升至2025年300万人，增长约30%"


def test_two_values_are_said_once():
    assert drawn("column", TALENT).alt.count("230万人") == 1
    assert drawn("line", RND).alt.count("180亿元") == 1


def test_what_stays_is_not_said_to_rise():
    assert said("column", series("a", 30, 30)) == "指标a在2019年与2020年同为30家"


def test_nothing_is_claimed_of_values_that_may_be_the_same():
    unsure = metric("u", "项目", {"2020": "4800余", "2025": "4850"}, unit="项")
    told = said("column", unsure)
    assert not any(word in told for word in (*UP, *DOWN, "增", "减"))


def test_a_peak_between_the_ends_is_said_and_none_where_there_is_none():
    assert "2020年最高，为90家" in said("line", series("a", 10, 90, 40))
    assert "最高" not in said("line", series("a", 10, 40, 90))
    assert "2020年最低，为5家" in said("line", series("a", 10, 5, 90))


def test_who_overtakes_is_said_with_when():
    one, other = series("a", 10, 30, 90), series("b", 20, 40, 50)
    assert "指标a自2021年起超过指标b" in said("line", one, other)
    turned = replace(one, values=other.values), replace(other, values=one.values)
    assert "指标b自2021年起超过指标a" in said("line", *turned)
    assert "超过" not in said("line", one, series("b", 5, 6, 7))


def test_a_target_is_told_with_the_side_of_it_on_which_the_last_value_lies():
    aims = [metric("aim", "目标值", {"2021": str(value)}) for value in (60, 200)]
    for aim, side in zip(aims, ("高于目标", "低于目标"), strict=True):
        row = series("a", 10, 40, 90)
        chart = drawn("column", row, keys=("a",), target="aim", around=setting(row, aim))
        assert f"2021年{side}" in chart.alt


def test_a_bullet_says_which_targets_are_met():
    goals = [metric(f"g{i}", f"目标{i}", {"2025": value}, unit="分") for i, value in enumerate(("50", "99"))]
    rows = SCORES[:2]
    chart = drawn(
        "bullet", *rows, keys=("score0", "score1"), targets=("g0", "g1"), around=setting(*rows, *goals)
    )
    assert "达到或超过目标：创新能力；低于目标：企业活力" in chart.alt


@pytest.mark.parametrize(("value", "half"), [("44", "不足一半"), ("56", "超过一半"), ("50", "")])
def test_one_share_is_held_against_a_half(value, half):
    share = metric("s", "占比", {"2025": value}, unit="%", kind="share")
    for kind in ("doughnut", "gauge", "waffle", "progress"):
        told = said(kind, share)
        assert (half in told) if half else "一半" not in told
    assert "占全省的44%" in said("waffle", LAB)


def test_a_stack_says_what_the_whole_does_and_its_largest_part():
    told = said("stacked", RND, DEALS, width=300.0)
    assert "合计由2015年210亿元升至2024年1042亿元" in told
    assert "最多：技术合同709亿元，占合计的68.0%" in told


def test_of_a_chart_of_shares_no_sum_is_told_that_it_does_not_show():
    assert "合计由" not in said("stacked", *YEARS, share=True)


def test_of_many_rows_what_goes_against_the_others_is_named():
    told = said("heatmap", *YEARS)
    assert told.startswith("最多：")
    rows = (*(series(k, 10, 20) for k in "abc"), series("d", 20, 10))
    told = said("column", *rows, width=400.0)
    assert "上升：指标a、指标b、指标c；下降：指标d" in told


def test_figures_of_unlike_units_are_not_compared():
    told = said("bar", LADDER[0], metric("t", "人才", {"now": "3"}, unit="万人"))
    assert told == "各项单位不同，大小不可相比"


def test_points_that_rise_together_are_said_to():
    xs, ys = [1, 2, 3], [10, 20, 30]
    for order, way in ((ys, "越高"), (ys[::-1], "越低")):
        rows = [metric(f"x{i}", "经费", {"2025": str(v)}, unit="亿元") for i, v in enumerate(xs)]
        rows += [metric(f"y{i}", "成果", {"2025": str(v)}, unit="项") for i, v in enumerate(order)]
        chart = drawn(
            "scatter",
            *rows,
            keys=("y0", "y1", "y2"),
            x=("x0", "x1", "x2"),
            names=("甲", "乙", "丙"),
            width=300.0,
        )
        assert f"经费越高，成果{way}" in chart.alt
        assert "甲，成果" in chart.alt


@LANGUAGES
@pytest.mark.parametrize("number", range(6))
def test_every_number_that_is_said_is_a_fact_of_the_ledger(number, language):
    cases = (
        ("column", YEARS),
        ("stacked", YEARS),
        ("pareto", LADDER),
        ("histogram", (YEARS[0],)),
        ("line", (SHARE,)),
        ("bump", YEARS),
    )
    kind, metrics = cases[number]
    around = setting(*metrics, language=language)
    chart = drawn(kind, *metrics, around=around, width=500.0)
    _, problems = trace((Piece(chart.alt),), around.ledger, Place("brief.yaml"), allowed=())
    assert problems == ()


def test_over_99_is_more_than_99_though_the_number_is_the_same():
    patents = metric("p", "专利", {"2019": "99", "2020": "99余"}, unit="件")
    assert "由2019年99件升至2020年99余件" in said("column", patents)


def message_of(values: dict[str, str], language: str = "en") -> str:
    riders = metric("p", "Riders", values, unit="k")
    return drawn("line", riders, around=setting(riders, language=language), width=500.0).alt


def test_months_without_the_one_a_year_ago_are_told_from_the_one_before_as_a_title_tells_them():
    months = {f"2023-{month:02}": "10" for month in (1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12)}
    told = message_of({**months, "2024-05": "20", "2024-06": "30"})
    assert "up from 20 k (May 2024) to 30 k (June 2024) by 50%" in told
    assert "lowest" in told


def test_a_day_is_told_with_on_and_a_month_with_in():
    days = {"2024-02-28": "12", "2024-02-29": "15", "2024-03-01": "9", "2024-03-09": "20", "2024-03-10": "30"}
    assert "lowest on 1 March 2024 at 9 k" in message_of(days)
    assert "30 k on both 9 March 2024 and 10 March 2024" in message_of({**days, "2024-03-09": "30"})
    years = {"2021": "12", "2022": "9", "2023": "30"}
    assert "lowest in 2022 at 9 k" in message_of(years)
    assert "12 k in both 2021 and 2023" in message_of({**years, "2023": "12"})
