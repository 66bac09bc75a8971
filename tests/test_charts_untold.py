"""What a chart has no room to print is printed below it, or told as a doubt: nothing goes without a word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from charts_fixtures import drawn, metric, setting, texts

from briefgen.model.scene import Chart
from briefgen.pipeline.lay_out import lay_out

Write = Callable[[str], Path]
PARTS = tuple(
    metric(key, name, {"2022": "1", "2023": early, "2024": late}, unit="元")
    for key, name, early, late in (
        ("food", "食品", "33333", "7"), ("home", "居住", "33333", "995"), ("more", "其他", "33334", "1"),
    )
)  # fmt: skip
LONG = metric(
    "long",
    "建设项目环境影响评价文件审批（含辐射类）及告知承诺制审批",
    {"2024": "95.1"},
    unit="%",
    kind="share",
)
LATIN = metric(
    "latin", "Electronic identification, authentication and trust services (eIDAS)", {"2024": "73.4"},
    unit="%", kind="share",
)  # fmt: skip
KINDS: tuple[Any, ...] = ("deck", "page")


def printed(chart: Chart) -> str:
    return " ".join(text.text for text in texts(chart))


@pytest.mark.parametrize("kind", KINDS)
def test_values_of_pieces_too_thin_for_them_stand_below_stacked_bars(kind: Any) -> None:
    chart = drawn("stacked_bar", *PARTS, kind=kind, width=420, height=240, share=True)
    assert "未标注：2024：食品7、其他1" in printed(chart)
    assert all(chart.box.contains(text.box, 0.6) for text in texts(chart))


def test_a_mekko_tells_the_periods_that_are_too_narrow_for_their_names_and_sums() -> None:
    told = printed(drawn("mekko", *PARTS, width=420, height=260))
    assert "2022（3元）：食品1、居住1、其他1；2024（1003元）：食品7、居住995、其他1" in told


def test_a_chart_that_prints_all_its_values_has_no_line_below_it() -> None:
    even = tuple(metric(key, key.upper(), {"2023": "30", "2024": "40"}) for key in "abc")
    chart = drawn("stacked", *even, width=420, height=240)
    assert "未标注" not in printed(chart)
    assert chart.doubts == ()


def test_more_than_three_lines_of_what_is_not_printed_are_a_doubt_with_their_number() -> None:
    months = tuple(
        metric(key, name, {f"20{year}": f"{1 + year % 3}{index}000" for year in range(10, 25)}, unit="元")
        for index, (key, name) in enumerate((("a", "食品烟酒"), ("b", "衣着"), ("c", "教育文化娱乐")))
    )
    chart = drawn("stacked", *months, width=150, height=120)
    assert any("values are not printed" in doubt for doubt in chart.doubts)


@pytest.mark.parametrize("word", ["gauge", "progress", "bullet"])
def test_long_names_take_a_third_line_before_they_are_cut(word: str) -> None:
    more: Any = {"targets": ("long.2024", "latin.2024")} if word == "bullet" else {}
    around = setting(LONG, LATIN, kind="deck")
    chart = drawn(word, LONG, LATIN, around=around, width=430, height=330, **more)
    assert chart.doubts == ()
    assert "…" not in printed(chart)


@pytest.mark.parametrize("word", ["gauge", "progress"])
def test_a_name_that_is_cut_is_a_warning_of_the_finished_page(brief_file: Write, word: str) -> None:
    name = "Electronic identification, authentication and trust services for transactions in the market"
    rows = "".join(
        f"  {key}: {{label: '{name} {key}', unit: '%', kind: share, values: {{2024: 50}}}}\n"
        for key in "abcde"
    )
    block = f"{{row: [{{{word}: [a, b, c, d]}}, {{prose: x}}, {{prose: x}}]}}"
    page = "onepager: {hero: [{blocks: [{prose: x}]}]}\n"
    text = f"meta: {{title: Cut, language: en}}\nmetrics:\n{rows}"
    text += f"deck: [{{title: Cut, blocks: [{block}]}}]\n{page}"
    problems = lay_out(brief_file(text)).problems
    assert [problem.severity for problem in problems if "name is cut" in problem.message] == ["warning"]


@pytest.mark.parametrize("word", ["bar", "lollipop", "column"])
def test_the_name_of_a_target_that_is_too_long_keeps_its_number_and_is_told(word: str) -> None:
    aim = metric("aim", LONG.label + "全省平均水平", {"2024": "66.5"}, unit="%", kind="share")
    rows = tuple(metric(key, f"{key}区", {"2024": "61"}, unit="%", kind="share") for key in "ab")
    around = setting(*rows, aim, kind="deck")
    chart = drawn(word, *rows, around=around, width=260, height=220, target="aim")
    named = [text.text for text in (*texts(chart), *chart.overlay) if "66.5" in getattr(text, "text", "")]
    assert named
    assert any("annotation is left out or cut" in problem.message for problem in around.problems)
