"""Time axes: what is named below them, how far apart their periods lie, and where something is missing."""

from __future__ import annotations

import datetime
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from charts_fixtures import HERE, drawn, metric, setting, texts
from openpyxl import load_workbook
from pptx import Presentation
from pptx_scenes import page, scene

from briefgen.blocks.charts.parts import axes as fit, free_labels
from briefgen.facts.metric import Value
from briefgen.facts.missing import Missing
from briefgen.model.scene import Chart, Shape
from briefgen.render.pptx import paint

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def months(count: int, *, without: tuple[int, ...] = (), first: int = 2022 * 12) -> dict[str, str]:
    at = {index: first + index for index in range(count) if index not in without}
    return {f"{n // 12}-{n % 12 + 1:02}": str(100 + index * 37 % 41) for index, n in at.items()}


def ticks(
    word: str, values: dict[str, str], *, language: str = "en", width: float = 860.0, **more: Any
) -> Any:
    row = metric("a", "Jobs", values)
    around = setting(row, kind="deck", language=language)
    chart = drawn(word, row, around=around, width=width, height=300.0, **more)
    return chart, {index: text.split("\n") for index, text in enumerate(chart.ticks) if text}


def native(chart: Chart) -> Any:
    shapes = list(Presentation(BytesIO(paint(scene(page(1, chart))))).slides[0].shapes)
    while shapes:
        shape = shapes.pop(0)
        if getattr(shape, "has_chart", False):
            return shape.chart
        shapes += list(getattr(shape, "shapes", ()))
    raise LookupError("no native chart")


@pytest.mark.parametrize("word", ["line", "column"])
def test_thirty_six_months_name_every_third_one_the_ends_and_each_year_once(word: str) -> None:
    _, named = ticks(word, months(36))
    assert named[0] == ["Jan", "2022"]
    assert named[35] == ["Dec"]
    assert [lines[1] for lines in named.values() if len(lines) > 1] == ["2022", "2023", "2024"]
    assert {index % 3 for index in named if index not in (0, 35)} == {0}


def test_the_names_of_months_are_short_forms_of_the_language() -> None:
    _, named = ticks("line", months(36), language="zh-CN")
    assert named[0] == ["1月", "2022年"]
    assert named[35] == ["12月"]
    quarters = {f"{2019 + index // 4}Q{index % 4 + 1}": str(index + 5) for index in range(8)}
    assert ticks("line", quarters, language="zh-CN")[1][0] == ["一季度", "2019年"]
    assert ticks("line", quarters)[1][5] == ["Q2"]
    halves = {f"{2019 + index // 2}H{index % 2 + 1}": str(index + 5) for index in range(5)}
    assert ticks("column", halves, language="zh-CN")[1][1] == ["下半年"]


@pytest.mark.parametrize("width", [200.0, 320.0, 500.0, 860.0])
@pytest.mark.parametrize("count", [2, 7, 13, 36, 61, 240])
def test_no_two_names_touch_and_the_ends_are_named_in_every_width(width: float, count: int) -> None:
    chart, named = ticks("line", months(count), width=width)
    assert {0, count - 1} <= set(named)
    size, (plot, _) = chart.style.category_size, fit.plot_size(chart)
    left = chart.style.plot[0] * width
    for row in (0, 1):
        ends = 0.0
        for index, lines in named.items():
            if row < len(lines):
                middle, half = left + plot * (index + 0.5) / count, fit.width_of(lines[row], size) / 2
                assert middle - half >= ends - 0.01
                ends = middle + half
                assert ends <= width + 0.01


def test_a_year_of_days_is_named_by_its_months_and_the_days_at_its_ends() -> None:
    first = datetime.date(2023, 11, 3)
    values = {(first + datetime.timedelta(index)).isoformat(): str(index % 7 + 1) for index in range(400)}
    _, named = ticks("line", values)
    assert named[0] == ["3 Nov", "2023"]
    assert named[399] == ["6 Dec"]
    assert [lines[0] for lines in named.values()][1:3] in (["Dec", "Jan"], ["Jan", "Mar"], ["Jan", "Apr"])


