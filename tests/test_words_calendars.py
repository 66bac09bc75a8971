"""Statements about financial years, weeks and months up to a month: none is refused for its calendar."""

import pytest
from figures_kit import ledger_of
from words_kit import verdict

from briefgen.base.diagnostics import Place
from briefgen.facts.fiscal_year import FiscalYear

APRIL = FiscalYear(starts=4, place=Place("b.yaml", 1, 1))
EN = """
revenue: {label: Revenue, unit: £m, kind: amount, values: {2020/21: 290, 2021/22: 240, 2023/24: 260}}
orders: {label: Orders, unit: £m, kind: amount, values: {2023/24 Q2: 66, 2023/24 Q3: 70, 2023/24 Q4: 63}}
calls: {label: Calls, unit: calls, values: {2023-W40: 80, 2024-W39: 99, 2024-W40: 94}}
"""
ZH = """
retail: {label: 零售额, unit: 亿元, kind: amount, values: {2023年1-10月: 90, 2024年1-10月: 94}}
calls: {label: 来电, unit: 个, values: {2023-W40: 80, 2024-W39: 99, 2024-W40: 94}}
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Revenue is the highest since 2020/21", "holds"),
        ("Revenue is the lowest since 2020/21", "contradicted"),
        ("Orders fell in the fourth quarter", "open"),
        ("Orders fell on the previous quarter", "holds"),
        ("Calls rose on a year earlier", "holds"),
        ("Calls fell on a year earlier", "contradicted"),
    ],
)
def test_an_english_statement_is_held_against_periods_of_its_calendar(text, found):
    assert verdict(text, ledger_of(EN, language="en", as_of="2025", fiscal_year=APRIL)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("零售额同比增长", "holds"),
        ("零售额同比下降", "contradicted"),
        ("来电同比增长", "holds"),
        ("来电环比增长", "contradicted"),
        ("来电环比下降", "holds"),
    ],
)
def test_a_chinese_statement_is_held_against_periods_of_its_calendar(text, found):
    assert verdict(text, ledger_of(ZH)) == found
