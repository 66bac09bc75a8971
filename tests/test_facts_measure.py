"""What metrics without a kind are: amounts where they have a measure, or no unit and a decimal."""

import pytest
from figures_kit import ledger_of, the_problem_of


@pytest.mark.parametrize("unit", ["mm", "公里", "kg", "小时", "元", "€", "€ million", "", "立方米", "min"])
def test_what_is_measured_need_not_be_whole(unit: str) -> None:
    ledger = ledger_of(f'a: {{label: 甲, unit: "{unit}", values: {{2025: 12.5}}}}')
    assert ledger.problems == ()
    assert ledger.facts["a.2025"].measure == "amount"


@pytest.mark.parametrize("unit", ["家", "people", "件"])
def test_what_is_counted_is_whole(unit: str) -> None:
    assert (
        "a count of 12.5" in the_problem_of(f"a: {{label: 甲, unit: {unit}, values: {{2025: 12.5}}}}").message
    )


def test_whole_numbers_without_a_unit_are_counted() -> None:
    ledger = ledger_of("a: {label: 甲, values: {2025: 12}}")
    assert ledger.problems == ()
    assert ledger.facts["a.2025"].measure == "count"