@pytest.mark.parametrize("language", ["zh-CN", "zh-TW"])
def test_a_month_of_days_in_chinese_is_named_once_below_its_days(language: str) -> None:
    first = datetime.date(2024, 2, 1)
    days = [(first + datetime.timedelta(each)).isoformat() for each in range(12)]
    _, named = ticks("line", dict.fromkeys(days, "7"), language=language)
    assert named[0] == ["1日", "2024年2月"]
    assert named[11] == ["12日"]


def test_sixty_years_name_round_ones_and_both_ends() -> None:
    _, named = ticks("line", {str(1964 + index): str(index + 1) for index in range(60)})
    assert named[0] == ["1964"]
    assert named[59] == ["2023"]
    assert all(int(lines[0]) % 5 == 0 for index, lines in named.items() if index not in (0, 59))


def test_years_that_all_go_beside_each_other_are_named_by_the_axis_itself() -> None:
    chart, named = ticks("line", {str(2018 + index): str(index + 1) for index in range(6)})
    assert named == {}
    assert "nextTo" not in [e.get("val") for e in native(chart)._chartSpace.iter(f"{C}tickLblPos")][:1]


@pytest.mark.parametrize("word", ["line", "column"])
def test_a_month_without_a_value_is_a_gap_on_the_axis_and_in_the_line(word: str) -> None:
    chart, _ = ticks(word, months(12, without=(4, 5)))
    assert len(chart.categories) == 12
    assert chart.categories[4] == "May 2022"
    assert chart.series[0].values[3:7].count(None) == 2
    space = native(chart)._chartSpace
    assert space.find(f".//{C}dispBlanksAs").get("val") == "gap"
    if word == "line":
        strokes = [m for m in chart.marks if isinstance(m, Shape) and m.name == "Jobs" and m.stroke]
        assert len([line for line in strokes if line.box.width > 20]) == 2


def test_a_line_is_not_broken_by_years_nobody_stated_unless_asked_or_said_to_be_missing() -> None:
    values = {"2018": "3", "2019": "4", "2022": "6", "2023": "7"}
    assert native(ticks("line", values)[0])._chartSpace.find(f".//{C}dispBlanksAs").get("val") == "span"
    asked = ticks("line", values, gaps=True)[0]
    assert native(asked)._chartSpace.find(f".//{C}dispBlanksAs").get("val") == "gap"


def test_dates_that_are_few_and_far_between_have_no_gaps() -> None:
    chart, _ = ticks("line", {"2024-01-15": "3", "2024-03-02": "4", "2024-05-20": "5"})
    assert not chart.style.broken
    assert len(chart.categories) == 127


def test_the_native_axis_is_one_of_dates_whose_cells_are_dates() -> None:
    chart, _ = ticks("line", months(36))
    found = native(chart)
    axis = found._chartSpace.find(f".//{C}dateAx")
    assert axis.find(f"{C}baseTimeUnit").get("val") == "months"
    book = BytesIO(found.part.chart_workbook.xlsx_part.blob)
    cells = [cell.value for cell in load_workbook(book)["Sheet1"]["A"][1:]]
    assert (cells[0].isoformat()[:10], cells[35].isoformat()[:10]) == ("2022-01-01", "2024-12-01")


def test_the_names_of_the_native_axis_are_labels_of_an_unseen_line_at_its_foot() -> None:
    chart, named = ticks("column", months(36))
    space = native(chart)._chartSpace
    assert space.find(f".//{C}dateAx/{C}tickLblPos").get("val") == "none"
    line = list(space.iter(f"{C}ser"))[-1]
    assert {point.findtext(f"{C}v") for point in line.find(f"{C}val").iter(f"{C}pt")} == {"0"}
    told = {
        int(label.find(f"{C}idx").get("val")): [run.text for run in label.iter(f"{A}t")]
        for label in line.iter(f"{C}dLbl")
    }
    assert told == named


