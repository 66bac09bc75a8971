"""Moves by places, typed percentages that no figure bears out, and runs of every year."""

import pytest
from figures_kit import ledger_of
from words_kit import verdict

EN = """
place: {label: National ranking, kind: rank, values: {2024: 9, 2025: 4}}
loans: {label: Loans, unit: thousand, kind: amount, values: {2022: 430, 2023: 460, 2024: 480, 2025: 600}}
rate: {label: Recycling rate, unit: "%", kind: share, values: {2024: 40, 2025: 46}}
gdp: {label: Output, unit: £ billion, kind: amount, values: {2024: 100, 2025: 104},
  claims: [{growth: 2.5, since: 2024, basis: real}]}
"""
ZH = """
place: {label: 全国位次, kind: rank, values: {2024: 9, 2025: 4}}
loans: {label: 外借册次, unit: 千册次, kind: amount, values: {2022: 430, 2023: 460, 2024: 480, 2025: 600}}
visits: {label: 到馆人次, unit: 千人次, kind: amount, values: {2022: 430, 2023: 400, 2024: 480, 2025: 600}}
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("National ranking improved by five places", "holds"),
        ("National ranking improved by three places", "contradicted"),
        ("National ranking fell five places", "contradicted"),
        ("Loans rose every year since 2022", "holds"),
        ("Loans fell every year since 2022", "contradicted"),
        ("Loans rose 25%", "holds"),
        ("Loans rose 30.0%", "contradicted"),
        ("Loans rose about 30%", "holds"),
        ("A rise of 6 percentage points in recycling rate", "holds"),
        ("Recycling rate improved by 6 percentage points", "none"),
        ("Recycling rate improved by 9.5 percentage points", "contradicted"),
        ("Output rose 2.5%", "holds"),
        ("Output rose 5.2%", "contradicted"),
    ],
)
def test_an_english_move_is_as_far_as_the_figures_say(text, found):
    assert verdict(text, ledger_of(EN, language="en")) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全国位次提升五位", "holds"),
        ("全国位次提升3位", "contradicted"),
        ("全国位次下降五位", "contradicted"),
        ("外借册次自2022年以来逐年上升", "holds"),
        ("到馆人次自2022年以来逐年上升", "contradicted"),
        ("2022年以来，到馆人次一年比一年多", "contradicted"),
        ("外借册次比上年增长25.0%", "holds"),
        ("外借册次比上年增长52.0%", "contradicted"),
    ],
)
def test_a_chinese_move_is_as_far_as_the_figures_say(text, found):
    assert verdict(text, ledger_of(ZH)) == found
