"""How kinds of metrics are compared: by growth in per cent, by difference, or in percentage points."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from briefgen.base.compile_late import compile_late
from briefgen.base.marked import both
from briefgen.facts.unit import is_percent

Kind = Literal[
    "count", "amount", "rank", "share", "rate", "index", "balance", "profit", "temperature", "year"
]  # fmt: skip
"""How a metric is counted, compared and drawn."""
Course = Literal["", "narrowed", "widened", "to_surplus", "to_deficit"]
"""What became of a loss or deficit: empty where neither end is below zero."""

DIFFERENCE_ONLY: frozenset[Kind] = frozenset({"temperature", "year"})
"""Their zero is a convention: 20 °C is not twice 10 °C, so that a growth in per cent means nothing."""
BY_DIFFERENCE: frozenset[Kind] = DIFFERENCE_ONLY | {"index", "balance", "rate"}
"""Compared by their difference unless a source claims a growth."""
RATIOS_OF_TIME: frozenset[Kind] = frozenset({"rank", "share", "rate", "index"})
"""They do not add up over time, so a year's may stand against a quarter's where nothing else is known."""
LOSSES: frozenset[Kind] = frozenset({"amount", "balance", "profit"})
"""What may be below zero, and narrow or widen there."""

_TRADE = compile_late("贸易|进出口|外贸|货物|服务|经常账户|经常项目|貿易|進出口|外貿|貨物|服務|經常帳")
_BUDGET = compile_late("财政|预算|收支|財政|預算")


def has_ratio(current: Decimal, base: Decimal) -> bool:
    """Return whether a rate of growth leads from one number to another: not from zero, nor across it."""
    return base > 0 and current >= 0


def is_percentage(kind: Kind, unit: str) -> bool:
    """Return whether a percentage is measured: two of them differ by percentage points."""
    return is_percent(unit) or kind == "share"


def grows(kind: Kind, unit: str) -> bool:
    """Return whether it grows by rates: no rank, no percentage, and no scale without a zero of its own."""
    return kind != "rank" and not is_percentage(kind, unit) and kind not in DIFFERENCE_ONLY


def course_of(kind: Kind, current: Decimal, base: Decimal) -> Course:
    """Return what became of a loss or deficit between two values."""
    if kind not in {"balance", "profit"}:
        return ""
    if base < 0 < current:
        return "to_surplus"
    if current < 0 < base:
        return "to_deficit"
    if base < 0 and current < 0 and base != current:
        return "narrowed" if current > base else "widened"
    return ""


def loss_words(kind: Kind, label: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return what is below zero and what is above it, each in Chinese and English."""
    if kind == "profit":
        return both("亏损", "loss"), both("盈利", "profit")
    if kind != "balance":
        return both("缺口", "shortfall"), both("盈余", "surplus")
    if _TRADE.search(label):
        return both("逆差", "deficit"), both("顺差", "surplus")
    if _BUDGET.search(label):
        return both("赤字", "deficit"), both("盈余", "surplus")
    return both("负值", "deficit"), both("正值", "surplus")
