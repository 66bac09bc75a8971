"""Metrics that others are computed of, as YAML; their ledgers come out, for the tests of formulas."""

from __future__ import annotations

from figures_kit import ledger_of

from briefgen.facts.format import figure
from briefgen.facts.ledger import Ledger

TRADE = """
exports:
  {label: 出口, unit: 亿元, kind: amount, values: {2023: 237656, 2024: 254545, 2025: 269892}, source: panel}
imports: {label: 进口, unit: 亿元, kind: amount, values: {2024: 183923, 2025: 184760}, source: text}
people: {label: 年末人口, unit: 万人, kind: amount, values: {2024: 140828, 2025: 140500}, source: panel}
"""


def computed(formula: str, more: str = "", *, given: str = TRADE, language: str = "zh-CN") -> Ledger:
    """Return the ledger of some metrics and of one, m, that is computed of them."""
    return ledger_of(f"{given}\nm: {{label: 结果, computed: '{formula}'{more}}}", language=language)


def shown(formula: str, more: str = "", **given: str) -> str:
    """Return the latest value of a formula as it is printed."""
    ledger = computed(formula, more, **given)
    assert ledger.problems == ()
    return figure(ledger.find("m"), ledger.language).text


def two(one: str, other: str, values: tuple[str, str] = ("10", "4")) -> str:
    """Return metrics a and b of the given units."""
    return (
        f"a: {{label: 甲, unit: '{one}', kind: amount, values: {{2025: '{values[0]}'}}}}\n"
        f"b: {{label: 乙, unit: '{other}', kind: amount, values: {{2025: '{values[1]}'}}}}"
    )
