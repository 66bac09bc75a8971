"""Lines of one chart are told apart by colour, dashes and marks; their names break before labels shrink."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from charts_fixtures import drawn, meeting, metric, setting, texts

from briefgen.base.colour import contrast
from briefgen.blocks.charts.parts import axes as fit, free_labels
from briefgen.blocks.charts.parts.block import chart_style
from briefgen.blocks.charts.parts.colour import line_look, line_tints
from briefgen.brief.theme_file import load_theme
from briefgen.model.scene import Shape

THEMES = sorted(path.name for path in (Path(__file__).parent.parent / "templates").iterdir() if path.is_dir())


def lines(count: int, *names: str):
    years = ("2021", "2022", "2023", "2024")
    named = names or tuple(f"第{number}类" for number in range(count))
    return [
        metric(f"m{at}", name, {year: str(10 + 30 * at + 3 * int(year[-1])) for year in years})
        for at, name in enumerate(named)
    ]


@pytest.mark.parametrize("theme", THEMES)
def test_nine_lines_differ_in_every_hue_of_every_theme_in_grey_print_too(theme: str) -> None:
    palette = load_theme(theme).palette
    assert len(THEMES) == 6
    for accent in palette.accents.values():
        tints = line_tints(accent.strong, palette.paper, palette.ink, 9)
        assert all(contrast(one, other) >= 1.4 for one, other in combinations(tints[:3], 2))
        assert all(contrast(tint, palette.paper) >= 3 for tint in tints)
        looks = [(tint, *line_look(number)) for number, tint in enumerate(tints)]
        assert len(set(looks)) == 9


def test_lines_of_one_colour_have_other_dashes_and_marks_in_the_native_chart_and_in_the_drawn_one() -> None:
    chart = drawn("line", *lines(5), width=500.0, height=260.0)
    for number in (0, 1):
        one, other = chart.series[number], chart.series[number + 3]
        assert one.colours == other.colours
        assert not one.dash
        assert other.dash
        assert (one.symbol, other.symbol) == ("circle", "square")
    dashed = [mark for mark in chart.marks if isinstance(mark, Shape) and mark.stroke and mark.stroke.dash]
    assert {mark.name for mark in dashed} == {chart.series[3].name, chart.series[4].name}
    assert len(dashed) == 4  # each line, and a piece of it before its name
    assert meeting(chart) == []


def test_a_forecast_of_a_dashed_line_is_dashed_as_that_of_others() -> None:
    chart = drawn("line", *lines(4), forecast="2024", width=500.0, height=260.0)
    last = [
        mark.stroke.dash for mark in chart.marks
        if isinstance(mark, Shape) and mark.stroke and mark.stroke.dash and mark.name == chart.series[3].name
    ]  # fmt: skip
    assert len(set(last)) == 2


def test_long_names_break_into_lines_and_labels_keep_a_legible_size() -> None:
    names = (
        "建设项目环境影响评价文件审批（含辐射类）及告知承诺制审批",
        "企业职工基本养老保险参保人员跨省流动就业转移接续",
        "Electronic identification, authentication and trust services", "其他",
    )  # fmt: skip
    rows = lines(4, *names)
    chart = drawn("line", *rows, width=420.0, height=260.0)
    assert chart.style.label_size >= 0.7 * chart_style(setting(*rows)).label_size
    assert not chart.doubts
    printed = "".join(text.text for text in texts(chart)).replace(" ", "")
    assert all(name.replace(" ", "") in printed for name in names)
    assert all(series.labels[free_labels.last_of(series)] for series in chart.series)


def test_a_name_that_is_cut_is_told() -> None:
    chart = drawn("line", *lines(2, "很长的名称" * 12, "其他"), width=150.0, height=100.0)
    assert any("name is cut" in doubt for doubt in chart.doubts)


def test_lines_beside_highlighted_ones_differ_too() -> None:
    chart = drawn("line", *lines(6), highlight=("m1",), width=500.0, height=260.0)
    assert len({(series.colours[0], series.dash, series.symbol) for series in chart.series}) == 6


def test_beside_a_decks_plot_there_is_room_for_the_names_with_the_pieces_of_lines_before_them() -> None:
    chart = drawn("line", *lines(2, "Spending", "Income"), kind="deck", width=500.0, height=260.0)
    room = chart.box.width * (1 - chart.style.plot[0] - chart.style.plot[2])
    assert room > fit.width_of("Spending", chart.style.category_size) + 3 * chart.style.category_size
