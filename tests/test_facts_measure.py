"""What metrics without a kind are: amounts where they have a measure, or no unit and a decimal."""

from dataclasses import replace

import pytest
from figures_kit import ledger_of, the_problem_of

from briefgen.base.diagnostics import Place
from briefgen.facts.format import figure, signed
from briefgen.facts.numerals import trace


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


@pytest.mark.parametrize(
    ("unit", "value", "printed", "change"),
    [
        ("£m", "-12.6", "−£12.6m", "−£32.6m"),
        ("€ million", "35.0", "€35.0 million", "+€15.0 million"),
        ("US$", "1250.5", "US$1,250.5", "+US$1,230.5"),
        ("€/MWh", "80.5", "€80.5/MWh", "+€60.5/MWh"),
        ("million euros", "35.0", "35.0 million euros", "+15.0 million euros"),
    ],
)
def test_money_has_its_sign_in_front(unit: str, value: str, printed: str, change: str) -> None:
    ledger = ledger_of(
        f'a: {{label: Net, unit: "{unit}", values: {{2024: 20.0, 2025: {value}}}}}', language="en"
    )
    fact = ledger.facts["a.2025"]
    assert figure(fact, "en").text == printed
    difference = replace(fact, kind="change", number=fact.number - 20)
    assert signed(difference, "en") == change
    assert figure(fact, "zh-CN").text.replace(" ", "") == printed.replace(",", "").replace(" ", "")


@pytest.mark.parametrize(("sign", "fact"), [("£", "a.2025"), ("€", None)])
def test_money_typed_into_english_prose_is_known_by_its_sign(sign: str, fact: str | None) -> None:
    ledger = ledger_of('a: {label: Net debt, unit: "£m", values: {2025: 12.6}}', language="en")
    (numeral,), _ = trace(f"Net debt fell to {sign}12.6m.", ledger, Place("brief.yaml", 9, 3))
    assert numeral.fact == fact