def test_a_mean_is_a_series_of_the_native_chart_that_its_workbook_computes() -> None:
    for word in ("line", "column"):
        chart, _ = ticks(word, months(36), average=True)
        mean = sum(value for value in chart.series[0].values if value is not None) / 36
        space = native(chart)._chartSpace
        row = list(space.iter(f"{C}ser"))[1]
        points = [float(point.findtext(f"{C}v")) for point in row.find(f"{C}val").iter(f"{C}pt")]
        assert points == pytest.approx([mean] * 36)
        book = BytesIO(native(chart).part.chart_workbook.xlsx_part.blob)
        sheet = load_workbook(book)["Sheet1"]
        assert [sheet["C2"].value, sheet["C3"].value, sheet["C37"].value] == [
            "=AVERAGE(B2:B37)",
            "=C2",
            "=C36",
        ]
        assert not any(isinstance(mark, Shape) and mark.stroke and mark.stroke.dash for mark in chart.overlay)


def test_a_long_line_is_labelled_at_its_ends_its_peak_and_its_low_only() -> None:
    chart, _ = ticks("line", months(36))
    (series,) = chart.series
    told = [value for value, label in zip(series.values, series.labels, strict=True) if label]
    known = [value for value in series.values if value is not None]
    assert set(told) <= {known[0], known[-1], max(known), min(known)}
    assert len(told) >= 3


def test_a_line_ending_at_its_negative_low_keeps_its_label_and_has_zero_on_its_axis() -> None:
    values = {"2019": "3.2", "2020": "1.1", "2021": "-2", "2022": "-12.4"}
    for kind in ("page", "deck"):
        chart = drawn("line", metric("net", "Net", values), kind=kind, width=420.0, height=220.0)
        assert chart.series[0].labels[-1]
        room = chart.style.fraction(-12.4) * fit.plot_size(chart)[1]
        assert room >= chart.style.label_size
        rule = next(m for m in chart.marks if m.name == "rule")
        zero = chart.style.plot[1] + chart.style.plot[3] * (1 - chart.style.fraction(0.0))
        assert rule.box.y == pytest.approx(zero * chart.box.height, abs=0.5)
        assert "−12.4" in [text.text for text in texts(chart)]


def test_a_missing_year_of_which_the_brief_says_so_breaks_the_line() -> None:
    row = metric("a", "Jobs", {"2019": "3", "2020": "4", "2022": "6", "2023": "7"})
    gap = Missing(place=HERE)
    row = replace(row, values={**row.values, "2021": (Value(value=gap, place=HERE),)})
    chart = drawn("line", row, kind="deck", width=400.0, height=200.0)
    assert chart.style.broken
    column = drawn("column", row, kind="deck", width=400.0, height=200.0)
    assert column.categories == ("2019", "2020", "2021", "2022", "2023")


@pytest.mark.parametrize("word", ["stacked", "area", "combo"])
def test_other_charts_over_time_name_their_ends_and_each_year_once_too(word: str) -> None:
    rows = (metric("a", "Jobs", months(36)), metric("b", "Rate", months(36)))
    around = setting(*rows, kind="deck", language="en")
    more: dict[str, Any] = {"keys": ("a",), "lines": ("b",)} if word == "combo" else {}
    chart = drawn(word, *rows, around=around, width=860.0, height=320.0, **more)
    named = {index: text.split("\n") for index, text in enumerate(chart.ticks) if text}
    assert named[0] == ["Jan", "2022"]
    assert named[35] == ["Dec"]
    assert [lines[1] for lines in named.values() if len(lines) > 1] == ["2022", "2023", "2024"]
    line = list(native(chart)._chartSpace.iter(f"{C}ser"))[-1]
    assert [run.text for run in line.iter(f"{A}t")] == [word for lines in named.values() for word in lines]
    written = [text.text for text in texts(chart)]
    assert written.count("2023") == 1
    assert "Dec" in written


