"""Figures of several metrics and readings that cannot all be true: found, with what speaks against them."""

import pytest
from figures_kit import the_problem_of

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
