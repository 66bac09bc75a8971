"""Turns and pace in words: a rise after a fall, a deficit that narrowed, growth that slowed."""

import pytest
from figures_kit import ledger_of
from words_kit import verdict

EN = """
visits: {label: Visits, unit: thousand, kind: amount, values: {2022: 990, 2023: 840, 2024: 915, 2025: 1033}}
loans: {label: Loans, unit: thousand, kind: amount, values: {2022: 430, 2023: 500, 2024: 520, 2025: 460}}
fees: {label: Fees, unit: £ thousand, kind: amount, values: {2022: 100, 2023: 110, 2024: 120, 2025: 126}}
trade: {label: Trade balance, unit: £ million, kind: balance, values: {2023: -12, 2024: -8, 2025: -3}}
result: {label: Result, unit: £ million, kind: profit, values: {2024: -2.1, 2025: 1.4}}
"""
ZH = """
visits: {label: 到馆人次, unit: 千人次, kind: amount, values: {2022: 990, 2023: 840, 2024: 915, 2025: 1033}}
loans: {label: 外借册次, unit: 千册次, kind: amount, values: {2022: 430, 2023: 500, 2024: 520, 2025: 460}}
fees: {label: 服务收入, unit: 万元, kind: amount, values: {2022: 100, 2023: 110, 2024: 120, 2025: 126}}
trade: {label: 贸易差额, unit: 亿元, kind: balance, values: {2023: -12, 2024: -8, 2025: -3}}
result: {label: 净利润, unit: 亿元, kind: profit, values: {2024: -2.1, 2025: 1.4}}
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Visits returned to growth", "holds"),
        ("Loans returned to growth", "contradicted"),
        ("Loans turned down", "holds"),
        ("Fees turned down", "contradicted"),
        ("The deficit in the Trade balance narrowed", "holds"),
        ("The deficit in the Trade balance widened", "contradicted"),
        ("Result: it moved from loss into profit", "holds"),
        ("Result: it slipped into the red", "contradicted"),
        ("Growth in fees slowed", "holds"),
        ("Growth in visits slowed", "contradicted"),
        ("Visits grew faster than the year before", "holds"),
        ("Fees grew faster than the year before", "contradicted"),
    ],
)
def test_an_english_turn_is_held_against_the_last_steps(text, found):
    assert verdict(text, ledger_of(EN, language="en")) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("到馆人次由降转升", "holds"),
        ("到馆人次由升转降", "contradicted"),
        ("外借册次由升转降", "holds"),
        ("外借册次止跌回升", "contradicted"),
        ("贸易差额：逆差收窄", "holds"),
        ("贸易差额：逆差扩大", "contradicted"),
        ("净利润扭亏为盈", "holds"),
        ("净利润由盈转亏", "contradicted"),
        ("服务收入增速回落", "holds"),
        ("服务收入增速加快", "contradicted"),
        ("到馆人次增速加快", "holds"),
        ("到馆人次增幅收窄", "contradicted"),
    ],
)
def test_a_chinese_turn_is_held_against_the_last_steps(text, found):
    assert verdict(text, ledger_of(ZH)) == found
