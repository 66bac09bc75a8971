"""Numbers of metrics' labels in prose: named in other words they are no figures, what is measured is one."""

from __future__ import annotations

import pytest
from figures_kit import ledger_of

from briefgen.base.diagnostics import Place
from briefgen.facts.numerals import trace

PLACE = Place("b.yaml", 7, 3)

LABELS = """
fast: {label: Calls answered within 4 hours, unit: "%", values: {2024: 72, 2025: 80}}
cpi: {label: CPI 12-month rate, unit: "%", kind: rate, values: {2025: 2.0}}
output: {label: Output (2015=100), kind: index, values: {2025: 107.0}}
old: {label: People aged 65 and over, unit: people, values: {2025: 1070}}
young: {label: Visitors aged 16–24, unit: people, values: {2025: 331}}
"""
LABELS_ZH = """
old: {label: 65岁及以上人口, unit: 万人, values: {2025: 1070}}
output: {label: 产出指数（2015年=100）, kind: index, values: {2025: 107.0}}
quick: {label: 4小时内答复率, unit: "%", values: {2025: 80}}
firms: {label: 前100家企业收入, unit: 亿元, values: {2025: 61}}
"""


def untraced(text: str, metrics: str, language: str) -> list[str]:
    numerals, _ = trace(text, ledger_of(metrics, language=language), PLACE)
    return [numeral.text for numeral in numerals if numeral.fact is None]


@pytest.mark.parametrize(
    "text",
    [
        "within 4 hours",
        "the 4-hour target",
        "The 12-month rate fell",
        "prices over 12 months",
        "Index: 2015 = 100",
        "output, where 2015 is 100",
        "those over 65",
        "residents aged 65 or older",
        "people of 16-24",
    ],
)
def test_a_number_of_a_label_is_a_name_in_other_words_too(text):
    assert untraced(text, LABELS, "en") == []


@pytest.mark.parametrize(
    "text", ["65岁以上老人", "以2015年为100", "2015=100", "4小时答复", "4 小时之内", "前100强", "前100家企业"]
)
def test_a_number_of_a_chinese_label_is_a_name_in_other_words_too(text):
    assert untraced(text, LABELS_ZH, "zh-CN") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("4 sites", ["4"]),
        ("rose by over 65%", ["65"]),
        ("65 people", ["65"]),
        ("104 hours", ["104"]),
        ("output reached 100", ["100"]),
        ("over 65 million", ["65"]),
    ],
)
def test_what_is_measured_stays_a_figure(text, found):
    assert untraced(text, LABELS, "en") == found


@pytest.mark.parametrize(
    ("text", "found"), [("共100家", ["100"]), ("增长65%", ["65"]), ("65亿元", ["65亿"]), ("4家", ["4"])]
)
def test_what_is_measured_stays_a_figure_in_chinese(text, found):
    assert untraced(text, LABELS_ZH, "zh-CN") == found


def test_a_unit_of_the_briefs_own_figures_makes_a_labels_number_a_figure_again():
    waits = LABELS + "wait: {label: Waiting time, unit: hours, kind: amount, values: {2025: 3.1}}\n"
    assert untraced("after 4 hours", waits, "en") == ["4"]
    assert untraced("within 4 hours", waits, "en") == []
