"""Numbers that were written with their unit: read where it is their own, refused with a way out elsewhere."""

import pytest
from figures_kit import ledger_of, the_problem_of


@pytest.mark.parametrize(
    ("unit", "value", "kind"),
    [
        ("万人", "300万人", "amount"),
        ("万人", "300 万人", "amount"),
        ('"%"', "12%", "share"),
        ('"%"', "12％", "rate"),
        ("%", "12 percent", "share"),
        ("Mt CO2e", "11.9 Mt CO2e", "amount"),
        ("m²", "120 m2", "amount"),
        ("people", "12 people", "count"),
        ("£", "£1,250", "amount"),
    ],
)
def test_a_value_may_repeat_the_unit_of_its_metric(unit, value, kind):
    unit = unit if unit.startswith('"') else f'"{unit}"'
    ledger = ledger_of(f'a: {{label: 甲, unit: {unit}, kind: {kind}, values: {{2025: "{value}"}}}}')
    assert ledger.problems == ()
    plain = ledger_of(
        f'a: {{label: 甲, unit: {unit}, kind: {kind}, values: {{2025: "{ledger.find("a").number}"}}}}'
    )
    assert ledger.find("a").interval == plain.find("a").interval


@pytest.mark.parametrize(
    ("unit", "value", "message", "hint"),
    [
        (
            "人",
            "300万人",
            "is in 万人, but its metric is measured in 人",
            'write 3000000, or 300 with `unit: "万人"`',
        ),
        (
            "人",
            "12%",
            "is in %, but its metric is measured in 人",
            'write the number in 人, or 12 with `unit: "%"`',
        ),
        (
            "亿元",
            "300万元",
            "is in 万元, but its metric is measured in 亿元",
            'write 0.03, or 300 with `unit: "万元"`',
        ),
        ("", "12%", "has a unit, but its metric has none", 'write `unit: "%"` for the metric'),
        (
            "m",
            "3 km",
            "is in km, but its metric is measured in m",
            'write the number in m, or 3 with `unit: "km"`',
        ),
    ],
)
def test_another_unit_than_the_metrics_is_an_error_with_the_way_out(unit, value, message, hint):
    problem = the_problem_of(f'a: {{label: 甲, unit: "{unit}", kind: amount, values: {{2025: {value}}}}}')
    assert message in problem.message
    assert problem.hint == hint


def test_a_claims_number_may_carry_the_unit_that_its_kind_has():
    claims = "{growth: 20%, since: 2024}, {multiple: 1.2倍, since: 2024}, {change: 2亿元, since: 2024}"
    values = "values: {2024: 10.0, 2025: 12.0}"
    ledger = ledger_of(f"a: {{label: 甲, unit: 亿元, kind: amount, {values}, claims: [{claims}]}}")
    assert ledger.problems == ()
    assert ledger.find("a.growth").number == 20


def test_a_growth_in_percentage_points_is_an_error():
    claims, values = "claims: [{growth: 2个百分点, since: 2024}]", "values: {2024: 10, 2025: 12}"
    problem = the_problem_of(f"a: {{label: 甲, kind: amount, unit: 亿元, {values}, {claims}}}")
    assert problem.message == "a (甲): '2个百分点' is in 个百分点, but `growth` is in %"


def test_a_number_with_too_many_digits_names_the_limit():
    problem = the_problem_of("a: {label: 甲, values: {2025: 99999999999999999999999999}}")
    assert "at most 16 digits before the point and 15 behind it" in problem.message
