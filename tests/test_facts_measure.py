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


@pytest.mark.parametrize("unit", ["", "元", "公里"])
def test_whole_numbers_are_counted_and_their_growth_is_exact(unit: str) -> None:
    ledger = ledger_of(f'a: {{label: 甲, unit: "{unit}", values: {{2024: 12, 2025: 18}}}}')
    assert ledger.problems == ()
    assert ledger.facts["a.2025"].measure == "count"
    change = ledger.change(ledger.facts["a.2025"])
    assert change is not None
    assert (change.number, change.qualifier) == (50, "")


@pytest.mark.parametrize("unit", ["", "km", "€"])
def test_what_is_below_zero_is_an_amount(unit: str) -> None:
    ledger = ledger_of(f'a: {{label: 甲, unit: "{unit}", values: {{2025: -3}}}}')
    assert ledger.problems == ()
    assert ledger.facts["a.2025"].measure == "amount"
