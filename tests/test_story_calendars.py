"""Sentences of the story about days, ends, weeks and financial years: their prepositions and articles."""

from __future__ import annotations

import pytest
from story_kit import story_of, titles

BRIEF = """
meta: {{title: Bank, language: {language}, fiscal_year: April}}
sources: {{s: {{title: Report}}}}
metrics:
  a: {{label: {label}, unit: {unit}, kind: amount, values: {{{values}}}, source: s}}
"""


def titled(values: str, language: str = "en") -> str:
    label, unit = ("Deposits", "£m") if language == "en" else ("存款余额", "亿元")
    (title,) = titles(story_of(BRIEF.format(language=language, label=label, unit=unit, values=values)))
    return title


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ("end 2021: 5, end 2022: 9, end 2023: 7, end 2024: 6", "peaked at £9m at the end of 2022"),
        ("2021-12-31: 5, 2022-12-31: 9, 2023-12-31: 7, 2024-12-31: 6", "peaked at £9m on 31 December 2022"),
        ("2021/22: 5, 2022/23: 9, 2023/24: 7, 2024/25: 6", "peaked at £9m in 2022/23"),
        ("FY2024 Q1: 5, FY2024 Q2: 9, FY2024 Q3: 7, FY2024 Q4: 6", "peaked at £9m in FY2024 Q2"),
        ("2021M1-10: 5, 2022M1-10: 9, 2023M1-10: 7, 2024M1-10: 6", "peaked at £9m in January–October 2022"),
        ("2021/22: 5, 2022/23: 6, 2023/24: 7, 2024/25: 9", "rose every year since 2021/22"),
        (
            "2021M1-10: 5, 2022M1-10: 6, 2023M1-10: 7, 2024M1-10: 9",
            "every year since January–October 2021",
        ),
    ],
)
def test_an_english_title_dates_a_peak_as_its_calendar_does(values: str, said: str) -> None:
    assert said in titled(values)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ("2021年末: 5, 2022年末: 6, 2023年末: 7, 2024年末: 9", "存款余额逐年上升"),
        ("2022/23: 5, 2023/24: 9, 2024/25: 7", "2023/24财年"),
        ("2021年1-10月: 5, 2022年1-10月: 9, 2023年1-10月: 7, 2024年1-10月: 6", "2022年1—10月升至9亿元后回落"),
    ],
)
def test_a_chinese_title_names_them_too(values: str, said: str) -> None:
    assert said in titled(values, "zh-CN")


def test_months_that_hold_each_other_have_no_course() -> None:
    assert "rose" not in titled("2025M1-2: 5, 2025M1-3: 6, 2025M1-4: 8, 2025M1-5: 11, 2025M1-7: 15")
