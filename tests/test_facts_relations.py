"""Claims that a published value is a difference, a ratio, a product or a mean of others: recomputed."""

from __future__ import annotations

import pytest
from figures_kit import ledger_of, problems_of, the_problem_of

from briefgen.facts.format import figure

GIVEN = """
gdp: {label: 国内生产总值, unit: 亿元, kind: amount, values: {2024: 1349084, 2025: 1401879}}
people: {label: 人口, unit: 万人, kind: amount, values: {2024: 140828, 2025: 140500}}
east: {label: 东区, unit: "%", kind: rate, values: {2025: 90}}
west: {label: 西区, unit: "%", kind: rate, values: {2025: 60}}
pupils_east: {label: 东区学生, unit: 人, values: {2025: 300}}
pupils_west: {label: 西区学生, unit: 人, values: {2025: 100}}
"""


def metric(claim: str, value: str, unit: str = "元", more: str = "") -> str:
    """Return the metrics, and one of a value that is claimed to follow from them."""
    return (
        GIVEN + f"m: {{label: 结果, unit: '{unit}', kind: amount, values: {value}, claims: [{claim}]{more}}}"
    )


@pytest.mark.parametrize(
    ("claim", "value", "unit"),
    [
        ("{ratio: [gdp, people]}", "{2025: 99778}", "元"),
        ("{ratio: [gdp, people]}", "{2025: 10.0}", "万元"),
        ("{ratio: [west, east]}", "{2025: 67}", "%"),
        ("{average: [east, west]}", "{2025: 75}", "%"),
        ("{weighted: {east: pupils_east, west: pupils_west}}", "{2025: 82.5}", "%"),
        ("{difference: [east, west]}", "{2025: 30}", "个百分点"),
        ("{product: [gdp, west]}", "{2025: 84}", "万亿元"),
    ],
)
def test_a_relation_that_the_figures_bear_out_holds(claim, value, unit):
    assert problems_of(metric(claim, value, unit)) == ()


def test_a_ratio_that_the_figures_do_not_bear_out_is_refused_with_what_would_be_right():
    problem = the_problem_of(metric("{ratio: [gdp, people]}", "{2024: 95797, 2025: 97998}"))
    assert problem.code == "ratio"
    assert (
        "97998元 in 2025年, but gdp 1401879亿元 ÷ people 140500万人 gives 99777.4–99778.3元"
        in problem.message
    )


def test_a_weighted_mean_is_not_the_plain_one():
    claim = "{weighted: {east: pupils_east, west: pupils_west}}"
    problem = the_problem_of(metric(claim, "{2025: 75}", "%"))
    assert "average of east 90%, west 60% weighted by pupils_east 300人, pupils_west 100人" in problem.message


def test_every_period_is_checked():
    assert "2024年" in the_problem_of(metric("{ratio: [gdp, people]}", "{2024: 97597, 2025: 99778}")).message


def test_several_relations_are_claimed_of_one_metric():
    more = "same: {label: 同, unit: 亿元, kind: amount, values: {2025: 1401879}}\n"
    claims = "{ratio: [gdp, people]}, {ratio: [same, people]}"
    assert problems_of(more + metric(claims, "{2025: 99778}")) == ()


WRONG = {
    "{ratio: [gdp, peple]}": "no metric 'peple'",
    "{ratio: [gdp, m]}": "'m' cannot be computed of itself",
    "{ratio: [gdp, people, east]}": "`ratio` takes two metrics",
    "{difference: gdp}": "`difference` takes two metrics or more",
    "{average: [gdp]}": "`average` takes two metrics or more",
    "{product: [gdp]}": "`product` takes two metrics or more",
    "{weighted: {east: pupils_east}}": "`weighted` takes two metrics or more",
    "{difference: [gdp, people]}": "what is in 万人 cannot be taken from what is in 亿元",
    "{ratio: [gdp, east]}": "",
    "{average: [people, pupils_east]}": "what is in 万人 cannot be measured in 元",
}


@pytest.mark.parametrize("claim", WRONG)
def test_a_relation_that_cannot_be_is_refused(claim):
    problem = the_problem_of(metric(claim, "{2025: 99778}"))
    assert problem.severity == "error"
    assert WRONG[claim] in problem.message
    assert problem.hint


def test_a_relation_without_a_common_period_is_said_to_be_unchecked():
    problem = the_problem_of(metric("{ratio: [gdp, people]}", "{2020: 72447}"))
    assert problem.severity == "warning"
    assert "`ratio` cannot be checked: no value of the same period for gdp, people" in problem.message


def test_a_settled_relation_is_a_footnote():
    settle = ", source: panel, settle: {claim: ratio, source: panel, reason: 按常住人口}"
    ledger = ledger_of(metric("{ratio: [gdp, people]}", "{2025: 97998}", more=settle))
    assert ledger.problems == ()
    note = ledger.find("m").note
    assert note == "按“国内生产总值 ÷ 人口”计算为99777.4–99778.3元，与所载数值不符：按常住人口"


def test_the_value_that_is_claimed_to_be_a_ratio_is_printed_as_published():
    ledger = ledger_of(metric("{ratio: [gdp, people]}", "{2025: 约10万}".replace("万", ""), "万元"))
    assert figure(ledger.find("m"), "zh-CN").text == "约10万元"


PARTS = """
exports: {label: 出口, unit: 亿元, kind: amount, values: {2025: 600}, source: panel, claims: [CLAIM]}
imports: {label: 进口, unit: 亿元, kind: amount, values: {2025: 400}, source: panel}
"""


def test_a_share_of_parts_that_are_named_is_checked_against_their_sum():
    assert problems_of(PARTS.replace("CLAIM", "{share: 60, whole: exports + imports}")) == ()
    problem = the_problem_of(PARTS.replace("CLAIM", "{share: 62, whole: exports + imports}"))
    assert problem.code == "share"
    assert "exports 600亿元 ÷ (exports 600亿元 + imports 400亿元) is 59.9–60.1%" in problem.message
    assert problem.hint.startswith("correct the wrong one, or choose: `settle: {claim: share, source: panel")


@pytest.mark.parametrize(
    ("whole", "message"),
    [
        ("exports + imprts", "no metric 'imprts'"),
        ("exports - exports", "is or may be 0"),
        ("exports +", "missing"),
    ],
)
def test_a_share_of_parts_that_are_none_is_refused(whole, message):
    problem = the_problem_of(PARTS.replace("CLAIM", f"{{share: 60, whole: {whole}}}"))
    assert message in problem.message
    assert problem.place.line == 2


def test_a_share_of_parts_of_another_year_is_unchecked():
    text = PARTS.replace("CLAIM", "{share: 60, whole: exports + imports}").replace("2025: 400", "2024: 400")
    problem = the_problem_of(text)
    assert problem.severity == "warning"
    assert "no value of it for imports" in problem.message
