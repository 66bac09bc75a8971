"""Money as people write it: sign or code in front, the scale behind, however the unit was written."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from figures_kit import ledger_of

from briefgen.base.diagnostics import Place
from briefgen.blocks.charts.parts.axes import figure_parts
from briefgen.facts.currency import money_name
from briefgen.facts.format import figure, signed
from briefgen.facts.numerals import trace
from briefgen.facts.unit import commensurable, size
from briefgen.model.scene import Chart, TableItem, walk
from briefgen.pipeline.lay_out import lay_out

WRITTEN = (
    ("US$ billion", "102.5", "US$102.5 billion"),
    ("billion US$", "102.5", "US$102.5 billion"),
    ("£billion", "1290", "£1,290 billion"),
    ("€ bn", "1250", "€1,250bn"),
    ("bn €", "1250", "€1,250bn"),
    ("m€", "3.1", "€3.1m"),
    ("EUR million", "3.1", "EUR 3.1 million"),
    ("million EUR", "3.1", "EUR 3.1 million"),
    ("CNY", "1250", "CNY 1,250"),
    ("$ per barrel", "82.5", "$82.5 per barrel"),
    ("€/MWh", "45.5", "€45.5/MWh"),
    ("million pounds", "17.5", "17.5 million pounds"),
    ("m²", "17.5", "17.5 m²"),
)


@pytest.mark.parametrize(("unit", "number", "shown"), WRITTEN)
def test_money_has_its_currency_in_front_and_its_scale_behind(unit: str, number: str, shown: str) -> None:
    ledger = ledger_of(f'a: {{label: Sales, unit: "{unit}", values: {{2025: {number}}}}}', language="en")
    assert figure(ledger.find("a"), "en").text == shown


@pytest.mark.parametrize(
    ("unit", "shown", "change"),
    [
        ("billion US$", "−US$3.2 billion", "+US$0.9 billion"),
        ("EUR bn", "EUR −3.2bn", "EUR +0.9bn"),
        ("£m", "−£3.2m", "+£0.9m"),
    ],
)
def test_minus_stands_before_a_sign_and_behind_a_code(unit: str, shown: str, change: str) -> None:
    ledger = ledger_of(
        f'a: {{label: Balance, kind: balance, unit: "{unit}", values: {{2023: -4.1, 2024: -3.2}}}}',
        language="en",
    )
    assert figure(ledger.find("a"), "en").text == shown
    assert signed(ledger.find("a.change"), "en") == change


def test_a_chinese_brief_has_a_sign_in_front_as_well() -> None:
    ledger = ledger_of('a: {label: 单价, unit: "¥", kind: amount, values: {2025: 12.5}}')
    assert figure(ledger.find("a"), "zh-CN").text == "¥12.5"


@pytest.mark.parametrize(
    ("unit", "name"),
    [("billion US$", "US$ billion"), ("bn €", "€bn"), ("million EUR", "EUR million"), ("km", "km")],
)
def test_a_unit_of_money_has_one_name(unit: str, name: str) -> None:
    assert money_name(unit) == name


def test_scaled_money_of_one_currency_adds_up_and_other_currencies_do_not() -> None:
    assert size("£ billion") / size("£m") == 1000
    assert commensurable("£ billion", "£m")
    assert not commensurable("£ billion", "€ billion")


@pytest.mark.parametrize("written", ["2.4 million €", "€2.4 million", "€2.4m", "2.4 mn €"])
def test_a_value_may_be_written_with_money_in_any_order(written: str) -> None:
    ledger = ledger_of(
        f'a: {{label: Sales, unit: "€ million", values: {{2025: "{written}"}}}}', language="en"
    )
    assert ledger.find("a").number == Decimal("2.4")


@pytest.mark.parametrize(
    ("unit", "typed", "known"),
    [
        ("US$ billion", "US$102.5bn", True),
        ("US$ billion", "$102.5 billion", True),
        ("US$ billion", "$102.5 million", False),
        ("US$ billion", "€102.5 billion", False),
        ("million euros", "€102.5m", True),
        ("EUR million", "EUR 102.5 million", True),
        ("EUR million", "€102.5 million", True),
    ],
)
def test_money_typed_into_prose_is_known_in_another_spelling(unit: str, typed: str, known: bool) -> None:
    ledger = ledger_of(f'a: {{label: Sales, unit: "{unit}", values: {{2025: 102.5}}}}', language="en")
    (numeral,), _ = trace(f"Sales came to {typed} in all.", ledger, Place("brief.yaml", 9, 3))
    assert (numeral.fact is not None) is known


@pytest.mark.parametrize(("unit", "number", "shown"), [("people", 1, "1 person"), ("pounds", 1, "1 pound")])
def test_one_of_a_thing_is_named_in_the_singular(unit: str, number: int, shown: str) -> None:
    ledger = ledger_of(f"a: {{label: Left, unit: {unit}, values: {{2025: {number}}}}}", language="en")
    assert figure(ledger.find("a"), "en").text == shown


def test_a_row_names_its_money_and_its_cells_are_bare_numbers(brief_file: Callable[[str], Path]) -> None:
    months = ", ".join(f"{year}: -{year}.25" for year in range(2001, 2010))
    columns = ", ".join(map(str, range(2001, 2010)))
    text = f"""\
meta: {{title: T, language: en}}
metrics: {{a: {{label: Balance, kind: balance, unit: billion US$, values: {{{months}}}}}}}
deck: [{{title: T, blocks: [{{table: {{metrics: [a], columns: [{columns}]}}}}]}}]
"""
    (page,) = lay_out(brief_file(text)).deck.pages
    (table,) = (item for item in walk(page.items) if isinstance(item, TableItem))
    name, first, *_ = (cell.text.text for cell in table.rows[1].cells)
    assert (name, first) == ("Balance (US$ billion)", "−2,001.25")


@pytest.mark.parametrize(
    ("label", "parts"),
    [
        ("£1.3m", ("", "£1.3", "m")),
        ("−US$3.2 billion", ("", "−US$3.2", " billion")),
        ("about £12.6m", ("about ", "£12.6", "m")),
        ("EUR 3.1 million", ("EUR ", "3.1", " million")),
        ("约300万人", ("约", "300", "万人")),
    ],
)
def test_a_large_figure_has_its_currencys_sign_as_large(label: str, parts: tuple[str, ...]) -> None:
    assert figure_parts(label) == parts


def test_a_slope_of_money_has_its_sign_at_both_ends(brief_file: Callable[[str], Path]) -> None:
    text = """\
meta: {title: T, language: en}
metrics: {a: {label: Result, unit: £m, values: {2024: -12.4, 2025: 1.3}}}
deck: [{title: T, blocks: [{slope: [a]}]}]
"""
    (page,) = lay_out(brief_file(text)).deck.pages
    (drawn,) = (item for item in walk(page.items) if isinstance(item, Chart))
    assert drawn.series[0].labels == ("−£12.4m", "£1.3m")
