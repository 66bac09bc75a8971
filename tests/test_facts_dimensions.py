"""Units of computed metrics: multiplied, divided and brought to one another."""

from __future__ import annotations

from decimal import Decimal

import pytest
from computed_kit import computed, shown, two


@pytest.mark.parametrize(
    ("formula", "units", "unit", "number", "told_in"),
    [
        ("a / b", ("亿元", "万人"), "", "25000", "元/人"),
        ("a / b", ("亿元", "万人"), "元", "25000", "元"),
        ("a / b", ("亿元", "万人"), "万元", "2.5", "万元"),
        ("a * b", ("元/吨", "万吨"), "万元", "40", "万元"),
        ("a * b", ("元/吨", "万吨"), "", "400000", "元"),
        ("a * b", ("万千瓦", "小时"), "万千瓦时", "40", "万千瓦时"),
        ("a / b", ("公里", "小时"), "km/h", "2.5", "km/h"),
        ("a / b", ("公里", "分钟"), "公里/小时", "150", "公里/小时"),
        ("a / b", ("人", "平方公里"), "", "2.5", "人/平方公里"),
        ("a / b", ("张", "千人"), "张/千人", "2.5", "张/千人"),
        ("a / b * 1000", ("张", "人"), "张", "2500", "张"),
        ("a / b", ("百货店", "百货店"), "", "2.5", ""),
        ("a / b", ("百货店", "人"), "", "2.5", "百货店/人"),
        ("a / b", ("10G端口", "人"), "", "2.5", "10G端口/人"),
        ("a / b", ("cases", "people"), "cases per 100,000 people", "250000", "cases per 100,000 people"),
        ("a - b", ("亿元", "亿元"), "", "6", "亿元"),
        ("a + b", ("亿元", "百万元"), "百万元", "1004", "百万元"),
        ("a * b", ("亿元", "%"), "", "0.4", "亿元"),
        ("a * b / 100", ("亿元", "%"), "", "0.4", "亿元"),
        ("a / 100 * b", ("亿元", "%"), "", "0.4", "亿元"),
        ("b / 100 * a", ("亿元", "%"), "", "0.4", "亿元"),
        ("(100 + b) / 100 * a", ("亿元", "%"), "", "10.4", "亿元"),
        ("(1 + b / 100) * a", ("亿元", "%"), "", "10.4", "亿元"),
        ("a / b", ("亿元", "%"), "", "250", "亿元"),
        ("a / b * 100", ("亿元", "%"), "", "250", "亿元"),
        ("100 * a / b", ("亿元", "亿元"), "", "250", "%"),
        ("a * 100", ("千人", "人"), "", "1000", "千人"),
        ("a / b", ("亿元", "亿元"), "%", "250", "%"),
        ("a / b * 100", ("亿元", "亿元"), "%", "250", "%"),
        ("a / b * 100", ("亿元", "亿元"), "", "250", "%"),
        ("b / a * 100", ("人", "人"), "人", "40", "人"),
        ("b / a * 100 - a", ("%", "%"), "%", "30", "%"),
        ("100 - a", ("%", "%"), "", "90", "%"),
        ("a - b", ("%", "个百分点"), "", "6", "%"),
        ("a - b", ("%", "%"), "percentage points", "6.000000", "percentage points"),
        ("a - b", ("%", "%"), "pp", "6.000000", "pp"),
        ("a - b", ("%", "%"), "个百分点", "6.000000", "个百分点"),
        ("a - 1", ("亿元", "亿元"), "", "9", "亿元"),
        ("average(a, b)", ("亿元", "亿元"), "", "7", "亿元"),
        ("sum(a, b)", ("家", "家"), "", "14", "家"),
        ("a + b", ("辆", "列"), "", "14", "辆"),
        ("a - b * 2", ("℃", "℃"), "", "2", "℃"),
    ],
)  # fmt: skip
def test_units_are_carried_through(formula, units, unit, number, told_in):
    more = f", unit: '{unit}'" if unit else ""
    ledger = computed(formula, more, given=two(*units, values=("10.000000", "4.000000")))
    assert ledger.problems == ()
    fact = ledger.find("m")
    assert (fact.number, fact.unit, fact.qualifier) == (Decimal(number), told_in, fact.qualifier)


def test_money_by_people_is_money_a_person_in_english():
    given = two("£m", "thousand people", ("141.7", "500.00"))
    assert shown("a / b", given=given, language="en") == "£283/person"


def test_english_amounts_that_are_long_are_told_in_millions():
    given = two("US$/tonne", "thousand tonnes", ("141.70", "500.00"))
    assert (
        shown("a * b", given=given.replace("tonnes", "t").replace("tonne", "t"), language="en")
        == "US$70.8 million"
    )
