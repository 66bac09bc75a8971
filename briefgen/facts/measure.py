"""What kinds of figures can be compared by: which have a growth in per cent, and which a difference alone."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from briefgen.facts.claims import is_whole
from briefgen.facts.metric import Kind, Metric, Reading
from briefgen.facts.unit import dimension, is_percent, split

Course = Literal["", "narrowed", "widened", "to_surplus", "to_deficit"]
"""What became of a loss or deficit: empty where neither end is below zero."""

DIFFERENCE_ONLY: frozenset[Kind] = frozenset({"temperature", "year"})
"""Their zero is a convention: 20 °C is not twice 10 °C, so nobody's growth in per cent means anything."""
BY_DIFFERENCE: frozenset[Kind] = DIFFERENCE_ONLY | {"index", "balance", "rate"}
"""Compared by their difference unless a source claims a growth."""
RATIOS_OF_TIME: frozenset[Kind] = frozenset({"rank", "share", "rate", "index"})
"""They do not add up over time, so a year's may stand against a quarter's where nothing else is known."""
LOSSES: frozenset[Kind] = frozenset({"amount", "balance", "profit"})
"""What may be below zero, and narrow or widen there."""

MONEY = frozenset({"yuan", "dollars", "euros", "pounds"})
TEMPERATURES = frozenset({"℃", "°C", "° C", "℉", "°F", "° F"})
_PROFIT = re.compile(
    r"利润(?!率)|净利(?!率)|盈亏|损益|\bprofits?\b|\bearnings\b|\bnet income\b|\bEBITDA?\b"
    r"|\b(?:operating|net) (?:result|income)\b",
    re.I,
)
_COUNTED = frozenset({"count", "percent", "rank"})
"""Dimensions of what is no amount."""
_BARE = frozenset({"", "m", "mn", "bn", "tn", "k"})
_TRADE = re.compile("贸易|进出口|外贸|货物|服务|经常账户|经常项目")
_BUDGET = re.compile("财政|预算|收支")


def measured(metric: Metric) -> Metric:
    """Return a metric with the kind that its unit and label tell, where the brief says no more of it."""
    if metric.kind not in {"count", "amount"}:
        return metric
    if metric.unit.strip() in TEMPERATURES:
        return replace(metric, kind="temperature")
    money = _is_money(metric.unit)
    if metric.unit and money and _PROFIT.search(metric.label):
        return replace(metric, kind="profit")
    sized = not metric.unit or money or dimension(metric.unit) not in _COUNTED
    if metric.kind == "count" and sized and not _could_be_counted(metric):
        return replace(metric, kind="amount")
    return metric


def _is_money(unit: str) -> bool:
    signed = any(sign in unit for sign in "¥$€£")
    return signed or dimension(unit) in MONEY or split(unit)[1] in _BARE


def _could_be_counted(metric: Metric) -> bool:
    """Say whether all values are whole and none is below zero."""
    read = [value.value for given in metric.values.values() for value in given]
    numbers = [value.number for value in read if isinstance(value, Reading)]
    return all(is_whole(number) and number >= 0 for number in numbers)


def has_ratio(current: Decimal, base: Decimal) -> bool:
    """Say whether a growth or a multiple leads from one number to another: not from zero, nor across it."""
    return base > 0 and current >= 0


def suits(word: str, kind: Kind, unit: str) -> bool:
    """Say whether a kind of comparison suits what is measured, whatever the values are."""
    if word == "rank_change" or kind == "rank":
        return word == "rank_change" and kind == "rank"
    if is_percent(unit) or kind == "share":
        return word == "points"
    if word == "narrowed":
        return kind in LOSSES
    if kind in DIFFERENCE_ONLY:
        return word == "change"
    return word in {"change", "growth", "multiple", "growth_multiple", "cagr"}


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
        return ("亏损", "loss"), ("盈利", "profit")
    if kind != "balance":
        return ("缺口", "shortfall"), ("盈余", "surplus")
    trade, budget = _TRADE.search(label), _BUDGET.search(label)
    zh = ("逆差", "顺差") if trade else ("赤字", "盈余") if budget else ("负值", "正值")
    return (zh[0], "deficit"), (zh[1], "surplus")