def test_a_combos_line_breaks_off_where_a_month_is_missing() -> None:
    rows = (metric("a", "Jobs", months(12)), metric("b", "Rate", months(12, without=(5,))))
    around = setting(*rows, kind="deck", language="en")
    chart = drawn("combo", *rows, around=around, keys=("a",), lines=("b",), width=860.0, height=320.0)
    assert native(chart)._chartSpace.find(f".//{C}dispBlanksAs").get("val") == "gap"
    lines = [m for m in chart.marks if isinstance(m, Shape) and m.name.startswith("Rate") and m.stroke]
    assert len([line for line in lines if line.box.width > 20]) == 2


def test_an_area_with_a_hole_is_drawn_as_a_line_and_says_so() -> None:
    row = metric("a", "Jobs", months(12, without=(5,)))
    around = setting(row, kind="deck", language="en")
    chart = drawn("area", row, around=around, width=860.0, height=320.0)
    assert (chart.word, chart.native) == ("line", "line")
    (problem,) = around.problems
    assert problem.severity == "warning"
    assert "a value is missing in between" in problem.message


def test_a_sparkline_breaks_off_where_a_month_is_missing() -> None:
    whole, holed = drawn("sparkline", metric("a", "Jobs", months(12))), months(12, without=(5,))
    assert len(drawn("sparkline", metric("a", "Jobs", holed)).marks) > len(whole.marks)


@pytest.mark.parametrize("kind", ["page", "deck"])
def test_a_line_that_ends_between_its_swings_has_its_last_label_beside_it(kind: Any) -> None:
    first = datetime.date(2024, 1, 1)
    days = [(first + datetime.timedelta(index)).isoformat() for index in range(120)]
    values = {day: str(100 + (index % 2) * 60) for index, day in enumerate(days)} | {days[-1]: "131"}
    chart = drawn("line", metric("a", "Jobs", values), kind=kind, width=500.0, height=150.0)
    (series,) = chart.series
    assert series.labels[-1] == "131"
    (text,) = [text for text in texts(chart) if text.text == "131"]
    last = free_labels.point_at(chart, 119, 131.0)
    assert text.box.x >= last[0]
    assert text.box.right <= 500.0
    row = next(native(chart)._chartSpace.iter(f"{C}ser"))
    labels = {label[0].get("val"): label for label in row.iter(f"{C}dLbl")}
    assert labels["119"].find(f"{C}dLblPos").get("val") == "r"
    assert labels["119"].find(f"{C}showSerName").get("val") == "0"


def test_a_day_with_a_value_keeps_its_name_where_its_month_is_named_below_the_next() -> None:
    days = ["2024-02-28", "2024-02-29", "2024-03-01", "2024-03-10"]
    _, named = ticks("column", {day: str(index + 5) for index, day in enumerate(days)}, width=330.0)
    assert [lines[0] for lines in named.values()] == ["28", "29", *map(str, range(1, 11))]
    assert named[0][1:] == ["Feb 2024"]
    assert named[3] == ["2", "Mar 2024"]


@pytest.mark.parametrize(
    ("first", "count", "named"),
    [(2016, 10, (2016, 2019, 2022, 2025)), (2015, 11, (2015, 2017, 2019, 2021, 2023, 2025)),
     (2010, 11, (2010, 2012, 2014, 2016, 2018, 2020))],
)  # fmt: skip
def test_years_of_a_narrow_chart_are_named_at_equal_steps_from_the_first_to_the_last(
    first: int, count: int, named: tuple[int, ...]
) -> None:
    values = {str(first + index): str(20 + index) for index in range(count)}
    chart = drawn("column", metric("m", "人次", values), width=150, height=120)
    assert tuple(int(tick) for tick in chart.ticks if tick) == named
