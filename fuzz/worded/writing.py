"""Periods and figures as authors type them."""

from __future__ import annotations

from decimal import Decimal

from fuzz.worded.figures import Metric
from fuzz.worded.numbers import Cast, units

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


def month(number: int) -> str:
    """Return an English month's name."""
    return MONTHS[number - 1]


def period_label(key: str, zh: bool) -> str:
    """Return a period in words: 2025, 2025年三季度, Q3 2025, June 2025."""
    if "Q" in key:
        year, _, step = key.partition("Q")
        return f"{year}年{'一二三四'[int(step) - 1]}季度" if zh else f"Q{step} {year}"
    year, _, step = key.partition("-")
    if not step:
        return f"{year}年" if zh else year
    return f"{year}年{int(step)}月" if zh else f"{month(int(step))} {year}"


def written(name: str, value: str, cast: Cast, zh: bool) -> str:
    """Return a number as it is typed: with its unit, but for a change; a unit as it is."""
    if name in ("x", "u"):
        return value
    metric = next(metric for metric in cast.values() if isinstance(metric, Metric))
    if name in ("t", "v"):
        return with_unit(Decimal(value), metric.unit, zh)
    for unit, scale in units(metric.unit, "zh" if zh else "en").items():
        number = Decimal(value) / scale
        if name == "V" and number == metric.last:
            return with_unit(number, unit, zh)
        if name == "T" and 0.4 < float(number / metric.last) < 2.5:
            return with_unit(number, unit, zh)
    raise ValueError(value)


def with_unit(number: Decimal, unit: str, zh: bool) -> str:
    """Return a number with its unit behind it."""
    digits = f"{number.normalize():f}" if zh else f"{number.normalize():,f}"
    if unit == "%":
        return f"{digits}%"
    if unit.endswith("€"):
        return f"€{digits} {unit[:-1].strip()}".strip()
    return f"{digits}{unit}" if zh else f"{digits} {unit}".strip()
