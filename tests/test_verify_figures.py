"""Figures are the same however they are typed, and other figures are not."""

from __future__ import annotations

import pytest

from briefgen.verify.figures import bare, figures
from briefgen.verify.read_chart import formatted
from briefgen.verify.workbook import referenced


def keys(text: str) -> list[str]:
    return [stated.key for stated in figures(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("9776家", "9,776家"),
        ("9776家", "９７７６家"),
        ("超2400人", "超过2400人"),
        ("over 2,400 people", "more than 2400 people"),
        ("−25%", "-25％"),
        ("600 km/h", "600\u00a0km/h"),
        ("12 ofﬁces", "12 offices"),
        ("low 1,245,085, Aug 2023", "low 1245085, Aug 2023"),
    ],
)
def test_one_figure_may_be_typed_in_two_ways(one: str, other: str) -> None:
    assert keys(one) == keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("9776家", "9767家"),
        ("12亿元", "12万元"),
        ("约12亿元", "12亿元"),
        ("6.75个百分点", "6.75%"),
        ("较2020年+85%", "较2020年-85%"),
        ("85%", "85.0%"),
        ("增长85%", "下降85%"),
        ("up 85%", "down 85%"),
        ("第34位", "34位"),
        ("居全省第一，共5家", "居全省第二，共5家"),
        ("翻一番", "翻两番"),
        ("BG136", "BG163"),
        ("4800余项", "4800项"),
        ("90%以上", "90%"),
    ],
)
def test_another_figure_is_another(one: str, other: str) -> None:
    assert keys(one) != keys(other)


def test_a_word_of_direction_alone_is_no_figure() -> None:
    assert figures("人才队伍持续增长") == ()


def test_two_figures_in_a_line_stay_two() -> None:
    assert [stated.number for stated in figures("2020 2025")] == ["2020", "2025"]


def test_a_bare_figure_needs_its_label_beside_it() -> None:
    assert bare("约12亿元")
    assert not bare("拨付约12亿元")


@pytest.mark.parametrize(
    ("value", "pattern", "text"),
    [
        ("300", '"约"0"万人"', "约300万人"),
        ("9776", "#,##0", "9,776"),
        ("61.77", '0.00"%"', "61.77%"),
        ("0.44", "0%", "44%"),
        ("-3.5", "0.0", "-3.5"),
        ("-3", "0;(0)", "(3)"),
        ("12", "General", "12"),
        ("1.5", "0.##", "1.5"),
    ],
)
def test_a_number_prints_as_its_format_says(value: str, pattern: str, text: str) -> None:
    assert formatted(value, pattern) == text


def test_a_reference_names_its_cells_row_by_row() -> None:
    assert referenced("'My sheet'!$A$2:$B$3") == [
        ("My sheet", "A2"), ("My sheet", "B2"), ("My sheet", "A3"), ("My sheet", "B3"),
    ]  # fmt: skip
    assert referenced("Sheet1!$A$1:$XFD$1048576") == []
    assert referenced("=nonsense") == []
