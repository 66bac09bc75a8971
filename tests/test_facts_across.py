"""Figures of several metrics and readings that cannot all be true: found, with what speaks against them."""

import pytest
from figures_kit import ledger_of, the_problem_of

from briefgen.facts.format import figure

ACROSS = {
    "17 is not 44% of 36": (
        "a: {label: 甲, unit: 家, values: {2025: 17}, claims: [{share: 44, whole: b}]}\n"
        "b: {label: 乙, unit: 家, values: {2025: 36}}",
        "share",
        "47.22%",
    ),
    "a share of no metric": (
        "a: {label: 甲, unit: 家, values: {2025: 17}, claims: [{share: 44, whole: bb}]}\n"
        "bc: {label: 乙, unit: 家, values: {2025: 36}}",
        "share",
        "'bb'",
    ),
    "a share of what is measured otherwise": (
        "a: {label: 甲, unit: 家, values: {2025: 17}, claims: [{share: 44, whole: b}]}\n"
        "b: {label: 乙, unit: 亿元, values: {2025: 36}}",
        "share",
        "亿元",
    ),
    "a share of another year": (
        "a: {label: 甲, unit: 家, values: {2025: 16}, claims: [{share: 44, whole: b}]}\n"
        "b: {label: 乙, unit: 家, values: {2024: 36}}",
        "share",
        "cannot be checked",
    ),
    "growth and change that imply different bases": (
        "a: {label: 甲, unit: 家, values: {now: 9776}, claims: ["
        "{growth: 85, since: 2020, source: text}, {change: 4429, since: 2020, source: panel}]}",
        "contradiction",
        "2020 would be 5347家",
    ),
    "growth and average without any value": (
        "a: {label: 甲, unit: 亿元, kind: amount, claims: ["
        "{growth: 80, since: 2020, until: 2024}, {cagr: 11.6, since: 2020, until: 2024}]}",
        "contradiction",
        "80% as `growth`",
    ),
    "two sources with different values": (
        "a: {label: 甲, unit: 家, values: {2025: ["
        "{value: 9776, source: panel}, {value: 9767, source: text}]}}",
        "contradiction",
        "panel says 9776家, text says 9767家",
    ),
    "a value that is not over what another source says": (
        "a: {label: 甲, unit: 人, values: {2025: ["
        "{value: 超2400, source: panel}, {value: 2380, source: text}]}}",
        "contradiction",
        "超2400人",
    ),
    "now and the year it stands for": (
        "a: {label: 甲, unit: 家, values: {2025: 100, now: 120}}",
        "period",
        "120家 now",
    ),
}


@pytest.mark.parametrize(("metrics", "code", "text"), ACROSS.values(), ids=ACROSS.keys())
def test_figures_that_exclude_each_other_are_found(metrics, code, text):
    problem = the_problem_of(metrics)
    assert problem.code == code
    assert text in problem.message


@pytest.mark.parametrize(
    ("parts", "unit", "shown"),
    [
        ([("12.5", "亿元"), ("7.25", "亿元")], "亿元", "19.75亿元"),
        ([("12.5", "亿元"), ("7.5", "亿元")], "亿元", "20.0亿元"),
        ([("12.5", "亿元"), ("7.5", "万元")], "亿元", "约12.5亿元"),
        ([("12.5", "亿元"), ("7.5", "亿元")], "万元", "200000万元"),
        ([("12.5", "亿元"), ("约120", "亿元")], "亿元", "约132.5亿元"),
        ([("1.5", "公里"), ("250", "米")], "公里", "约1.8公里"),
        ([("1.5", "吨"), ("250", "公斤")], "公斤", "约1800公斤"),
        ([("12.5", "万元"), ("7", "元")], "元", "约125000元"),
    ],
)
def test_a_derived_total_is_what_a_reader_adds_up_and_no_more_precise_than_its_parts(parts, unit, shown):
    stated = "\n".join(
        f"m{index}: {{label: 甲, unit: {each}, kind: amount, values: {{2025: {value}}}}}"
        for index, (value, each) in enumerate(parts)
    )
    keys = ", ".join(f"m{index}" for index in range(len(parts)))
    ledger = ledger_of(
        f"{stated}\nall: {{label: 合计, unit: {unit}, kind: amount, claims: [{{sum: [{keys}]}}]}}"
    )
    assert figure(ledger.find("all"), "zh-CN").text == shown


def test_dollars_are_not_added_to_yuan():
    problem = the_problem_of(
        """
        a: {label: 甲, unit: 亿元, kind: amount, values: {2025: 3}}
        b: {label: 乙, unit: 亿美元, kind: amount, values: {2025: 4}}
        c: {label: 丙, unit: 亿元, kind: amount, values: {2025: 7}, claims: [{sum: [a, b]}]}
        """
    )
    assert "b cannot be added up to 亿元" in problem.message
